"""Folders of lists: one folder per list id.

Enters: a folder. Leaves: parsed lists, and warnings for folders that are no list. Refuses a list
whole when its adapter does.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from app.domain.listing import ParsedList
from app.errors import ListRefusedError
from app.screening.lists import eu_journal, un_sc, us_ofac
from app.screening.lists.catalogue import LIST_IDS, NOT_READ_YET

_ADAPTERS: Final[Mapping[str, Callable[[Path], ParsedList]]] = MappingProxyType(
    {
        "un_sc": un_sc.read,
        "us_ofac_sdn": us_ofac.read_sdn,
        "us_ofac_cons": us_ofac.read_consolidated,
        "eu_journal": eu_journal.read,
    }
)


def read_list(list_id: str, folder: Path) -> ParsedList:
    """Return the list `list_id` whose files lie in `folder`.

    Raises:
        ListRefusedError: an id that is not read, or files that are refused; the message says why.
    """
    if list_id not in _ADAPTERS:
        raise ListRefusedError(
            f"{list_id}: no list of that id is read; known: {', '.join(LIST_IDS)}"
        )
    try:
        return _ADAPTERS[list_id](folder)
    except OSError as error:
        raise ListRefusedError(f"{list_id}: {error.strerror or error}") from error


def read_lists(folder: Path) -> tuple[tuple[ParsedList, ...], tuple[str, ...]]:
    """Return the lists under `folder`, in order of id, and a warning per unknown folder.

    Raises:
        ListRefusedError: when one of the lists is refused, or `folder` cannot be read.
    """
    if not folder.is_dir():
        raise ListRefusedError(f"{folder}: there is no such folder")
    found = sorted(path for path in folder.iterdir() if path.is_dir())
    lists = tuple(read_list(path.name, path) for path in found if path.name in _ADAPTERS)
    warnings = tuple(_warning(path.name) for path in found if path.name not in _ADAPTERS)
    return lists, warnings


def _warning(name: str) -> str:
    if name in NOT_READ_YET:
        return f"{name}: this list is not read yet"
    return f"{name}: not the id of a known list; left out"
