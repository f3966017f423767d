"""The database of a process: opened, migrated, revived."""

import os
import shutil
import signal
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from app.errors import SettingsError
from app.runtime import embedded
from app.runtime.database import open_database
from app.runtime.settings import Settings
from tests.databases import Server, Urls, make_home

pytestmark = pytest.mark.postgres


@pytest.fixture
def home() -> Iterator[Path]:
    folder = make_home()
    yield folder
    embedded.stop(Settings(home=folder), force=True)
    shutil.rmtree(folder)


def external(url: str | None, api: str | None = None) -> Settings:
    return Settings.model_validate({"DATABASE_URL": url, "DATABASE_API_URL": api})


def with_user(url: str, user: str) -> str:
    parts = urlsplit(url)
    return urlunsplit(parts._replace(netloc=f"{user}@"))


def test_an_embedded_database_is_migrated_and_read_by_the_api_role(home: Path) -> None:
    with open_database(Settings(home=home)) as database:
        assert not database.is_migrated()
        assert database.migrate() is True
        assert database.migrate() is False
        assert database.is_migrated()
        with psycopg.connect(database.api_url) as connection:
            row = connection.execute(
                "SELECT current_user, (SELECT count(*) FROM settings WHERE key = 'cursor_secret')"
            ).fetchone()
        assert row == ("marsad_api", 1)
        assert database.environment == {
            "DATABASE_URL": database.owner_url,
            "DATABASE_API_URL": database.api_url,
        }
    assert not embedded.status(Settings(home=home)).running


def test_a_child_with_the_environment_uses_the_same_database(home: Path) -> None:
    with open_database(Settings(home=home)) as database:
        settings = Settings.model_validate({"home": home / "other", **database.environment})
        with open_database(settings) as child:
            assert not child.is_embedded
            assert (child.owner_url, child.api_url) == (database.owner_url, database.api_url)
        assert embedded.status(Settings(home=home)).running


def test_a_watched_database_comes_back_after_it_was_killed(home: Path) -> None:
    settings = Settings(home=home)
    with open_database(settings) as database:
        database.watch()
        pid = embedded.status(settings).pid
        assert pid is not None
        os.kill(pid, signal.SIGKILL)
        while embedded.status(settings).running:
            pass
        database.watch()
        with psycopg.connect(database.owner_url) as connection:
            assert connection.execute("SELECT 1").fetchone() == (1,)


def test_a_database_that_cannot_come_back_is_no_crash(home: Path) -> None:
    settings = Settings(home=home)
    with open_database(settings) as database:
        embedded.stop(settings, force=True)
        version = home / "postgres" / "PG_VERSION"
        right = version.read_text()
        version.write_text("12\n")
        database.watch()
        assert not embedded.status(settings).running
        version.write_text(right)
        database.watch()
        assert embedded.status(settings).running


def test_the_role_that_the_api_url_names_is_made_and_granted(postgres_server: Server) -> None:
    urls = postgres_server.create(template=None)
    api = with_user(urls.owner, "another_reader")
    with open_database(external(urls.owner, api)) as database:
        database.migrate()
        with psycopg.connect(database.api_url) as connection:
            assert connection.execute("SELECT count(*) FROM articles").fetchone() == (0,)
        with (
            psycopg.connect(database.api_url) as connection,
            pytest.raises(psycopg.errors.ReadOnlySqlTransaction),
        ):
            connection.execute("DELETE FROM articles")
    postgres_server.drop(urls)


def test_without_an_api_url_the_api_connects_as_the_owner(postgres_server: Server) -> None:
    urls = postgres_server.create(template=None)
    with open_database(external(urls.owner)) as database:
        assert database.migrate() is True
        assert database.api_url == urls.owner
        assert not database.is_embedded
    postgres_server.drop(urls)


def test_a_process_that_only_serves_needs_the_api_url_alone(database: Urls) -> None:
    with open_database(external(None, database.api)) as served:
        assert not served.is_embedded
        assert served.api_url == database.api
        assert served.is_migrated()


@pytest.mark.parametrize(
    ("owner", "api", "variable"),
    [
        ("not a url", None, "DATABASE_URL"),
        ("postgresql:///marsad?nonsense=1", None, "DATABASE_URL"),
        ("postgresql:///marsad", "not a url", "DATABASE_API_URL"),
        (None, "not a url", "DATABASE_API_URL"),
    ],
)
def test_a_url_that_cannot_be_read_is_named(
    owner: str | None, api: str | None, variable: str
) -> None:
    with (
        pytest.raises(SettingsError, match=f"^{variable} "),
        open_database(external(owner, api)),
    ):
        pytest.fail("it was opened")
