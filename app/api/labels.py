"""What values are called: words of closed sets, countries, parties and outlets, in both languages.

Enters: a property and its values. Leaves: labels. Refuses to leave a value of a closed set out: a
test holds data/labels.csv and the sets together.
"""

import csv
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Final

from app.api.countries import country_names
from app.domain.ids import write_id
from app.storage.reading.database import Connection
from app.storage.reading.facets import read_names

Label = dict[str, str | None]

_FILE: Final = Path(__file__).with_name("data") / "labels.csv"
_PARTIES: Final = frozenset({"party", "claimant", "speaker"})


@cache
def word_labels() -> dict[tuple[str, str], Label]:
    """Return the labels of the words of closed sets, by property and word."""
    with _FILE.open(encoding="utf-8", newline="") as lines:
        return {
            (row["set"], row["value"]): {"ar": row["ar"], "en": row["en"]}
            for row in csv.DictReader(lines)
        }


async def labelled(
    connection: Connection, field: str, values: Sequence[str]
) -> dict[str, tuple[str, Label]]:
    """Return each value as it is written outside, with its label."""
    if field in _PARTIES:
        names = await read_names(connection, parties=list(values))
    elif field == "outlet":
        names = await read_names(connection, outlets=list(values))
    else:
        return {value: (value, _label(field, value)) for value in values}
    return {
        value: (write_id(int(value)), _pair(*names.get(value, (None, None)))) for value in values
    }


def _label(field: str, value: str) -> Label:
    if field == "country":
        name = country_names().get(value)
        return _pair(name and name.ar, name and name.en)
    return word_labels().get((field, value)) or _pair(value, None)


def _pair(ar: str | None, en: str | None) -> Label:
    return {"ar": ar, "en": en}
