"""Claims: the propositions of an article, who answers for each, and what each is about.

Enters: the analysed text, the cast, the quotes, the reference day. Leaves: attributed claims from
quotes and evaluative verbs, and the narrator's own, in order of appearance. Refuses to find new
speakers or parties: those come with the quotes and the cast.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from app.domain.article import ZoneKind
from app.domain.attribution import Quote, QuoteKind
from app.domain.claim import NARRATOR, UNATTRIBUTED, Claim, Modality
from app.domain.party import Party
from app.extraction import concern
from app.extraction.analysis import Analysis
from app.extraction.cast import Cast
from app.extraction.clauses import split
from app.extraction.dates import FoundDate, find_dates
from app.extraction.evaluations import Evaluation, find_evaluations
from app.extraction.modality import modality_of
from app.extraction.narrator import find_statements
from app.extraction.topics import topic_of
from app.lexicon.modality import impersonal_sources
from app.text.fold import fold
from app.text.span import Span

_SPLIT_CONFIDENCE = 0.8
_EVALUATION_CONFIDENCE = 0.7
_NARRATOR_CONFIDENCE = 0.55
_SUBJECT_WORDS = 4
_UNPLACED = "c0"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """What every claim of one article is read with."""

    analysis: Analysis
    cast: Cast
    dates: tuple[FoundDate, ...]


def find_claims(
    analysis: Analysis, cast: Cast, quotes: tuple[Quote, ...], reference: date | None
) -> tuple[Claim, ...]:
    """Return the claims of an article, numbered c1, c2, … by place.

    Args:
        analysis: the analysed text.
        cast: its parties.
        quotes: its quotes, with speakers.
        reference: the day that relative dates count from, None when unknown.

    Example: «قال بوتين إن المعاهدة ثورية» (qāla Būtīn inna l-muʿāhada thawriyya, "Putin said the
    treaty is revolutionary") → claimant Putin, modality assessed.
    """
    reader = _Reader(analysis=analysis, cast=cast, dates=find_dates(analysis, reference))
    found = [
        *_from_quotes(reader, quotes),
        *_from_evaluations(reader, quotes),
    ]
    taken = tuple(claim.span for claim in found)
    found += _from_narration(reader, quotes, taken)
    found.sort(key=lambda claim: (claim.span.start, -claim.span.end))
    return tuple(replace(claim, id=f"c{n}") for n, claim in enumerate(found, start=1))


def _from_quotes(reader: _Reader, quotes: tuple[Quote, ...]) -> Iterator[Claim]:
    for quote in quotes:
        if quote.within is None and not _boilerplate(reader.analysis, quote.span):
            carriers = (quote.id, *(q.id for q in quotes if q.within == quote.id))
            parts = split(reader.analysis, quote.span)
            for part in parts:
                confidence = quote.confidence * (_SPLIT_CONFIDENCE if len(parts) > 1 else 1.0)
                yield _attributed(reader, quote, part, carriers, confidence)


def _boilerplate(analysis: Analysis, span: Span) -> bool:
    return analysis.zone_at(span.start) is ZoneKind.BOILERPLATE


def _attributed(
    reader: _Reader, quote: Quote, span: Span, carriers: tuple[str, ...], confidence: float
) -> Claim:
    claimant, chain = quote.speaker, (*quote.via, *((quote.speaker,) if quote.speaker else ()))
    if quote.speaker is None and quote.cue and fold(quote.cue).split()[0] in impersonal_sources():
        claimant, chain = NARRATOR, (*quote.via, UNATTRIBUTED)
    claim = Claim(
        id=_UNPLACED,
        span=span,
        claimant=claimant,
        co_claimants=quote.co_speakers,
        chain=chain,
        cue=quote.cue,
        cue_span=quote.cue_span,
        modality=_modality(reader, quote.speaker, quote.cue, span),
        quotes=carriers,
        rule=f"quote:{quote.kind.value}" + ("" if quote.rule == "" else f":{quote.rule}"),
        confidence=confidence,
    )
    return _described(reader, claim, _date_around(reader, quote))


def _modality(reader: _Reader, claimant: str | None, cue: str | None, span: Span) -> Modality:
    content = " ".join(t.folded for t in reader.analysis.tokens_in(span))
    party = _party(reader.cast, claimant)
    own = party is not None and _speaks_of_itself(reader, party, span)
    return modality_of(fold(cue) if cue else None, content, own=own)


def _party(cast: Cast, local_id: str | None) -> Party | None:
    return next((p for p in cast.parties if p.id == local_id), None)


def _speaks_of_itself(reader: _Reader, claimant: Party, span: Span) -> bool:
    """Tell whether the subject, taken as a mention near the start, is the claimant or its state."""
    tokens = reader.analysis.tokens_in(span)[:_SUBJECT_WORDS]
    if not tokens:
        return False
    for mention in reader.cast.within(Span(span.start, tokens[-1].end))[:1]:
        same_state = mention.party.country is not None and mention.party.country == claimant.country
        return mention.party.id == claimant.id or same_state
    return False


def _described(reader: _Reader, claim: Claim, around: FoundDate | None) -> Claim:
    """Return the claim with its parties, states, topic and date."""
    claimant = _party(reader.cast, claim.claimant)
    ids = concern.about(reader.analysis, reader.cast, claim.span, claimant)
    inside = reader.analysis.tokens_in(claim.span)
    paragraph = reader.analysis.paragraph_at(claim.span.start) or claim.span
    day = _date_in(reader, claim.span) or around
    return replace(
        claim,
        about=ids,
        countries=concern.countries(reader.analysis, reader.cast, claim.span, ids),
        topic=topic_of(inside, reader.analysis.tokens_in(paragraph)),
        date=day.value if day else None,
        date_text=day.span.of(reader.analysis.text) if day else None,
    )


def _date_in(reader: _Reader, span: Span) -> FoundDate | None:
    return next((d for d in reader.dates if span.contains(d.span)), None)


def _date_around(reader: _Reader, quote: Quote) -> FoundDate | None:
    """Return the date of announcing when the content is what was done by announcing it.

    «أعلنت الحركة، الجمعة، تعيين …» (announced on Friday the appointment of …): an action noun has
    the time of its cue.
    """
    if quote.kind is QuoteKind.DIRECT or quote.cue_span is None or quote.cue is None:
        return None
    gap = Span(quote.cue_span.end, quote.span.start)
    return _date_in(reader, gap) if fold(quote.cue)[:4] in {"اعلن", "اعلا"} else None


def _from_evaluations(reader: _Reader, quotes: tuple[Quote, ...]) -> Iterator[Claim]:
    for evaluation in find_evaluations(reader.analysis, reader.cast, quotes):
        yield _evaluated(reader, evaluation)


def _evaluated(reader: _Reader, evaluation: Evaluation) -> Claim:
    claimant = evaluation.claimant
    claim = Claim(
        id=_UNPLACED,
        span=evaluation.span,
        claimant=claimant,
        chain=(claimant,) if claimant else (),
        cue=evaluation.cue_span.of(reader.analysis.text),
        cue_span=evaluation.cue_span,
        modality=evaluation.modality,
        rule="evaluative-verb",
        confidence=_EVALUATION_CONFIDENCE,
    )
    return _described(reader, claim, None)


def _from_narration(
    reader: _Reader, quotes: tuple[Quote, ...], taken: tuple[Span, ...]
) -> Iterator[Claim]:
    for span in find_statements(reader.analysis, reader.cast, quotes, taken):
        content = " ".join(t.folded for t in reader.analysis.tokens_in(span))
        claim = Claim(
            id=_UNPLACED,
            span=span,
            claimant=NARRATOR,
            modality=modality_of(None, content, own=False),
            rule="narration",
            confidence=_NARRATOR_CONFIDENCE,
        )
        yield _described(reader, claim, None)
