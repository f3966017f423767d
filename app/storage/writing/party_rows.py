"""The rows of an article's parties: what it says of each, and where each is mentioned.

Enters: an `ArticleRecord` and the global ids. Leaves: rows of `article_parties` and `mentions`.
Two local parties that are one global party become one row.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from psycopg.types.json import Jsonb

from app.domain.ids import PartyId
from app.domain.party import Party
from app.storage.records import ArticleRecord
from app.storage.writing.parties import merge_parties


@dataclass(slots=True)
class _Tally:
    """What one article has of one global party."""

    first: Party
    forms: Counter[str] = field(default_factory=Counter)
    mentions: int = 0
    descriptive: int = 0
    quotes: int = 0
    claims: int = 0
    citations: int = 0


class PartyRows:
    """The parties of one article."""

    def __init__(self, record: ArticleRecord, ids: Mapping[str, PartyId], sort_day: date) -> None:
        """Count what the article has of each party."""
        self._record = record
        self._ids = ids
        self._sort_day = sort_day
        self._called = {p.id: p for p in merge_parties(record.parties.values())}
        self._tallies: dict[PartyId, _Tally] = {}
        for party in record.extraction.parties:
            self._add(party)
        self._count_speech()

    def article_parties(self) -> list[tuple[Any, ...]]:
        """Return the rows of `article_parties`, in order of first appearance."""
        return [
            (
                self._record.id, number, number, ordinal, self._sort_day, t.first.type.value,
                self._called[number].name_ar, self._called[number].name_en,
                self._called[number].country, self._called[number].country_basis,
                t.first.unnamed, Jsonb(dict(sorted(t.forms.items()))), t.mentions, t.descriptive,
                t.quotes, t.claims, t.citations,
            )
            for ordinal, (number, t) in enumerate(self._tallies.items())
        ]  # fmt: skip

    def mentions(self) -> list[tuple[Any, ...]]:
        """Return the rows of `mentions`, in order of the text."""
        found = sorted(
            (span.start, span.end, kind, self._ids[party.id])
            for party in self._record.extraction.parties
            for kind, spans in _kinds(party)
            for span in spans
        )
        return [
            (self._record.id, ordinal, number, start, end, kind)
            for ordinal, (start, end, kind, number) in enumerate(found)
        ]

    def _add(self, party: Party) -> None:
        number = self._ids[party.id]
        tally = self._tallies.setdefault(number, _Tally(first=party))
        tally.mentions += len(party.mentions)
        tally.descriptive += len(party.descriptive)
        capitals = set(party.metonym)
        text = self._record.draft.text
        tally.forms.update(s.of(text) for s in party.mentions if s not in capitals)

    def _count_speech(self) -> None:
        extraction = self._record.extraction
        for quote in extraction.quotes:
            for number in self._distinct((quote.speaker, *quote.co_speakers)):
                self._tallies[number].quotes += 1
        for claim in extraction.claims:
            for number in self._distinct((claim.claimant, *claim.co_claimants, *claim.about)):
                self._tallies[number].claims += 1
        for number in self._distinct(a.party for a in extraction.analysts):
            self._tallies[number].citations += 1

    def _distinct(self, local: Iterable[str | None]) -> set[PartyId]:
        return {self._ids[p] for p in local if p is not None and p in self._ids}


def _kinds(party: Party) -> Iterator[tuple[str, Iterable[Any]]]:
    capitals = set(party.metonym)
    yield "name", [s for s in party.mentions if s not in capitals]
    yield "metonym", party.metonym
    yield "descriptive", party.descriptive
