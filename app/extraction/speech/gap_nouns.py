"""Nouns that are a cue's content without any complementiser: what is announced, asked, deemed.

Enters: the gap behind a cue, a token. Leaves: yes or no. Goes by syntax: a noun is the object when
the subject is complete, when it names a deed, when an accusative says what it is deemed. Refuses
to look for the end of the content.
"""

from functools import cache
from itertools import takewhile

from app.extraction.speech.gap import COMMAS, Gap
from app.extraction.words.action_nouns import is_action_noun, may_be_plural
from app.extraction.words.plurals import is_human_plural
from app.extraction.words.tense import is_verb
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import FINITE, CueClass, CueKind, Frame
from app.lexicon.heads import unnamed_head_forms
from app.lexicon.modality import is_perfect
from app.lexicon.party_words import party_words
from app.lexicon.whole_words import is_joined
from app.text.affixes import ARTICLE
from app.text.fold import TASHKEEL, fold

_NEAR = 14
_SHORTEST_ACCUSATIVE = 6
_ATTACHED, _SHORTEST_GOVERNED, _ADJECTIVE = frozenset("بل"), 3, "م"
_HER_OR_HIM = "ه"
_PLURAL, _OF = "ون", fold("من")
_OTHER_ALEFS, _SHORTEST_PREDICATE = ("وا", "ما", "ها", "نا", "هذا"), 4
_MARBUTA, _LIKE = (
    "ة",
    frozenset(map(fold, ("بمثابة", "غير", "لا", "ليس", "ليست", "من", "مجرد", "ضد"))),
)
_GOVERNED = frozenset(map(fold, ("على", "عن", "إلى", "من", "في")))
_SITTINGS = frozenset(map(fold, ("جلسة", "دورة", "حصة", "حفل", "حملة", "عملية", "ورشة")))
_INSIDE_PHRASE = frozenset(map(fold, ("وقت", "يوم", "ليلة", "صباح", "مساء", "هامش", "هوامش")))


def is_object(gap: Gap, index: int) -> bool:
    """Tell whether a verbal noun is the cue's object, its subject passed or unwritten."""
    token = gap.analysis.tokens[index]
    if gap.passed and not gap.subject_closed and not _pauses(gap, index):
        return False
    before = gap.analysis.tokens[index - 1].folded if index > gap.start else ""
    if before in gap.words.prepositions or before in _INSIDE_PHRASE or _is_occasion(gap, index):
        return False
    who = _counts_people(gap, index) or _is_paper(gap, index)
    honoured = token.folded in gap.words.honorifics | gap.words.complementisers
    if who or honoured or token.folded in party_words().times:
        return False
    if gap.marks.cast.at(token.start) is not None:
        return False
    if not is_action_noun(token.folded) and not _is_said_anew(gap, index):
        return token.folded.startswith(ARTICLE) and _is_definite_object(gap, index)
    return gap.passed > 0 or not may_be_plural(token.folded)


def _pauses(gap: Gap, index: int) -> bool:
    """Tell whether a comma ends an indefinite subject: «أكد شهود عيان، | سماع دوي انفجار»."""
    return gap.analysis.tokens[index - 1].folded in COMMAS


def _is_said_anew(gap: Gap, index: int) -> bool:
    """Tell whether the noun itself reports: «جدد الوزير | دعوة بريطانيا إلى المراجعة»."""
    other = gap.others.get(index)
    return other is not None and other.kind is CueKind.MASDAR


def _is_occasion(gap: Gap, index: int) -> bool:
    """Tell whether a noun belongs to one that a preposition governs: «خلال جلسة | تصوير»."""
    if index - 2 < gap.start:
        return False
    governing, noun = gap.analysis.words[index - 2 : index]
    return governing in gap.words.prepositions and (
        noun in gap.words.occasions or noun in _SITTINGS
    )


def _is_paper(gap: Gap, index: int) -> bool:
    """Tell whether a paper is the subject: «توقع استطلاع أجرته رويترز أن»."""
    following = gap.analysis.words[index + 1] if index + 1 < gap.limit else ""
    paper = not gap.passed and gap.analysis.words[index] in gap.words.documents
    return paper and following.endswith(_HER_OR_HIM) and is_perfect(following[:-1])


def _counts_people(gap: Gap, index: int) -> bool:
    """Tell whether a subject of many begins here: «بعض الخبراء», «كل من»; not «بعض الوقت»."""
    following = gap.analysis.words[index + 1] if index + 1 < gap.limit else ""
    counts = gap.analysis.words[index] in gap.words.quantities
    people = following in unnamed_head_forms() or is_human_plural(following)
    return counts and (people or following == _OF)


def _is_definite_object(gap: Gap, index: int) -> bool:
    """Tell whether «العثور على», «الإفراج عن» is the object: a noun and its preposition."""
    if not gap.passed or index + 1 >= gap.limit:
        return False
    tokens = gap.analysis.tokens
    before, word = tokens[index - 1], tokens[index].folded.removeprefix(ARTICLE)
    apart = gap.is_apart(index) or before.folded.startswith(ARTICLE)
    following = tokens[index + 1].folded
    attached = following[:1] in _ATTACHED and len(following) > _SHORTEST_GOVERNED
    plain = not (word.startswith(_ADJECTIVE) or may_be_plural(word))
    governed = following in _GOVERNED or (attached and plain)
    return apart and is_action_noun(word) and governed


def is_stressed(gap: Gap, index: int) -> bool:
    """Tell whether a noun right behind a name is what is stressed: «أكد بايدن متانة العلاقات».

    A definite noun or a name completes it, and nothing else that could be said stands further on.
    """
    token = gap.analysis.tokens[index]
    stress = gap.hit.cue_class is CueClass.STRESS and gap.hit.kind in FINITE
    if not stress or not gap.passed or not gap.closes_name(index) or index + 1 >= gap.limit:
        return False
    following = gap.analysis.tokens[index + 1]
    whole = following.folded.startswith(ARTICLE) or gap.marks.cast.at(following.start) is not None
    plain = not (token.folded.startswith(ARTICLE) or is_joined(token.folded))
    if token.folded in _not_stressed() or not whole or not plain:
        return False
    arabic = len(token.folded) >= _SHORTEST_GOVERNED and not any(map(str.isascii, token.folded))
    return arabic and not is_verb(token.folded) and _brings_no_other(gap, index)


@cache
def _not_stressed() -> frozenset[str]:
    """Return the words of people and of closed classes: what is stressed is none of them."""
    words = clause_words()
    people = words.title_heads | words.agents | words.counting | words.ranks
    closed = words.prepositions | words.adverbs | words.relatives | words.joining
    return people | closed | words.negations


def _brings_no_other(gap: Gap, index: int) -> bool:
    """Tell whether neither a clause, a colon, marks nor the cue's preposition stand further on."""
    other = gap.words.complementisers | gap.hit.prepositions | {":"}
    behind = gap.analysis.tokens[index + 1 : gap.limit]
    return not any(t.folded in other or t.start in gap.marks.by_start for t in behind)


def is_subject_of_speech(gap: Gap, index: int) -> bool:
    """Tell whether what is said begins right behind a noun: «أكد أرولات: "…"», «أكد محاموه أنه».

    A verbal noun may govern a clause: «توقع احتمال أن يكون …» (he expected the chance that).
    """
    behind = gap.analysis.words[index + 1] if index + 1 < gap.limit else ""
    clause = behind in gap.words.complementisers and not is_action_noun(gap.analysis.words[index])
    return behind == ":" or clause


def is_thing_asked(gap: Gap, word: str) -> bool:
    """Tell whether this is what is asked for: «طلبت من المحكمة الموافقة على …»."""
    asks = Frame.ADDRESSEE in gap.frames and gap.passed > 0 and gap.subject_closed
    definite = word.startswith(ARTICLE) and is_action_noun(word[len(ARTICLE) :])
    return asks and definite


def is_denied(gap: Gap, index: int) -> bool:
    """Tell whether what is denied is pointed at: «وتنفي الصحيفة هذه التهمة»."""
    token = gap.analysis.tokens[index]
    closed = gap.passed and gap.subject_closed and not gap.in_relative
    if (
        gap.hit.cue_class is not CueClass.DENY
        or token.folded not in clause_words().demonstratives
        or not closed
    ):
        return False
    following = gap.analysis.tokens[index + 1] if index + 1 < gap.limit else None
    return following is not None and following.folded.startswith(ARTICLE)


def is_deemed(gap: Gap, index: int) -> bool:
    """Tell whether what is deemed something begins here: «اعتبرت قوى هذه الإجراءات انقلابا».

    Behind the subject stands the object, and an indefinite accusative that says what it is.
    """
    if gap.hit.kind is CueKind.PARTICIPLE:
        return True
    if gap.hit.forms[0].suffixed:
        return _is_what_it_is(gap, index)
    token = gap.analysis.tokens[index]
    begins = token.folded.startswith(ARTICLE) or token.folded in clause_words().demonstratives
    closed = gap.subject_closed or gap.analysis.words[index - 1].endswith(_PLURAL)
    if not (begins and gap.passed and closed and not gap.in_relative):
        return False
    if token.folded not in clause_words().demonstratives and not gap.is_apart(index):
        return False
    behind = gap.analysis.tokens[index + 1 : min(gap.limit, index + _NEAR)]
    ends = gap.words.complementisers
    words = takewhile(lambda t: t.is_word and t.folded not in ends, behind)
    return any(_is_accusative(gap.analysis.text[t.start : t.end]) for t in words)


def _is_what_it_is(gap: Gap, index: int) -> bool:
    """Tell whether an indefinite noun says what «اعتبرته» deems it, past any subject.

    «اعتبرته الوزارة استفزازا», «اعتبرتها بمثابة خطأ»; «اعتبرها خبراء» goes on to its subject.
    """
    token = gap.analysis.tokens[index]
    if token.folded in _LIKE and not gap.in_relative:
        return True
    closed = gap.subject_closed or gap.analysis.words[index - 1].endswith(_PLURAL)
    if (gap.passed and not closed) or gap.in_relative or token.folded[:1] in _ATTACHED:
        return False
    written = gap.analysis.text[token.start : token.end]
    named = gap.marks.cast.at(token.start) is not None
    noun = not (named or token.folded.startswith(ARTICLE) or token.folded in gap.words.adverbs)
    return noun and (_ends_as_predicate(written.rstrip(TASHKEEL)) or _is_accusative(written))


def _ends_as_predicate(written: str) -> bool:
    """Tell whether an indefinite noun may be accusative: «خطرا», «خطوة», «أكبر»."""
    accusative = written.endswith("ا") and not written.endswith(_OTHER_ALEFS)
    elative = written.startswith("أ") and len(written) == len("أكبر")
    return len(written) >= _SHORTEST_PREDICATE and (
        accusative or elative or written.endswith((_MARBUTA, "ات", "ى"))
    )


def _is_accusative(written: str) -> bool:
    """Tell whether a word is written with the ending of an indefinite accusative."""
    nunated = written.endswith(("اً", "ًا"))
    return nunated or (len(written) >= _SHORTEST_ACCUSATIVE and written.endswith("ا"))
