"""What is said of one claim once it is found: modality, parties, states, topic, date.

Enters: a claim with its span and claimant, and what its article is read with. Leaves: the claim
with the rest filled in. Refuses to find claims.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.claim import Modality, Topic
from app.domain.party import Analyst
from app.extraction.claims import concern
from app.extraction.claims.claim_dates import date_in
from app.extraction.claims.concern import Scene
from app.extraction.claims.content_signs import NAMED
from app.extraction.claims.drafts import Draft
from app.extraction.claims.modality import modality_of
from app.extraction.claims.stance import stance_of
from app.extraction.claims.topics import Vote, blend, tally, topic_of, votes, votes_in
from app.extraction.dates.ranges import FoundDate
from app.extraction.dates.reader import find_dates
from app.extraction.reading.analysis import Analysis
from app.extraction.reading.cast import MentionKind
from app.text.fold import fold
from app.text.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What every claim of one article is read with.

    Attributes:
        experts: ids of the parties that are cited analysts.
        votes: words that speak for a topic, in order.
        article: topics of the whole article.
    """

    analysis: Analysis
    scene: Scene
    dates: tuple[FoundDate, ...]
    experts: frozenset[str] = frozenset()
    votes: tuple[Vote, ...] = ()
    article: Mapping[Topic, float] = field(default_factory=dict)
    _around: dict[Span, dict[Topic, float]] = field(default_factory=dict)

    def around(self, paragraph: Span) -> dict[Topic, float]:
        """Return what the words of a paragraph and of the article speak for, counted once."""
        if paragraph not in self._around:
            near = tally(votes_in(self.votes, paragraph))
            self._around[paragraph] = blend(near, self.article)
        return self._around[paragraph]


def reader_of(scene: Scene, analysts: tuple[Analyst, ...], reference: date | None) -> Reader:
    """Return what the claims of an article are read with.

    Args:
        scene: the analysed text, its parties and places.
        analysts: who is cited for expertise.
        reference: the day that relative dates count from, None when unknown.
    """
    cast_votes = votes(scene.analysis)
    return Reader(
        analysis=scene.analysis,
        scene=scene,
        dates=tuple(_not_in_names(scene, find_dates(scene.analysis, reference))),
        votes=cast_votes,
        article=tally(cast_votes),
        experts=frozenset(analyst.party for analyst in analysts),
    )


def _not_in_names(scene: Scene, dates: Iterable[FoundDate]) -> Iterator[FoundDate]:
    """Yield the dates that are no part of a name: «حزب الغد», «المصري اليوم», «مدينة 6 أكتوبر»."""
    places = [place.span for place in scene.places]
    for found in dates:
        mention = scene.cast.at(found.span.start)
        if mention is not None and mention.kind is MentionKind.NAME:
            continue
        if not any(span.contains(found.span) for span in places):
            yield found


def described(reader: Reader, claim: Draft, modality: Modality, around: FoundDate | None) -> Draft:
    """Return the claim with its modality, parties, states, topic and date."""
    claimant = reader.scene.party(claim.claimant)
    ids = tuple(dict.fromkeys((*claim.about, *concern.about(reader.scene, claim.span, claimant))))
    whole = Span(reader.scene.start_over(claim.span), claim.span.end)
    paragraph = reader.analysis.paragraph_at(claim.span.start) or claim.span
    day = date_in(reader.analysis, reader.dates, claim.span) or around
    return claim._replace(
        modality=modality,
        about=ids,
        countries=concern.countries(reader.scene, claim.span, ids, claimant),
        topic=topic_of(votes_in(reader.votes, whole), reader.around(paragraph)),
        date=day.value if day else None,
        date_text=day.span.of(reader.analysis.text) if day else None,
    )


def modality_for(
    reader: Reader, claim: Draft, *, quoted: bool = False, told: str = "none"
) -> Modality:
    """Return how a claim is put forward.

    Args:
        reader: what its article is read with.
        claim: the claim, with span, cue and claimant.
        quoted: whether marks stand around it or in it.
        told: the kind of its quote, "none" for the narrator's.
    """
    return modality_of(
        fold(claim.cue) if claim.cue else None,
        content_of(reader.scene, claim.span),
        stance_of(reader.scene, claim, reader.experts, quoted=quoted, told=told),
    )


def content_of(scene: Scene, span: Span) -> str:
    """Return the folded words of a span, one mark for each name in it: names carry no stance."""
    named = (m.span for m in scene.cast.within(span) if m.kind is not MentionKind.DESCRIPTIVE)
    name = next(named, None)
    words: list[str] = []
    for start, end, folded, is_word in scene.tokens_over(span):
        while name is not None and name.end <= start:
            name = next(named, None)
        if name is not None and name.start < end:
            words += [NAMED] if words[-1:] != [NAMED] else []
        elif is_word:
            words.append(folded)
    return " ".join(words)
