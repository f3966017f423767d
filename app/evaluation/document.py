"""One annotated article beside one extraction of it, with the parties of both aligned.

Enters: two extractions of the same text. Leaves: look-ups that every measure shares. Refuses to
count anything.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from app.domain.article import ZoneKind
from app.domain.claim import NARRATOR, UNATTRIBUTED
from app.domain.extraction import Extraction
from app.errors import InputError
from app.evaluation.alignment import SAME_SPAN, Pair, align_parties
from app.evaluation.comparison import overlap
from app.text.span import Span

_VOICES = frozenset({NARRATOR, UNATTRIBUTED})
_REPEATING = frozenset({ZoneKind.HEADLINE, ZoneKind.SUBHEAD, ZoneKind.CAPTION})


class Placed(Protocol):
    """Anything that stands at a place in the text."""

    @property
    def span(self) -> Span:
        """Where it stands."""


Item = TypeVar("Item", bound=Placed)


@dataclass(frozen=True, slots=True)
class Compared:
    """An article's gold annotation and the answer to be scored.

    Attributes:
        aligned: index of a gold party → index of the answered party.
    """

    id: str
    gold: Extraction
    answer: Extraction
    aligned: dict[int, int] = field(init=False)
    _gold_ids: dict[str, str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        if self.gold.text != self.answer.text:
            raise InputError(f"{self.id}: the extraction is of another text than the annotation")
        pairs = align_parties(self.gold.parties, self.answer.parties)
        ids = {self.answer.parties[p.answer].id: self.gold.parties[p.gold].id for p in pairs}
        object.__setattr__(self, "aligned", _mapping(pairs))
        object.__setattr__(self, "_gold_ids", ids)

    def gold_id(self, answered: str | None) -> str | None:
        """Return the gold id of an answered party; an unaligned one gets an id no gold has."""
        if answered is None or answered in _VOICES:
            return answered
        return self._gold_ids.get(answered, f"?{answered}")

    def gold_ids(self, answered: Iterable[str]) -> set[str]:
        """Return the gold ids of answered parties."""
        return {str(self.gold_id(party)) for party in answered}

    def is_repeating(self, span: Span) -> bool:
        """Tell whether `span` lies in a headline, subhead or caption."""
        return any(z.kind in _REPEATING and z.span.contains(span) for z in self.gold.zones)

    def is_boilerplate(self, span: Span) -> bool:
        """Tell whether `span` lies in boilerplate."""
        return any(
            z.kind is ZoneKind.BOILERPLATE and z.span.contains(span) for z in self.gold.zones
        )

    def fair(self, answers: Iterable[Item], gold: Sequence[Item]) -> list[Item]:
        """Return the answers that may be counted.

        Gold marks in headlines, subheads and captions only what the body lacks, so an unmatched
        answer there is neither right nor wrong.
        """
        return [
            answer
            for answer in answers
            if not self.is_repeating(answer.span)
            or any(overlap(answer.span, g.span) >= SAME_SPAN for g in gold)
        ]


def _mapping(pairs: Iterable[Pair]) -> dict[int, int]:
    return {pair.gold: pair.answer for pair in pairs}
