"""The embedded Postgres: one server for a `MARSAD_HOME`, shared by every command that uses it.

Enters: settings. Leaves: connection strings of a server that runs. Refuses to know schemas.

The server runs for as long as any command uses it: the first starts it, the last to end stops it.
`keep` (how `marsad db start` asks for it) lets it run on until `stop`. Two file locks in the home
hold commands apart: `postgres.lock`, held alone while the server is started or stopped, and
`postgres.users`, held shared by each user of the server; the system releases both however a
process ends. After a kill -9 of every user the server runs on, and the next command takes it over.
"""

import contextlib
import fcntl
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote

import psycopg
import structlog

from app.errors import DatabaseUnavailableError, MarsadError
from app.runtime.postgres_cluster import SUPERUSER, Cluster
from app.runtime.postgres_programs import DATA, find_runner
from app.runtime.settings import Settings

DATABASE: Final = "marsad"
API_ROLE: Final = "marsad_api"
_KEEP: Final = "postgres.keep"

log = structlog.get_logger(__name__)

_leases: dict[Path, list[int]] = {}
"""Descriptors of the users' locks that this process holds, by home."""


class DatabaseInUseError(MarsadError):
    """The server is not stopped because other processes use it."""

    code = "database-in-use"


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """A server that answers.

    Attributes:
        owner_url: connects as the owner of the schema.
        api_url: connects as the role that may only read.
        started: True when this call started it.
    """

    owner_url: str
    api_url: str
    started: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What is known of the embedded server."""

    running: bool
    data: Path
    pid: int | None


def ensure_running(settings: Settings, *, keep: bool = False) -> Running:
    """Return the server of `settings.home`, started first if it does not answer.

    The caller uses it until `release` or `stop_if_unused`, one call for each of these.

    Args:
        settings: whose home it is.
        keep: let it run on when its last user ends.

    Raises:
        DatabaseUnavailableError: naming what prevents it.
    """
    home = _home(settings)
    _leases.setdefault(home, []).append(_share(home))
    try:
        with _exclusive(home):
            cluster = Cluster(home=home, runner=find_runner(home))
            started = _start(cluster)
            if keep:
                (home / _KEEP).touch()
    except MarsadError:
        release(settings)
        raise
    return Running(
        owner_url=_url(cluster, SUPERUSER, DATABASE),
        api_url=_url(cluster, API_ROLE, DATABASE),
        started=started,
    )


def stop(settings: Settings, *, force: bool = False) -> bool:
    """Stop the server; return False when none was running.

    Args:
        settings: whose home it is.
        force: stop it although other processes use it.

    Raises:
        DatabaseInUseError: when others use it and `force` is not set.
    """
    if not settings.home.is_dir():
        return False
    home = _home(settings)
    with _exclusive(home):
        cluster = Cluster(home=home, runner=find_runner(home))
        if not cluster.data.is_dir() or not cluster.is_ready():
            return False
        if not force and not _unused(home):
            raise DatabaseInUseError(
                f"another marsad process uses the server of {home}; end it first"
            )
        (home / _KEEP).unlink(missing_ok=True)
        cluster.stop()
        log.info("postgres.stopped", data=str(cluster.data))
        return True


def stop_if_unused(settings: Settings) -> bool:
    """Give the server up and stop it unless it is kept or used; return whether it was stopped."""
    release(settings)
    if (_home(settings) / _KEEP).exists():
        return False
    try:
        return stop(settings)
    except DatabaseInUseError:
        log.info("postgres.left_running", home=str(settings.home))
        return False


def release(settings: Settings) -> None:
    """Give the server up without stopping it."""
    held = _leases.get(_home(settings))
    if held:
        os.close(held.pop())


def status(settings: Settings) -> Status:
    """Say whether the server answers, without starting it."""
    home = settings.home.expanduser().absolute()
    if not (home / DATA).is_dir():
        return Status(running=False, data=home / DATA, pid=None)
    cluster = Cluster(home=home, runner=find_runner(home))
    running = cluster.is_ready()
    return Status(running=running, data=cluster.data, pid=cluster.pid() if running else None)


def revive(settings: Settings) -> bool:
    """Start the server again if it has died; return whether that was needed. Call it often.

    Raises:
        DatabaseUnavailableError: when it does not start.
    """
    home = _home(settings)
    cluster = Cluster(home=home, runner=find_runner(home))
    if cluster.is_ready():
        return False
    with _exclusive(home):
        return _start(cluster)


def _start(cluster: Cluster) -> bool:
    started = not cluster.is_ready()
    if started:
        cluster.start()
        log.info("postgres.started", data=str(cluster.data), pid=cluster.pid())
    _create_database(cluster)
    return started


def _home(settings: Settings) -> Path:
    home = settings.home.expanduser().absolute()
    try:
        missing = [folder for folder in (home, *home.parents) if not folder.exists()]
        for folder in reversed(missing):
            folder.mkdir(exist_ok=True)
            folder.chmod(0o755)  # whatever the umask: the user that runs Postgres passes here
    except OSError as error:
        raise DatabaseUnavailableError(
            f"MARSAD_HOME={home} cannot be made: {error.strerror}"
        ) from error
    return home


@contextlib.contextmanager
def _exclusive(home: Path) -> Iterator[None]:
    descriptor = _open(home / "postgres.lock")
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _share(home: Path) -> int:
    descriptor = _open(home / "postgres.users")
    fcntl.flock(descriptor, fcntl.LOCK_SH)
    return descriptor


def _unused(home: Path) -> bool:
    descriptor = _open(home / "postgres.users")
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    else:
        return True
    finally:
        os.close(descriptor)


def _open(path: Path) -> int:
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise DatabaseUnavailableError(f"{path} cannot be opened: {error.strerror}") from error


def _create_database(cluster: Cluster) -> None:
    try:
        with psycopg.connect(_url(cluster, SUPERUSER, "postgres"), autocommit=True) as connection:
            found = connection.execute(
                "SELECT 1 FROM pg_database WHERE datname = %s", (DATABASE,)
            ).fetchone()
            if found is None:
                connection.execute(f"CREATE DATABASE {DATABASE}")
    except psycopg.OperationalError as error:
        raise DatabaseUnavailableError(f"Postgres does not obey: {error}") from error


def _url(cluster: Cluster, user: str, database: str) -> str:
    return f"postgresql://{user}@/{database}?host={quote(str(cluster.sockets), safe='')}"
