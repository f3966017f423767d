"""Sanctions lists into the database: versions stored, one index built over all, parties screened.

Enters: folders of list files. Leaves: list versions, an index that every process takes up, and
screenings through it. A list that is refused leaves its last good version in force.
"""

import contextlib
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import psycopg
import structlog

from app.domain.listing import ListVersion, ParsedList
from app.errors import InputError
from app.ingest.connection import owner_connection
from app.ingest.gates import check_list, check_past
from app.ingest.indexing import index_of_versions
from app.ingest.rescreening import settle_screening
from app.screening.lists import LISTS, read_list, without_days_to_come
from app.screening.match import MATCHER
from app.storage.records import IndexRecord, ListLoad, ListRecord, Loaded
from app.storage.writing.attempts import forget_files
from app.storage.writing.lists import load_list
from app.storage.writing.locks import hold_index, hold_release
from app.storage.writing.screening import save_index
from app.storage.writing.state import transaction
from app.storage.writing.versions import current_versions, newest_index

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class ListFolder:
    """Files of one list to load.

    Attributes:
        excerpt: True for the bundled samples.
        as_of: the day this version took effect, for history; None for now.
        force: take it although the gates would refuse it.
        source_url: where it was fetched from; None for files given by hand.
    """

    list_id: str
    folder: Path
    excerpt: bool = False
    as_of: date | None = None
    force: bool = False
    source_url: str | None = None


def load_lists(
    database_url: str, folders: Sequence[ListFolder], enabled: Collection[str] = ()
) -> dict[str, Loaded]:
    """Load lists, rebuild the index when anything changed, and screen anew whom that touches.

    Args:
        database_url: the owner's.
        folders: one per list; all are stored in one transaction with the index.
        enabled: lists with a restricted licence that may be loaded.

    Returns:
        What became of each list, by its id.

    Raises:
        InputError: for a list id that is not known.
        ListRefusedError: when a file is refused; nothing was changed then.
        DatabaseUnavailableError: when the database fails.
    """
    for folder in folders:
        if folder.list_id not in LISTS:
            raise InputError(f"{folder.list_id!r} is no known list: {', '.join(LISTS)}")
    parsed = [(folder, read_list(folder.list_id, folder.folder, enabled)) for folder in folders]
    with owner_connection(database_url) as connection:
        loaded = store_lists(connection, parsed)
    settle_screening(database_url)
    return loaded


def store_lists(
    connection: psycopg.Connection[Any],
    parsed: Sequence[tuple[ListFolder, ParsedList]],
    *,
    also: Callable[[Mapping[str, Loaded]], None] = lambda _: None,
) -> dict[str, Loaded]:
    """Store lists and the index over all that are in force, in one transaction.

    Args:
        connection: the owner's, in no transaction.
        parsed: lists as read, and where from.
        also: what belongs into the same transaction.

    Raises:
        ListRefusedError: when a list may not come into force; nothing was changed then.
    """
    today = datetime.now(UTC).date()
    parsed = [(folder, without_days_to_come(one, today)) for folder, one in parsed]
    with transaction(connection):
        hold_release(connection)
        current = {one.version.list_id: one.version for one in current_versions(connection)}
        for folder, one in parsed:
            _check(folder, one, current.get(folder.list_id), today)
            _tell_refused(one)
        loaded = {
            f.list_id: load_list(connection, _load(f, p, current.get(f.list_id))) for f, p in parsed
        }
        if any(one.changed for one in loaded.values()) or index_is_stale(connection):
            build_newest_index(connection)
        for folder, _ in parsed:
            if folder.source_url is None and loaded[folder.list_id].changed:
                forget_files(connection, folder.list_id)
        also(loaded)
    log.info("lists.loaded", lists=sorted(loaded))
    return loaded


@contextlib.contextmanager
def one_folder(files: Sequence[Path]) -> Iterator[Path]:
    """Lend one folder that has all the files of a list: the given one, or one of links to them.

    Raises:
        InputError: naming a file that does not exist, or a folder among several.
    """
    for file in files:
        if not file.exists():
            raise InputError(f"{file}: no such file or folder")
    if len(files) == 1 and files[0].is_dir():
        yield files[0]
        return
    if folders := [str(file) for file in files if file.is_dir()]:
        raise InputError(f"{', '.join(folders)}: give one folder, or the files of a list")
    with tempfile.TemporaryDirectory(prefix="marsad-list-") as made:
        for file in files:
            (Path(made) / file.name).symlink_to(file.resolve())
        yield Path(made)


def _tell_refused(parsed: ParsedList) -> None:
    if parsed.refused:
        log.warning(
            "list.rows_refused",
            list=parsed.list_id,
            rows=len(parsed.refused),
            first=parsed.refused[0].position,
            reason=parsed.refused[0].reason,
            hint="marsad quarantine list shows all of them",
        )


def _check(
    folder: ListFolder, parsed: ParsedList, current: ListVersion | None, today: date
) -> None:
    check_past(folder.as_of, today)
    if not folder.force:
        check_list(parsed, current, today, history=folder.as_of is not None)


def _load(folder: ListFolder, parsed: ParsedList, current: ListVersion | None) -> ListLoad:
    info = LISTS[folder.list_id]
    # The bundled samples stay an excerpt when they are loaded again by hand.
    by_hand = folder.source_url is None
    excerpt = folder.excerpt or bool(
        by_hand and current and current.excerpt and current.sha256 == parsed.sha256
    )
    return ListLoad(
        list=ListRecord(
            id=info.id,
            name=info.name_en,
            authority=info.authority,
            source_url=folder.source_url,
        ),
        parsed=parsed,
        excerpt=excerpt,
        fetched_at=None if excerpt else datetime.now(UTC),
        effective_on=folder.as_of,
    )


def index_is_stale(connection: psycopg.Connection[Any]) -> bool:
    """Say whether the newest index is missing or was built by another matcher."""
    newest = newest_index(connection)
    return newest is None or newest[1] != MATCHER


def build_newest_index(connection: psycopg.Connection[Any]) -> None:
    """Build the index over all lists in force and store it, in the caller's transaction.

    The caller holds the right to release (`hold_release`). Whoever is saving screenings through the
    index before is waited for.
    """
    current = current_versions(connection)
    index = index_of_versions(connection, current)
    blob = index.to_bytes()
    hold_index(connection, replacing=True)
    save_index(
        connection,
        IndexRecord(
            versions={one.version.list_id: one.number for one in current},
            matcher=MATCHER,
            blob=blob,
        ),
    )
