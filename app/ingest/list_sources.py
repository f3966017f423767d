"""Where each list is fetched from: the official addresses, or those that the environment names.

Enters: the environment. Leaves: a source for each list that has one. Refuses ids that are no list.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from app.errors import InputError, SettingsError
from app.ingest.fetching import check_address
from app.screening.lists import LISTS
from app.screening.lists.origins import ORIGINS

_VARIABLE: Final = re.compile(r"MARSAD_LIST_(\w+)_URL\Z")
_OFF: Final = "off"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSource:
    """The addresses of one list.

    Attributes:
        urls: all files of one version.
        hosts: that these may redirect to; "." begins a domain.
        scheduled: whether it is looked at without being asked for.
    """

    list_id: str
    urls: tuple[str, ...]
    hosts: tuple[str, ...] = ()
    scheduled: bool = True

    @property
    def shown(self) -> str:
        """The addresses as `/lists` tells them: without queries, which may hold keys."""
        return ", ".join(url.partition("?")[0] for url in self.urls)


def list_sources(environment: Mapping[str, str] | None = None) -> dict[str, ListSource]:
    """Return the source of each list, by list id.

    `MARSAD_LIST_<ID>_URL` names others than the official ones, separated by commas where a list is
    several files; "off" names none.

    Args:
        environment: to read; that of this process if not given.

    Raises:
        SettingsError: naming the variable that has no list, or whose value is no address.
    """
    given = os.environ if environment is None else environment
    sources = {
        list_id: ListSource(
            list_id=list_id, urls=one.urls, hosts=one.hosts, scheduled=one.scheduled
        )
        for list_id, one in ORIGINS.items()
    }
    for name, value in sorted(given.items()):
        found = _VARIABLE.fullmatch(name)
        if found is None or not value.strip():
            continue
        list_id = found[1].lower()
        if list_id not in LISTS:
            raise SettingsError(f"{name}: no list has the id {list_id!r}: {', '.join(LISTS)}")
        if value.strip().lower() == _OFF:
            sources.pop(list_id, None)
        else:
            sources[list_id] = ListSource(list_id=list_id, urls=_urls(name, value))
    return sources


def scheduled_sources() -> tuple[ListSource, ...]:
    """Return the sources of the lists that are looked at without being asked for.

    Raises:
        SettingsError: as `list_sources`.
    """
    return tuple(source for source in list_sources().values() if source.scheduled)


def _urls(name: str, value: str) -> tuple[str, ...]:
    urls = tuple(filter(None, map(str.strip, value.split(","))))
    for url in urls:
        try:
            check_address(url)
        except InputError as error:
            raise SettingsError(f"{name}: {error.message}") from error
    return urls
