"""What verdicts are replayed from, and what is dropped after its keeping."""

from datetime import timedelta
from typing import Any

import psycopg
import pytest

from app.domain.ids import HitId, PartyId
from app.domain.listing import Alias, Designation, Kind, ParsedList, Strength
from app.domain.screening import Band, Hit
from app.storage.records import IndexRecord, ListLoad, ListRecord, PartyScreeningRecord
from app.storage.writing.articles import write_articles
from app.storage.writing.designation_rows import read_designations
from app.storage.writing.kept_indexes import find_index, find_version, prune_indexes, read_hit
from app.storage.writing.lists import load_list
from app.storage.writing.screening import load_index, save_index, save_screenings
from tests.storage.samples import ARTICLE, PARTIES

pytestmark = pytest.mark.postgres
Connection = psycopg.Connection[Any]

PARTY = PartyId(PARTIES["p1"].id)
HIT = Hit(
    list_id="un_sc",
    entry_id="A.1",
    kind=Kind.PERSON,
    name="Ahmad Ali",
    matched_name="Ahmed Ali",
    score=0.75,
    band=Band.MATCH,
)


def version(connection: Connection, sha256: str, entry: str = "A.1") -> int:
    alias = Alias(name="Ahmad Ali", strength=Strength.PRIMARY, script="Latn")
    designation = Designation(list_id="un_sc", entry_id=entry, kind=Kind.PERSON, aliases=(alias,))
    parsed = ParsedList(list_id="un_sc", designations=(designation,), refused=(), sha256=sha256)
    record = ListRecord(id="un_sc", name="UN", authority="UN")
    return load_list(connection, ListLoad(list=record, parsed=parsed)).version_id


def index(connection: Connection, number: int, *, days_ago: int = 0, matcher: str = "m1") -> int:
    record = IndexRecord(versions={"un_sc": number}, matcher=matcher, blob=b"bytes")
    stored = save_index(connection, record)
    connection.execute(
        "UPDATE screening_indexes SET created_at = now() - %s WHERE id = %s",
        (timedelta(days=days_ago), stored),
    )
    return stored


def kept(connection: Connection) -> set[int]:
    found = connection.execute("SELECT id FROM screening_indexes WHERE blob IS NOT NULL")
    return {row[0] for row in found}


def screened(connection: Connection, through: int, *, past: bool = False) -> HitId:
    write_articles(connection, [ARTICLE])
    record = PartyScreeningRecord(
        party=PARTY,
        verdict=Band.NONE if past else Band.MATCH,
        hits=() if past else (HIT,),
        past=(HIT,) if past else (),
        query={"name": "أحمد علي"},
    )
    save_screenings(connection, through, "m1", [record], cause="test")
    row = connection.execute("SELECT id FROM hits").fetchone()
    assert row is not None
    return HitId(row[0])


def test_bytes_go_when_their_successor_is_older_than_the_keeping(connection: Connection) -> None:
    number = version(connection, "a")
    # in service until 40, 10 and 0 days ago
    old, lately, newest = (index(connection, number, days_ago=days) for days in (90, 40, 10))
    assert prune_indexes(connection, 30) == 1
    assert kept(connection) == {lately, newest}
    assert load_index(connection, old) is None
    assert prune_indexes(connection, 30) == 0


def test_the_newest_index_stays_however_old(connection: Connection) -> None:
    newest = index(connection, version(connection, "a"), days_ago=5000)
    assert prune_indexes(connection, 1) == 0
    assert kept(connection) == {newest}
    found = load_index(connection)
    assert found is not None
    assert found[0] == newest


def test_what_a_kept_hit_needs_outlives_its_index(connection: Connection) -> None:
    first = version(connection, "a")
    old = index(connection, first, days_ago=900)
    hit = screened(connection, old)
    index(connection, version(connection, "b", "A.2"), days_ago=800)
    assert prune_indexes(connection, 731) == 1
    found = read_hit(connection, hit)
    assert found is not None
    assert found.versions == {"un_sc": first}
    row = connection.execute("SELECT ordinal FROM list_versions WHERE id = %s", (first,)).fetchone()
    assert row is not None
    assert [d.entry_id for d in read_designations(connection, "un_sc", ordinal=row[0])] == ["A.1"]


@pytest.mark.parametrize("past", [False, True])
def test_a_hit_is_read_as_it_was_found(connection: Connection, *, past: bool) -> None:
    number = version(connection, "a")
    hit = read_hit(connection, screened(connection, index(connection, number), past=past))
    assert hit is not None
    assert (hit.entry_id, hit.matched_name, hit.score, hit.band) == (
        "A.1",
        "Ahmed Ali",
        0.75,
        "match",
    )
    assert (hit.past, hit.query, hit.matcher) == (past, {"name": "أحمد علي"}, "m1")
    assert hit.versions == {"un_sc": number}


def test_a_hit_without_its_index_is_of_the_last_one_before_it(connection: Connection) -> None:
    first, second = version(connection, "a"), version(connection, "b")
    through = index(connection, first, days_ago=3)
    hit = screened(connection, through)
    connection.execute("UPDATE hits SET index_id = NULL, screened_at = now() - interval '2 days'")
    index(connection, second, days_ago=1)
    found = read_hit(connection, hit)
    assert found is not None
    assert found.versions == {"un_sc": first}


def test_there_is_no_hit_before_the_first(connection: Connection) -> None:
    assert read_hit(connection, HitId(7)) is None


def test_a_version_is_found_by_its_bytes(connection: Connection) -> None:
    number = version(connection, "a")
    version(connection, "b")
    assert find_version(connection, "un_sc", "a") == number
    assert find_version(connection, "un_sc", "c") is None
    assert find_version(connection, "eu_fsf", "a") is None


def test_an_index_is_found_by_its_versions_and_matcher(connection: Connection) -> None:
    first, second = version(connection, "a"), version(connection, "b")
    index(connection, first, matcher="m0", days_ago=9)
    wanted = index(connection, first, days_ago=8)
    index(connection, second, days_ago=5)
    assert find_index(connection, {"un_sc": first}, "m1") == wanted
    assert find_index(connection, {"un_sc": first}, "m2") is None
    assert find_index(connection, {"un_sc": first, "eu_fsf": 9}, "m1") is None
    prune_indexes(connection, 1)
    assert find_index(connection, {"un_sc": first}, "m1") is None


def test_a_screening_says_the_best_of_what_is_over(connection: Connection) -> None:
    through = index(connection, version(connection, "a"))
    screened(connection, through, past=True)
    assert connection.execute("SELECT verdict, past_verdict FROM party_screenings").fetchall() == [
        ("none", "match")
    ]
    assert connection.execute("SELECT current, past, index_id FROM hits").fetchall() == [
        (True, True, through)
    ]
