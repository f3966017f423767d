"""Which parties and which states a stretch of text concerns.

Enters: a span with the cast, and the claimant for its pronouns. Leaves: local party ids and ISO
codes in order of appearance. Knows adjectives of origin («الأميركي»), so that a state counts even
where no party is named.
"""

from collections.abc import Iterator

from app.domain.party import Party, PartyType
from app.extraction.analysis import Analysis
from app.extraction.cast import Cast
from app.lexicon.states import demonym_forms
from app.text.span import Span
from app.text.tokens import Token, readings

_OWN_COUNTRY = frozenset(
    {"بلاده", "بلادها", "بلادنا", "بلادهم", "بلدنا", "بلدي", "بلادي", "دولتنا", "شعبنا", "قواتنا", "امننا",
     "حكومتنا", "حكومته", "جيشنا", "اقتصادنا"}
)  # fmt: skip


def about(analysis: Analysis, cast: Cast, span: Span, claimant: Party | None) -> tuple[str, ...]:
    """Return the local ids of the parties that the span names or points at, in order.

    A word for the claimant's own country («بلاده», bilāduhu, his country) points at its state.
    """
    ids = [mention.party.id for mention in cast.within(span)]
    if claimant and any(t.folded in _OWN_COUNTRY for t in analysis.tokens_in(span)):
        own = state_of(cast, claimant)
        ids += [own.id] if own else []
    return tuple(dict.fromkeys(ids))


def countries(
    analysis: Analysis, cast: Cast, span: Span, about_ids: tuple[str, ...]
) -> tuple[str, ...]:
    """Return ISO 3166-1 alpha-2 codes of the states concerned, in order of appearance."""
    found: list[tuple[int, str]] = [
        (mention.span.start, mention.party.country)
        for mention in cast.within(span)
        if mention.party.country
    ]
    found += list(_demonyms(analysis.tokens_in(span)))
    last = span.end
    found += [(last, p.country) for p in cast.parties if p.id in about_ids and p.country]
    return tuple(dict.fromkeys(code for _, code in sorted(found, key=lambda pair: pair[0])))


def state_of(cast: Cast, party: Party) -> Party | None:
    """Return the state party of this party's country, None when the article has none."""
    for other in cast.parties:
        if other.type is PartyType.STATE and other.country == party.country:
            return other
    return None


def _demonyms(tokens: tuple[Token, ...]) -> Iterator[tuple[int, str]]:
    index = 0
    while index < len(tokens):
        two = " ".join(t.folded for t in tokens[index : index + 2])
        step, demonyms = (2, _find(two)) if " " in two else (1, ())
        if not demonyms:
            step, demonyms = 1, _find(tokens[index].folded)
        if demonyms:
            yield tokens[index].start, demonyms[0]
        index += step


def _find(form: str) -> tuple[str, ...]:
    known = demonym_forms()
    if form in known:
        return tuple(d.state.iso2 for d in known[form] if d.state.iso2)
    for reading in readings(form):
        whole = f"ال{reading.stem}" if reading.definite else reading.stem
        if reading.proclitics and whole in known:
            return tuple(d.state.iso2 for d in known[whole] if d.state.iso2)
    return ()
