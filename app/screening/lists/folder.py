"""Folders of lists: one folder per list id.

Enters: a folder. Leaves: parsed lists, and warnings for folders that are no list. Refuses a list
whole when its adapter does.
"""

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Final

from app.domain.listing import ParsedList
from app.errors import ListRefusedError
from app.screening.lists import (
    ch_seco,
    eu_fsf,
    eu_journal,
    opensanctions,
    uk_sl,
    un_sc,
    us_csl,
    us_ofac,
)
from app.screening.lists.catalogue import LIST_IDS, LISTS

_ADAPTERS: Final[Mapping[str, Callable[[Path], ParsedList]]] = MappingProxyType(
    {
        "un_sc": un_sc.read,
        "us_ofac_sdn": us_ofac.read_sdn,
        "us_ofac_cons": us_ofac.read_consolidated,
        "eu_fsf": eu_fsf.read,
        "eu_journal": eu_journal.read,
        "uk_sl": uk_sl.read,
        "ch_seco": ch_seco.read,
        "us_csl": us_csl.read,
        "opensanctions": opensanctions.read,
    }
)


def read_list(list_id: str, folder: Path, enabled: Collection[str] = ()) -> ParsedList:
    """Return the list `list_id` whose files lie in `folder`.

    Args:
        list_id: a key of `LISTS`.
        folder: has the files.
        enabled: lists with a restricted licence that may be read.

    Raises:
        ListRefusedError: an id that is not read, a list that is off, or files that are refused;
            the message says why.
    """
    if list_id not in _ADAPTERS:
        raise ListRefusedError(
            f"{list_id}: no list of that id is read; known: {', '.join(LIST_IDS)}"
        )
    if reason := _off(list_id, enabled):
        raise ListRefusedError(reason)
    try:
        return _ADAPTERS[list_id](folder)
    except OSError as error:
        raise ListRefusedError(f"{list_id}: {error.strerror or error}") from error


def read_lists(
    folder: Path, enabled: Collection[str] = ()
) -> tuple[tuple[ParsedList, ...], tuple[str, ...]]:
    """Return the lists under `folder`, in order of id, and a warning per folder left out.

    Args:
        folder: has one folder per list.
        enabled: lists with a restricted licence that may be read.

    Raises:
        ListRefusedError: when one of the lists is refused, or `folder` cannot be read.
    """
    if not folder.is_dir():
        raise ListRefusedError(f"{folder}: there is no such folder")
    found = sorted(path for path in folder.iterdir() if path.is_dir())
    warnings = {path.name: warning for path in found if (warning := _warning(path.name, enabled))}
    lists = tuple(read_list(p.name, p, enabled) for p in found if p.name not in warnings)
    return lists, tuple(warnings.values())


def _warning(name: str, enabled: Collection[str]) -> str | None:
    if name not in _ADAPTERS:
        return f"{name}: not the id of a known list; left out"
    return _off(name, enabled)


def _off(list_id: str, enabled: Collection[str]) -> str | None:
    info = LISTS[list_id]
    if info.restriction is None or list_id in enabled:
        return None
    return (
        f"{list_id}: off, as its data is {info.restriction}; MARSAD_{list_id.upper()}=1 turns it on"
    )
