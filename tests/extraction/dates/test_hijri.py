import re
from datetime import date

import pytest

from app.extraction.dates.hijri import hijri_day, hijri_month, hijri_year
from app.extraction.dates.moment import Moment
from app.text.fold import fold

_AT = Moment(reference=date(2015, 7, 31), future=False, before="")


def _match(day: str, month: str, year: str) -> "re.Match[str]":
    pattern = r"(?P<day>\S+) (?P<hmonth>\S+) (?P<year>\d+)"
    found = re.match(pattern, f"{day} {fold(month)} {year}")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("day", "year", "expected"),
    [("15", "1436", "2015-07-31"), ("31", "1436", None), ("1", "1200", None), ("1", "1700", None)],
)
def test_hijri_days_convert_within_the_tables(day: str, year: str, expected: str | None) -> None:
    assert hijri_day(_match(day, "شوال", year), _AT) == expected


def test_hijri_months_and_years_are_ranges() -> None:
    match = _match("1", "رمضان", "1436")
    assert hijri_month(match, _AT) == "2015-06-18/2015-07-16"
    assert hijri_year(match, _AT) == "2014-10/2015-10"
