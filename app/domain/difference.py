"""What differs between two states of one designation, field by field, as plain JSON values."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from enum import Enum
from typing import Any, Final

from app.domain.listing import Alias, BirthDate, Designation

_SAME_ENTRY: Final = ("list_id", "entry_id")


def changed_fields(
    before: Designation, after: Designation
) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    """Return the fields that differ, as they were and as they are.

    Of sets of values (aliases, countries, programmes …) only what one state has and the other has
    not is given. Example: ({"countries": ["SY"]}, {"countries": []}).
    """
    was: dict[str, Any] = {}
    now: dict[str, Any] = {}
    for field in fields(Designation):
        one, two = getattr(before, field.name), getattr(after, field.name)
        if field.name in _SAME_ENTRY or one == two:
            continue
        if isinstance(one, tuple) and isinstance(two, tuple):
            one, two = [x for x in one if x not in two], [x for x in two if x not in one]
        was[field.name], now[field.name] = _plain(one), _plain(two)
    return was, now


def _plain(value: object) -> object:
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if isinstance(value, Alias):
        return {"name": value.name, "strength": value.strength.value, "script": value.script}
    if isinstance(value, BirthDate):
        return value.day.isoformat() if value.day else [value.year_from, value.year_to]
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value
