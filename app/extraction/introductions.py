"""Phrases that introduce an expert beside the name: title, field, affiliation.

Enters: the analysed text, the cast, one mention of a person. Leaves: spans of the parts, or None
when nothing beside the name speaks of expertise. Reads four shapes: «name, title in body»,
«title in body name», «name, and he is title», «name, of body».
"""

from dataclasses import dataclass

from app.domain.party import PartyType
from app.extraction.affiliations import body_at, is_learned, opens_body, opens_body_attached
from app.extraction.analysis import Analysis
from app.extraction.cast import Cast, Mention
from app.lexicon.expertise import ExpertTitle, Strength, expert_titles
from app.text.span import Span
from app.text.tokens import Token, offset_after

_REACH = 18
_LONGEST_COMPLEMENT = 9
_BETWEEN = 3
_STOPS = frozenset(".!؟?:;؛،,")
_SKIPPED = frozenset({"،", ",", ")", "»", '"', "”", "وهو", "وهي", "هو", "هي", "الدكتور", "دكتور"})
_AT = frozenset({"في", "لدي", "من", "لصالح"})
_OF = "من"
_REPORTING = frozenset({"ان", "بان", "انه", "قال", "يقول", "قالت", "تقول"})
_WORKING = frozenset({"من", "يعمل", "تعمل", "الذي", "التي", "يدرس", "تدرس"})
_OUTSIDERS = frozenset({PartyType.PERSON, PartyType.MEDIA})


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """Where an expert is introduced; the title holds the field."""

    span: Span
    title: Span | None
    field: Span | None
    affiliation: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Complement:
    """What follows the head of a title: tokens up to `end` belong to it; the body after it."""

    end: int
    body: Span | None = None


def introduction_at(analysis: Analysis, cast: Cast, mention: Mention) -> Introduction | None:
    """Return the introduction that goes with this mention of a person, or None.

    Example: «ستيفن روبرتس، أستاذ دراسات الإعلام في جامعة جورج واشنطن» (Stīfin Rūbirts, ustādh
    dirāsāt al-iʿlām fī jāmiʿat Jūrj Wāshinṭun) → title, field and affiliation after the name.
    """
    return _after(analysis, cast, mention) or _before(analysis, cast, mention)


def _after(analysis: Analysis, cast: Cast, mention: Mention) -> Introduction | None:
    first = analysis.token_index(mention.span.end)
    tokens = analysis.tokens[first : first + _REACH]
    for token in tokens[:_BETWEEN]:
        if token.folded not in _SKIPPED:
            break
        tokens = tokens[1:]
    title = _title_at(tokens)
    if title is None:
        return _of_body(analysis, cast, mention, tokens)
    found = _described(analysis, cast, tokens, title)
    if found is None or found.title is None:
        return None
    end = (found.affiliation or found.title).end
    return _spanning(found, Span(mention.span.start, end))


def _before(analysis: Analysis, cast: Cast, mention: Mention) -> Introduction | None:
    """Look back for a title with nothing but its complement between it and the name."""
    end = analysis.token_index(mention.span.start)
    for index in range(end - 1, max(-1, end - _REACH), -1):
        token = analysis.tokens[index]
        other = cast.at(token.start)
        if token.folded in _STOPS or (other and other.party.type in _OUTSIDERS):
            return None
        title = _title_at(analysis.tokens[index:end])
        if title is None or _is_tail(analysis, index):
            continue
        found = _described(analysis, cast, analysis.tokens[index:end], title)
        if found is not None:
            return _spanning(found, Span(token.start, mention.span.end))
    return None


def _spanning(found: Introduction, span: Span) -> Introduction:
    return Introduction(
        span=span, title=found.title, field=found.field, affiliation=found.affiliation
    )


def _is_tail(analysis: Analysis, index: int) -> bool:
    """Tell whether the title at `index` is the tail of a longer one («كبير | الباحثين»)."""
    wider = _title_at(analysis.tokens[index - 1 : index + 3]) if index else None
    return wider is not None and len(wider.words) > 1


def _of_body(
    analysis: Analysis, cast: Cast, mention: Mention, tokens: tuple[Token, ...]
) -> Introduction | None:
    """Read «name, من (of) body» where the body is one of learning."""
    if not tokens or tokens[0].folded != _OF or not opens_body(tokens, 1):
        return None
    body = body_at(analysis, cast, tokens[1:])
    if body is None or not is_learned(analysis, body):
        return None
    span = Span(mention.span.start, body.end)
    return Introduction(span=span, title=None, field=None, affiliation=body)


def _title_at(tokens: tuple[Token, ...]) -> ExpertTitle | None:
    for title in expert_titles().get(tokens[0].folded, ()) if tokens else ():
        if tuple(t.folded for t in tokens[: len(title.words)]) == title.words:
            return title
    return None


def _described(
    analysis: Analysis, cast: Cast, tokens: tuple[Token, ...], title: ExpertTitle
) -> Introduction | None:
    """Return title, field and affiliation, None when they do not make an expert."""
    head = len(title.words)
    complement = _complement(analysis, cast, tokens, head)
    body, end = complement.body, max(head, complement.end)
    if title.strength is Strength.WEAK and (body is None or not is_learned(analysis, body)):
        return None
    span = Span(tokens[0].start, tokens[end - 1].end)
    field = _field(analysis, tokens[head:end]) if title.strength is Strength.STRONG else None
    return Introduction(span=span, title=span, field=field, affiliation=body)


def _field(analysis: Analysis, tokens: tuple[Token, ...]) -> Span | None:
    """Return what the title is of, without «في» or «بـ»; adjectives of origin are no field."""
    if tokens and tokens[0].folded in _AT:
        tokens = tokens[1:]
    if not tokens or (len(tokens) == 1 and tokens[0].folded.endswith("ي")):
        return None
    attached = tokens[0].folded.startswith("بال")
    start = offset_after(analysis.text, tokens[0], 1) if attached else tokens[0].start
    return Span(start, tokens[-1].end)


def _complement(
    analysis: Analysis, cast: Cast, tokens: tuple[Token, ...], head: int
) -> _Complement:
    """Return where the title with its field ends, and the affiliation after it."""
    end = len(tokens)
    for index in range(head, min(len(tokens), head + _LONGEST_COMPLEMENT)):
        token = tokens[index]
        if _breaks(cast, token):
            return _Complement(end=index)
        if opens_body_attached(token) or (index == head and opens_body(tokens, index)):
            return _Complement(end=min(end, index), body=body_at(analysis, cast, tokens[index:]))
        if token.folded in _AT and _body_follows(cast, tokens, index + 1):
            body = body_at(analysis, cast, tokens[index + 1 :])
            return _Complement(end=min(end, index), body=body)
        if token.folded in _WORKING:
            end = min(end, index)
    whole = len(tokens) <= head + _LONGEST_COMPLEMENT
    return _Complement(end=end if whole else head)


def _breaks(cast: Cast, token: Token) -> bool:
    other = cast.at(token.end - 1)
    outsider = other is not None and other.party.type in _OUTSIDERS
    return outsider or token.folded in _STOPS or token.folded in _REPORTING


def _body_follows(cast: Cast, tokens: tuple[Token, ...], index: int) -> bool:
    mention = cast.at(tokens[index].start) if index < len(tokens) else None
    named = mention is not None and mention.party.type is PartyType.ORGANISATION
    marked = index < len(tokens) and tokens[index].folded in {"«", '"', "“", "”"}
    return named or marked or opens_body(tokens, index)
