"""Parameters promise what they take; what they refuse is in test_problems."""

import re
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from app.api.days import read_period
from app.api.parameters import DAY_PATTERN
from app.errors import InputError


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.sampled_from([4, 7, 10]))
def test_every_year_month_and_day_that_is_read_is_promised(day: date, length: int) -> None:
    written = day.isoformat()[:length]
    assert read_period(written)
    assert re.search(DAY_PATTERN, written)


def refusal(written: str) -> str | None:
    try:
        read_period(written)
    except InputError as error:
        return error.message
    return None


@given(st.from_regex(DAY_PATTERN, fullmatch=True, alphabet=st.characters(codec="ascii")))
def test_what_is_promised_and_not_read_is_no_day_of_the_calendar(written: str) -> None:
    refused = refusal(written)
    assert refused is None or ("no day of the calendar" in refused and written[8:10] > "28")
