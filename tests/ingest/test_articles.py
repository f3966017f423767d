import json
from pathlib import Path

import psycopg
import pytest

from app.domain.article import ArticleDraft
from app.ingest.articles import Intake
from app.ingest.items import Item
from app.ingest.quarantine import retry_quarantined, waiting
from app.ingest.sources import Given, read_source
from tests.databases import Urls

# qāla r-raʾīs ar-rūsī Flādīmīr Būtīn al-arbiʿāʾ «sa-naʿmal maʿan»:
# the Russian president, Vladimir Putin, said on Wednesday: we will work together
TEXT = "قال الرئيس الروسي فلاديمير بوتين الأربعاء «سنعمل معا من أجل السلام في المنطقة»."


def article(text: str = TEXT, url: str | None = None, position: str = "") -> Item:
    return Item(source="test", position=position, draft=ArticleDraft(text=text, url=url))


def count(urls: Urls, table: str) -> int:
    with psycopg.connect(urls.owner) as connection:
        row = connection.execute(f"SELECT count(*) FROM {table}").fetchone()  # noqa: S608 - our own table names
    assert row is not None
    return int(row[0])


def test_an_article_is_stored_with_what_was_found_in_it(database: Urls) -> None:
    assert Intake(database_url=database.owner).take([article()]) == {"stored": 1}
    with psycopg.connect(database.owner) as connection:
        quote = connection.execute(
            "SELECT q.text, p.name_ar FROM quotes q JOIN parties p ON p.id = q.speaker_id"
        ).fetchone()
    assert quote == ("سنعمل معا من أجل السلام في المنطقة", "فلاديمير بوتين")


def test_taking_the_same_again_changes_nothing(database: Urls) -> None:
    intake = Intake(database_url=database.owner)
    intake.take([article(url="https://example.org/a")])
    before = {t: count(database, t) for t in ("articles", "quotes", "claims", "mentions")}
    assert intake.take([article(url="https://example.org/a")]) == {"unchanged": 1}
    assert {t: count(database, t) for t in before} == before


def test_another_text_at_the_same_url_is_a_revision(database: Urls) -> None:
    intake = Intake(database_url=database.owner)
    intake.take([article(url="https://example.org/a")])
    changed = article(TEXT + " وأضاف أنه متفائل.", url="https://example.org/a")
    assert intake.take([changed]) == {"revised": 1}
    assert count(database, "articles") == 1
    assert count(database, "article_revisions") == 1


def test_the_same_text_at_another_url_is_another_article_of_the_story(database: Urls) -> None:
    intake = Intake(database_url=database.owner)
    intake.take([article(url="https://example.org/a"), article(url="https://example.org/b")])
    with psycopg.connect(database.owner) as connection:
        found = connection.execute("SELECT id, story_id FROM articles").fetchall()
    assert len({row[0] for row in found}) == 2
    assert len({row[1] for row in found}) == 1


def test_what_cannot_be_read_is_quarantined_and_the_rest_is_stored(
    database: Urls, tmp_path: Path
) -> None:
    file = tmp_path / "a.jsonl"
    lines = [json.dumps({"text": TEXT}), '{"text": "a\\u0000b"}', "not json", '{"id": 1}']
    file.write_text("\n".join(lines), encoding="utf-8")
    tally = Intake(database_url=database.owner).take(read_source(str(file), Given()))
    assert tally == {"stored": 1, "quarantined": 3}
    kept = list(waiting(database.owner))
    assert [(k.record.position, k.record.code) for k in kept] == [
        ("line 2", "bad-input"),
        ("line 3", "bad-input"),
        ("line 4", "bad-input"),
    ]
    assert "NUL" in kept[0].record.reason


def test_a_retry_leaves_what_is_still_bad_and_takes_what_is_not(database: Urls) -> None:
    bad = Item(source="test", position="line 1", problem="not JSON", raw="{")
    intake = Intake(database_url=database.owner)
    assert intake.take([bad]) == {"quarantined": 1}
    assert retry_quarantined(database.owner, frozenset()) == {"quarantined": 1}
    assert len(list(waiting(database.owner))) == 1


def test_what_is_taken_after_all_leaves_quarantine(database: Urls) -> None:
    intake = Intake(database_url=database.owner)
    bad = [Item(source="test", position=f"line {n}", problem="not JSON", raw="{") for n in (1, 2)]
    intake.take(bad)
    assert intake.take([article(position="line 1")]) == {"stored": 1}
    assert [k.record.position for k in waiting(database.owner)] == ["line 2"]


def test_resume_leaves_out_what_the_ledger_has(database: Urls) -> None:
    intake = Intake(database_url=database.owner)
    items = [article(TEXT + " " * n, position=f"line {n}") for n in range(3)]
    intake.take(items[:2])
    assert intake.take(items, resume=True) == {"stored": 1, "skipped": 2}


@pytest.mark.parametrize("processes", [1, 2])
def test_side_by_side_extraction_stores_the_same(database: Urls, processes: int) -> None:
    items = [article(f"{TEXT} {n}", position=f"line {n}") for n in range(20)]
    tally = Intake(database_url=database.owner, processes=processes).take(items)
    assert tally == {"stored": 20}
    assert count(database, "quotes") == 20


def test_nothing_given_is_nothing_stored(database: Urls) -> None:
    assert Intake(database_url=database.owner).take([]) == {}


def test_what_came_by_standard_input_is_quarantined_beside_what_came_before(
    database: Urls,
) -> None:
    intake = Intake(database_url=database.owner)
    for raw in ("one", "two"):
        intake.take([Item(source="-", position="line 1", problem="not JSON", raw=raw)])
    assert len(list(waiting(database.owner))) == 2


def test_a_text_without_arabic_is_of_no_known_language(database: Urls) -> None:
    given = [article(url="https://example.org/a"), article("Only English words here.")]
    assert Intake(database_url=database.owner).take(given) == {"stored": 2}
    with psycopg.connect(database.owner) as connection:
        rows = connection.execute("SELECT language FROM articles ORDER BY language").fetchall()
    assert rows == [("ar",), ("und",)]
