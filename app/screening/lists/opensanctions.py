"""OpenSanctions: entities.ftm.json, else targets.simple.csv, to designations keyed by id.

Enters: a folder. Leaves: the targets that are persons, bodies, ships or aircraft. Its data is free
for non-commercial use only: the list is off unless it is turned on (see `catalogue`). A target of
another matter than sanctions (a public office, a wanted notice) is no entry and is passed over.
The newest `last_seen` is the date of the list.
"""

from datetime import date
from pathlib import Path
from typing import Final

from app.domain.listing import ParsedList
from app.screening.lists.collecting import Collector
from app.screening.lists.files import digest, files_by_name, one_of
from app.screening.lists.opensanctions_csv import read_csv
from app.screening.lists.opensanctions_ftm import read_ftm

LIST_ID: Final = "opensanctions"
_FTM: Final = "entities.ftm.json"
_CSV: Final = "targets.simple.csv"


def read(folder: Path) -> ParsedList:
    """Return the list in `folder`. Raises ListRefusedError when it is refused whole."""
    path = one_of(LIST_ID, files_by_name(folder), (_FTM, _CSV))
    collector = Collector(LIST_ID)
    seen = (read_ftm if path.name.lower() == _FTM else read_csv)(path, collector)
    return collector.parsed(digest([path]), seen or None, _day(seen))


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None
