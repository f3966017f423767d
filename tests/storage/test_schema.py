"""The schema: migrations up and down, agreement with the tables, grants."""

import subprocess
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from importlib import resources
from pathlib import Path
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.errors import DatabaseUnavailableError
from app.runtime.postgres_programs import find_runner
from app.runtime.resources import resource
from app.storage.schema import differences, downgrade, grant_reading, is_current, upgrade
from app.storage.writing.articles import write_articles
from app.text.fold import fold
from tests.databases import Server, Urls
from tests.storage.samples import ARTICLE

pytestmark = pytest.mark.postgres
MIGRATIONS = resource("migrations")


def objects(url: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(url) as connection:
        return connection.execute(
            """
            SELECT 'relation', relname FROM pg_class WHERE relnamespace = 'public'::regnamespace
            UNION ALL
            SELECT 'function', proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace
            UNION ALL
            SELECT 'type', typname FROM pg_type WHERE typnamespace = 'public'::regnamespace
            ORDER BY 1, 2
            """
        ).fetchall()


def test_migrations_and_tables_agree(database: Urls) -> None:
    assert differences(database.owner) == []


def test_a_column_that_no_migration_made_is_noticed(database: Urls) -> None:
    with psycopg.connect(database.owner) as connection:
        connection.execute("ALTER TABLE outlets DROP COLUMN articles_count")
    assert [d[0] for d in differences(database.owner)] == ["add_column"]


def test_migrations_go_down_to_nothing_and_up_again(postgres_server: Server) -> None:
    urls = postgres_server.create(template=None)
    assert upgrade(urls.owner, MIGRATIONS) is True
    migrated = objects(urls.owner)
    assert is_current(urls.owner, MIGRATIONS)
    downgrade(urls.owner, MIGRATIONS, "base")
    left = {name for _, name in objects(urls.owner)}
    assert left == {"alembic_version", "alembic_version_pkc", "_alembic_version"}
    assert not is_current(urls.owner, MIGRATIONS)
    upgrade(urls.owner, MIGRATIONS)
    assert objects(urls.owner) == migrated
    postgres_server.drop(urls)


@pytest.mark.parametrize(
    "revision",
    ["0013", "0012", "0011", "0010", "0009", "0006", "0005", "0004", "0003", "0002", "0001"],
)
def test_each_migration_goes_down_and_up(database: Urls, revision: str) -> None:
    downgrade(database.owner, MIGRATIONS, revision)
    assert upgrade(database.owner, MIGRATIONS) is True
    assert differences(database.owner) == []


def test_migrating_twice_changes_nothing(database: Urls) -> None:
    assert upgrade(database.owner, MIGRATIONS) is False


def test_processes_that_migrate_at_once_wait_for_each_other(postgres_server: Server) -> None:
    urls = postgres_server.create(template=None)
    with ThreadPoolExecutor(4) as pool:
        changed = list(pool.map(lambda _: upgrade(urls.owner, MIGRATIONS), range(4)))
    assert is_current(urls.owner, MIGRATIONS)
    assert changed.count(True) == 1
    postgres_server.drop(urls)


def test_the_queue_is_that_of_the_procrastinate_installed() -> None:
    shipped = (MIGRATIONS / "sql" / "procrastinate-3.10.0.sql").read_text(encoding="utf-8")
    installed = (resources.files("procrastinate.sql") / "schema.sql").read_text(encoding="utf-8")
    assert shipped == installed, "a newer procrastinate needs a migration"


def test_the_reading_role_reads_and_cannot_write(database: Urls) -> None:
    with psycopg.connect(database.api, autocommit=True) as reader:
        assert reader.execute("SELECT count(*) FROM articles").fetchone() == (0,)
        assert reader.execute("SHOW default_transaction_read_only").fetchone() == ("on",)
        assert reader.execute("SHOW statement_timeout").fetchone() == ("10s",)
        reader.execute("SET default_transaction_read_only = off")
        for statement in (
            "INSERT INTO settings (key, value) VALUES ('a', 'b')",
            "DELETE FROM articles",
            "CREATE TABLE mine (a int)",
            "SELECT * FROM quarantine",
            "SELECT * FROM procrastinate_jobs",
        ):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                reader.execute(statement)


def test_granting_twice_changes_nothing(database: Urls) -> None:
    grant_reading(database.owner, "marsad_api")
    with psycopg.connect(database.api) as reader:
        assert reader.execute("SELECT count(*) FROM claims").fetchone() == (0,)


def test_a_server_that_is_not_there_is_said_so() -> None:
    with pytest.raises(DatabaseUnavailableError, match="cannot be reached"):
        upgrade("postgresql://marsad@/marsad?host=/nonexistent", MIGRATIONS)


@pytest.mark.parametrize(
    ("written", "asked"),
    [
        ("قال الرئيس «بوتين»، إن المعاهدة", "بوتين"),  # qāla ar-raʾīs «Būtīn»: marks are no letters
        ("أَحْمَد", "احمد"),  # Aḥmad, with and without vowel signs
        ("الأمم المتحدة", "الامم المتحده"),  # the United Nations, folded
        ("في عام ٢٠٢٤", "2024"),
        ("المعاهدات الجديدة", "معاهدة"),  # al-muʿāhadāt: the treaties, found by "treaty"
    ],
)
def test_search_finds_what_is_spelt_otherwise(database: Urls, written: str, asked: str) -> None:
    with psycopg.connect(database.owner) as connection:
        row = connection.execute(
            "SELECT marsad_search(%s) @@ marsad_query(%s)", (written, asked)
        ).fetchone()
    assert row == (True,)


# Without characters of compatibility: the database does not take those apart.
ARABIC = st.text(
    st.characters(min_codepoint=0x0610, max_codepoint=0x06F9, categories=("L", "M", "N")).filter(
        lambda c: unicodedata.normalize("NFKC", c) == c
    )
    | st.sampled_from("abcXYZ ـ\u200f\ufeff"),
    max_size=60,
)


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(written=ARABIC)
def test_the_database_folds_as_the_program_does(
    connection: psycopg.Connection[Any], written: str
) -> None:
    row = connection.execute("SELECT marsad_fold(%s)", (written,)).fetchone()
    assert row == (fold(written),)


def test_search_does_not_find_other_words(database: Urls) -> None:
    with psycopg.connect(database.owner) as connection:
        row = connection.execute(
            "SELECT marsad_search('قال بوتين') @@ marsad_query('زيلينسكي')"
        ).fetchone()
    assert row == (False,)


def test_search_takes_a_text_of_five_million_characters(database: Urls) -> None:
    text = "".join(f" كلمة{n}" for n in range(500_000))
    with psycopg.connect(database.owner) as connection:
        row = connection.execute("SELECT marsad_search(%s) IS NOT NULL", (text,)).fetchone()
    assert row == (True,)


def test_a_dump_is_restored_with_its_search_indexes(
    postgres_server: Server, connection: psycopg.Connection[Any], database: Urls
) -> None:
    write_articles(connection, [ARTICLE])
    connection.commit()
    programs = find_runner(Path("/")).programs
    dumped = subprocess.run(
        [programs / "pg_dump", database.owner], check=True, capture_output=True
    ).stdout
    urls = postgres_server.create(template=None)
    subprocess.run(
        [programs / "psql", "-X", "-v", "ON_ERROR_STOP=1", urls.owner],
        input=dumped,
        check=True,
        capture_output=True,
    )
    assert differences(urls.owner) == []
    with psycopg.connect(urls.owner) as restored:
        restored.execute("SET enable_seqscan = off")
        found = restored.execute(
            "SELECT id FROM articles "
            "WHERE marsad_article_search(title, text) @@ marsad_query('المعاهدة OR بوتين')"
        ).fetchall()
    assert found == [(ARTICLE.id,)]
    postgres_server.drop(urls)
