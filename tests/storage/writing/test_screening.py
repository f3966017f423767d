"""Screening indexes and stored verdicts."""

from typing import Any

import psycopg
import pytest

from app.domain.listing import Alias, Designation, Kind, ParsedList, Strength
from app.domain.screening import Band, Evidence, Hit
from app.errors import NotFoundError
from app.storage.reading.indexes import LIST_CHANNEL
from app.storage.records import (
    IndexDamagedError,
    IndexRecord,
    ListLoad,
    ListRecord,
    PartyScreeningRecord,
)
from app.storage.writing.articles import write_articles
from app.storage.writing.lists import load_list
from app.storage.writing.screening import (
    load_index,
    parties_to_screen,
    save_index,
    save_screenings,
)
from tests.databases import Urls
from tests.storage.samples import ARTICLE, PARTIES

pytestmark = pytest.mark.postgres
Connection = psycopg.Connection[Any]

PUTIN, RUSSIA = PARTIES["p1"].id, PARTIES["p3"].id
HIT = Hit(
    list_id="us_ofac_sdn",
    entry_id="35096",
    kind=Kind.PERSON,
    name="PUTIN, Vladimir Vladimirovich",
    matched_name="Vladimir PUTIN",
    score=0.93,
    band=Band.MATCH,
    programmes=("RUSSIA-EO14024",),
    evidence=(
        Evidence(
            feature="name",
            query="فلاديمير بوتين",
            candidate="Vladimir PUTIN",
            contribution=2.5,
        ),
    ),
)


def list_version(connection: Connection, sha256: str = "a" * 64) -> int:
    entry = Designation(
        list_id="us_ofac_sdn",
        entry_id="35096",
        kind=Kind.PERSON,
        aliases=(Alias(name=HIT.name, strength=Strength.PRIMARY, script="Latn"),),
    )
    parsed = ParsedList(
        list_id="us_ofac_sdn", designations=(entry,), refused=(), sha256=sha256, version=sha256[:4]
    )
    record = ListRecord(id="us_ofac_sdn", name="SDN", authority="OFAC")
    return load_list(connection, ListLoad(list=record, parsed=parsed)).version_id


def index(connection: Connection, sha256: str = "a" * 64) -> int:
    versions = {"us_ofac_sdn": list_version(connection, sha256)}
    return save_index(connection, IndexRecord(versions=versions, matcher="m1", blob=b"\x00index"))


def screening(party: int, *hits: Hit) -> PartyScreeningRecord:
    verdict = hits[0].band if hits else Band.NONE
    return PartyScreeningRecord(party=party, verdict=verdict, hits=hits, query={"name": "asked"})  # type: ignore[arg-type] # ids are integers


def rows(connection: Connection, statement: str) -> list[tuple[Any, ...]]:
    return connection.execute(statement.encode()).fetchall()


def test_an_index_is_read_as_it_was_written(connection: Connection) -> None:
    number = index(connection)
    found = load_index(connection)
    assert found is not None
    assert (found[0], found[1].blob, found[1].matcher) == (number, b"\x00index", "m1")
    assert load_index(connection, number) == found


def test_there_is_no_index_before_the_first(connection: Connection) -> None:
    assert load_index(connection) is None


def test_damaged_bytes_are_noticed(connection: Connection) -> None:
    index(connection)
    connection.execute("UPDATE screening_indexes SET blob = 'other'")
    with pytest.raises(IndexDamagedError):
        load_index(connection)


def test_a_new_index_is_announced_at_its_commit_and_not_before(
    connection: Connection, database: Urls
) -> None:
    with psycopg.connect(database.api, autocommit=True) as listener:
        listener.execute(f"LISTEN {LIST_CHANNEL}".encode())
        number = index(connection)
        assert list(listener.notifies(timeout=0.1)) == []
        connection.commit()
        notices = list(listener.notifies(timeout=5, stop_after=1))
    assert [(n.channel, n.payload) for n in notices] == [(LIST_CHANNEL, str(number))]


def test_named_parties_are_screened_until_they_have_been(connection: Connection) -> None:
    write_articles(connection, [ARTICLE])
    number = index(connection)
    everyone = parties_to_screen(connection)
    assert {p.name_en for p in everyone} == {"Vladimir Putin", "Sami Hamdan", "Russia", "Reuters"}
    putin = next(p for p in everyone if p.id == PUTIN)
    assert set(putin.forms) == {"بوتين", "فلاديمير بوتين"}
    save_screenings(connection, number, "m1", [screening(PUTIN)], cause="article")
    assert PUTIN not in {p.id for p in parties_to_screen(connection, index=number)}
    pages = [parties_to_screen(connection, limit=3)]
    pages.append(parties_to_screen(connection, limit=3, after=pages[0][-1].id))
    assert pages[0] + pages[1] == everyone


def test_a_verdict_is_stored_with_its_hits_and_their_version(connection: Connection) -> None:
    write_articles(connection, [ARTICLE])
    number = index(connection)
    changed = save_screenings(
        connection, number, "m1", [screening(PUTIN, HIT), screening(RUSSIA)], cause="article"
    )
    assert set(changed) == {PUTIN, RUSSIA}
    assert rows(connection, "SELECT party_id FROM party_screenings WHERE verdict = 'match'") == [
        (PUTIN,)
    ]
    (hit,) = rows(
        connection, "SELECT entry_id, list_version, list_sha256, current, evidence FROM hits"
    )
    assert hit[:4] == ("35096", "aaaa", "a" * 64, True)
    assert hit[4][0]["contribution"] == 2.5
    assert rows(
        connection,
        "SELECT party_id, list_id, list_version, entry_id, before, after, cause "
        "FROM changes WHERE kind LIKE 'screening%'",
    ) == [(PUTIN, "us_ofac_sdn", "aaaa", "35096", "none", "match", "article")]


def test_the_same_verdict_again_is_no_change(connection: Connection) -> None:
    write_articles(connection, [ARTICLE])
    number = index(connection)
    save_screenings(connection, number, "m1", [screening(PUTIN, HIT)], cause="article")
    assert save_screenings(connection, number, "m1", [screening(PUTIN, HIT)], cause="list") == ()
    assert rows(connection, "SELECT count(*) FROM hits") == [(1,)]


def test_former_hits_are_kept_and_not_current(connection: Connection) -> None:
    write_articles(connection, [ARTICLE])
    save_screenings(connection, index(connection), "m1", [screening(PUTIN, HIT)], cause="article")
    later = index(connection, "b" * 64)
    assert save_screenings(connection, later, "m1", [screening(PUTIN)], cause="list") == (PUTIN,)
    assert rows(connection, "SELECT current FROM hits") == [(False,)]
    assert rows(
        connection, "SELECT before, after FROM changes WHERE kind = 'screening.changed' ORDER BY id"
    ) == [("none", "match"), ("match", "none")]


def test_an_index_that_is_not_there_cannot_have_screened(connection: Connection) -> None:
    with pytest.raises(NotFoundError):
        save_screenings(connection, 99, "m1", [], cause="list")
