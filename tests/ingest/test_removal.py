"""Articles taken out on purpose: gone from every table, and they do not come back."""

import asyncio
import json
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import psycopg
import pytest

from app.domain.ids import write_id
from app.errors import InputError, NotFoundError
from app.ingest.articles import Intake
from app.ingest.items import Item
from app.ingest.lists import load_lists
from app.ingest.queue import enqueue, worker_app
from app.ingest.removal import remove
from app.ingest.sources import Given, read_source
from app.storage.records import article_id
from app.storage.writing.counts import recount
from app.storage.writing.removals import remove_article
from app.storage.writing.state import transaction
from tests.databases import Urls
from tests.ingest.test_claims import SAMPLES, SHAMKHANI, TEXT, item

pytestmark = pytest.mark.postgres

URL, OTHER = "https://example.org/a", "https://example.org/b"
REASON = "asked by its outlet"
WORDS = ("%بيونغ%", "%أممية%", "%بوتين%")
"""Words of `TEXT` alone."""


def take(urls: Urls, *items: Item) -> dict[str, int]:
    return dict(Intake(database_url=urls.owner).take(items))


def rows(urls: Urls, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    with psycopg.connect(urls.owner) as connection:
        return connection.execute(statement.encode(), values).fetchall()


def count(urls: Urls, table: str) -> int:
    return int(rows(urls, f"SELECT count(*) FROM {table}")[0][0])  # noqa: S608 - our own names


def version(urls: Urls) -> int:
    return int(rows(urls, "SELECT version FROM data_version")[0][0])


def tables_with(urls: Urls, words: str) -> set[str]:
    """The tables of which some row has these words anywhere, party names apart."""
    with psycopg.connect(urls.owner) as connection:
        names = [
            row[0]
            for row in connection.execute(
                "SELECT relname FROM pg_class WHERE relkind = 'r' AND relname !~ '^(parties|hits|"
                "designation|screening_indexes|party_screenings|party_merges)' "
                "AND relnamespace = 'public'::regnamespace"
            )
        ]
        return {
            name
            for name in names
            if connection.execute(
                f'SELECT 1 FROM "{name}" t WHERE t::text LIKE %s LIMIT 1'.encode(),  # noqa: S608
                (words,),
            ).fetchone()
        }


def test_nothing_with_its_words_is_left(database: Urls) -> None:
    take(database, item(TEXT), item(SHAMKHANI, OTHER))
    assert all(tables_with(database, words) for words in WORDS)
    removal = remove(database.owner, write_id(article_id(URL, TEXT)), REASON)
    assert removal.reason == REASON
    assert not removal.again
    assert {table for words in WORDS for table in tables_with(database, words)} == set()
    for table in ("articles", "claims", "claim_enforcements"):
        assert rows(database, f"SELECT 1 FROM {table} LIMIT 1"), table  # noqa: S608


def test_counts_are_those_counted_anew_and_parties_of_it_alone_have_none(database: Urls) -> None:
    counted = "SELECT id, articles_count, mentions_count, claims_count FROM parties ORDER BY id"
    take(database, item(TEXT), item(SHAMKHANI, OTHER))
    remove(database.owner, URL, REASON)
    before = rows(database, counted)
    with psycopg.connect(database.owner) as connection:
        recount(connection)
    assert rows(database, counted) == before
    alone = rows(
        database,
        """SELECT p.articles_count, count(a.form), count(f.party_id) FROM parties p
           LEFT JOIN party_aliases a ON a.party_id = p.id
           LEFT JOIN party_profiles f ON f.party_id = p.id
           WHERE p.name_ar LIKE %s GROUP BY p.id""",
        ("%بوتين%",),
    )
    assert alone == [(0, 0, 0)]


def test_the_same_url_and_the_same_text_elsewhere_stay_out_and_are_counted(
    database: Urls, tmp_path: Path
) -> None:
    take(database, item(TEXT))
    remove(database.owner, URL, REASON)
    again = [item(TEXT), item(TEXT + " وأضاف.", URL), item(TEXT, OTHER)]
    assert take(database, *again) == {"removed": 3}
    assert count(database, "articles") == count(database, "quarantine") == 0
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"text": TEXT}) + "\n", encoding="utf-8")
    given = Intake(database_url=database.owner).take(read_source(str(file), Given()))
    assert given == {"removed": 1}


def test_a_text_that_it_had_before_stays_out_too(database: Urls) -> None:
    take(database, item(TEXT))
    take(database, item(SHAMKHANI))
    assert count(database, "article_revisions") == 1
    remove(database.owner, URL, REASON)
    assert take(database, item(TEXT, OTHER), item(SHAMKHANI, OTHER)) == {"removed": 2}


def test_an_article_of_the_same_text_that_was_there_stays(database: Urls) -> None:
    take(database, item(TEXT), item(TEXT, OTHER))
    remove(database.owner, URL, REASON)
    assert rows(database, "SELECT url FROM articles") == [(OTHER,)]
    assert take(database, item(TEXT, OTHER), item(TEXT)) == {"unchanged": 1, "removed": 1}


def test_removing_twice_says_so_and_changes_nothing(database: Urls) -> None:
    take(database, item(TEXT))
    first = remove(database.owner, URL, REASON)
    state = version(database)
    second = remove(database.owner, write_id(first.article), "another reason")
    assert second.again
    assert (second.reason, second.removed_at) == (REASON, first.removed_at)
    assert version(database) == state
    assert count(database, "removed_articles") == 1


def test_it_is_found_by_any_form_of_its_url(database: Urls) -> None:
    take(database, item(TEXT))
    removal = remove(database.owner, "HTTPS://Example.org:443/a?utm_source=x#top", REASON)
    assert removal.article == article_id(URL, TEXT)


@pytest.mark.parametrize(
    ("given", "reason", "error"),
    [
        ("0000000000001", REASON, NotFoundError),
        ("https://example.org/none", REASON, NotFoundError),
        ("neither", REASON, InputError),
        (URL, "  ", InputError),
    ],
)
def test_what_cannot_be_removed_is_refused(
    database: Urls, given: str, reason: str, error: type[Exception]
) -> None:
    take(database, item(TEXT))
    with pytest.raises(error):
        remove(database.owner, given, reason)
    assert count(database, "articles") == 1


def test_the_log_keeps_its_rows_without_text_and_the_reason(database: Urls) -> None:
    take(database, item(TEXT))
    take(database, item(TEXT.replace("2006", "2009")))
    before = version(database)
    remove(database.owner, URL, REASON)
    assert version(database) == before + 1
    logged = rows(
        database,
        "SELECT kind, article_id, cause, before, after FROM changes "
        "WHERE kind LIKE 'article.%%' ORDER BY id",
    )
    number = article_id(URL, TEXT)
    assert logged == [
        ("article.added", number, None, None, None),
        ("article.revised", number, None, None, None),
        ("article.removed", number, REASON, None, None),
    ]


def test_a_party_is_named_by_the_articles_that_are_left(database: Urls) -> None:
    load_lists(database.owner, SAMPLES)
    # "Vladimir Vladimirovich Putin said …", and "Vladimir Putin said …"
    long = "قال الرئيس الروسي فلاديمير فلاديميروفيتش بوتين «سنعمل معا من أجل السلام»."
    short = "قال الرئيس الروسي فلاديمير بوتين «لن نتراجع عن أهدافنا هناك»."
    take(database, item(short, OTHER))
    name = (
        "SELECT name_ar, articles_count FROM parties WHERE name_ar LIKE %s AND merged_into IS NULL"
    )
    before = rows(database, name, ("%بوتين%",))
    take(database, item(long))
    remove(database.owner, URL, REASON)
    assert [row for row in rows(database, name, ("%بوتين%",)) if row[1]] == before


def test_the_workers_leave_it_out_too(database: Urls) -> None:
    take(database, item(TEXT))
    remove(database.owner, URL, REASON)
    enqueue(database.owner, [item(TEXT), item(SHAMKHANI, OTHER)])
    app = worker_app(database.owner, Intake(database_url=database.owner).take_one)

    async def run() -> None:
        async with app.open_async():
            await app.run_worker_async(wait=False, install_signal_handlers=False)

    asyncio.run(run())
    assert rows(database, "SELECT url FROM articles") == [(OTHER,)]
    assert rows(
        database,
        "SELECT 1 FROM procrastinate_jobs WHERE task_name = 'articles.take' "
        "AND status NOT IN ('succeeded')",
    ) == []  # fmt: skip


def test_an_article_taken_while_it_is_removed_is_not_put_back(database: Urls) -> None:
    take(database, item(TEXT))
    tallies: list[dict[str, int]] = []
    writer = threading.Thread(target=lambda: tallies.append(take(database, item(TEXT))))
    with psycopg.connect(database.owner) as connection:
        with transaction(connection):
            remove_article(connection, article_id(URL, TEXT), REASON)
            writer.start()
            writer.join(timeout=2)
            assert writer.is_alive()
        connection.commit()
    writer.join(timeout=30)
    assert tallies == [{"removed": 1}]
    assert count(database, "articles") == 0


def test_what_quarantine_kept_of_it_goes_too(database: Urls) -> None:
    take(database, item(TEXT))
    with psycopg.connect(database.owner) as connection:
        connection.execute(
            """INSERT INTO quarantine (source, position, code, reason, raw)
               VALUES ('test', '', 'x', 'was tried before', %s)""",
            (TEXT.encode(),),
        )
    remove(database.owner, URL, REASON)
    assert count(database, "quarantine") == 0
