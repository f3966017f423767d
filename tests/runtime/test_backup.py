"""A database written to a file and read back, with Postgres's own programs."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
import pytest

from app.errors import InputError
from app.runtime.backup import BackupError, dump, restore
from app.storage.writing.articles import write_articles
from app.storage.writing.texts import FIRST, stored_texts
from tests.databases import Server, Urls
from tests.storage.samples import ARTICLE

pytestmark = pytest.mark.postgres


@pytest.fixture
def filled(database: Urls) -> Urls:
    with psycopg.connect(database.owner) as connection:
        write_articles(connection, [ARTICLE])
    return database


@pytest.fixture
def other(postgres_server: Server) -> Iterator[Urls]:
    urls = postgres_server.create(template=None)
    yield urls
    postgres_server.drop(urls)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "all of it.dump"


def texts(urls: Urls) -> list[str]:
    with psycopg.connect(urls.owner) as connection:
        return [one.text for one in stored_texts(connection, after=FIRST)]


def test_an_empty_database_becomes_the_one_that_was_written(
    filled: Urls, other: Urls, file: Path
) -> None:
    dump(filled.owner, file)
    restore(other.owner, file)
    assert texts(other) == texts(filled) != []
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_a_filled_database_is_replaced_only_when_that_is_said(
    filled: Urls, database: Urls, file: Path
) -> None:
    dump(filled.owner, file)
    with psycopg.connect(database.owner) as connection:
        connection.execute("UPDATE articles SET title = 'another'")
    with pytest.raises(InputError, match="--replace"):
        restore(database.owner, file)
    restore(database.owner, file, replace=True)
    with psycopg.connect(database.owner) as connection:
        row = connection.execute("SELECT title FROM articles").fetchone()
    assert row != ("another",)


def test_a_file_cut_short_leaves_the_database_as_it_was(filled: Urls, file: Path) -> None:
    dump(filled.owner, file)
    before = texts(filled)
    data = file.read_bytes()
    file.write_bytes(data[: len(data) // 4])
    with pytest.raises(InputError, match="no dump of a database"):
        restore(filled.owner, file, replace=True)
    assert texts(filled) == before != []


def test_a_file_that_breaks_behind_its_beginning_is_taken_back(filled: Urls, file: Path) -> None:
    with psycopg.connect(filled.owner) as connection:
        connection.execute(
            "CREATE TABLE zz_noise AS SELECT md5(n::text) AS word FROM generate_series(1, 20000) n"
        )
    dump(filled.owner, file)
    data = bytearray(file.read_bytes())
    at = len(data) // 2
    data[at : at + 2000] = bytes(2000)
    file.write_bytes(bytes(data))
    with pytest.raises(BackupError, match="not restored"):
        restore(filled.owner, file, replace=True)
    assert texts(filled)


@pytest.mark.parametrize("data", [b"", b"SELECT 1;", b"PGDMP"])
def test_what_is_no_dump_is_refused(database: Urls, file: Path, data: bytes) -> None:
    file.write_bytes(data)
    with pytest.raises(InputError, match="no dump of a database"):
        restore(database.owner, file)


def test_a_dump_of_another_database_is_refused(database: Urls, other: Urls, file: Path) -> None:
    dump(other.owner, file)
    with pytest.raises(InputError, match="another database than Marsad's"):
        restore(database.owner, file)


def test_a_dump_of_a_newer_version_is_refused(filled: Urls, other: Urls, file: Path) -> None:
    with psycopg.connect(filled.owner) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    dump(filled.owner, file)
    with pytest.raises(InputError, match="newer version of Marsad"):
        restore(other.owner, file)


def test_a_database_in_use_is_not_replaced(filled: Urls, other: Urls, file: Path) -> None:
    dump(filled.owner, file)
    with (
        psycopg.connect(other.owner),
        pytest.raises(InputError, match="others are connected"),
    ):
        restore(other.owner, file)


def test_a_dump_that_fails_leaves_the_former_one(filled: Urls, file: Path) -> None:
    dump(filled.owner, file)
    before = file.read_bytes()
    gone = urlsplit(filled.owner)._replace(path="/no_such_database").geturl()
    with pytest.raises(BackupError, match="no_such_database"):
        dump(gone, file)
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == [file.name]
