"""Phrases that introduce an expert beside the name: title, field, affiliation.

Enters: the analysed text, the cast, one mention of a person. Leaves: spans of the parts, or None
when nothing beside the name speaks of expertise. Reads four shapes: «name, title in body»,
«title in body name», «name, and he is title», «name, of body».
"""

from collections.abc import Callable
from dataclasses import dataclass

from app.domain.party import PartyType
from app.extraction.analysis import Analysis
from app.extraction.cast import Cast, Mention
from app.lexicon.expertise import ExpertTitle, Strength, body_words, expert_titles
from app.text.span import Span
from app.text.tokens import Token, offset_after

_REACH = 18
_LONGEST_BODY = 10
_LONGEST_TITLE = 9
_FULL_STOPS = frozenset(".!؟?:;؛")
_COMMAS = frozenset("،,")
_QUOTES = frozenset("«»\"“”'")
_AT = frozenset({"في", "لدي", "من", "لصالح"})
_CLOSERS = frozenset(
    {"في", "من", "الي", "عن", "علي", "لدي", "التي", "الذي", "وهو", "وهي", "ان", "بان", "انه", "اليوم", "حيث", "خلال"}
)  # fmt: skip
_COPULAS = frozenset({"وهو", "وهي", "هو", "هي", "و"})
_LEAVING = frozenset({"من", "يعمل", "تعمل", "الذي", "التي", "يدرس", "تدرس"})
_EDGES = ' \t\u00a0،,.:؛;«»"“”'


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """Where an expert is introduced."""

    span: Span
    title: Span | None
    field: Span | None
    affiliation: Span | None


def introduction_at(analysis: Analysis, cast: Cast, mention: Mention) -> Introduction | None:
    """Return the introduction that goes with this mention of a person, or None.

    Example: «ستيفن روبرتس، أستاذ دراسات الإعلام في جامعة جورج واشنطن» (Stīfin Rūbirts, ustādh
    dirāsāt al-iʿlām fī jāmiʿat Jūrj Wāshinṭun) → title, field and affiliation after the name.
    """
    return _after(analysis, cast, mention) or _before(analysis, cast, mention)


def _after(analysis: Analysis, cast: Cast, mention: Mention) -> Introduction | None:
    first = analysis.token_index(mention.span.end)
    tokens = analysis.tokens[first : first + _REACH]
    index = 0
    while index < min(3, len(tokens)) and tokens[index].folded in _COMMAS | _COPULAS | _QUOTES | {
        ")"
    }:
        index += 1
    if index < len(tokens) and tokens[index].folded in {"الدكتور", "دكتور"}:
        index += 1
    title = _title_at(tokens, index)
    if title is None:
        return _of_body(analysis, cast, mention, tokens[index:])
    parts = _parts(analysis, cast, tokens[index:], title)
    if parts is None:
        return None
    return Introduction(
        span=Span(mention.span.start, parts[-1].end if parts[-1] else parts[0].end),
        title=parts[0], field=parts[1], affiliation=parts[2],
    )  # fmt: skip


def _before(analysis: Analysis, cast: Cast, mention: Mention) -> Introduction | None:
    """Look back for a title with nothing but its complement between it and the name."""
    end = analysis.token_index(mention.span.start)
    others = {m.span.start for m in cast.within(Span(analysis.tokens[max(0, end - _REACH)].start, mention.span.start)) if m.party.type is PartyType.PERSON}  # fmt: skip
    for index in range(end - 1, max(-1, end - _REACH), -1):
        token = analysis.tokens[index]
        if token.folded in _FULL_STOPS | _COMMAS or token.start in others:
            return None
        tokens = analysis.tokens[index:end]
        title = _title_at(tokens, 0)
        if title is not None and not _opened_wider(analysis, index):
            parts = _parts(analysis, cast, tokens, title)
            if parts is not None:
                return Introduction(
                    span=Span(parts[0].start, mention.span.end),
                    title=parts[0], field=parts[1], affiliation=parts[2],
                )  # fmt: skip
    return None


def _opened_wider(analysis: Analysis, index: int) -> bool:
    """Tell whether the title is the tail of a longer one («كبير | الباحثين»)."""
    if index == 0:
        return False
    wider = _title_at(analysis.tokens[index - 1 : index + 3], 0)
    return wider is not None and len(wider.words) > 1


def _of_body(
    analysis: Analysis, cast: Cast, mention: Mention, tokens: tuple[Token, ...]
) -> Introduction | None:
    """Read «name, من (of) body» where the body is one of learning."""
    if (
        len(tokens) < 2
        or tokens[0].folded not in {"من"}
        or tokens[1].folded not in body_words("head")
    ):
        return None
    body = _body(analysis, cast, tokens[1:])
    if body is None or not _learned(analysis, body):
        return None
    return Introduction(
        span=Span(mention.span.start, body.end), title=None, field=None, affiliation=body
    )


def _title_at(tokens: tuple[Token, ...], index: int) -> ExpertTitle | None:
    if index >= len(tokens):
        return None
    for title in expert_titles().get(tokens[index].folded, ()):
        if tuple(t.folded for t in tokens[index : index + len(title.words)]) == title.words:
            return title
    return None


_Parts = tuple[Span, Span | None, Span | None]


def _parts(
    analysis: Analysis, cast: Cast, tokens: tuple[Token, ...], title: ExpertTitle
) -> _Parts | None:
    """Return the spans of title (field included), field and affiliation, None when no expert."""
    head = len(title.words)
    end, body = _complement(analysis, cast, tokens, head)
    title_span = Span(tokens[0].start, tokens[max(head, end) - 1].end)
    if title.strength is Strength.WEAK and not (body and _learned(analysis, body)):
        return None
    field = None
    if end > head and title.strength is not Strength.WEAK:
        start = (
            tokens[head + 1].start
            if tokens[head].folded in _AT and end > head + 1
            else tokens[head].start
        )
        field = Span(start, tokens[end - 1].end)
    return title_span, field, body


def _complement(
    analysis: Analysis, cast: Cast, tokens: tuple[Token, ...], head: int
) -> tuple[int, Span | None]:
    """Return where the title with its field ends, and the affiliation after it."""
    heads, end = body_words("head"), len(tokens)
    for index in range(head, min(len(tokens), head + _LONGEST_TITLE)):
        token = tokens[index]
        if token.folded in _FULL_STOPS | _COMMAS:
            return index, None
        mention = cast.at(token.start)
        if mention and mention.party.type in {PartyType.PERSON, PartyType.MEDIA}:
            return index, None
        at, word = _preposition(analysis, token)
        following = tokens[index + 1].folded if index + 1 < len(tokens) else ""
        named = token.folded in heads or (token.folded in _QUOTES and following in heads)
        if index == head and named:
            return index, _body(analysis, cast, tokens[index:])
        if at and word in heads:
            return min(end, index), _trimmed(_body(analysis, cast, tokens[index:]), at - token.start, token)
        if token.folded in _AT and (
            following in heads or following in _QUOTES or _names_body(cast, tokens, index + 1)
        ):
            return min(end, index), _body(analysis, cast, tokens[index + 1 :])
        if token.folded in {"ان", "بان", "قال", "يقول", "الذي", "التي"}:
            return index, None
        if token.folded in _LEAVING:
            end = min(end, index)
    whole = len(tokens) <= head + _LONGEST_TITLE
    return (len(tokens) if whole else head), None


def _names_body(cast: Cast, tokens: tuple[Token, ...], index: int) -> bool:
    mention = cast.at(tokens[index].start) if index < len(tokens) else None
    return mention is not None and mention.party.type is PartyType.ORGANISATION


def _preposition(analysis: Analysis, token: Token) -> tuple[int, str]:
    """Return the offset after an attached «بـ» (at), and the word it is attached to."""
    if token.folded.startswith("ب"):
        return offset_after(analysis.text, token, 1), token.folded[1:]
    return 0, ""


def _trimmed(body: Span | None, letters: int, token: Token) -> Span | None:
    return Span(token.start + letters, body.end) if body else None


def _body(analysis: Analysis, cast: Cast, tokens: tuple[Token, ...]) -> Span | None:
    """Return the affiliation that begins here: to a stop, a closer, a person or a medium."""
    taken: list[Token] = []
    quoted = False
    for token in tokens[:_LONGEST_BODY]:
        if token.folded in _QUOTES:
            quoted = not quoted
            taken.append(token)
            if not quoted and not _research_follows(tokens, token):
                break
            continue
        mention = cast.at(token.end - 1)
        other = mention and mention.party.type in {PartyType.PERSON, PartyType.MEDIA}
        begins = mention and tokens[0].start < mention.span.start
        stops = token.folded in _FULL_STOPS | _COMMAS | {"(", ")"} or token.folded in _CLOSERS
        if (stops and not quoted and taken and not _goes_on(tokens, token)) or (other and begins):
            break
        if mention is None and not quoted and taken and _leaves(token, taken):
            break
        taken.append(token)
    if not any(t.is_word for t in taken):
        return None
    return Span(taken[0].start, taken[-1].end).strip(analysis.text, _EDGES)


def _goes_on(tokens: tuple[Token, ...], token: Token) -> bool:
    """Tell whether «في» leads to a body that holds this one («كلية الطب في جامعة …»)."""
    place = tokens.index(token)
    following = tokens[place + 1].folded if place + 1 < len(tokens) else ""
    return token.folded == "في" and following in {"جامعه", "معهد", "كليه"}


def _research_follows(tokens: tuple[Token, ...], token: Token) -> bool:
    """Tell whether «بـ» and a seat of learning follow the closing mark."""
    place = tokens.index(token)
    following = tokens[place + 1].folded if place + 1 < len(tokens) else ""
    return following.startswith("ب") and following[1:] in body_words("head")


def _leaves(token: Token, taken: list[Token]) -> bool:
    """Tell whether an attached «بـ» opens a place after the body («بولاية …», in the state of)."""
    words = sum(t.is_word for t in taken)
    return words >= 2 and token.folded.startswith(
        ("بولايه", "بمدينه", "بالعاصمه", "للصحاف", "للصحيفه")
    )


def _learned(analysis: Analysis, body: Span) -> bool:
    words: Callable[[str], bool] = body_words("research").__contains__
    return any(words(t.folded) or words(t.folded[1:]) for t in analysis.tokens_in(body))
