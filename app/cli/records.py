"""What `marsad screen` asks of the lists, from a line of JSON or an option.

Enters: a record, or the text of an option. Leaves: a query, or a day. Refuses, by the name of the
field, what the API refuses too; a key that nothing is read from is told, and refused where another
one is plainly meant.
"""

from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from typing import Any, Final

from app.api.days import read_period
from app.domain.listing import Kind
from app.domain.screening import Query
from app.errors import InputError
from app.ingest.json_values import checked_text, kind_of_value

KEYS: Final = ("id", "name", "kind", "country", "birth_year", "role")
KINDS: Final = (Kind.PERSON, Kind.ORGANISATION, Kind.VESSEL)
_YEARS: Final = range(1850, 2101)
_LONGEST_NAME: Final = 500
_ALIKE: Final = 0.8
_SHORTEST: Final = 4
"""Of a key that may be another one misspelt; "uid" and "same" are keys of their own."""


def query_of(record: Mapping[str, Any], day: date | None) -> Query:
    """Return the query that a record of a batch asks.

    Raises:
        InputError: naming the field that cannot be meant.
    """
    if "as_of" in record:
        raise InputError("as_of is of the whole call: --as-of DAY")
    for key in unknown_keys(record):
        near = get_close_matches(key.lower(), KEYS, n=1, cutoff=_ALIKE)
        if near and len(key) >= _SHORTEST:
            raise InputError(f"{key!r} is no key; is {near[0]!r} meant?")
    kind, country = record.get("kind"), record.get("country")
    birth_year, role = record.get("birth_year"), record.get("role")
    if kind is not None and kind not in KINDS:
        raise InputError(f"kind {kind!r} is none of {', '.join(KINDS)}")
    if country is not None and not (
        isinstance(country, str) and len(country) == 2 and country.isascii() and country.isalpha()
    ):
        raise InputError(f"country {country!r} is not an ISO 3166-1 alpha-2 code")
    if birth_year is not None and not _is_year(birth_year):
        raise InputError(f"birth_year {birth_year!r} is not a year, {_YEARS[0]} to {_YEARS[-1]}")
    if role is not None and not isinstance(role, str):
        raise InputError(f"role is {kind_of_value(role)}, not a text")
    return Query(
        name=_name(record.get("name")),
        kind=Kind(kind) if kind else None,
        country=country.upper() if country else None,
        birth_year=birth_year,
        as_of=day,
        role=None if role is None else checked_text("role", role),
    )


def unknown_keys(record: Mapping[str, Any]) -> list[str]:
    """Return the keys of a record that nothing is read from."""
    return [key for key in record if key not in KEYS]


def day_of_option(option: str, text: str | None) -> date | None:
    """Return the day that an option gives, as the API reads one; None when it is not given.

    Raises:
        InputError: naming the option, when it is no day of the years 1900 to 2100.
    """
    if text is None:
        return None
    try:
        period = read_period(text)
    except InputError as error:
        raise InputError(f"{option}: {error.message}") from error
    if (period.end - period.start).days != 1:
        raise InputError(f"{option} {text!r} is not a day; write 2024-06-19")
    return period.start


def _name(name: object) -> str:
    if name is None:
        raise InputError("name is missing")
    if not isinstance(name, str):
        raise InputError(f"name is {kind_of_value(name)}, not a text")
    if not name.strip():
        raise InputError("name is empty")
    if len(name) > _LONGEST_NAME:
        raise InputError(f"name is longer than {_LONGEST_NAME} characters")
    return checked_text("name", name)


def _is_year(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value in _YEARS
