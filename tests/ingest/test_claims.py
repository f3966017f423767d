from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest

from app.domain.article import ArticleDraft, Precision
from app.domain.ids import PartyId
from app.ingest.articles import Intake
from app.ingest.claims import recheck_claims
from app.ingest.items import Item
from app.ingest.lists import load_lists
from app.ingest.samples import sample_lists
from app.runtime.resources import resource
from tests.databases import Urls

SAMPLES = sample_lists(resource("samples") / "lists")

# takhḍaʿ Kūriyā sh-Shamāliyya li-ʿuqūbāt umamiyya mundhu ʿām 2006 …: North Korea has been under UN
# sanctions since 2006. The war led to UN sanctions on Moscow. Putin visited Pyongyang on Wednesday.
TEXT = (
    "تخضع كوريا الشمالية لعقوبات أممية منذ عام 2006 بسبب برنامجها النووي.\n\n"
    "وأدت حرب أوكرانيا إلى فرض عقوبات أممية على موسكو.\n\n"
    "ووصل الرئيس الروسي فلاديمير بوتين إلى بيونغ يانغ الأربعاء."
)
# the US Treasury has had Ali Shamkhani on the sanctions list since January 2020
SHAMKHANI = (
    "تدرج وزارة الخزانة الأميركية أمين مجلس الأمن القومي الإيراني علي شمخاني على قائمة العقوبات "
    "منذ يناير 2020. وتفرض واشنطن عقوبات على إيران."
)


def item(text: str, url: str = "https://example.org/a", day: date = date(2024, 6, 19)) -> Item:
    draft = ArticleDraft(text=text, url=url, published_on=day, precision=Precision.DAY)
    return Item(source="test", position="", draft=draft)


def take(urls: Urls, *items: Item) -> dict[str, int]:
    return dict(Intake(database_url=urls.owner).take(items))


def rows(urls: Urls, statement: str, values: Sequence[Any] = ()) -> list[tuple[Any, ...]]:
    with psycopg.connect(urls.owner) as connection:
        return connection.execute(statement.encode(), values).fetchall()


FOUND = """SELECT c.text, e.verdict, e.explanation_en, e.evidence FROM claims c
           JOIN claim_enforcements e ON e.claim_id = c.id ORDER BY c.ordinal"""


def test_sanction_claims_are_checked_when_they_are_stored_and_no_others(database: Urls) -> None:
    take(database, item(TEXT))
    assert rows(
        database,
        """SELECT c.topic = 'sanctions', count(e.claim_id) = count(*) FROM claims c
           LEFT JOIN claim_enforcements e ON e.claim_id = c.id GROUP BY 1 ORDER BY 1""",
    )[-1] == (True, True)
    assert not rows(
        database,
        """SELECT 1 FROM claim_enforcements e JOIN claims c ON c.id = e.claim_id
           WHERE c.topic <> 'sanctions'""",
    )
    verdicts = {text: verdict for text, verdict, _, _ in rows(database, FOUND)}
    since = next(text for text in verdicts if "2006" in text)
    moscow = next(text for text in verdicts if "موسكو" in text)
    assert verdicts[since] == "supported"
    assert verdicts[moscow] == "contradicted"


def test_a_revision_is_checked_anew(database: Urls) -> None:
    take(database, item(TEXT))
    changed = TEXT.replace("2006", "2009")
    assert take(database, item(changed)) == {"revised": 1}
    found = {text: verdict for text, verdict, _, _ in rows(database, FOUND)}
    assert next(v for text, v in found.items() if "2009" in text) == "contradicted"
    assert not any("2006" in text for text in found)


def test_lists_that_come_later_change_what_is_found(database: Urls) -> None:
    take(database, item(SHAMKHANI))
    person = next(row for row in rows(database, FOUND) if "شمخاني" in row[0])
    assert person[1] == "not_checkable"
    load_lists(database.owner, SAMPLES)
    person = next(row for row in rows(database, FOUND) if "شمخاني" in row[0])
    assert person[1] == "supported"
    entry = next(e for e in person[3] if e["kind"] == "designation")
    assert entry["list"] == "us_ofac_sdn"
    assert entry["version"]


def test_checking_again_without_a_change_writes_nothing(database: Urls) -> None:
    load_lists(database.owner, SAMPLES)
    take(database, item(TEXT), item(SHAMKHANI, "https://example.org/b"))
    before = rows(database, "SELECT claim_id, checked_at FROM claim_enforcements ORDER BY 1")
    assert before
    with psycopg.connect(database.owner, autocommit=True) as connection:
        assert recheck_claims(connection) == 0
        parties = [PartyId(row[0]) for row in connection.execute("SELECT id FROM parties")]
        assert recheck_claims(connection, parties) == 0
    assert (
        rows(database, "SELECT claim_id, checked_at FROM claim_enforcements ORDER BY 1") == before
    )


def test_what_is_missing_or_wrong_is_put_right_by_checking_again(database: Urls) -> None:
    take(database, item(TEXT))
    with psycopg.connect(database.owner, autocommit=True) as connection:
        connection.execute("UPDATE claim_enforcements SET verdict = 'not_found'")
        count = connection.execute("SELECT count(*) FROM claim_enforcements").fetchone()
        assert count is not None
        assert recheck_claims(connection) == count[0]
        connection.execute("DELETE FROM claim_enforcements")
        assert recheck_claims(connection, [PartyId(1)]) == 0
        assert recheck_claims(connection) == count[0]
    assert {v for _, v, _, _ in rows(database, FOUND)} >= {"supported", "contradicted"}


def test_the_model_article_is_answered_as_the_record_has_it(database: Urls, eval_dir: Path) -> None:
    text = (eval_dir / "gold" / "seed.txt").read_text("utf-8")
    take(database, item(text))
    found = rows(database, FOUND)
    verdicts = {
        words: verdict
        for text, verdict, _, _ in found
        for words in ("عقوبات أممية على موسكو", "منذ العام 2006")
        if words in text
    }
    if not verdicts:
        pytest.fail("the model article has no sanction claims")
    assert verdicts == {"عقوبات أممية على موسكو": "contradicted", "منذ العام 2006": "supported"}
