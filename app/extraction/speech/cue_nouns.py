"""Cues that their neighbours show to be nouns, callings or passives: «كاتبة السيناريو».

Enters: a word with a cue's reading, the words after it. Leaves: yes or no. Refuses to choose
between a cue's readings.
"""

from collections.abc import Sequence
from itertools import takewhile

from app.extraction.speech.cue_readings import PAUSES, CueWord
from app.extraction.words.tense import is_verb
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import FINITE, CueClass, CueKind, Frame, cue_forms, cue_objects
from app.lexicon.inflection import Gender, Number
from app.lexicon.party_words import is_body_adjective
from app.text.affixes import ARTICLE, CONJUNCTIONS
from app.text.fold import fold
from app.text.memory import remembered

_REACH = fold("توصل")
_TO = fold("إلى")
_BY, _BY_WHAT = "ب", ("بان", "بال")
_ONE_OF = fold("من")
_SAYING = frozenset((CueClass.SAY, CueClass.STRESS, CueClass.ANNOUNCE, CueClass.ASK))
_SEMI, _SEAT = fold("شبه"), fold("مقرا")
_FEMININE = ("ة", "ات")
_NONE: frozenset[str] = frozenset()
_ACCUSATIVE, _BEAR = "ا", "حمل"
_ADMITTED = ("بان", "بال", "ان", "انه", "انها")
_SO_CALLED = frozenset(map(fold, ("يسمى", "تسمى", "سمي", "سميت")))
_CALLED = frozenset(map(fold, ("تدعى", "يدعى", "ندعى")))
_OBJECT_REACH = 5
_SPEECH = frozenset(':«"“')
_REFERENCE, _IN = fold("إشارة"), "في"
_CITED, _NEAR = frozenset(map(fold, ("استشهد", "استشهدت", "استشهدوا"))), 5
_GOT, _OUTLET = frozenset(("به", "بها", "بنسخه", "بنسخ")), 2


def is_named_by_verb(word: CueWord) -> bool:
    """Tell whether a verb rules the noun: «أضاف تعليق آخر» (a comment added), «يجب حث» (must).

    Of «تم اقتراحه» (it was proposed) the pronoun is what is proposed, nobody who proposes. Behind a
    verb of saying no other verb stands: «قال دان براون», «أكد أسر الضحايا».
    """
    if word.joined:
        return False
    if word.before.removeprefix("و") in clause_words().obliging:
        return any(form.kind is CueKind.MASDAR for form in cue_forms().get(word.folded, ()))
    if _is_past(word.folded):
        return _says(word.before)
    if not _all_masdars(word.folded):
        return False
    if word.before.removeprefix("و") in clause_words().light_passives:
        return all(form.suffixed for form in cue_forms()[word.folded])
    verbs = cue_forms().get(word.before, ())
    return any(form.kind in FINITE and not form.suffixed for form in verbs)


def is_gloss(word: CueWord) -> bool:
    """Tell whether the reporter says whom another meant: «في إشارة إلى خصومه» (in reference to)."""
    return word.before.removeprefix("و") == _IN and word.folded == _REFERENCE


def is_martyred(word: CueWord, behind: Sequence[str]) -> bool:
    """Tell whether «استشهد» is "was martyred": who cites names what with «بـ»."""
    if word.folded not in _CITED:
        return False
    near = takewhile(lambda following: following not in clause_words().prepositions, behind[:_NEAR])
    return not any(following.startswith(_BY) for following in near)


def is_predicate(word: CueWord, ahead: Sequence[str]) -> bool:
    """Tell whether a participle says what the subject of أن is: «إن المؤسسة مطالبة بالعمل».

    Args:
        word: the participle.
        ahead: the words before it, nearest last; nothing but the subject stands behind أن.
    """
    forms = cue_forms().get(word.folded, ())
    nominative = any(f.kind is CueKind.PARTICIPLE and f.gender is Gender.FEMININE for f in forms)
    if word.joined or not nominative or any(form.kind in FINITE for form in forms):
        return False
    clause = clause_words().complementisers
    for before in reversed(ahead):
        if before in clause:
            return True
        if not before.isalpha() or is_verb(before):
            return False
    return False


def is_calling(word: CueWord, behind: Sequence[str]) -> bool:
    """Tell whether a participle is one's calling: «كاتبة السيناريو» (the scriptwriter)."""
    of_it = behind[:1] and behind[0].startswith(ARTICLE)
    return bool(of_it) and word.folded in clause_words().participle_nouns


def is_passive_deeming(word: CueWord, behind: Sequence[str]) -> bool:
    """Tell whether something is deemed something: «الذي يعتبر شخصية غامضة», «تعتبر من أهم».

    Two indefinite words follow, or «من», and no clause: who deems has no place there.
    """
    if not _deems(word.folded) or len(behind) < len(("what", "like")):
        return False
    clause = clause_words().complementisers
    for following in behind:
        if not following.isalpha():
            break
        if following in clause:
            return False
    after_subject = not word.joined and word.before not in PAUSES
    return behind[0] == _ONE_OF or (
        after_subject and all(_is_indefinite(following) for following in behind[:2])
    )


def is_described(word: CueWord, behind: Sequence[str]) -> bool:
    """Tell whether something was described, by nobody: «لقاء وصف بأنه تاريخي».

    Who describes names what: «وصف اللقاء بأنه», «وصفه بأنه».
    """
    called = behind[:1] and (behind[0] == _BY or behind[0].startswith(_BY_WHAT))
    return bool(called) and _describes(word.folded)


def is_received(word: CueWord, behind: Sequence[str]) -> bool:
    """Tell whether a paper got what is told: «في بيان توصلت به الصحيفة», not «توصلت إلى أن»."""
    if _GOT.isdisjoint(behind[:_OUTLET]) or not _reaches(word.folded):
        return False
    return not any(following.startswith(_TO) for following in behind)


@remembered
def _describes(word: str) -> bool:
    forms = cue_forms().get(word, ())
    describes = any(f.kind is CueKind.PAST and Frame.DESCRIBED in f.cue.frames for f in forms)
    return describes and not any(form.suffixed for form in forms)


@remembered
def _reaches(word: str) -> bool:
    return any(form.cue.lemma == _REACH for form in cue_forms().get(word, ()))


@remembered
def _all_masdars(word: str) -> bool:
    forms = cue_forms().get(word, ())
    return bool(forms) and all(form.kind is CueKind.MASDAR for form in forms)


@remembered
def _is_past(word: str) -> bool:
    """Tell whether a word is read as a verb in the past and nothing else."""
    forms = cue_forms().get(word, ())
    return bool(forms) and all(form.kind is CueKind.PAST and not form.suffixed for form in forms)


@remembered
def _says(word: str) -> bool:
    """Tell whether a word can be nothing but one's saying: «أكد», «وأكد»."""
    bare = word[1:] if word[:1] in CONJUNCTIONS and word[1:] in cue_forms() else word
    forms = cue_forms().get(bare, ())
    return bool(forms) and all(
        form.kind in FINITE
        and form.number is Number.SINGULAR
        and form.cue.cue_class in _SAYING
        and not form.suffixed
        for form in forms
    )


@remembered
def _deems(word: str) -> bool:
    return any(
        form.kind is CueKind.PRESENT and not form.suffixed and Frame.DEEMING in form.cue.frames
        for form in cue_forms().get(word, ())
    )


def _is_indefinite(word: str) -> bool:
    words = clause_words()
    return (
        word.isalpha()
        and not word.startswith(ARTICLE)
        and word not in words.prepositions
        and not is_verb(word)
    )


def has_other_object(word: CueWord, behind: Sequence[str]) -> bool:
    """Tell whether the object shows another sense of the verb: «شدد الحصار», «تبنى خطة».

    Some objects are never what is said, some verbs say only what their own objects tell.
    """
    for lemma in _lemmas(word.folded):
        only = cue_objects("only").get(lemma)
        if only is not None and (only.isdisjoint(behind) or _is_borne(word, behind, only)):
            return True
        near = takewhile(lambda following: following not in _SPEECH, behind[:_OBJECT_REACH])
        never = not cue_objects("never").get(lemma, _NONE).isdisjoint(near)
        if never and clause_words().complementisers.isdisjoint(behind):
            return True
    return False


def _is_borne(word: CueWord, behind: Sequence[str], own: frozenset[str]) -> bool:
    """Tell whether one bears a thing and lays it on nobody: «تحمل المسؤولية»."""
    forms = cue_forms().get(word.folded, ())
    bears = any(form.cue.lemma == _BEAR and form.kind in FINITE for form in forms)
    return bears and behind[0] in own and not any(form.suffixed for form in forms)


@remembered
def _lemmas(word: str) -> tuple[str, ...]:
    """Return the lemmas of a cue's form that the table of objects knows."""
    known = cue_objects("only").keys() | cue_objects("never").keys()
    lemmas = dict.fromkeys(fold(form.cue.lemma) for form in cue_forms().get(word, ()))
    return tuple(lemma for lemma in lemmas if lemma in known)


def is_named_act(word: CueWord, before: str) -> bool:
    """Tell whether a verbal noun stands in a phrase: «أجهزة كشف عن المعادن» (metal detectors).

    No masculine verb can stand behind an indefinite feminine noun, written `before`.
    """
    feminine = before.endswith(_FEMININE) and not before.startswith(ARTICLE)
    return feminine and not word.joined and _is_homograph(word.folded)


@remembered
def _is_homograph(word: str) -> bool:
    """Tell whether a verb in the past and its verbal noun are written alike."""
    kinds = {(form.kind, form.gender) for form in cue_forms().get(word, ())}
    return (CueKind.PAST, Gender.MASCULINE) in kinds and (CueKind.MASDAR, None) in kinds


def is_adverb(word: CueWord, behind: Sequence[str]) -> bool:
    """Tell whether «شبه الرسمية» is semi-official, «تستخدم مقرا باليا» a seat: no cue's object."""
    following = behind[0] if behind else ""
    if word.folded == _SEMI:
        return following.startswith(ARTICLE) and is_body_adjective(following)
    if word.folded != _SEAT or word.joined or word.before in PAUSES:
        return False
    return not following.startswith(_ADMITTED) or following.endswith(_ACCUSATIVE)


def is_called(word: CueWord, behind: Sequence[str], *, short_alef: bool) -> bool:
    """Tell whether «تدعى» (is called) is meant, not «تدعي أن» (claims that), or «ما يسمى»."""
    words = clause_words()
    clause = behind[:1] and behind[0] in words.complementisers
    relative = word.before in words.free_relatives or word.before in words.relatives
    so_called = relative and word.folded in _SO_CALLED
    return so_called or (short_alef and word.folded in _CALLED and not clause)
