"""Databases for tests: what the fixtures of conftest hand out."""

import tempfile
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg

TEMPLATE = "marsad_template"
_numbers = count(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Urls:
    """Connection strings of one migrated database: the owner's and the API role's."""

    owner: str
    api: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """The session's server; `url` is the owner's, `template` the name of a migrated database."""

    owner_url: str
    api_url: str

    def create(self, *, template: str | None = TEMPLATE) -> Urls:
        """Make a database, migrated unless `template` is None."""
        name = f"marsad_test_{next(_numbers)}"
        source = "template0" if template is None else template
        with psycopg.connect(with_database(self.owner_url, "postgres"), autocommit=True) as owner:
            owner.execute(f'CREATE DATABASE "{name}" TEMPLATE "{source}" STRATEGY file_copy')
        return Urls(
            owner=with_database(self.owner_url, name), api=with_database(self.api_url, name)
        )

    def drop(self, urls: Urls) -> None:
        """Remove a database, cutting off whoever is connected."""
        name = urlsplit(urls.owner).path.lstrip("/")
        with psycopg.connect(with_database(self.owner_url, "postgres"), autocommit=True) as owner:
            owner.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


def with_database(url: str, name: str) -> str:
    """Return the connection string of another database of the same server."""
    return urlunsplit(urlsplit(url)._replace(path=f"/{name}"))


def make_home() -> Path:
    """Make a home that the unprivileged user who runs Postgres for root can enter."""
    home = Path(tempfile.mkdtemp(prefix="marsad-"))
    home.chmod(0o755)
    return home
