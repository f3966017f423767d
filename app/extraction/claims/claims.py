"""Claims: the propositions of an article, who answers for each, and what each is about.

Enters: the scene, the quotes, the analysts, the reference day. Leaves: attributed claims from
quotes and evaluative verbs, and the narrator's own, in order of appearance. Refuses to find new
speakers or parties: those come with the quotes and the cast.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from app.domain.article import ZoneKind
from app.domain.attribution import Quote, QuoteKind, QuoteSubtype
from app.domain.claim import NARRATOR, UNATTRIBUTED, Claim, Modality
from app.domain.party import Analyst, PartyType
from app.extraction.claims.claim_dates import date_around, date_before, date_in, date_when
from app.extraction.claims.clauses import split
from app.extraction.claims.concern import BY_NAME, Scene
from app.extraction.claims.confidence import confidence_of
from app.extraction.claims.describing import Reader, described, modality_for, reader_of
from app.extraction.claims.drafts import Draft
from app.extraction.claims.evaluations import Evaluation, find_evaluations
from app.extraction.claims.narrator import find_statements
from app.extraction.claims.own_part import tells_of_itself
from app.extraction.claims.unattributed import is_unattributed
from app.extraction.reading.analysis import Analysis
from app.lexicon.modality import cue_modality
from app.text.fold import fold
from app.text.span import Span

_SPLIT_CONFIDENCE = 0.8
_EVALUATION_CONFIDENCE = 0.7
_EVALUATIVE = frozenset({Modality.PRAISED, Modality.CONDEMNED})
_PRECEDENCE = tuple(Modality)
_CLAUSE_ENDS = frozenset(".!؟?;؛:،,")
_REACH = 600
_CARRIED = 2


def find_claims(
    scene: Scene,
    quotes: tuple[Quote, ...],
    analysts: tuple[Analyst, ...],
    reference: date | None,
) -> tuple[Claim, ...]:
    """Return the claims of an article, numbered c1, c2, … by place.

    Args:
        scene: the analysed text, its parties and places.
        quotes: its quotes, with speakers.
        analysts: who is cited for expertise; what they say is opinion.
        reference: the day that relative dates count from, None when unknown.

    Example: «قال بوتين إن المعاهدة ثورية» (qāla Būtīn inna l-muʿāhada thawriyya, "Putin said the
    treaty is revolutionary") → claimant Putin, modality assessed.
    """
    carried = {quote.id: quote for quote in quotes}
    found = _found(scene, quotes, analysts, reference)
    return tuple(_placed(scene, found, lambda claim: round(confidence_of(claim, carried), 3)))


def unsure_claims(
    scene: Scene,
    quotes: tuple[Quote, ...],
    analysts: tuple[Analyst, ...],
    reference: date | None,
) -> tuple[Claim, ...]:
    """Return the claims with the confidence of the step that found each, not calibrated."""
    found = _found(scene, quotes, analysts, reference)
    return tuple(_placed(scene, found, lambda claim: claim.confidence))


def _found(
    scene: Scene,
    quotes: tuple[Quote, ...],
    analysts: tuple[Analyst, ...],
    reference: date | None,
) -> list[Draft]:
    """Return the claims of every step in order of appearance, not numbered yet."""
    reader = reader_of(scene, analysts, reference)
    found = [
        *_from_quotes(reader, quotes),
        *_from_evaluations(reader, quotes),
    ]
    taken = tuple(claim.span for claim in found)
    found += _from_narration(reader, quotes, taken)
    return sorted(_once(found), key=lambda claim: (claim.span.start, -claim.span.end))


def _once(found: Iterable[Draft]) -> Iterable[Draft]:
    """Return the claims, one for each span and claimant: the stance first in the scheme's order.

    «تعهد وقال إن …» (pledged and said that …): two cues of one content, which is a pledge.
    """
    known: dict[tuple[Span, str | None], Draft] = {}
    for claim in found:
        first = known.setdefault((claim.span, claim.claimant), claim)
        if first is not claim:
            ahead, behind = sorted((first, claim), key=lambda c: _PRECEDENCE.index(c.modality))
            quotes = tuple(dict.fromkeys((*ahead.quotes, *behind.quotes)))
            known[claim.span, claim.claimant] = ahead._replace(quotes=quotes)
    return known.values()


def _from_quotes(reader: Reader, quotes: tuple[Quote, ...]) -> Iterator[Draft]:
    inner: dict[str, tuple[str, ...]] = {}
    for quote in quotes:
        if quote.within is not None:
            inner[quote.within] = (*inner.get(quote.within, ()), quote.id)
    for quote in quotes:
        if quote.within is None and not _boilerplate(reader.analysis, quote.span):
            carriers = (quote.id, *inner.get(quote.id, ()))
            parts = split(reader.analysis, reader.scene.cast, _whole(reader, quote), told_as(quote))
            for part in parts:
                confidence = quote.confidence * (_SPLIT_CONFIDENCE if len(parts) > 1 else 1.0)
                yield _attributed(reader, quote, part, carriers, confidence)


def told_as(quote: Quote) -> str:
    """Return how a quote is told, as a feature of cutting it: «direct full», «indirect pure»."""
    return f"{quote.kind} {quote.subtype}"


def _whole(reader: Reader, quote: Quote) -> Span:
    """Return the whole noun phrase that an evaluative verb judges, where the marks hold its head.

    «ندد بـ«الأنشطة المؤذية» لإيران» (condemned the "harmful activities" of Iran): to the next stop.
    """
    evaluated = quote.cue is not None and cue_modality(fold(quote.cue)) in _EVALUATIVE
    sentence = reader.analysis.sentence_at(quote.span.start)
    if not evaluated or sentence is None or quote.subtype is not QuoteSubtype.PARTIAL:
        return quote.span
    end = quote.span.end
    for token in reader.analysis.tokens_in(Span(end, min(sentence.end, end + _REACH))):
        if token.folded in _CLAUSE_ENDS or (token.is_word and token.folded[0] == "و"):
            break
        end = token.end if token.is_word else end
    return Span(quote.span.start, end)


def _boilerplate(analysis: Analysis, span: Span) -> bool:
    return analysis.zone_at(span.start) is ZoneKind.BOILERPLATE


def _attributed(
    reader: Reader, quote: Quote, span: Span, carriers: tuple[str, ...], confidence: float
) -> Draft:
    claimant, chain = quote.speaker, (*quote.via, *((quote.speaker,) if quote.speaker else ()))
    if is_unattributed(reader.analysis, quote):
        claimant, chain = NARRATOR, (*quote.via, UNATTRIBUTED)
    claim = Draft(
        span=span,
        claimant=claimant,
        co_claimants=quote.co_speakers,
        chain=chain,
        cue=quote.cue,
        cue_span=quote.cue_span,
        about=_concerned(reader, quote, span),
        quotes=carriers,
        rule=":".join(filter(None, ("quote", quote.kind.value, quote.rule))),
        confidence=confidence,
    )
    quoted = quote.kind is QuoteKind.DIRECT or quote.subtype is QuoteSubtype.MIXED
    modality = modality_for(reader, claim, quoted=quoted, told=quote.kind.value)
    around = date_around(reader.analysis, reader.dates, quote)
    return described(reader, claim, modality, around)


_ADDRESSING = frozenset(
    {Modality.ACCUSED, Modality.DEMANDED, Modality.WARNED, Modality.THREATENED, Modality.ASSESSED}
)


def _concerned(reader: Reader, quote: Quote, span: Span) -> tuple[str, ...]:
    """Return the parties that the content does not name: whom it is said to, who says it."""
    named = _addressees(reader, quote) if span.start == quote.span.start else ()
    speaker = reader.scene.party(quote.speaker)
    spoken = quote.kind is QuoteKind.DIRECT
    itself = tells_of_itself(reader.scene.tokens_over(span), speaker, quote.cue, spoken=spoken)
    return (*named, speaker.id) if itself and speaker else named


def _addressees(reader: Reader, quote: Quote) -> tuple[str, ...]:
    """Return the parties named between an addressing cue and its content, the speakers left out.

    «اتهمت كييف موسكو بقصف …» (accused … of shelling): the accused stands before the content.
    """
    if quote.cue is None or quote.cue_span is None:
        return ()
    if cue_modality(fold(quote.cue)) not in _ADDRESSING:
        return ()
    between = reader.scene.cast.within(Span(quote.cue_span.end, quote.span.start))
    speaking = {quote.speaker, *quote.co_speakers, *quote.via}
    return tuple(m.party.id for m in between if m.party.id not in speaking)


def _placed(
    scene: Scene, claims: Iterable[Draft], sure: Callable[[Draft], float]
) -> Iterator[Claim]:
    """Number the claims; one that names no party gets the first two of its claimant's claim before.

    Args:
        scene: what they were read against.
        claims: in order of appearance.
        sure: the confidence of each.
    """
    last: dict[str | None, Claim] = {}
    main = Counter(
        p.country
        for p in scene.cast.parties
        if p.country and p.country_basis != BY_NAME and p.type is not PartyType.MEDIA
    )
    top = tuple(code for code, _ in main.most_common(1))
    for number, claim in enumerate(claims, start=1):
        before = last.get(claim.claimant)
        others = [party for party in before.about if party != claim.claimant] if before else []
        about, told = (tuple(others[:_CARRIED]), before.countries if before else ())
        known = Claim(
            id=f"c{number}",
            span=claim.span,
            claimant=claim.claimant,
            modality=claim.modality,
            co_claimants=claim.co_claimants,
            chain=claim.chain,
            cue=claim.cue,
            cue_span=claim.cue_span,
            about=claim.about or about,
            countries=claim.countries or told or top,
            topic=claim.topic,
            date=claim.date,
            date_text=claim.date_text,
            quotes=claim.quotes,
            rule=claim.rule,
            confidence=sure(claim),
        )
        last[claim.claimant] = known
        yield known


def _from_evaluations(reader: Reader, quotes: tuple[Quote, ...]) -> Iterator[Draft]:
    for evaluation in find_evaluations(reader.analysis, reader.scene.cast, quotes):
        yield _evaluated(reader, evaluation)


def _evaluated(reader: Reader, evaluation: Evaluation) -> Draft:
    claimant = evaluation.claimant
    claim = Draft(
        span=evaluation.span,
        claimant=claimant,
        chain=(claimant,) if claimant else (),
        cue=evaluation.cue_span.of(reader.analysis.text),
        cue_span=evaluation.cue_span,
        modality=evaluation.modality,
        rule="evaluative-verb",
        confidence=_EVALUATION_CONFIDENCE,
    )
    deed = Span(evaluation.cue_span.start, evaluation.span.start)
    done = date_in(reader.analysis, reader.dates, deed) if deed.end > deed.start else None
    return described(reader, claim, claim.modality, done)


def _from_narration(
    reader: Reader, quotes: tuple[Quote, ...], taken: tuple[Span, ...]
) -> Iterator[Draft]:
    free = 0
    for statement in find_statements(reader.scene, quotes, taken):
        claim = Draft(
            span=statement.span,
            claimant=NARRATOR,
            rule="narration",
            confidence=statement.confidence,
        )
        modality = modality_for(reader, claim)
        before = date_before(reader.analysis, reader.dates, claim.span, free)
        before = before or date_when(reader.analysis, reader.dates, claim.span)
        free = claim.span.end
        yield described(reader, claim, modality, before)
