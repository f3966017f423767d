from datetime import date
from typing import Any

import pytest

from app.api.documents.listed import listed_document
from app.storage.reading.enforcement import Coverage

DAY = date(2024, 6, 20)
BEFORE, AFTER = date(2022, 2, 25), date(2025, 1, 1)
COVERAGE = Coverage(
    versions={1: {"un": "2024-01-01"}, 2: {"un": "2024-01-01", "eu": "2025-01-01"}, 3: {}},
    since={"un": date(2024, 1, 1), "eu": date(2025, 1, 1)},
)


def party(verdict: str | None, *days: date | None, index: int | None = 1) -> dict[str, Any]:
    return {"verdict": verdict, "index_id": index, "listed_days": list(days)}


CASES = [
    ("listed before publication", party("match", BEFORE), (True, True, "listed-on")),
    ("listed on the very day", party("match", DAY), (True, True, "listed-on")),
    ("listed after publication", party("match", AFTER), (True, False, "listed-on")),
    ("the list gives no date", party("match", None), (True, "unknown", "no-listing-date")),
    ("one list dates it before", party("match", None, BEFORE), (True, True, "listed-on")),
    ("one after, one undated", party("match", AFTER, None), (True, "unknown", "no-listing-date")),
    ("a match without its hits", party("match"), (True, "unknown", "no-listing-date")),
    ("may be a namesake", party("possible", BEFORE), ("unknown", "unknown", "possible-match")),
    ("on no list since covered", party("none"), (False, False, "version-history")),
    ("one list is covered later", party("none", index=2), (False, "unknown", "before-coverage")),
    ("an index of no lists", party("none", index=3), (False, "unknown", "before-coverage")),
    ("never screened", party(None, index=None), ("unknown", "unknown", "not-screened")),
]


@pytest.mark.parametrize(("row", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_listing_on_the_day_of_publication(
    row: dict[str, Any], expected: tuple[object, object, str]
) -> None:
    listed = listed_document(row, COVERAGE, in_article=True, published_on=DAY)
    assert (listed["now"], listed["at_publication"], listed["basis"]) == expected


def test_an_undated_article_leaves_the_past_unknown() -> None:
    listed = listed_document(party("match", BEFORE), COVERAGE, in_article=True)
    assert (listed["at_publication"], listed["basis"]) == ("unknown", "no-publication-day")


def test_without_an_article_there_is_no_day_to_ask_for() -> None:
    listed = listed_document(party("match", BEFORE), COVERAGE)
    assert (listed["now"], listed["at_publication"], listed["basis"]) == (True, None, "match")


def test_the_versions_screened_through_are_told() -> None:
    assert listed_document(party("none"), COVERAGE)["screened_through"] == {"un": "2024-01-01"}
