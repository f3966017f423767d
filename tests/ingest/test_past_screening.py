"""Stored parties and what was lost: whichever is first, the article, the list or its history."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import psycopg
import pytest

from app.domain.article import ArticleDraft
from app.ingest.articles import Intake
from app.ingest.items import Item
from app.ingest.lists import load_lists, store_lists
from app.ingest.rescreening import settle_screening
from app.screening.lists import read_list
from tests import timeline
from tests.databases import Urls
from tests.timeline import FIRST, LOST, SECOND, THIRD

pytestmark = pytest.mark.postgres

# Wa-qālat al-mutaḥadditha ar-rūsiyya Māriyā Zākhārūfā …: "The Russian spokeswoman Maria Zakharova
# said that the agreement is ready."
TEXT = "وقالت المتحدثة الروسية ماريا زاخاروفا إن الاتفاق جاهز."


def take(urls: Urls) -> None:
    Intake(database_url=urls.owner).take(
        [Item(source="test", position="", draft=ArticleDraft(text=TEXT))]
    )


def load(urls: Urls, place: Path, days: Iterable[date]) -> None:
    for folder in timeline.loads(place, days):
        load_lists(urls.owner, [folder])


def verdict(urls: Urls) -> tuple[str, str | None]:
    """Of the party: what is in force, and what is over."""
    with psycopg.connect(urls.owner) as connection:
        row = connection.execute(
            "SELECT verdict, past_verdict FROM party_screenings s "
            "JOIN parties p ON p.id = s.party_id WHERE p.name_ar = %s",
            (LOST.script,),
        ).fetchone()
    assert row is not None
    return row[0], row[1]


ORDERS = [
    ("as time went", (FIRST, SECOND, THIRD)),
    ("history last", (SECOND, THIRD, FIRST)),
    ("history between", (THIRD, FIRST, SECOND)),
]


@pytest.mark.parametrize("order", [o[1] for o in ORDERS], ids=[o[0] for o in ORDERS])
@pytest.mark.parametrize("before", [0, 1, 3], ids="after {} versions".format)
def test_what_is_over_is_found_whichever_comes_first(
    database: Urls, tmp_path: Path, order: Sequence[date], before: int
) -> None:
    load(database, tmp_path, order[:before])
    take(database)
    load(database, tmp_path, order[before:])
    assert verdict(database) == ("none", "match")


def test_what_came_and_went_before_anybody_was_screened_is_found(
    database: Urls, tmp_path: Path
) -> None:
    load(database, tmp_path, [date(2019, 1, 1)])
    take(database)
    for folder in timeline.loads(tmp_path, [FIRST, SECOND]):
        parsed = read_list(folder.list_id, folder.folder, ())
        with psycopg.connect(database.owner, autocommit=True) as connection:
            store_lists(connection, [(folder, parsed)])
    assert settle_screening(database.owner) == 0
    assert verdict(database) == ("none", "match")


def test_a_loss_changes_the_verdict_and_keeps_the_hit(database: Urls, tmp_path: Path) -> None:
    load(database, tmp_path, [FIRST])
    take(database)
    assert verdict(database) == ("match", "none")
    load(database, tmp_path, [SECOND])
    assert verdict(database) == ("none", "match")
    with psycopg.connect(database.owner) as connection:
        changes = connection.execute(
            "SELECT before, after FROM changes WHERE kind = 'screening.changed' AND entry_id = %s "
            "ORDER BY id",
            (LOST.id,),
        ).fetchall()
        hits = connection.execute(
            "SELECT current, past, band FROM hits WHERE entry_id = %s ORDER BY past", (LOST.id,)
        ).fetchall()
    assert changes[-1] == ("match", "none")
    assert hits == [(False, False, "match"), (True, True, "match")]
