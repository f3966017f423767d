"""The body that an expert belongs to, as the text names it.

Enters: the tokens from the noun that opens it («جامعة», university) on, and the cast. Leaves: the
span of the name, without «في/لدى/بـ» before it, and whether it is a body of learning.
"""

from collections.abc import Sequence

from app.domain.party import PartyType
from app.extraction.reading.analysis import Analysis
from app.extraction.reading.cast import Cast
from app.extraction.words.tense import is_negation
from app.lexicon.expertise import body_words
from app.text.affixes import DEFINITE
from app.text.fold import fold
from app.text.span import Span
from app.text.tokens import Token, offset_after

_LONGEST = 10
_STOPS = frozenset(".!؟?:;؛،,()")
_MARKS = frozenset("«»\"“”'")
_DASHES = frozenset("-–—")
_EDGES = ' \t\u00a0،,.:؛;«»"“”'
_AT, _OF = "ب", "ل"
_IN = "في"
_OUTSIDERS = frozenset({PartyType.PERSON, PartyType.MEDIA})


def opens_body(tokens: tuple[Token, ...], index: int) -> bool:
    """Tell whether a body's name begins at `index`, in quotation marks or not."""
    heads = body_words("head")
    here = tokens[index].folded if index < len(tokens) else ""
    following = tokens[index + 1].folded if index + 1 < len(tokens) else ""
    return here in heads or (here in _MARKS and following in heads)


def opens_body_attached(token: Token) -> bool:
    """Tell whether the token is «بـ» (at) with a noun that opens a body («بجامعة»)."""
    return token.folded.startswith(_AT) and token.folded[1:] in body_words("head")


def body_at(analysis: Analysis, cast: Cast, tokens: tuple[Token, ...]) -> Span | None:
    """Return the span of the body whose name begins with the first token, None when it has none.

    It ends at a stop, a preposition or relative, the name of a person or medium, the end of its
    quotation marks, or the end of the cast's own mention of it; «في جامعة …» (in the university
    of …) and «بجامعة …» go on with it.

    Example: «كلية الطب في جامعة إيموري بولاية …» (the medical school of Emory university in the
    state of …) → «كلية الطب في جامعة إيموري».
    """
    taken: list[Token] = []
    quoted = False
    for place, token in enumerate(tokens[:_LONGEST]):
        following = tokens[place + 1 : place + 2]
        if token.folded in _MARKS:
            taken.append(token)
            if quoted and not any(map(opens_body_attached, following)):
                break
            quoted = not quoted
        elif taken and not quoted and _ends(cast, token, taken, following):
            break
        else:
            taken.append(token)
    if not any(t.is_word for t in taken):
        return None
    start = taken[0].start
    if opens_body_attached(taken[0]) or _is_of(taken[0]):
        start = offset_after(analysis.text, taken[0], 1)
    return Span(start, taken[-1].end).strip(analysis.text, _EDGES)


def _is_of(token: Token) -> bool:
    """Tell whether «لـ» (of) is attached to a noun that opens a body («لمعهد»)."""
    bare = token.folded.removeprefix(_OF)
    return bare != token.folded and not bare.startswith(_OF) and bare in body_words("head")


def _is_hyphen(token: Token, taken: Sequence[Token], following: Sequence[Token]) -> bool:
    """Tell a hyphen inside a name from a dash with a space beside it."""
    before, after = taken[-1:], following[:1]
    joined = bool(before and after) and before[0].end == token.start
    return joined and token.end == after[0].start


def _ends(cast: Cast, token: Token, taken: list[Token], following: tuple[Token, ...]) -> bool:
    if opens_body_attached(token):
        return False
    if token.folded in _DASHES:
        return not _is_hyphen(token, taken, following)
    if token.folded == _IN:
        return not any(t.folded in body_words("seat") for t in following)
    mention = cast.at(token.end - 1)
    if mention is not None and mention.span.start > taken[0].start:
        own_medium = mention.party.type is PartyType.MEDIA and len(taken) == 1
        return mention.party.type in _OUTSIDERS and not own_medium
    before = cast.at(taken[-1].start)
    named = before is not None and before.party.type is PartyType.ORGANISATION
    left = named and mention is None and not token.folded.startswith(DEFINITE)
    leaves = token.folded in _STOPS or token.folded in body_words("closer")
    leaves = leaves or is_negation(token.folded)
    return left or leaves or token.folded.startswith(tuple(body_words("locative")))


def is_learned(analysis: Analysis, body: Span) -> bool:
    """Tell whether the body is one of learning or study by the words of its name.

    A public institute is none: «المعهد الوطني للتراث» (the national institute of heritage).

    Example: «مركز الأمن بجامعة جورجيا» (markaz al-amn bi-jāmiʿat Jūrjiyā) → True; «مركز شرطة
    المدينة» (markaz shurṭat al-madīna, the city's police station) → False.
    """
    words = set(fold(body.of(analysis.text)).split())
    bare = words | {word[1:] for word in words}
    if not bare.isdisjoint(body_words("study")):
        return True
    return not bare.isdisjoint(body_words("research")) and bare.isdisjoint(body_words("practical"))
