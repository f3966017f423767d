from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.api.days import Period, read_period, write_period
from app.errors import InputError

PERIODS = [
    ("year", "2024", date(2024, 1, 1), date(2025, 1, 1)),
    ("month", "2024-06", date(2024, 6, 1), date(2024, 7, 1)),
    ("december ends with the year", "2024-12", date(2024, 12, 1), date(2025, 1, 1)),
    ("day", "2024-06-19", date(2024, 6, 19), date(2024, 6, 20)),
    ("leap day", "2024-02-29", date(2024, 2, 29), date(2024, 3, 1)),
    ("Arabic-Indic digits", "٢٠٢٤-٠٦-١٩", date(2024, 6, 19), date(2024, 6, 20)),
    ("last day of all", "2100-12-31", date(2100, 12, 31), date(2101, 1, 1)),
]


@pytest.mark.parametrize(
    ("written", "start", "end"), [p[1:] for p in PERIODS], ids=[p[0] for p in PERIODS]
)
def test_a_period_is_half_open(written: str, start: date, end: date) -> None:
    assert read_period(written) == Period(start, end)


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("2023-02-29", "no day of the calendar"),
        ("2024-13", "no day of the calendar"),
        ("2024-6", "is not a date"),
        ("19-06-2024", "is not a date"),
        ("2024-06-19T00:00", "is not a date"),
        ("2024-06-19\n2024", "is not a date"),
        ("", "is not a date"),
        ("0000", "out of range"),
        ("2101", "out of range"),
    ],
)
def test_what_is_no_period_is_refused(written: str, why: str) -> None:
    with pytest.raises(InputError, match=why):
        read_period(written)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_day_lies_in_its_own_month_and_year(day: date) -> None:
    for written in (day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]):
        period = read_period(written)
        assert period.start <= day < period.end
        assert read_period(write_period(period)) == period
