"""The database of this process: the embedded server, or the one that DATABASE_URL names.

Enters: settings. Leaves: the owner's and the API's connection strings, migrated on demand. Refuses
to know what is stored.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

import psycopg
import structlog
from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from app.errors import DatabaseUnavailableError, SettingsError
from app.runtime import embedded
from app.runtime.resources import resource
from app.runtime.settings import Settings
from app.storage.schema import grant_reading, is_current, upgrade
from app.storage.writing.change_numbers import adopt_log
from app.storage.writing.state import ensure_cursor_secret

OWNER_VARIABLE: Final = "DATABASE_URL"
API_VARIABLE: Final = "DATABASE_API_URL"

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Database:
    """A database that can be used.

    Attributes:
        owner_url: connects as the owner of the schema.
        api_url: connects as the role that may only read; the owner's when there is none.
    """

    settings: Settings
    owner_url: str
    api_url: str

    @property
    def is_embedded(self) -> bool:
        """Whether the server is this home's own."""
        return self.settings.database_url is None and self.settings.database_api_url is None

    @property
    def environment(self) -> dict[str, str]:
        """What a child process needs in its environment to use the same database."""
        return {OWNER_VARIABLE: self.owner_url, API_VARIABLE: self.api_url}

    def migrate(self) -> bool:
        """Bring the schema up to date and grant the API's role; return whether it was behind.

        Raises:
            DatabaseUnavailableError: when the database cannot be reached or may not be changed.
        """
        changed = upgrade(self.owner_url, resource("migrations"))
        with psycopg.connect(self.owner_url) as connection:
            ensure_cursor_secret(connection)
            adopted = adopt_log(connection)
        role, password = self._reader()
        if role is not None:
            grant_reading(self.owner_url, role, password=password)
        log.info("database.migrated", changed=changed, reader=role, log_adopted=adopted)
        return changed

    def is_migrated(self) -> bool:
        """Say whether the schema is up to date."""
        return is_current(self.owner_url, resource("migrations"))

    def watch(self) -> None:
        """Start the embedded server again if it died; call it often, it never raises for that."""
        if not self.is_embedded:
            return
        try:
            if embedded.revive(self.settings):
                log.warning("postgres.revived", home=str(self.settings.home))
        except DatabaseUnavailableError as error:
            log.warning("postgres.down", reason=error.message)

    def _reader(self) -> tuple[str | None, str | None]:
        reader, owner = _parts(self.api_url, API_VARIABLE), _parts(self.owner_url, OWNER_VARIABLE)
        if reader.get("user") in (None, owner.get("user")):
            return None, None
        return reader["user"], reader.get("password")


@contextmanager
def open_database(settings: Settings) -> Iterator[Database]:
    """Lend the database, started first when it is embedded.

    An embedded server is stopped at the end, unless another process uses it or `marsad db start`
    keeps it. With DATABASE_API_URL alone, as a process that only serves has it, every connection
    is that one.

    Raises:
        DatabaseUnavailableError: when it cannot be started.
        SettingsError: when a given URL cannot be read.
    """
    given = _given(settings)
    if given is not None:
        yield given
        return
    running = embedded.ensure_running(settings)
    try:
        yield Database(settings=settings, owner_url=running.owner_url, api_url=running.api_url)
    finally:
        embedded.stop_if_unused(settings)


def _given(settings: Settings) -> Database | None:
    owner, api = settings.database_url, settings.database_api_url
    for url, variable in ((owner, OWNER_VARIABLE), (api, API_VARIABLE)):
        if url is not None:
            _parts(url, variable)
    either = owner or api
    if either is None:
        return None
    return Database(settings=settings, owner_url=either, api_url=api or either)


def _parts(url: str, variable: str) -> dict[str, str]:
    try:
        return {k: str(v) for k, v in conninfo_to_dict(url).items() if v is not None}
    except ProgrammingError as error:
        raise SettingsError(f"{variable} is no connection string: {error}") from error
