"""Reading of the CSV tables in data/.

Enters: a file name and the columns it must have. Leaves: rows as dictionaries of stripped cells.
Refuses a wrong header, a short or long row, and an empty table; knows no table's meaning.
"""

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from app.errors import MarsadError
from app.text.fold import fold

DATA = Path(__file__).parent / "data"

Entry = TypeVar("Entry")


class LexiconError(MarsadError):
    """A lexicon file does not have the shape its loader expects."""

    code = "bad-lexicon"


def read_table(name: str, columns: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """Yield the rows of data/`name`, each a mapping of column to stripped cell.

    Args:
        name: file name, e.g. "states.csv".
        columns: the header the file must have, in order.

    Raises:
        LexiconError: when the header differs, or a row has too few or too many cells.
    """
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        reader = csv.reader(lines, strict=True)
        header = tuple(next(reader, ()))
        if header != columns:
            raise LexiconError(f"{name} has columns {header}, expected {columns}")
        for cells in reader:
            if len(cells) != len(columns):
                raise LexiconError(f"{name}:{reader.line_num} has {len(cells)} cells")
            yield dict(zip(columns, map(str.strip, cells), strict=True))


def several(cell: str) -> tuple[str, ...]:
    """Return the values of a cell that joins them by `;`, empty ones left out.

    Example: «واشنطن;العاصمة الأميركية» → two forms.
    """
    return tuple(part for part in map(str.strip, cell.split(";")) if part)


def index_forms(pairs: Iterable[tuple[str, Entry]]) -> Mapping[str, tuple[Entry, ...]]:
    """Return a read-only mapping from folded form to the entries that have it, in file order.

    Example: («أميركا», US) and («أمريكا», US) → {«اميركا»: (US,), «امريكا»: (US,)}.
    """
    index: dict[str, tuple[Entry, ...]] = {}
    for form, entry in pairs:
        key = fold(form)
        known = index.get(key, ())
        if entry not in known:
            index[key] = (*known, entry)
    return MappingProxyType(index)
