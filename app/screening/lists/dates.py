"""Dates as the lists write them.

Enters: cells such as "17.3.2014", "08 Jan 1984", "circa 1947", "1951 to 1953". Leaves: days and
birth dates. Refuses to guess: what has no year gives nothing.
"""

import re
from datetime import date

from app.domain.listing import BirthDate

_MONTHS = {
    name: number
    for number, name in enumerate(
        ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
    )
}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DOTTED = re.compile(r"(\d{1,2})[./](\d{1,2})[./](\d{4})")
_WORDED = re.compile(r"(\d{1,2})\s*([A-Za-z]{3,9})\.?\s*(\d{4})")
_RANGE = re.compile(
    r"((?:19|20)\d\d)\b[^;,]{0,14}?(?:\bto\b|\band\b|[-–])[^;,]{0,14}?\b((?:19|20)\d\d)"
)
_YEAR = re.compile(r"(?<!\d)((?:18|19|20)\d\d)(?!\d)")
_CIRCA = re.compile(r"circa|approx|about|around|\bc\.", re.IGNORECASE)
_ALTERNATIVES = re.compile(r";|\bor\b|\([a-z]\)|(?<=\d{4})\s*/\s*(?=\d{4})", re.IGNORECASE)


def parse_day(text: str) -> date | None:
    """Return the first full day in `text`, None when there is none or it cannot be.

    Example: "2015-07-01-04:00" → 2015-07-01; "17.3.2014" → 2014-03-17.
    """
    if found := _ISO.search(text):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := _DOTTED.search(text):
        return _day(int(found[3]), int(found[2]), int(found[1]))
    if found := _WORDED.search(text):
        month = _MONTHS.get(found[2][:3].lower())
        return _day(int(found[3]), month, int(found[1])) if month else None
    return None


def parse_births(text: str) -> tuple[BirthDate, ...]:
    """Return the birth dates of a cell, alternatives in order, no duplicates.

    Example: "circa 1947; 1951 to 1953" → 1947 (circa), 1951-1953.
    """
    found: list[BirthDate] = []
    for part in _ALTERNATIVES.split(text):
        birth = _birth(part)
        if birth and birth not in found:
            found.append(birth)
    return tuple(found)


def year_birth(year_from: str, year_to: str = "", *, circa: bool = False) -> BirthDate | None:
    """Return a birth date of whole years, None when the first is no year."""
    years = sorted(int(y) for y in (year_from, year_to or year_from) if _YEAR.fullmatch(y))
    return BirthDate(year_from=years[0], year_to=years[-1], circa=circa) if years else None


def numbered_birth(year: str, month: str, day: str) -> BirthDate | None:
    """Return a birth date from its numbers; without a month or day, the year alone."""
    whole = year_birth(year)
    if whole and month.isdecimal() and day.isdecimal():
        exact = _day(int(year), int(month), int(day))
        return BirthDate(year_from=int(year), year_to=int(year), day=exact) if exact else whole
    return whole


def _birth(text: str) -> BirthDate | None:
    circa = bool(_CIRCA.search(text))
    if found := _RANGE.search(text):
        return year_birth(found[1], found[2], circa=circa)
    if day := parse_day(text):
        return BirthDate(year_from=day.year, year_to=day.year, day=day, circa=circa)
    if found := _YEAR.search(text):
        return year_birth(found[1], circa=circa)
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
