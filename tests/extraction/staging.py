"""Articles for the tests of claims: parties and quotes are set by their words."""

from app.domain.attribution import Quote, QuoteKind, QuoteSubtype
from app.domain.party import Party, PartyType
from app.text.span import Span


def span_of(text: str, words: str) -> Span:
    """Where `words` first stand in `text`."""
    start = text.index(words)
    return Span(start, start + len(words))


def party(
    text: str,
    words: str,
    kind: PartyType = PartyType.PERSON,
    country: str | None = None,
    local_id: str | None = None,
) -> Party:
    """A party with one mention, its id the words unless told."""
    return Party(
        id=local_id or words,
        type=kind,
        canonical_ar=words,
        canonical_en=words,
        country=country,
        mentions=(span_of(text, words),),
    )


def quote(
    text: str,
    words: str,
    speaker: str | None,
    cue: str | None,
    *,
    kind: QuoteKind = QuoteKind.INDIRECT,
    subtype: QuoteSubtype = QuoteSubtype.PURE,
    within: str | None = None,
) -> Quote:
    """A quote set by its words; its id is its kind and its words."""
    return Quote(
        id=f"{kind.value}:{words}",
        span=span_of(text, words),
        kind=kind,
        subtype=subtype,
        speaker=speaker,
        cue=cue,
        cue_span=span_of(text, cue) if cue else None,
        within=within,
    )
