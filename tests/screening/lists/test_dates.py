from datetime import date

import pytest

from app.screening.lists.dates import parse_births, parse_day

DAYS = [
    ("iso with offset", "2015-07-01-04:00", date(2015, 7, 1)),
    ("dotted", "17.3.2014", date(2014, 3, 17)),
    ("words", "08 Jan 1984", date(1984, 1, 8)),
    ("words, full month", "9 September 1962", date(1962, 9, 9)),
    ("not in the calendar", "31.2.2014", None),
    ("no such month", "08 Foo 1984", None),
    ("year alone", "1984", None),
]


@pytest.mark.parametrize(("text", "day"), [r[1:] for r in DAYS], ids=[r[0] for r in DAYS])
def test_days(text: str, day: date | None) -> None:
    assert parse_day(text) == day


BIRTHS = [
    ("year", "1953", [(1953, 1953, False)]),
    ("circa", "circa 1951", [(1951, 1951, True)]),
    ("range", "1951 to 1953", [(1951, 1953, False)]),
    ("range of days", "01 Jan 1976 to 31 Dec 1978", [(1976, 1978, False)]),
    ("between", "Between 1960 and 1965 (Approximately)", [(1960, 1965, True)]),
    ("alternatives", "(a) 5.9.1962, (b) 10.11.1968", [(1962, 1962, False), (1968, 1968, False)]),
    ("or", "1963 or 1966", [(1963, 1963, False), (1966, 1966, False)]),
    ("month", "Apr 1961", [(1961, 1961, False)]),
    ("nothing", "unknown", []),
    ("the same twice", "1953; 1953", [(1953, 1953, False)]),
]


@pytest.mark.parametrize(("text", "births"), [r[1:] for r in BIRTHS], ids=[r[0] for r in BIRTHS])
def test_births(text: str, births: list[tuple[int, int, bool]]) -> None:
    assert [(b.year_from, b.year_to, b.circa) for b in parse_births(text)] == births
