"""Scores of many articles: every measure summed, by document, by half and with intervals.

Enters: pairs of gold annotation and extraction. Leaves: a `Scores`. Micro-averaged: counts are
added over the articles, then divided.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from app.domain.extraction import Extraction
from app.evaluation.analysts import measure_analysts
from app.evaluation.claims import claim_mistakes, measure_claims
from app.evaluation.document import Compared
from app.evaluation.measures import Measure, Measured, added
from app.evaluation.mistakes import Mistake
from app.evaluation.parties import measure_parties, party_mistakes
from app.evaluation.quotes import measure_quotes, quote_mistakes

_MEASURERS: tuple[Callable[[Compared], Measured], ...] = (
    measure_quotes,
    measure_claims,
    measure_parties,
    measure_analysts,
)
_CRITICS: tuple[Callable[[Compared], Iterator[Mistake]], ...] = (
    quote_mistakes,
    claim_mistakes,
    party_mistakes,
)
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairing:
    """A gold annotation and what was extracted from the same text; None when nothing was."""

    id: str
    gold: Extraction
    answer: Extraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentScores:
    """The measures and mistakes of one article."""

    id: str
    missing: bool
    measures: dict[str, Measure]
    mistakes: tuple[Mistake, ...] = ()


@dataclass(frozen=True, slots=True)
class Scores:
    """The scores of a set of articles, in the order given."""

    documents: tuple[DocumentScores, ...]

    @property
    def missing(self) -> int:
        """Number of articles for which there was no extraction; they count as empty ones."""
        return sum(document.missing for document in self.documents)

    @property
    def measures(self) -> dict[str, Measure]:
        """Every measure by name, summed over the articles."""
        return added(chain.from_iterable(d.measures.items() for d in self.documents))

    @property
    def mistakes(self) -> tuple[Mistake, ...]:
        """Every mistake, article by article."""
        return tuple(chain.from_iterable(d.mistakes for d in self.documents))

    def half(self, *, odd: bool) -> "Scores":
        """Return the scores of the articles whose id holds an odd (or even) first number.

        The even half of a set is for tuning, the odd half says whether it generalises. An id
        without a number is in neither.
        """
        return Scores(tuple(d for d in self.documents if _parity(d.id) is odd))


def score_documents(pairs: Iterable[Pairing]) -> Scores:
    """Return the scores of extractions against gold annotations.

    Raises:
        InputError: when an extraction is of another text than its annotation.
    """
    return Scores(tuple(map(_score, pairs)))


def _score(pair: Pairing) -> DocumentScores:
    answer = pair.answer or Extraction(text=pair.gold.text)
    document = Compared(pair.id, pair.gold, answer)
    return DocumentScores(
        id=pair.id,
        missing=pair.answer is None,
        measures=added(_each(document, _MEASURERS)),
        mistakes=tuple(mistake for critic in _CRITICS for mistake in critic(document)),
    )


def _each(document: Compared, measurers: Sequence[Callable[[Compared], Measured]]) -> Measured:
    for measurer in measurers:
        yield from measurer(document)


def _parity(document_id: str) -> bool | None:
    number = _NUMBER.search(document_id)
    return int(number.group()) % 2 == 1 if number else None
