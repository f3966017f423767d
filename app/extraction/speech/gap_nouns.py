"""Nouns that are a cue's content without any complementiser: what is announced, asked, deemed.

Enters: the gap behind a cue, a token. Leaves: yes or no. Goes by syntax: a noun is the object when
the subject is complete, when it names a deed, when an accusative says what it is deemed. Refuses
to look for the end of the content.
"""

from itertools import takewhile

from app.extraction.speech.gap import Gap
from app.extraction.words.action_nouns import ARTICLE, is_action_noun, may_be_plural
from app.lexicon.cues import CueClass, CueKind, Frame
from app.lexicon.party_words import party_words
from app.text.fold import fold

_NEAR = 14
_SHORTEST_ACCUSATIVE = 6
_ATTACHED, _SHORTEST_GOVERNED, _ADJECTIVE = frozenset("بل"), 3, "م"
_POINTING = frozenset(map(fold, ("هذا", "هذه", "ذلك", "تلك")))
_GOVERNED = frozenset(map(fold, ("على", "عن", "إلى", "من", "في")))
_INSIDE_PHRASE = frozenset(map(fold, ("وقت", "يوم", "ليلة", "صباح", "مساء", "هامش", "هوامش")))


def is_object(gap: Gap, index: int) -> bool:
    """Tell whether a verbal noun is the cue's object, its subject passed or unwritten."""
    token = gap.analysis.tokens[index]
    if gap.passed and not gap.subject_closed:
        return False
    before = gap.analysis.tokens[index - 1].folded if index > gap.start else ""
    if before in gap.words.prepositions or before in _INSIDE_PHRASE:
        return False
    if token.folded in party_words().times:
        return False
    if gap.marks.cast.at(token.start) is not None:
        return False
    if not is_action_noun(token.folded):
        return token.folded.startswith(ARTICLE) and _is_definite_object(gap, index)
    return gap.passed > 0 or not may_be_plural(token.folded)


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


def is_thing_asked(gap: Gap, word: str) -> bool:
    """Tell whether this is what is asked for: «طلبت من المحكمة الموافقة على …»."""
    asks = Frame.ADDRESSEE in gap.frames and gap.passed > 0 and gap.subject_closed
    definite = word.startswith(ARTICLE) and is_action_noun(word[len(ARTICLE) :])
    return asks and definite


def is_denied(gap: Gap, index: int) -> bool:
    """Tell whether what is denied is pointed at: «وتنفي الصحيفة هذه التهمة»."""
    token = gap.analysis.tokens[index]
    closed = gap.passed and gap.subject_closed and not gap.in_relative
    if gap.hit.cue_class is not CueClass.DENY or token.folded not in _POINTING or not closed:
        return False
    following = gap.analysis.tokens[index + 1] if index + 1 < gap.limit else None
    return following is not None and following.folded.startswith(ARTICLE)


def is_deemed(gap: Gap, index: int) -> bool:
    """Tell whether what is deemed something begins here: «اعتبرت قوى هذه الإجراءات انقلابا».

    Behind the subject stands the object, and an indefinite accusative that says what it is.
    """
    if gap.hit.kind is CueKind.PARTICIPLE or (gap.hit.forms[0].suffixed and not gap.passed):
        return True
    token = gap.analysis.tokens[index]
    begins = token.folded.startswith(ARTICLE) or token.folded in _POINTING
    if not (begins and gap.passed and gap.subject_closed and not gap.in_relative):
        return False
    if token.folded not in _POINTING and not gap.is_apart(index):
        return False
    behind = gap.analysis.tokens[index + 1 : min(gap.limit, index + _NEAR)]
    ends = gap.words.complementisers
    words = takewhile(lambda t: t.is_word and t.folded not in ends, behind)
    return any(_is_accusative(gap.analysis.text[t.start : t.end]) for t in words)


def _is_accusative(written: str) -> bool:
    """Tell whether a word is written with the ending of an indefinite accusative."""
    nunated = written.endswith(("اً", "ًا"))
    return nunated or (len(written) >= _SHORTEST_ACCUSATIVE and written.endswith("ا"))
