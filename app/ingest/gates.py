"""What a list file must be before it comes into force.

Enters: a parsed list and the version in force. Leaves nothing, or the refusal that names why. A
file cut short on its way, an old copy or the wrong file must not make screening blind; the last
good version stays instead.
"""

from datetime import date, timedelta
from typing import Final

from app.domain.listing import ListVersion, ParsedList
from app.errors import InputError, ListRefusedError

_LEAST_SHARE: Final = 0.8
"""A list that loses more than a fifth of its entries at once is more likely cut than amended."""
_AHEAD: Final = timedelta(days=1)


def check_list(
    parsed: ParsedList, current: ListVersion | None, today: date, *, history: bool
) -> None:
    """Return when `parsed` may follow `current`.

    Args:
        parsed: the list as read.
        current: what is in force; None before the first version. An excerpt is no yardstick.
        today: the day in UTC; a list may be of the day after, where it is published.
        history: True for a version of the past, of which only emptiness is checked.

    Raises:
        ListRefusedError: for an empty list, one of a day to come (every real one after it would be
            older), one much smaller than the version in force, or one that is older by its own
            date.
    """
    count = len(parsed.designations)
    if not count:
        raise ListRefusedError(f"{parsed.list_id}: the file has no entry")
    if not history and parsed.dated and parsed.dated > today + _AHEAD:
        raise ListRefusedError(
            f"{parsed.list_id}: the file is of {parsed.dated}, a day to come; "
            "--force takes it all the same"
        )
    if history or current is None or current.excerpt:
        return
    if count < _LEAST_SHARE * current.entries:
        raise ListRefusedError(
            f"{parsed.list_id}: {count} entries, where {current.entries} are in force; "
            "a file cut short? --force takes it all the same"
        )
    if parsed.dated and current.dated and parsed.dated < current.dated:
        raise ListRefusedError(
            f"{parsed.list_id}: the file is of {parsed.dated}, the version in force of "
            f"{current.dated}; --force takes it all the same, --as-of DAY puts it in its place"
        )


def check_past(day: date | None, today: date) -> None:
    """Raise InputError when `day`, on which a version is said to have taken effect, is to come."""
    if day is not None and day > today:
        raise InputError(f"--as-of {day} is still to come")
