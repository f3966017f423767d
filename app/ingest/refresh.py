"""One list looked at where it is published, and brought into force when it is another one.

Enters: a source. Leaves: a new version with its index, or word that nothing changed, or the reason
why not; in any case one record of the attempt. Whatever goes wrong, the last good version stays in
force: version, designations, changes, index, notice and the record of success are one transaction.

An attempt may be killed at any point. The list's lock goes with its session, and the next attempt
closes its record as interrupted.
"""

import tempfile
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import psycopg
import structlog

from app.domain.listing import ParsedList
from app.errors import InputError, ListRefusedError, MarsadError
from app.ingest.connection import owner_connection
from app.ingest.fetching import Fetched, FetchLimits, Known, fetch
from app.ingest.list_sources import ListSource
from app.ingest.lists import ListFolder, store_lists
from app.screening.lists import LISTS, read_list
from app.screening.lists.origins import file_name
from app.storage.records import ListRecord, Loaded
from app.storage.writing.attempts import (
    AttemptEnd,
    FileState,
    Outcome,
    accept_bytes,
    begin_attempt,
    end_attempt,
    failures_of,
    is_accepted,
    known_files,
    last_refused,
    save_files,
)
from app.storage.writing.locks import refreshing

log = structlog.get_logger(__name__)

SCHEDULE: Final = "schedule"
COMMAND: Final = "command"
ACCEPT: Final = "accept"
_FIRST_WAIT: Final = 30.0
"""Seconds until a list that failed once is looked at again; doubled with each further failure."""
_OPENING: Final = 4_096


@dataclass(frozen=True, slots=True, kw_only=True)
class RefreshPlan:
    """How lists are refreshed.

    Attributes:
        limits: of each fetch.
        every_seconds: between two looks at a list that did not fail.
        enabled: lists with a restricted licence that may be loaded.
        trigger: what the records say set the attempts off.
    """

    limits: FetchLimits
    every_seconds: float
    enabled: Collection[str] = ()
    trigger: str = SCHEDULE


@dataclass(frozen=True, slots=True, kw_only=True)
class Refreshed:
    """What became of one attempt; `loaded` when a version was stored, `reason` when it failed."""

    list_id: str
    outcome: Outcome
    loaded: Loaded | None = None
    code: str | None = None
    reason: str | None = None


def refresh_list(
    database_url: str, source: ListSource, plan: RefreshPlan, *, wait: bool = True
) -> Refreshed | None:
    """Look at one list; None when another process is at it and `wait` is not set.

    Args:
        database_url: the owner's.
        source: where the list is published.
        plan: how.
        wait: until whoever refreshes this list now has ended, and then look again.

    Raises:
        DatabaseUnavailableError: when the database fails.
    """
    record = _record(source)
    with (
        owner_connection(database_url) as connection,
        refreshing(connection, source.list_id, wait=wait) as held,
    ):
        if not held:
            return None
        with connection.transaction():
            number = begin_attempt(connection, record, plan.trigger)
        attempt = _Attempt(connection, source, plan, number)
        try:
            done = attempt.run()
        except (MarsadError, OSError, psycopg.Error) as error:
            if connection.broken:
                raise
            done = attempt.fail(error)
    log.info("list.refreshed", list=source.list_id, outcome=done.outcome.value, reason=done.reason)
    return done


def accept_list(
    database_url: str, source: ListSource, plan: RefreshPlan, *, reason: str
) -> Refreshed:
    """Let the bytes that the gates refused last come into force, if they are still published.

    Raises:
        InputError: when nothing of this list was refused, or no reason is given.
        DatabaseUnavailableError: when the database fails.
    """
    if not reason.strip():
        raise InputError("accepting a refused list needs a reason, which is recorded")
    with owner_connection(database_url) as connection:
        refused = last_refused(connection, source.list_id)
        if refused is None or refused.sha256 is None:
            raise InputError(f"{source.list_id}: the last attempt refused no file that was read")
        with connection.transaction():
            accept_bytes(connection, source.list_id, refused.sha256, reason.strip())
    done = refresh_list(database_url, source, replace(plan, trigger=ACCEPT))
    if done is None:
        raise AssertionError("a waiting refresh returned without an outcome")
    return done


class _Attempt:
    """One attempt under way; `sha256` is known once the files were read as a list."""

    def __init__(
        self,
        connection: psycopg.Connection[Any],
        source: ListSource,
        plan: RefreshPlan,
        number: int,
    ) -> None:
        self._connection = connection
        self._source = source
        self._plan = plan
        self._number = number
        self._sha256: str | None = None

    def run(self) -> Refreshed:
        """Fetch, compare, read and store.

        Raises:
            MarsadError: when the list cannot be had or is refused.
            OSError: when there is no room for its files.
            psycopg.Error: when it cannot be stored.
        """
        known = self._known()
        with tempfile.TemporaryDirectory(prefix="marsad-refresh-") as made:
            folder = Path(made)
            files = self._fetch_all(folder, known)
            if files is None or _same(files, known):
                return self._unchanged(files)
            for url, file in files.items():
                _name_file(self._source.list_id, file, folder, len(files), url)
            parsed = read_list(self._source.list_id, folder, self._plan.enabled)
        self._sha256 = parsed.sha256
        return self._store(parsed, files)

    def fail(self, error: Exception) -> Refreshed:
        """Record why nothing came of it."""
        outcome = Outcome.REFUSED if isinstance(error, ListRefusedError) else Outcome.FAILED
        code = error.code if isinstance(error, MarsadError) else _code(error)
        reason = " ".join(str(error).split()) or type(error).__name__
        with self._connection.transaction():
            failures = failures_of(self._connection, self._source.list_id)
            end = AttemptEnd(
                outcome=outcome,
                code=code,
                reason=reason,
                sha256=self._sha256,
                again_seconds=min(self._plan.every_seconds, _FIRST_WAIT * 2 ** min(failures, 16)),
            )
            end_attempt(self._connection, self._number, end)
        return Refreshed(list_id=self._source.list_id, outcome=outcome, code=code, reason=reason)

    def _known(self) -> Mapping[str, FileState]:
        """Return what is known of the files in force; nothing where they are another set."""
        known = known_files(self._connection, self._source.list_id)
        return known if set(known) == set(self._source.urls) else {}

    def _fetch_all(self, folder: Path, known: Mapping[str, FileState]) -> dict[str, Fetched] | None:
        """Return the files by address, None when none of them changed."""
        limits = replace(self._plan.limits, hosts=self._source.hosts)
        files: dict[str, Fetched | None] = {}
        for place, url in enumerate(self._source.urls):
            state = known.get(url)
            tags = Known(etag=state.etag, last_modified=state.last_modified) if state else None
            files[url] = fetch(url, folder / f"{place}.part", limits, tags)
        if not any(files.values()):
            return None
        # A list is read whole: where one of its files changed, the others are needed too.
        return {
            url: file or self._fetch_anew(url, folder / f"{place}.part", limits)
            for place, (url, file) in enumerate(files.items())
        }

    def _fetch_anew(self, url: str, to: Path, limits: FetchLimits) -> Fetched:
        found = fetch(url, to, limits)
        if found is None:
            raise AssertionError("a request without condition was answered 304")
        return found

    def _unchanged(self, files: Mapping[str, Fetched] | None) -> Refreshed:
        with self._connection.transaction():
            if files:
                save_files(self._connection, self._source.list_id, map(_state, files.items()))
            end = AttemptEnd(outcome=Outcome.UNCHANGED, again_seconds=self._plan.every_seconds)
            end_attempt(self._connection, self._number, end)
        return Refreshed(list_id=self._source.list_id, outcome=Outcome.UNCHANGED)

    def _store(self, parsed: ParsedList, files: Mapping[str, Fetched]) -> Refreshed:
        list_id, done = self._source.list_id, Outcome.UNCHANGED
        force = is_accepted(self._connection, list_id, parsed.sha256)
        folder = ListFolder(
            list_id=list_id, folder=Path(), force=force, source_url=self._source.shown
        )

        def record(loaded: Mapping[str, Loaded]) -> None:
            nonlocal done
            one = loaded[list_id]
            done = Outcome.LOADED if one.changed else Outcome.UNCHANGED
            save_files(self._connection, list_id, map(_state, files.items()))
            end = AttemptEnd(
                outcome=done,
                again_seconds=self._plan.every_seconds,
                sha256=parsed.sha256,
                version=one.version_id,
            )
            end_attempt(self._connection, self._number, end)

        loaded = store_lists(self._connection, [(folder, parsed)], also=record)
        return Refreshed(list_id=list_id, outcome=done, loaded=loaded[list_id])


def _record(source: ListSource) -> ListRecord:
    info = LISTS[source.list_id]
    return ListRecord(
        id=info.id, name=info.name_en, authority=info.authority, source_url=source.shown
    )


def _same(files: Mapping[str, Fetched], known: Mapping[str, FileState]) -> bool:
    return bool(known) and all(
        url in known and known[url].sha256 == file.sha256 for url, file in files.items()
    )


def _state(item: tuple[str, Fetched]) -> FileState:
    url, file = item
    return FileState(
        url=url,
        sha256=file.sha256,
        size=file.size,
        etag=file.etag,
        last_modified=file.last_modified,
    )


def _name_file(list_id: str, file: Fetched, folder: Path, count: int, url: str) -> None:
    """Give a fetched file the name by which the list's adapter finds it."""
    with file.path.open("rb") as opened:
        opening = opened.read(_OPENING)
    target = folder / file_name(list_id, file.name, opening)
    if target.exists():
        raise ListRefusedError(
            f"{list_id}: two of its {count} addresses give a {target.name}; the second is "
            f"{url.partition('?')[0]}"
        )
    file.path.rename(target)


def _code(error: Exception) -> str:
    return "database-error" if isinstance(error, psycopg.Error) else "no-room"
