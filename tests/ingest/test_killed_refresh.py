"""A worker killed at every step of a refresh: the last good version serves, nothing is doubled."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import psycopg
import pytest

from app.domain.party import PartyType
from app.storage.records import PartyRecord
from app.storage.writing.parties import insert_parties
from tests.databases import Urls
from tests.ingest.listserver import ListServer, Reply, list_server
from tests.screening.lists.shapes import NUMBERS, family, given, un_xml

pytestmark = pytest.mark.postgres

PATH = "/consolidated.xml"
FIRST = un_xml().encode()
SECOND = un_xml((*NUMBERS[1:], "7000")).encode()
WAIT_SECONDS = 30.0


@contextmanager
def worker(urls: Urls, server: ListServer) -> Iterator["subprocess.Popen[bytes]"]:
    others = ("US_OFAC_SDN", "US_OFAC_CONS", "EU_FSF", "UK_SL", "CH_SECO")
    environment = {
        **os.environ,
        **{f"MARSAD_LIST_{name}_URL": "off" for name in others},
        "MARSAD_LIST_UN_SC_URL": server.url(PATH),
        "MARSAD_LIST_REFRESH_SECONDS": "1",
        "MARSAD_FETCH_ALLOW": f"127.0.0.1:{server.port}",
        "DATABASE_URL": urls.owner,
    }
    process = subprocess.Popen([sys.executable, "-m", "app.cli", "worker"], env=environment)
    try:
        yield process
    finally:
        process.kill()
        process.wait(10)


def rows(urls: Urls, statement: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(urls.owner) as connection:
        return connection.execute(statement.encode()).fetchall()


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + WAIT_SECONDS
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.05)


def versions(urls: Urls) -> int:
    return len(rows(urls, "SELECT 1 FROM list_versions"))


def settled(urls: Urls) -> bool:
    newest = "SELECT (SELECT max(id) FROM screening_indexes) = max(index_id)"
    return rows(urls, f"{newest} FROM rescreenings WHERE ended_at IS NOT NULL") == [(True,)]


def waiting(urls: Urls) -> bool:
    """Whether a statement of the worker waits for a lock of the test."""
    found = rows(
        urls,
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
        "AND application_name = 'marsad' AND wait_event_type = 'Lock'",
    )
    return bool(found[0][0])


def at_request(urls: Urls, server: ListServer, stack: ExitStack) -> None:
    del urls, stack
    asked = len(server.asked)
    server.replies[PATH] = Reply(SECOND, pause=WAIT_SECONDS)
    until(lambda: len(server.asked) > asked)


def locking(table: str) -> Callable[[Urls, ListServer, ExitStack], None]:
    def reach(urls: Urls, server: ListServer, stack: ExitStack) -> None:
        holder = stack.enter_context(psycopg.connect(urls.owner))
        holder.execute(f"LOCK TABLE {table} IN SHARE MODE".encode())
        server.replies[PATH] = Reply(SECOND)
        until(lambda: waiting(urls))

    return reach


STEPS = {
    "fetching": at_request,
    "designations": locking("designations"),
    "index": locking("screening_indexes"),
    "verdicts": locking("party_screenings"),
}


@pytest.mark.parametrize("step", STEPS)
def test_a_worker_killed_at_a_step_is_made_good_by_the_next(database: Urls, step: str) -> None:
    with psycopg.connect(database.owner) as connection:
        name = f"{given(NUMBERS[0])} {family(NUMBERS[0])}"
        insert_parties(connection, [
            PartyRecord(key="test:x", type=PartyType.PERSON, name_ar=name, name_en=name)
        ])  # fmt: skip
    with list_server() as server:
        server.replies[PATH] = Reply(FIRST)
        with worker(database, server) as process, ExitStack() as stack:
            until(lambda: versions(database) == 1 and settled(database))
            STEPS[step](database, server, stack)
            os.kill(process.pid, signal.SIGKILL)
            process.wait(10)
        assert versions(database) == (2 if step == "verdicts" else 1)
        server.replies[PATH] = Reply(SECOND)
        with worker(database, server):
            until(lambda: versions(database) == 2 and settled(database))
            looks = len(server.asked)
            until(lambda: len(server.asked) > looks + 1)
    assert rows(database, "SELECT entries FROM list_versions WHERE current") == [(len(NUMBERS),)]
    assert rows(database, "SELECT count(*) FROM changes WHERE kind = 'entry.added'") == [
        (len(NUMBERS) + 1,)
    ]
    assert rows(database, "SELECT count(*) FROM screening_indexes") == [(2,)]
    outcomes = rows(database, "SELECT outcome, count(*) FROM list_attempts GROUP BY outcome")
    assert dict(outcomes)["loaded"] == 2
    broken_off = 0 if step == "verdicts" else 1
    assert dict(outcomes).get("interrupted", 0) == broken_off
    assert rows(database, "SELECT entry_id, current, past FROM hits ORDER BY past") == [
        ("QDi.1000", False, False),
        ("QDi.1000", True, True),
    ]
