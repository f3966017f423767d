import json

import psycopg
import pytest
from typer.testing import CliRunner

from app.cli import program
from app.domain.article import ArticleDraft
from app.ingest.articles import Intake
from app.ingest.drafts import dated
from app.ingest.items import Item
from app.storage.writing.texts import FIRST, stored_texts
from tests.databases import Urls
from tests.ingest.test_articles import TEXT, count

pytestmark = pytest.mark.postgres
RUNNER = CliRunner()
URL = "https://example.org/a"


@pytest.fixture(autouse=True)
def filled(database: Urls, monkeypatch: pytest.MonkeyPatch) -> None:
    stated = ArticleDraft(text=TEXT, url=URL, title="بوتين وزائره", outlet="صحيفة الغد", author="س")
    drafts = (dated(stated, "2024-06-19"), ArticleDraft(text=TEXT + " وأضاف أنه متفائل."))
    items = [Item(source="test", position=str(n), draft=draft) for n, draft in enumerate(drafts)]
    assert Intake(database_url=database.owner).take(items) == {"stored": 2}
    monkeypatch.setenv("DATABASE_URL", database.owner)


def reextract(*arguments: str) -> dict[str, int]:
    result = RUNNER.invoke(program, ["reextract", "--jobs", "1", *arguments])
    assert result.exit_code == 0, result.output
    told: dict[str, int] = json.loads(result.stdout.splitlines()[-1])
    return told


def age_the_article(urls: Urls) -> None:
    """Leave it as an older version of the extraction would have: with no quote, and its name."""
    with psycopg.connect(urls.owner) as connection:
        connection.execute("DELETE FROM quotes WHERE article_id IN (SELECT id FROM articles)")
        connection.execute("UPDATE articles SET extractor = 'marsad 0.0.1', fingerprint = 'old'")


def test_what_reads_as_before_is_unchanged() -> None:
    assert reextract() == {"unchanged": 2}


def test_an_older_extraction_is_replaced(database: Urls) -> None:
    quotes = count(database, "quotes")
    age_the_article(database)
    assert reextract() == {"updated": 2}
    assert count(database, "quotes") == quotes > 0


def test_what_the_source_stated_stays(database: Urls) -> None:
    query = """
        SELECT a.title, a.author, a.published_on, a.precision, a.url, o.name_ar, a.external_id
        FROM articles a LEFT JOIN outlets o ON o.id = a.outlet_id ORDER BY a.id"""
    with psycopg.connect(database.owner) as connection:
        before = connection.execute(query).fetchall()
        age_the_article(database)
        reextract()
        assert connection.execute(query).fetchall() == before
    assert "صحيفة الغد" in {row[5] for row in before}


def test_it_can_be_handed_to_the_workers(database: Urls) -> None:
    result = RUNNER.invoke(program, ["reextract", "--queue"])
    assert result.exit_code == 0, result.output
    assert "2 handed to the workers" in result.stderr
    assert count(database, "procrastinate_jobs") == 2


def test_texts_come_in_pages_in_the_order_of_ids(database: Urls) -> None:
    with psycopg.connect(database.owner) as connection:
        (one,) = stored_texts(connection, after=FIRST, limit=1)
        (other,) = stored_texts(connection, after=one.id, limit=1)
        assert not stored_texts(connection, after=other.id)
    assert one.id < other.id
    assert {one.url, other.url} == {URL, None}
