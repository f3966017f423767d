"""Refresh against a list server on loopback: every fault leaves what was in force."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg
import pytest

from app.errors import InputError
from app.ingest.list_status import list_difference, list_status
from app.ingest.lists import ListFolder, load_lists
from app.ingest.refresh import Refreshed, accept_list, refresh_list
from app.runtime.resources import resource
from app.storage.writing.attempts import Outcome
from tests.databases import Urls
from tests.ingest.listserver import ListServer, Reply, list_server
from tests.screening.lists.shapes import NUMBERS, un_xml

pytestmark = pytest.mark.postgres

PATH = "/consolidated.xml"
WHOLE = un_xml().encode()
DOCTYPE = WHOLE.replace(b"<CONSOLIDATED_LIST", b'<!DOCTYPE x [<!ENTITY a "b">]><CONSOLIDATED_LIST')


@pytest.fixture
def server() -> Iterator[ListServer]:
    with list_server() as served:
        served.replies[PATH] = Reply(WHOLE)
        yield served


def refresh(urls: Urls, server: ListServer, *, every: float = 3600.0) -> Refreshed:
    done = refresh_list(urls.owner, server.source("un_sc", PATH), server.plan(every))
    assert done is not None
    return done


def rows(urls: Urls, statement: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(urls.owner) as connection:
        return connection.execute(statement.encode()).fetchall()


def attempts(urls: Urls) -> list[tuple[Any, ...]]:
    return rows(urls, "SELECT outcome, code FROM list_attempts ORDER BY id")


def in_force(urls: Urls) -> tuple[Any, ...]:
    versions = rows(urls, "SELECT id, sha256 FROM list_versions WHERE current")
    return versions, rows(urls, "SELECT max(id), count(*) FROM screening_indexes")


def test_a_list_comes_into_force_and_the_same_again_changes_nothing(
    database: Urls, server: ListServer
) -> None:
    first = refresh(database, server)
    assert first.outcome is Outcome.LOADED
    assert first.loaded is not None
    assert len(first.loaded.added) == len(NUMBERS)
    before = in_force(database)
    assert refresh(database, server).outcome is Outcome.UNCHANGED
    assert [status for _, status in server.asked] == [200, 304]
    server.replies[PATH] = Reply(WHOLE, tagged=False)
    assert refresh(database, server).outcome is Outcome.UNCHANGED
    assert in_force(database) == before
    assert [o for o, _ in attempts(database)] == ["loaded", "unchanged", "unchanged"]
    ((source, error),) = rows(database, "SELECT source_url, last_error FROM lists")
    assert source == server.url(PATH)
    assert error is None


def test_the_difference_is_kept_by_entry_and_field(database: Urls, server: ListServer) -> None:
    refresh(database, server)
    changed = un_xml(NUMBERS[1:]).replace("FAMILY1037", "OTHERNAME", 1)
    server.replies[PATH] = Reply(changed.encode())
    loaded = refresh(database, server).loaded
    assert loaded is not None
    assert (loaded.added, loaded.removed, loaded.amended) == ((), ("QDi.1000",), ("QDi.1037",))
    gone, amended = list_difference(database.owner, "un_sc")
    assert (gone["entry_id"], gone["change"]) == ("QDi.1000", "removed")
    assert (amended["entry_id"], amended["change"]) == ("QDi.1037", "amended")
    assert [a["name"] for a in amended["from"]["aliases"]] == ["GivenC FAMILY1037"]
    assert [a["name"] for a in amended["to"]["aliases"]] == ["GivenC OTHERNAME"]


@pytest.mark.parametrize(
    ("reply", "outcome", "code"),
    [
        (Reply(status=500), "failed", "fetch-failed"),
        (Reply(WHOLE + b"\n", cut=100), "failed", "fetch-failed"),
        (Reply(WHOLE + b"\n", pause=3.0), "failed", "fetch-failed"),
        (Reply(WHOLE[:-60]), "refused", "list-refused"),
        (Reply(b"<!DOCTYPE html><html><body>Down</body></html>"), "refused", "list-refused"),
        (Reply(b"<?xml version='1.0'?><sdnList></sdnList>"), "refused", "list-refused"),
        (Reply(un_xml(NUMBERS[:8]).encode()), "refused", "list-refused"),
        (Reply(WHOLE.replace(b"2026-02-27", b"2025-02-27")), "refused", "list-refused"),
        (Reply(DOCTYPE), "refused", "list-refused"),
        (Reply(WHOLE.replace(b"FAMILY1000", b"FAMILI\xc9")), "refused", "list-refused"),
        (Reply(b""), "refused", "list-refused"),
    ],
    ids=["500", "cut", "slow", "unclosed", "html", "root", "shrunk", "older", "dtd", "encoding",
         "empty"],
)  # fmt: skip
def test_every_fault_leaves_the_last_good_version_and_one_clear_record(
    database: Urls, server: ListServer, reply: Reply, outcome: str, code: str
) -> None:
    refresh(database, server)
    before = in_force(database)
    server.replies[PATH] = reply
    plan = server.plan(idle_seconds=1.0)
    done = refresh_list(database.owner, server.source("un_sc", PATH), plan)
    assert done is not None
    assert done.reason
    assert in_force(database) == before
    assert attempts(database) == [("loaded", None), (outcome, code)]
    ((error, failures),) = rows(database, "SELECT last_error, failures FROM lists")
    assert (error, failures) == (done.reason, 1)
    server.replies[PATH] = Reply(un_xml((*NUMBERS, "2001")).encode())
    recovered = refresh(database, server)
    assert recovered.loaded is not None
    assert recovered.loaded.added == ("QDi.2001",)
    assert rows(database, "SELECT last_error, failures FROM lists") == [(None, 0)]


def test_no_room_for_the_index_leaves_everything_as_it_was(
    database: Urls, server: ListServer
) -> None:
    refresh(database, server)
    before = in_force(database)
    with psycopg.connect(database.owner, autocommit=True) as connection:
        connection.execute(
            "CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
            "RAISE EXCEPTION 'could not extend file: No space left on device' "
            "USING ERRCODE = 'disk_full'; END $$"
        )
        connection.execute(
            "CREATE TRIGGER full_disk BEFORE INSERT ON screening_indexes "
            "FOR EACH ROW EXECUTE FUNCTION full_disk()"
        )
        server.replies[PATH] = Reply(un_xml((*NUMBERS, "2001")).encode())
        done = refresh(database, server)
        assert (done.outcome, done.code) == (Outcome.FAILED, "database-error")
        assert done.reason is not None
        assert "No space left" in done.reason
        assert in_force(database) == before
        assert rows(database, "SELECT count(*) FROM designations") == [(len(NUMBERS),)]
        connection.execute("DROP TRIGGER full_disk ON screening_indexes")
    assert refresh(database, server).outcome is Outcome.LOADED


def test_a_list_that_shrank_comes_into_force_when_it_is_accepted(
    database: Urls, server: ListServer
) -> None:
    refresh(database, server)
    source = server.source("un_sc", PATH)
    with pytest.raises(InputError, match="refused no file"):
        accept_list(database.owner, source, server.plan(), reason="why")
    server.replies[PATH] = Reply(un_xml(NUMBERS[:8]).encode())
    assert refresh(database, server).outcome is Outcome.REFUSED
    with pytest.raises(InputError, match="reason"):
        accept_list(database.owner, source, server.plan(), reason=" ")
    done = accept_list(database.owner, source, server.plan(), reason="four were delisted")
    assert done.loaded is not None
    assert len(done.loaded.removed) == len(NUMBERS) - 8
    assert rows(database, "SELECT list_id, reason FROM list_acceptances") == [
        ("un_sc", "four were delisted")
    ]
    assert attempts(database)[-1] == ("loaded", None)


def test_accepting_lets_no_other_bytes_pass(database: Urls, server: ListServer) -> None:
    refresh(database, server)
    server.replies[PATH] = Reply(un_xml(NUMBERS[:8]).encode())
    refresh(database, server)
    server.replies[PATH] = Reply(un_xml(NUMBERS[:3]).encode())
    source = server.source("un_sc", PATH)
    done = accept_list(database.owner, source, server.plan(), reason="eight are right")
    assert done.outcome is Outcome.REFUSED


def test_a_failing_list_is_asked_again_ever_later(database: Urls, server: ListServer) -> None:
    server.replies[PATH] = Reply(status=503)
    waits = []
    for _ in range(4):
        refresh(database, server, every=100.0)
        ((wait,),) = rows(
            database, "SELECT round(extract(epoch FROM due_at - clock_timestamp())) FROM lists"
        )
        waits.append(int(wait))
    assert waits == [30, 60, 100, 100]


def test_a_list_of_several_files_is_read_whole_when_one_of_them_changed(
    database: Urls, server: ListServer
) -> None:
    server.replies["/sdn.csv"] = Reply(
        b'1,"ALI, Ahmad","individual","SYRIA",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n'
    )
    server.replies["/alt.csv"] = Reply(b'1,11,"aka","ALY, Ahmed",-0- \r\n')
    server.replies["/add.csv"] = Reply(b'1,21,"Homs","Homs","Syria",-0- \r\n')
    source = server.source("us_ofac_sdn", "/sdn.csv", "/alt.csv", "/add.csv")
    assert refresh_list(database.owner, source, server.plan()) is not None
    server.replies["/alt.csv"] = Reply(b'1,11,"aka","ALYAS, Ahmed",-0- \r\n')
    done = refresh_list(database.owner, source, server.plan())
    assert done is not None
    assert done.loaded is not None
    assert done.loaded.amended == ("1",)
    names = rows(database, "SELECT a.name FROM designation_aliases a JOIN designations d "
                 "ON d.id = designation_id WHERE valid_to IS NULL ORDER BY ordinal")  # fmt: skip
    assert names == [("ALI, Ahmad",), ("ALYAS, Ahmed",)]


def test_one_process_refreshes_a_list_at_a_time(database: Urls, server: ListServer) -> None:
    begun, go_on = threading.Event(), threading.Event()

    def hold() -> None:
        begun.set()
        go_on.wait(10)

    server.replies[PATH] = Reply(WHOLE, before=hold)
    found: list[Refreshed | None] = []
    thread = threading.Thread(target=lambda: found.append(refresh(database, server)))
    thread.start()
    assert begun.wait(10)
    source = server.source("un_sc", PATH)
    assert refresh_list(database.owner, source, server.plan(), wait=False) is None
    go_on.set()
    server.replies[PATH] = Reply(WHOLE)
    waited = refresh_list(database.owner, source, server.plan())
    thread.join()
    assert waited is not None
    assert waited.outcome is Outcome.UNCHANGED
    assert [one.outcome for one in found if one] == [Outcome.LOADED]


def test_two_lists_refreshed_at_once_are_both_in_the_newest_index(
    database: Urls, server: ListServer
) -> None:
    from tests.screening.lists.shapes import SHAPES  # noqa: PLC0415 - beside its one use

    seco = next(shape for shape in SHAPES if shape.list_id == "ch_seco")
    server.replies["/consolidated-list.xml"] = Reply(seco.files[seco.main])
    sources = [server.source("un_sc", PATH), server.source("ch_seco", "/consolidated-list.xml")]
    threads = [
        threading.Thread(target=refresh_list, args=(database.owner, one, server.plan()))
        for one in sources
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    ((versions,),) = rows(
        database, "SELECT versions FROM screening_indexes ORDER BY id DESC LIMIT 1"
    )
    assert set(versions) == {"un_sc", "ch_seco"}


def test_an_attempt_that_was_killed_is_closed_by_the_next(
    database: Urls, server: ListServer
) -> None:
    refresh(database, server)
    with psycopg.connect(database.owner) as connection:
        connection.execute("INSERT INTO list_attempts (list_id, trigger) VALUES ('un_sc', 'x')")
    refresh(database, server)
    assert [outcome for outcome, _ in attempts(database)] == ["loaded", "interrupted", "unchanged"]


def test_files_given_by_hand_are_looked_for_anew_and_the_samples_give_way(
    database: Urls, server: ListServer, tmp_path: Path
) -> None:
    samples = resource("samples") / "lists" / "un_sc"
    load_lists(database.owner, [ListFolder(list_id="un_sc", folder=samples, excerpt=True)])
    assert list_status(database.owner)[0]["excerpt"]
    assert refresh(database, server).outcome is Outcome.LOADED
    (status,) = list_status(database.owner)
    assert not status["excerpt"]
    assert status["last_attempt"]["outcome"] == "loaded"  # type: ignore[index] # a mapping
    (tmp_path / "consolidated.xml").write_bytes(un_xml((*NUMBERS, "3000")).encode())
    load_lists(database.owner, [ListFolder(list_id="un_sc", folder=tmp_path)])
    assert refresh(database, server).outcome is Outcome.LOADED
    assert [status for _, status in server.asked] == [200, 200]


def test_a_list_that_is_off_is_refused_by_name(database: Urls, server: ListServer) -> None:
    source = replace(server.source("un_sc", PATH), list_id="opensanctions")
    done = refresh_list(database.owner, source, server.plan())
    assert done is not None
    assert done.reason is not None
    assert "non-commercial" in done.reason
