"""Articles written: once, again, revised, removed, by several workers at once."""

import random
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

import psycopg
import pytest

from app.domain.claim import Modality
from app.errors import InputError, NotFoundError
from app.storage.records import ArticleRecord, Outcome, article_id
from app.storage.tables import METADATA
from app.storage.writing.articles import UnstorableTextError, write_articles
from app.storage.writing.counts import recount
from app.storage.writing.removals import remove_article
from app.storage.writing.state import transaction
from tests.databases import Urls
from tests.storage.samples import ARTICLE, PARTIES, TEXT, at, with_text

pytestmark = pytest.mark.postgres
Connection = psycopg.Connection[Any]

SHORTER = "بوتين: سنرى"  # Būtīn: sanarā, "Putin: we shall see"


def write(connection: Connection, *records: ArticleRecord) -> list[Outcome]:
    return [w.outcome for w in write_articles(connection, records)]


def rows(connection: Connection, statement: str) -> list[tuple[Any, ...]]:
    return connection.execute(statement.encode()).fetchall()


def everything(connection: Connection, *, without: Sequence[str] = ()) -> dict[str, Any]:
    """Every row of every table, without what tells when or how often it was written."""
    volatile = {"ingested_at", "updated_at", "first_seen_at", "at", "id", "transaction"}
    content = {}
    for name, table in METADATA.tables.items():
        if name in {"changes", "data_version", *without}:
            continue
        columns = ", ".join(c.name for c in table.columns if c.name not in volatile)
        content[name] = sorted(map(repr, rows(connection, f"SELECT {columns} FROM {name}")))  # noqa: S608 - names of our own tables
    return content


def test_an_article_is_stored_with_everything_found_in_it(connection: Connection) -> None:
    written = write_articles(connection, [ARTICLE])
    assert [w.outcome for w in written] == [Outcome.STORED]
    assert set(written[0].parties) == {p.id for p in PARTIES.values()}
    article = rows(
        connection,
        "SELECT text, title, published_on, sort_day, countries, claims_count, quotes_count, "
        "parties_count, analysts_count, revision, extractor FROM articles",
    )
    day = date(2024, 6, 19)
    assert article == [(TEXT, "بوتين: لن نتراجع", day, day, ["RU", "UA"], 3, 2, 4, 1, 1, "test-1")]


def test_an_excerpt_begins_after_headline_and_dateline(connection: Connection) -> None:
    write(connection, ARTICLE)
    (excerpt,) = rows(connection, "SELECT excerpt FROM articles")[0]
    assert excerpt.startswith("قال الرئيس الروسي")


def test_spans_are_the_words_stored_beside_them(connection: Connection) -> None:
    write(connection, ARTICLE)
    for start, end, words in rows(
        connection,
        "SELECT span_start, span_end, text FROM quotes "
        "UNION ALL SELECT span_start, span_end, text FROM claims",
    ):
        assert TEXT[start:end] == words


def test_a_quote_knows_speaker_relay_and_countries(connection: Connection) -> None:
    write(connection, ARTICLE)
    assert rows(
        connection,
        "SELECT kind, speaker_id, via, countries FROM quotes ORDER BY ordinal",
    ) == [
        ("direct", PARTIES["p1"].id, [], ["RU"]),
        ("indirect", PARTIES["p2"].id, [PARTIES["p4"].id], ["RU"]),
    ]


def test_a_claim_knows_its_voice_and_its_time(connection: Connection) -> None:
    write(connection, ARTICLE)
    assert rows(
        connection,
        "SELECT voice, claimant_id, event_start, event_end, date_text FROM claims ORDER BY ordinal",
    ) == [
        ("party", PARTIES["p1"].id, None, None, None),
        ("party", PARTIES["p2"].id, date(2006, 1, 1), date(2006, 12, 31), "منذ 2006"),
        ("narrator", None, None, None, None),
    ]


def test_mentions_are_told_apart_by_kind(connection: Connection) -> None:
    write(connection, ARTICLE)
    found = rows(connection, "SELECT span_start, span_end, kind FROM mentions ORDER BY ordinal")
    assert [(TEXT[start:end], kind) for start, end, kind in found] == [
        ("بوتين", "name"),
        ("الرئيس الروسي", "descriptive"),
        ("فلاديمير بوتين", "name"),
        ("سامي حمدان", "name"),
        ("رويترز", "name"),
        ("روسيا", "name"),
        ("موسكو", "metonym"),
    ]


def test_a_capital_that_stands_for_its_government_is_no_alias(connection: Connection) -> None:
    write(connection, ARTICLE)
    forms = rows(connection, "SELECT form, count FROM party_aliases ORDER BY form")
    assert ("روسيا", 1) in forms
    assert not [form for form, _ in forms if form == "موسكو"]


def test_the_same_article_again_changes_nothing(connection: Connection) -> None:
    write(connection, ARTICLE)
    before = everything(connection)
    changes = rows(connection, "SELECT count(*) FROM changes")
    assert write(connection, ARTICLE) == [Outcome.UNCHANGED]
    assert everything(connection) == before
    assert rows(connection, "SELECT count(*) FROM changes") == changes


def test_the_same_text_without_url_is_one_article(connection: Connection) -> None:
    assert write(connection, at(None), at(None)) == [Outcome.STORED, Outcome.UNCHANGED]


def test_the_same_text_at_another_url_is_another_article_of_one_story(
    connection: Connection,
) -> None:
    assert write(connection, ARTICLE, at("https://example.org/b")) == [Outcome.STORED] * 2
    assert rows(connection, "SELECT count(*), count(DISTINCT story_id) FROM articles") == [(2, 1)]


def test_another_text_at_the_same_url_replaces_what_was_found(connection: Connection) -> None:
    write(connection, ARTICLE)
    assert write(connection, with_text(SHORTER)) == [Outcome.REVISED]
    assert rows(connection, "SELECT text, revision, claims_count FROM articles") == [
        (SHORTER, 2, 0)
    ]
    assert rows(connection, "SELECT text, revision FROM article_revisions") == [(TEXT, 1)]
    for table in ("quotes", "claims", "citations", "claim_countries", "quote_parties", "analysts"):
        assert rows(connection, f"SELECT count(*) FROM {table}") == [(0,)], table  # noqa: S608 - names of our own tables
    assert rows(
        connection,
        "SELECT key, articles_count, mentions_count, claims_count FROM parties ORDER BY key",
    ) == [
        ("media:reuters", 0, 0, 0),
        ("person:sami-hamdan", 0, 0, 0),
        ("person:vladimir-putin", 1, 1, 0),
        ("state:RU", 0, 0, 0),
    ]


def test_an_older_revision_given_again_does_not_come_back(connection: Connection) -> None:
    both = (ARTICLE, with_text(SHORTER))
    assert write(connection, *both) == [Outcome.STORED, Outcome.REVISED]
    before = everything(connection)
    assert write(connection, *both) == [Outcome.UNCHANGED] * 2
    assert everything(connection) == before


def test_a_better_extraction_of_the_same_text_is_no_revision(connection: Connection) -> None:
    write(connection, ARTICLE)
    first, *others = ARTICLE.extraction.claims
    better = replace(
        ARTICLE,
        extraction=replace(
            ARTICLE.extraction,
            claims=(replace(first, modality=Modality.THREATENED), *others),
            extractor="test-2",
        ),
    )
    assert write(connection, better) == [Outcome.UPDATED]
    assert rows(connection, "SELECT revision, extractor FROM articles") == [(1, "test-2")]
    assert rows(connection, "SELECT count(*) FROM article_revisions") == [(0,)]
    assert rows(connection, "SELECT modality FROM claims ORDER BY ordinal LIMIT 1") == [
        ("threatened",)
    ]


def test_what_was_not_changed_keeps_its_ids(connection: Connection) -> None:
    write(connection, ARTICLE)
    before = rows(connection, "SELECT id FROM quotes ORDER BY ordinal")
    write(connection, replace(ARTICLE, extraction=replace(ARTICLE.extraction, extractor="test-2")))
    assert rows(connection, "SELECT id FROM quotes ORDER BY ordinal") == before


def test_counts_after_any_history_are_those_counted_anew(connection: Connection) -> None:
    other = at("https://example.org/b")
    write(connection, ARTICLE, other, at("https://example.org/c", with_text(SHORTER)))
    write(connection, with_text(SHORTER), other)
    remove_article(connection, other.id, "asked by its outlet")
    counted = everything(connection)
    recount(connection)
    assert everything(connection) == counted
    assert rows(connection, "SELECT articles_count FROM outlets") == [(2,)]


def test_two_local_parties_that_are_one_become_one(connection: Connection) -> None:
    record = replace(ARTICLE, parties={**PARTIES, "p2": PARTIES["p1"]})
    write(connection, record)
    assert rows(
        connection,
        "SELECT ap.mentions_count, ap.quotes_count, p.articles_count FROM article_parties ap "
        "JOIN parties p ON p.id = ap.party_id WHERE p.key = 'person:vladimir-putin'",
    ) == [(3, 2, 1)]


@pytest.mark.parametrize("order", [(0, 1), (1, 0)], ids=["short-first", "long-first"])
def test_a_party_is_called_the_same_in_any_order(
    connection: Connection, order: tuple[int, int]
) -> None:
    short = replace(PARTIES["p1"], name_ar="بوتين", name_en="Putin", country=None)
    variants = [
        replace(ARTICLE, parties={**PARTIES, "p1": short}),
        at("https://example.org/b"),
    ]
    for number in order:
        write(connection, variants[number])
    assert rows(
        connection,
        "SELECT name_ar, name_en, country, country_basis FROM parties WHERE key LIKE 'person:v%'",
    ) == [("فلاديمير بوتين", "Vladimir Putin", "RU", "title")]


def test_a_removed_article_is_gone_and_stays_out(connection: Connection) -> None:
    write(connection, ARTICLE)
    remove_article(connection, ARTICLE.id, "asked by its outlet")
    assert rows(connection, "SELECT count(*) FROM articles") == [(0,)]
    assert rows(connection, "SELECT count(*) FROM claims") == [(0,)]
    assert write(connection, ARTICLE, at(None)) == [Outcome.REMOVED, Outcome.REMOVED]
    assert rows(connection, "SELECT url FROM articles") == []
    assert rows(connection, "SELECT kind, cause FROM changes ORDER BY id") == [
        ("article.added", None),
        ("article.removed", "asked by its outlet"),
    ]


def test_what_is_not_there_cannot_be_removed(connection: Connection) -> None:
    with pytest.raises(NotFoundError):
        remove_article(connection, article_id("https://example.org/none", ""), "none")


@pytest.mark.parametrize(
    ("text", "reason"),
    [("بوتين\x00", "NUL"), ("بوتين\ud800", "lone surrogate at offset 5")],
    ids=["nul", "surrogate"],
)
def test_a_text_that_cannot_be_stored_is_refused_before_anything_is_written(
    connection: Connection, text: str, reason: str
) -> None:
    with pytest.raises(UnstorableTextError, match=reason):
        write_articles(connection, [ARTICLE, with_text(text)])
    assert rows(connection, "SELECT count(*) FROM parties") == [(0,)]


def test_a_claim_with_an_impossible_date_is_refused(connection: Connection) -> None:
    first, *others = ARTICLE.extraction.claims
    claims = (replace(first, date="2024-02-31"), *others)
    wrong = replace(ARTICLE, extraction=replace(ARTICLE.extraction, claims=claims))
    with pytest.raises(InputError, match="2024-02-31"):
        write(connection, wrong)


def test_an_article_without_a_day_sorts_last(connection: Connection) -> None:
    write(connection, replace(ARTICLE, draft=replace(ARTICLE.draft, published_on=None)))
    assert rows(connection, "SELECT published_on, sort_day FROM articles") == [
        (None, date(1, 1, 1))
    ]


def test_workers_that_store_the_same_articles_at_once_store_them_once(database: Urls) -> None:
    records = [at(f"https://example.org/{n}") for n in range(30)]
    outcomes: list[Outcome] = []
    failures: list[Exception] = []
    barrier = threading.Barrier(4)

    def work(batch: Sequence[ArticleRecord]) -> None:
        try:
            with psycopg.connect(database.owner) as connection:
                barrier.wait()
                for start in range(0, len(batch), 5):
                    with transaction(connection):
                        outcomes.extend(write(connection, *batch[start : start + 5]))
        except psycopg.Error as error:
            failures.append(error)

    _together(
        [partial(work, batch) for batch in (records, records[::-1], records[10:], records[:20])]
    )
    assert failures == []
    assert outcomes.count(Outcome.STORED) == 30
    with psycopg.connect(database.owner) as connection:
        counted = everything(connection)
        recount(connection)
        assert everything(connection) == counted
        assert rows(connection, "SELECT count(*), max(articles_count) FROM articles, outlets") == [
            (30, 30)
        ]


def test_workers_that_revise_the_same_articles_at_once_keep_the_counts(database: Urls) -> None:
    versions = [ARTICLE, with_text(SHORTER), with_text("بوتين: لا تعليق"), ARTICLE]
    failures: list[Exception] = []

    def work(number: int) -> None:
        chance = random.Random(number)  # noqa: S311 - an order, not a secret
        try:
            with psycopg.connect(database.owner) as connection:
                for _ in range(12):
                    batch = [
                        at(f"https://example.org/{chance.randrange(8)}", chance.choice(versions))
                        for _ in range(5)
                    ]
                    with transaction(connection):
                        write(connection, *batch)
        except psycopg.Error as error:
            failures.append(error)

    _together([partial(work, number) for number in range(4)])
    assert failures == []
    with psycopg.connect(database.owner) as connection:
        counted = everything(connection)
        recount(connection)
        assert everything(connection) == counted


def _together(work: Sequence[Callable[[], None]]) -> None:
    threads = [threading.Thread(target=one) for one in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
