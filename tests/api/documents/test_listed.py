from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from app.api.documents.listed import designation_documents, listed_document
from app.domain.history import State, history_of
from app.storage.reading.enforcement import Coverage, Designated

DAY = date(2024, 6, 20)
BEFORE, AFTER = date(2022, 2, 25), date(2025, 1, 1)
COVERAGE = Coverage(
    versions={1: {"un": "2024-01-01"}, 2: {"un": "2024-01-01", "eu": "2025-01-01"}, 3: {}},
    since={"un": date(2024, 1, 1), "eu": date(2025, 1, 1)},
)


def entry(**days: Any) -> Designated:  # noqa: ANN401 - any day of a state
    """What a party matches, by the days of its one state."""
    history = history_of([State(**days)])
    return Designated(list_id="un", entry_id="E.1", band="match", past=False, history=history)


def past(**days: Any) -> Designated:  # noqa: ANN401 - any day of a state
    return replace(entry(**days), past=True)


def may_be(one: Designated) -> Designated:
    return replace(one, band="possible")


def party(verdict: str | None, index: int | None = 1) -> dict[str, Any]:
    past_verdict = None if verdict is None else "none"
    return {"verdict": verdict, "past_verdict": past_verdict, "index_id": index}


LISTED, LATER, UNDATED = entry(listed_on=BEFORE), entry(listed_on=AFTER), entry()
MATCH, POSSIBLE, NONE = party("match"), party("possible"), party("none")
PAST = [past(listed_on=BEFORE, delisted_on=AFTER)]
OVER = [past(listed_on=BEFORE, delisted_on=date(2023, 1, 1))]
UNDATED_PAST = [past(lost_on=AFTER, seen_on=AFTER)]

CASES = [
    ("listed before publication", MATCH, [LISTED], (True, True, "listed-on")),
    ("listed on the very day", MATCH, [entry(listed_on=DAY)], (True, True, "listed-on")),
    ("listed after publication", MATCH, [LATER], (True, False, "listed-on")),
    ("the list gives no date", MATCH, [UNDATED], (True, "unknown", "no-listing-date")),
    ("a version of then has it", MATCH, [entry(seen_on=DAY)], (True, True, "version-history")),
    (
        "a version of before lacks it, the next one comes after",
        MATCH,
        [entry(seen_on=AFTER, prior_on=BEFORE, covered_from=BEFORE)],
        (True, "unknown", "between-versions"),
    ),
    (
        "a version of then lacks it",
        MATCH,
        [entry(seen_on=AFTER, prior_on=DAY, covered_from=BEFORE)],
        (True, False, "version-history"),
    ),
    ("one list dates it before", MATCH, [UNDATED, LISTED], (True, True, "listed-on")),
    ("one after, one undated", MATCH, [LATER, UNDATED], (True, "unknown", "no-listing-date")),
    ("one after, one delisted since", MATCH, [LATER, *PAST], (True, True, "listed-on")),
    ("a match without its hits", MATCH, [], (True, "unknown", "no-listing-date")),
    ("may be a namesake", POSSIBLE, [], ("unknown", "unknown", "possible-match")),
    ("may be one, was another", POSSIBLE, PAST, ("unknown", True, "listed-on")),
    ("listed then, delisted since", NONE, PAST, (False, True, "listed-on")),
    ("delisted before publication", NONE, OVER, (False, False, "delisted-on")),
    ("delisted, of unknown beginning", NONE, UNDATED_PAST, (False, "unknown", "no-listing-date")),
    (
        "a namesake was listed then",
        NONE,
        [may_be(PAST[0])],
        (False, "unknown", "possible-match"),
    ),
    ("a namesake was listed before", NONE, [may_be(OVER[0])], (False, False, "version-history")),
    ("on no list since covered", NONE, [], (False, False, "version-history")),
    ("one list is covered later", party("none", 2), [], (False, "unknown", "before-coverage")),
    ("delisted, and not covered", party("none", 2), OVER, (False, "unknown", "before-coverage")),
    ("an index of no lists", party("none", 3), [], (False, "unknown", "before-coverage")),
    (
        "screened when the past was not",
        {**NONE, "past_verdict": None},
        [],
        (False, "unknown", "before-coverage"),
    ),
    ("never screened", party(None, None), [], ("unknown", "unknown", "not-screened")),
]


@pytest.mark.parametrize(
    ("row", "designated", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_listing_on_the_day_of_publication(
    row: dict[str, Any], designated: list[Designated], expected: tuple[object, object, str]
) -> None:
    listed = listed_document(row, COVERAGE, designated, in_article=True, published_on=DAY)
    assert (listed["now"], listed["at_publication"], listed["basis"]) == expected


@pytest.mark.parametrize(
    ("row", "basis"),
    [(MATCH, "no-publication-day"), (NONE, "no-publication-day"), (POSSIBLE, "possible-match")],
)
def test_an_undated_article_leaves_the_past_unknown(row: dict[str, Any], basis: str) -> None:
    listed = listed_document(row, COVERAGE, [LISTED], in_article=True)
    assert (listed["at_publication"], listed["basis"]) == ("unknown", basis)


def test_without_an_article_there_is_no_day_to_ask_for() -> None:
    listed = listed_document(MATCH, COVERAGE, [LISTED])
    assert (listed["now"], listed["at_publication"], listed["basis"]) == (True, None, "match")


def test_the_versions_screened_through_are_told() -> None:
    assert listed_document(NONE, COVERAGE)["screened_through"] == {"un": "2024-01-01"}


def test_designations_tell_each_period_and_leave_possible_ones_out() -> None:
    told = designation_documents([LISTED, *PAST, UNDATED, may_be(LATER)])
    assert [(one["from"], one["until"], one["basis"]) for one in told] == [
        (BEFORE, None, "listed-on"),
        (BEFORE, AFTER, "listed-on"),
        (None, None, "no-listing-date"),
    ]
