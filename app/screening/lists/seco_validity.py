"""Since when a target of the Swiss list is listed, and since when no longer.

Enters: a target. Leaves: the day of the listing in force (or of the last one), and the day of
delisting. The newest effective date decides; of one day, the modification that stands first is the
newest, as the file gives them newest first.
"""

from datetime import date
from typing import Final

from lxml import etree

from app.screening.lists.dates import parse_day
from app.screening.lists.xml import attribute, children

_DAYS: Final = ("effective-date", "publication-date", "enactment-date")
_LISTED: Final = "listed"
_DELISTED: Final = "de-listed"


def validity_of(target: etree._Element) -> tuple[date | None, date | None]:
    """Return the day of listing and the day of delisting, each None when there is none."""
    listed: date | None = None
    delisted: date | None = None
    for what, day in _oldest_first(target):
        if what == _DELISTED:
            delisted = day
        elif delisted is not None:
            # Listed or amended after a delisting: in force again.
            listed, delisted = (day if what == _LISTED else None), None
        elif what == _LISTED:
            listed = listed or day
    return listed, delisted


def days_of(target: etree._Element) -> list[tuple[str, str]]:
    """Return the cells that state days of modifications, with the names of their fields."""
    return [
        (name, attribute(one, name)) for one in children(target, "modification") for name in _DAYS
    ]


def _oldest_first(target: etree._Element) -> list[tuple[str, date]]:
    found = [
        (attribute(one, "modification-type"), day)
        for one in children(target, "modification")
        if (day := next(filter(None, (parse_day(attribute(one, d)) for d in _DAYS)), None))
    ]
    found.reverse()
    found.sort(key=lambda one: one[1])
    return found
