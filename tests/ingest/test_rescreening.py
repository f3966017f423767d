"""Stored verdicts after a change of the lists, compared with screening every party anew."""

import threading
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import psycopg
import pytest

from app.domain.listing import Alias, Designation, Kind, ParsedList, Strength
from app.domain.party import PartyType
from app.ingest.lists import ListFolder, store_lists
from app.ingest.rescreening import rescreen_all, settle_screening
from app.ingest.screening import Screened, Screener, StoredIndexes
from app.runtime.resources import resource
from app.screening.lists import read_lists
from app.storage.records import PartyRecord
from app.storage.writing.locks import rescreening
from app.storage.writing.parties import insert_parties
from app.storage.writing.state import transaction
from tests.databases import Urls

pytestmark = pytest.mark.postgres

ALIASES = {
    "1": ("LAVROV, Sergei", "LAVROV, Sergey Viktorovich"),
    "2": ("PUTIN, Vladimir Vladimirovich",),
    "3": ("AL-ZAWAHIRI, Aiman Muhammed Rabi",),
    "4": ("SHOIGU, Sergei Kuzhugetovich",),
    "5": ("KIM, Jong Un",),
    "6": ("AL-HUTHI, Abd al-Malik",),
}
NAMES = (
    "سيرغي لافروف", "فلاديمير بوتين", "أيمن الظواهري", "سيرغي شويغو", "كيم جونغ أون",
    "عبد الملك الحوثي", "علي حسن", "محمد علي", "سيرغي كوجيتوفيتش شويغو", "خالد العلي",
)  # fmt: skip


def entry(number: str, *names: str) -> Designation:
    aliases = tuple(
        Alias(name=name, strength=Strength.STRONG, script="Latn")
        for name in names or ALIASES[number]
    )
    return Designation(list_id="uk_sl", entry_id=number, kind=Kind.PERSON, aliases=aliases)


@cache
def others() -> tuple[Designation, ...]:
    """Entries beside those of a test: how rare a name is cannot be told from a handful."""
    read, _ = read_lists(resource("samples") / "lists")
    return tuple(
        replace(one, list_id="uk_sl", entry_id=f"{parsed.list_id}:{one.entry_id}")
        for parsed in read
        for one in parsed.designations
        if one.kind is Kind.ORGANISATION
    )


def load(urls: Urls, *entries: Designation) -> None:
    digest = sha256(repr(entries).encode()).hexdigest()
    parsed = ParsedList(
        list_id="uk_sl", designations=(*others(), *entries), refused=(), sha256=digest
    )
    folder = ListFolder(list_id="uk_sl", folder=Path(), force=True)
    with psycopg.connect(urls.owner, autocommit=True) as connection:
        store_lists(connection, [(folder, parsed)])


def store_parties(urls: Urls, names: Sequence[str] = NAMES) -> None:
    parties = [
        PartyRecord(key=f"test:{name}", type=PartyType.PERSON, name_ar=name, name_en=name)
        for name in names
    ]
    with psycopg.connect(urls.owner, autocommit=True) as connection:
        insert_parties(connection, parties)


def rows(urls: Urls, statement: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(urls.owner) as connection:
        return connection.execute(statement.encode()).fetchall()


def verdicts(urls: Urls) -> list[tuple[Any, ...]]:
    return rows(
        urls,
        """
        SELECT p.name_ar, s.verdict, h.entry_id, h.band, h.score
        FROM party_screenings s JOIN parties p ON p.id = s.party_id
        LEFT JOIN hits h ON h.party_id = p.id AND h.current
        ORDER BY p.name_ar, h.entry_id
        """,
    )


def screened(urls: Urls) -> dict[str, int]:
    return dict(rows(urls, "SELECT name_ar, index_id FROM party_screenings s "
                     "JOIN parties p ON p.id = s.party_id"))  # fmt: skip


CHANGES = {
    "added": [entry("1"), entry("2"), entry("3"), entry("5"), entry("4")],
    "removed": [entry("1"), entry("3"), entry("5")],
    "amended": [entry("1", "SMITH, John"), entry("2"), entry("3"), entry("5")],
    "more aliases": [entry("1"), replace(entry("2"), aliases=entry("4").aliases), entry("3"),
                     entry("5")],
    "all at once": [entry("2"), entry("3", "ALI, Hasan"), entry("4"), entry("6")],
    "nothing": [entry("1"), entry("2"), entry("3"), entry("5")],
}  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_leaves_what_screening_everybody_would(database: Urls, change: str) -> None:
    load(database, entry("1"), entry("2"), entry("3"), entry("5"))
    store_parties(database)
    settle_screening(database.owner)
    load(database, *CHANGES[change])
    settle_screening(database.owner)
    settled = verdicts(database)
    rescreen_all(database.owner)
    anew = verdicts(database)
    assert [row[:4] for row in anew] == [row[:4] for row in settled]
    assert {row[1] for row in settled} >= {"match", "none"}
    # how rare a word is moves the scores of those that were not screened anew, by a little
    for one, two in zip(anew, settled, strict=True):
        assert one[4] == pytest.approx(two[4], abs=0.05)


def test_only_whom_the_change_can_touch_is_screened(database: Urls) -> None:
    load(database, entry("1"), entry("2"))
    store_parties(database)
    settle_screening(database.owner)
    first = screened(database)
    load(database, entry("1"), entry("2"), entry("4"))
    assert settle_screening(database.owner) == 1
    again = {name for name, index in screened(database).items() if index != first[name]}
    assert "سيرغي شويغو" in again
    assert "محمد علي" not in again
    ((entries, parties, changed),) = rows(
        database,
        "SELECT entries, parties, changed FROM rescreenings ORDER BY index_id DESC LIMIT 1",
    )
    assert (entries, parties, changed) == (1, len(again), 1)


def test_each_designation_whose_band_changed_is_recorded(database: Urls) -> None:
    store_parties(database, ["سيرغي لافروف"])
    load(database, entry("1"))
    settle_screening(database.owner)
    load(database, entry("2"))
    settle_screening(database.owner)
    changes = rows(
        database,
        "SELECT list_id, entry_id, before, after, cause FROM changes "
        "WHERE kind = 'screening.changed' ORDER BY id",
    )
    assert changes == [
        ("uk_sl", "1", "none", "match", "list"),
        ("uk_sl", "1", "match", "none", "list"),
    ]


def test_a_run_that_broke_off_goes_on_where_it_was(
    database: Urls, monkeypatch: pytest.MonkeyPatch
) -> None:
    load(database, entry("1"), entry("2"), entry("3"))
    store_parties(database)
    monkeypatch.setattr("app.ingest.rescreening._PAGE", 2)
    save = Screener.save
    saved: list[Screened | None] = []

    def failing(self: Screener, screened: Screened | None, *, cause: str) -> int:
        if len(saved) == 2:
            raise RuntimeError("the process fell")
        saved.append(screened)
        return save(self, screened, cause=cause)

    monkeypatch.setattr(Screener, "save", failing)
    with pytest.raises(RuntimeError):
        settle_screening(database.owner)
    assert rows(database, "SELECT count(*) FROM party_screenings") == [(4,)]
    monkeypatch.setattr(Screener, "save", save)
    settle_screening(database.owner)
    assert rows(database, "SELECT count(*) FROM party_screenings") == [(len(NAMES),)]
    assert rows(database, "SELECT count(*) FROM changes WHERE kind = 'screening.changed'") == rows(
        database, "SELECT count(*) FROM hits"
    )


def test_what_an_older_index_said_is_not_saved_after_a_newer_one(database: Urls) -> None:
    load(database, entry("1"))
    settle_screening(database.owner)
    store_parties(database, ["سيرغي شويغو"])
    party = PartyRecord(
        key="test:سيرغي شويغو", type=PartyType.PERSON, name_ar="سيرغي شويغو", name_en="x"
    )
    with psycopg.connect(database.owner, autocommit=True) as connection:
        screener = Screener(connection, StoredIndexes())
        before = screener.screen([party])
        load(database, entry("1"), entry("4"))
        settle_screening(database.owner)
        with transaction(connection):
            screener.save(before)
    assert verdicts(database)[0][1:4] == ("match", "4", "match")


def test_one_process_settles_at_a_time(database: Urls) -> None:
    load(database, entry("1"))
    with (
        psycopg.connect(database.owner, autocommit=True) as connection,
        rescreening(connection, wait=True) as held,
    ):
        assert held
        assert settle_screening(database.owner, wait=False) is None
    assert settle_screening(database.owner, wait=False) == 0


def test_an_index_waits_for_screenings_that_are_being_saved(database: Urls) -> None:
    load(database, entry("1"))
    settle_screening(database.owner)
    store_parties(database, ["سيرغي شويغو"])
    party = PartyRecord(
        key="test:سيرغي شويغو", type=PartyType.PERSON, name_ar="سيرغي شويغو", name_en="x"
    )
    with psycopg.connect(database.owner, autocommit=True) as connection:
        screener = Screener(connection, StoredIndexes())
        found = screener.screen([party])
        loading = threading.Thread(target=load, args=(database, entry("1"), entry("4")))
        with transaction(connection):
            screener.save(found)
            loading.start()
            loading.join(1.5)
            assert loading.is_alive()
        loading.join(10)
    assert settle_screening(database.owner) == 1
    assert verdicts(database)[0][1:4] == ("match", "4", "match")
