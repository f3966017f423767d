"""Parties and analysts as documents, and the briefs by which claims and quotes refer to them."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from app.api.documents.listed import designation_documents, listed_document
from app.domain.ids import write_id
from app.storage.reading.enforcement import Coverage, read_designated

Row = Mapping[str, Any]


class Cast:
    """The parties that the rows of one answer refer to, and what their verdicts rest on.

    A party that appears often in articles of one day is written once and shared.
    """

    def __init__(self, parties: Mapping[int, Row], coverage: Coverage) -> None:
        """Take the rows of the parties by id."""
        self.coverage = coverage
        self._parties = parties
        self._written: dict[tuple[int, date | None], dict[str, Any]] = {}

    def brief(self, party: int | None, published_on: date | None) -> dict[str, Any] | None:
        """Return the party as it appears in an article published on that day."""
        if party is None or party not in self._parties:
            return None
        key = (party, published_on)
        if key not in self._written:
            row = self._parties[party]
            self._written[key] = brief_document(row, self.coverage, published_on)
        return self._written[key]

    def briefs(self, parties: Iterable[int], published_on: date | None) -> list[dict[str, Any]]:
        """Return several parties likewise."""
        found = (self.brief(party, published_on) for party in parties)
        return [brief for brief in found if brief is not None]


def brief_document(row: Row, coverage: Coverage, published_on: date | None) -> dict[str, Any]:
    """Return a party as it appears in an article published on that day."""
    return {
        "id": write_id(row["id"]),
        "type": row["type"],
        "name": {"ar": row["name_ar"] or None, "en": row["name_en"] or None},
        "country": row["country"],
        "unnamed": row["unnamed"],
        "listed": listed_document(
            row,
            coverage,
            read_designated(row["designated"]),
            in_article=True,
            published_on=published_on,
        ),
    }


def party_document(
    row: Row, coverage: Coverage, *, in_article: bool = False, published_on: date | None = None
) -> dict[str, Any]:
    """Return a party with its aliases, counts, listing and the designations behind it."""
    designated = read_designated(row["designated"])
    return {
        "id": write_id(row["id"]),
        "type": row["type"],
        "name": {"ar": row["name_ar"] or None, "en": row["name_en"] or None},
        "aliases": row["aliases"],
        "country": row["country"],
        "unnamed": row["unnamed"],
        "wikidata": row["wikidata"],
        "counts": {
            "articles": row["articles_count"],
            "claims": row["claims_count"],
            "quotes": row["quotes_count"],
        },
        "listed": listed_document(
            row, coverage, designated, in_article=in_article, published_on=published_on
        ),
        "designations": designation_documents(designated),
    }


def analyst_document(row: Row, cast: Cast) -> dict[str, Any]:
    """Return an analyst; of a citation's row also whom they told it to and where."""
    published_on = row.get("published_on")
    in_article = "told_to_id" in row
    party = brief_document(row, cast.coverage, published_on)
    if not in_article:
        party["listed"] = listed_document(row, cast.coverage)
    document = {
        "id": party["id"],
        "party": party,
        "title": row["title"],
        "title_en": row["title_en"],
        "affiliation": _affiliation(row),
        "field": row["field"],
        "counts": {"articles": row["citations_count"], "quotes": row["quotes_count"]},
        "last_cited_on": row["last_cited_on"],
    }
    if in_article:
        document["told_to"] = cast.brief(row["told_to_id"], published_on)
        document["span"] = span_document(row["intro_start"], row["intro_end"])
    return document


def _affiliation(row: Row) -> dict[str, Any] | None:
    party, countries = row["affiliation_party_id"], row["countries"]
    if row["affiliation"] is None and party is None:
        return None
    country = row["affiliation_country"] or (countries[0] if countries else None)
    return {"name": row["affiliation"], "party": party and write_id(party), "country": country}


def span_document(start: int | None, end: int | None) -> dict[str, int] | None:
    """Return a span, None when there is none."""
    return None if start is None or end is None else {"start": start, "end": end}
