from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.history import EVER, Basis, History, State, history_of, periods_of, stretch_on

DAY = timedelta(days=1)
Y2010, Y2015, Y2018 = date(2010, 1, 1), date(2015, 1, 1), date(2018, 1, 1)
FIRST, SECOND, THIRD = date(2020, 1, 1), date(2022, 1, 1), date(2024, 1, 1)

SEEN_FIRST = State(seen_on=FIRST, covered_from=FIRST)
SEEN_SECOND = State(seen_on=SECOND, prior_on=FIRST, covered_from=FIRST)
BACK = State(seen_on=THIRD, prior_on=SECOND, covered_from=FIRST)
LOST = replace(SEEN_FIRST, lost_on=SECOND)


def said(history: History, day: date) -> tuple[bool | None, str]:
    stretch = stretch_on(history, day)
    return stretch.listed, stretch.basis


CASES = [
    (
        "the list states the day",
        [replace(SEEN_FIRST, listed_on=Y2010)],
        [
            (Y2010 - DAY, False, "listed-on"),
            (Y2010, True, "listed-on"),
            (THIRD, True, "listed-on"),
        ],
    ),
    (
        "no day and no version before it",
        [SEEN_FIRST],
        [(FIRST - DAY, None, "no-listing-date"), (FIRST, True, "version-history")],
    ),
    (
        "no day, and a version before that lacks it",
        [SEEN_SECOND],
        [
            (FIRST - DAY, None, "before-coverage"),
            (FIRST, False, "version-history"),
            (FIRST + DAY, None, "between-versions"),
            (SECOND - DAY, None, "between-versions"),
            (SECOND, True, "version-history"),
        ],
    ),
    (
        "lost by a version",
        [LOST],
        [(SECOND - DAY, True, "version-history"), (SECOND, False, "version-history")],
    ),
    (
        "delisted by the list's own word",
        [replace(SEEN_FIRST, listed_on=Y2010, delisted_on=Y2015)],
        [
            (Y2015 - DAY, True, "listed-on"),
            (Y2015, False, "delisted-on"),
            (FIRST, False, "delisted-on"),
        ],
    ),
    (
        "delisted on a day, listed on none",
        [replace(SEEN_FIRST, delisted_on=Y2015)],
        [(Y2015 - DAY, None, "no-listing-date"), (Y2015, False, "delisted-on")],
    ),
    (
        "lost before its last day",
        [replace(LOST, delisted_on=date(2030, 1, 1))],
        [(SECOND - DAY, True, "version-history"), (SECOND, False, "version-history")],
    ),
    (
        "lost and back: the old listing date does not bridge the gap",
        [replace(LOST, listed_on=Y2010), replace(BACK, listed_on=Y2010)],
        [
            (Y2010, True, "listed-on"),
            (SECOND, False, "version-history"),
            (SECOND + DAY, None, "between-versions"),
            (THIRD, True, "version-history"),
        ],
    ),
    (
        "lost and back with a new listing date",
        [replace(LOST, listed_on=Y2010), replace(BACK, listed_on=date(2023, 6, 1))],
        [(date(2023, 5, 31), False, "version-history"), (date(2023, 6, 1), True, "listed-on")],
    ),
    (
        "amended: a date that the newer version states",
        [SEEN_FIRST, State(seen_on=SECOND, listed_on=Y2010, prior_on=FIRST, goes_on=True)],
        [(Y2010 - DAY, False, "listed-on"), (Y2010, True, "listed-on")],
    ),
    (
        "amended: a new date does not undo what an older version had",
        [
            replace(SEEN_FIRST, listed_on=Y2010),
            State(seen_on=THIRD, listed_on=date(2023, 1, 1), prior_on=SECOND, goes_on=True),
        ],
        [(Y2010, True, "listed-on"), (SECOND, True, "listed-on")],
    ),
    (
        "delisted and listed again without leaving the file",
        [
            replace(SEEN_FIRST, listed_on=Y2010, delisted_on=Y2015),
            State(seen_on=SECOND, listed_on=Y2018, prior_on=FIRST, goes_on=True),
        ],
        [
            (Y2015 - DAY, True, "listed-on"),
            (Y2018 - DAY, False, "delisted-on"),
            (Y2018, True, "listed-on"),
        ],
    ),
    (
        "amended after it was delisted",
        [
            replace(SEEN_FIRST, listed_on=Y2010, delisted_on=Y2015),
            State(seen_on=SECOND, listed_on=Y2010, delisted_on=Y2015, goes_on=True),
        ],
        [(Y2015, False, "delisted-on"), (THIRD, False, "delisted-on")],
    ),
    ("nothing is known", [], [(FIRST, None, "no-listing-date")]),
]


@pytest.mark.parametrize(("states", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_a_day_is_true_false_or_unknown(
    states: list[State], expected: list[tuple[date, bool | None, str]]
) -> None:
    history = history_of(states)
    assert [(day, *said(history, day)) for day, _, _ in expected] == expected


def test_what_came_back_has_two_periods() -> None:
    first, second = periods_of(history_of([replace(LOST, listed_on=Y2010), BACK]))
    assert (first.start, first.until, first.basis) == (Y2010, SECOND, Basis.LISTED_ON)
    assert (second.start, second.until, second.basis) == (THIRD, None, Basis.VERSION_HISTORY)


DAYS = st.dates(date(2000, 1, 1), date(2030, 1, 1))
STATES = st.lists(
    st.builds(
        State,
        listed_on=st.none() | DAYS,
        delisted_on=st.none() | DAYS,
        seen_on=DAYS,
        lost_on=st.none() | DAYS,
        prior_on=st.none() | DAYS,
        covered_from=st.none() | DAYS,
        goes_on=st.booleans(),
    ),
    max_size=5,
)


@given(STATES)
def test_a_history_begins_ever_and_goes_forward(states: list[State]) -> None:
    days = [stretch.start for stretch in history_of(states)]
    assert days[0] == EVER
    assert days == sorted(set(days))


@given(STATES, DAYS)
def test_periods_are_the_days_that_are_true(states: list[State], day: date) -> None:
    history = history_of(states)
    inside = any(p.start <= day and (p.until is None or day < p.until) for p in periods_of(history))
    assert inside is (stretch_on(history, day).listed is True)
