import psycopg

from app.domain.party import PartyType
from app.ingest.lists import load_lists
from app.ingest.samples import sample_lists
from app.ingest.screening import Screener, StoredIndexes
from app.runtime.resources import resource
from app.storage.records import PartyRecord
from tests.databases import Urls

SAMPLES = sample_lists(resource("samples") / "lists")


def party(name: str, kind: PartyType = PartyType.PERSON, *, unnamed: bool = False) -> PartyRecord:
    return PartyRecord(key=f"test:{name}", type=kind, name_ar=name, name_en=name, unnamed=unnamed)


def test_before_any_list_there_is_nothing_to_say(database: Urls) -> None:
    with psycopg.connect(database.owner, autocommit=True) as connection:
        assert Screener(connection, StoredIndexes()).screen([party("سيرغي لافروف")]) is None


def test_states_and_unnamed_parties_are_not_asked(database: Urls) -> None:
    load_lists(database.owner, SAMPLES)
    asked = [
        party("سيرغي لافروف"),
        party("روسيا", PartyType.STATE),
        party("مصدر دبلوماسي", unnamed=True),
    ]
    with psycopg.connect(database.owner, autocommit=True) as connection:
        screened = Screener(connection, StoredIndexes()).screen(asked)
    assert screened is not None
    assert [r.party for r in screened.records] == [asked[0].id]
    assert all(hit.band != "none" for hit in screened.records[0].hits)


def test_a_name_without_letters_stays_unscreened_and_harms_no_other(database: Urls) -> None:
    load_lists(database.owner, SAMPLES)
    with psycopg.connect(database.owner, autocommit=True) as connection:
        screened = Screener(connection, StoredIndexes()).screen([party("—"), party("لافروف")])
    assert screened is not None
    assert [r.party for r in screened.records] == [party("لافروف").id]


def test_an_index_is_loaded_once_until_a_newer_one_is_stored(database: Urls) -> None:
    load_lists(database.owner, SAMPLES[:1])
    indexes = StoredIndexes()
    with psycopg.connect(database.owner, autocommit=True) as connection:
        first = indexes.newest(connection)
        assert indexes.newest(connection) is first
        load_lists(database.owner, SAMPLES)
        second = indexes.newest(connection)
    assert first is not None
    assert second is not None
    assert second[0] > first[0]
