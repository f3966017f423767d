"""Written dates of claims."""

from datetime import date

import pytest

from app.errors import InputError
from app.storage.writing.event_dates import event_days


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (None, (None, None)),
        ("2006", (date(2006, 1, 1), date(2006, 12, 31))),
        ("2024-02", (date(2024, 2, 1), date(2024, 2, 29))),
        ("2023-02", (date(2023, 2, 1), date(2023, 2, 28))),
        ("2024-12", (date(2024, 12, 1), date(2024, 12, 31))),
        ("2024-06-19", (date(2024, 6, 19), date(2024, 6, 19))),
        ("2003/2011", (date(2003, 1, 1), date(2011, 12, 31))),
        ("2024-06-19/2024-07", (date(2024, 6, 19), date(2024, 7, 31))),
    ],
)
def test_a_date_covers_its_days(
    written: str | None, expected: tuple[date | None, date | None]
) -> None:
    assert event_days(written) == expected


@pytest.mark.parametrize("written", ["", "2024-13", "2024-02-30", "last year", "2024-1-2-3", "/"])
def test_what_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(InputError, match="is not a date"):
        event_days(written)
