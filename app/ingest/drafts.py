"""One decoded record (a JSON object) to an article draft.

Enters: a mapping with the keys that news dumps use. Leaves: an `ArticleDraft` whose text is
exactly the record's. Refuses, naming the field, what cannot be stored or meant.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime

from app.domain.article import ArticleDraft, Precision
from app.errors import InputError
from app.extraction.dates.reader import find_dates
from app.extraction.reading.reading import analyse
from app.ingest.json_values import checked_text, kind_of_value
from app.ingest.urls import canonical_url

_KEYS = {
    "text": ("text", "body", "content"),
    "title": ("title", "headline"),
    "url": ("url", "link"),
    "published": ("published", "date", "published_at", "published_on"),
    "outlet": ("outlet", "source"),
    "author": ("author",),
    "id": ("id",),
}
_DAY_FIRST = re.compile(r"(\d{1,2})[/.\-](\d{1,2})[/.\-](\d{4}|\d{2})(?!\d)")
_YEAR_FIRST = re.compile(r"(\d{4})[/.\-](\d{1,2})[/.\-](\d{1,2})(?!\d)")
_CLOCK = re.compile(r"[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?\s*$")
_BASIC_CLOCK = re.compile(r"T(\d{2})(\d{2})(\d{2})?(?:[.,]\d+)?(Z|[+-]\d{2}:?\d{2})?\s*$")
_DAY_LENGTH = len("2024-06-19")
_CENTURY_TURN = 70
_DIGITS = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)")
_EPOCH_MILLISECONDS = 100_000_000_000
_LEAST_EPOCH = 315_532_800
_YEARS = range(1800, 2101)


def draft_from_record(record: Mapping[str, object]) -> ArticleDraft:
    """Return the draft that `record` describes.

    Keys read, first present wins: text|body|content, title, url|link, published|date,
    outlet|source, author, id.

    Raises:
        InputError: naming the field that is missing or cannot be read.
    """
    text = _first(record, "text")
    if text is not None and not isinstance(text, str):
        raise InputError(f"text is {kind_of_value(text)}, not a text")
    if text is None:
        raise InputError("the record has no text (looked for text, body, content)")
    url = _text(record, "url")
    published = _first(record, "published")
    draft = ArticleDraft(
        text=text,
        title=_text(record, "title"),
        url=canonical_url(url) if url else None,
        outlet=_text(record, "outlet"),
        author=_text(record, "author"),
        external_id=_text(record, "id"),
    )
    return checked(dated(draft, published))


def checked(draft: ArticleDraft) -> ArticleDraft:
    """Return the draft when it can be stored.

    Raises:
        InputError: for an empty text, a NUL character or a lone surrogate.
    """
    if not draft.text.strip():
        raise InputError("the text is empty")
    for name in ("text", "title", "outlet", "author", "external_id"):
        value = getattr(draft, name)
        if value is not None:
            checked_text(name.removeprefix("external_"), value)
    return draft


def dated(draft: ArticleDraft, published: object) -> ArticleDraft:
    """Return the draft with a publication time read from any of the usual shapes.

    Understood: ISO 8601, extended or basic, with or without time and offset, year-first and
    day-first days with / . or -, two-digit years, days written out in Arabic, RFC 2822, epoch
    seconds or milliseconds, eight digits (20240620). The day is the day as printed; an instant is
    kept only when an offset says which.

    Raises:
        InputError: when it is none of these.
    """
    if published is None or published == "":
        return draft
    if isinstance(published, bool) or not isinstance(published, (str, int, float)):
        raise InputError(f"published is {kind_of_value(published)}, not a date")
    if isinstance(published, (int, float)) and not _DIGITS.fullmatch(str(published)):
        return _at(draft, _epoch(published))
    text = str(published).strip()
    try:
        moment = _moment(text)
    except (ValueError, OverflowError) as error:
        raise InputError(f"published {text!r} is not a date: {error}") from error
    if isinstance(moment, datetime) and moment.tzinfo is not None:
        return _at(draft, moment)
    day = moment.date() if isinstance(moment, datetime) else moment
    return replace(draft, published_on=day, precision=Precision.DAY)


def _at(draft: ArticleDraft, moment: datetime) -> ArticleDraft:
    return replace(
        draft,
        published_on=moment.date(),
        published_at=moment.astimezone(UTC),
        precision=Precision.INSTANT,
    )


def _epoch(number: float) -> datetime:
    seconds = number / 1000 if abs(number) >= _EPOCH_MILLISECONDS else number
    if seconds < _LEAST_EPOCH:
        raise InputError(f"published {number!r} is no day and no epoch time since 1980")
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise InputError(f"published {number!r} is not an epoch time: {error}") from error


def _moment(text: str) -> date | datetime:
    clock = _CLOCK.search(text) or _BASIC_CLOCK.search(text)
    day_text = text[: clock.start()] if clock else text
    day = _day(day_text.strip())
    if day is None:
        return _written_out(text) or parsedate_to_datetime(text)
    if clock is None:
        return day
    hour, minute, second, offset = clock.groups()
    return datetime(
        day.year, day.month, day.day, int(hour), int(minute), int(second or 0), tzinfo=_zone(offset)
    )


def _day(text: str) -> date | None:
    if match := _YEAR_FIRST.fullmatch(text) or _DIGITS.fullmatch(text):
        year, month, day = map(int, match.groups())
        return _of_news(date(year, month, day))
    if match := _DAY_FIRST.fullmatch(text):
        day, month, year = map(int, match.groups())
        if len(match[3]) == 2:
            year += 1900 if year >= _CENTURY_TURN else 2000
        return _of_news(date(year, month, day))
    return None


def _of_news(day: date) -> date:
    """Return a day of the Gregorian calendar; one of a Hijri year is refused, not taken for it.

    Raises:
        ValueError: for a year that no news is of.
    """
    if day.year not in _YEARS:
        raise ValueError(f"the year {day.year} is none of {_YEARS[0]} to {_YEARS[-1]}")
    return day


def _written_out(text: str) -> date | None:
    """Return the day written in Arabic words: «السبت, 20 فبراير/ شباط, 2010» (20 February 2010)."""
    for found in find_dates(analyse(text), None):
        if len(found.value) == _DAY_LENGTH:
            return date.fromisoformat(found.value)
    return None


def _zone(offset: str | None) -> timezone | None:
    if offset is None:
        return None
    if offset == "Z":
        return UTC
    hours, minutes = int(offset[1:3]), int(offset[-2:])
    sign = -1 if offset[0] == "-" else 1
    return timezone(sign * timedelta(hours=hours, minutes=minutes))


def _first(record: Mapping[str, object], field: str) -> object:
    for key in _KEYS[field]:
        if record.get(key) not in (None, ""):
            return record[key]
    return None


def _text(record: Mapping[str, object], field: str) -> str | None:
    value = _first(record, field)
    if value is None:
        return None
    if isinstance(value, Mapping) and isinstance(value.get("name"), str):
        return str(value["name"])
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    if not isinstance(value, str):
        raise InputError(f"{field} is {kind_of_value(value)}, not a text")
    return value
