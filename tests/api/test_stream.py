"""The stream of changes over real HTTP: what it begins with, tells, leaves out and refuses."""

import asyncio
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import psycopg
import pytest

from app.api.border import LONGEST_BODY
from app.api.streams import MOST_BYTES
from app.domain.ids import write_id
from app.storage.writing.changes import record_amended, record_articles, record_entries
from app.storage.writing.state import transaction
from tests.api.deployments import api_of, listening
from tests.api.streaming import add_articles, ids, stream
from tests.databases import Urls

Written = list[str]


@pytest.fixture(scope="module")
def urls(shared_database: Urls) -> Urls:
    with psycopg.connect(shared_database.owner) as connection:
        connection.execute(
            "INSERT INTO lists (id, name, authority) SELECT id, id, id "
            "FROM unnest(ARRAY['large', 'one', 'two']) AS id"
        )
    return shared_database


@pytest.fixture(scope="module")
def address(urls: Urls) -> Iterator[str]:
    settings = {"stream_heartbeat_seconds": 0.2, "stream_clients": 8}
    with listening(api_of(urls, **settings), loaded=False) as address:
        yield address


def written(*numbers: int) -> Written:
    return [write_id(number) for number in numbers]


def changes(address: str, query: str = "") -> list[dict[str, str]]:
    response = httpx.get(f"{address}/changes?limit=200{query}", trust_env=False)
    found: list[dict[str, str]] = response.raise_for_status().json()["data"]
    return found


async def test_it_begins_at_once_and_with_what_comes_from_now_on(address: str, urls: Urls) -> None:
    await asyncio.to_thread(add_articles, urls, 1)
    async with stream(address) as one:
        assert one.status == 200
        assert one.headers["content-type"] == "text/event-stream"
        assert one.headers["cache-control"] == "no-store"
        retry, begun = (await one.block()).splitlines()
        assert retry == "retry: 3000"
        assert begun.startswith("id: ")
        await asyncio.to_thread(add_articles, urls, 2, 3)
        events = await one.events(2)
    assert ids(events) == written(2, 3)
    assert {event.kind for event in events} == {"article.added"}


async def test_an_event_is_the_change_that_the_list_has(address: str, urls: Urls) -> None:
    async with stream(address) as one:
        await asyncio.to_thread(add_articles, urls, 4)
        (event,) = await one.events(1)
    assert event.change == changes(address)[-1]
    assert event.id == event.change["id"]


async def test_a_connection_lost_before_its_first_event_is_taken_up_where_it_began(
    address: str, urls: Urls
) -> None:
    async with stream(address) as one:
        begun = (await one.block()).removeprefix("retry: 3000\nid: ")
    await asyncio.to_thread(add_articles, urls, 5)
    async with stream(address, **{"last-event-id": begun}) as again:
        assert ids(await again.events(1)) == written(5)
        assert again.blocks[0] == "retry: 3000"


@pytest.mark.parametrize("way", ["header", "last_event_id", "since"])
async def test_it_goes_on_after_the_event_named(address: str, urls: Urls, way: str) -> None:
    async with stream(address) as one:
        await asyncio.to_thread(add_articles, urls, *range(10, 16))
        seen = await one.events(3)
    await asyncio.to_thread(add_articles, urls, 16, 17)
    last = seen[-1].id
    query = "" if way == "header" else f"?{way}={last}"
    headers = {"last-event-id": last} if way == "header" else {}
    async with stream(address, query, **headers) as again:
        rest = await again.events(5)
    assert ids([*seen, *rest]) == written(*range(10, 18))


async def test_the_header_goes_before_the_address(address: str, urls: Urls) -> None:
    await asyncio.to_thread(add_articles, urls, 20, 21)
    old, new = changes(address)[-2:]
    await asyncio.to_thread(add_articles, urls, 22)
    async with stream(address, f"?since={old['id']}", **{"last-event-id": new["id"]}) as one:
        assert ids(await one.events(1)) == written(22)


async def test_who_is_further_behind_than_what_is_kept_reads_the_log(
    address: str, urls: Urls
) -> None:
    await asyncio.to_thread(add_articles, urls, *range(1000, 1450))
    everything = []
    since = ""
    while page := changes(address, since):
        everything += page
        since = f"&since={page[-1]['id']}"
    assert len(everything) >= 450
    async with stream(address, f"?since={everything[0]['id']}") as one:
        events = await one.events(len(everything) - 1)
    assert [event.change for event in events] == everything[1:]


async def test_large_changes_come_in_small_pieces(address: str, urls: Urls) -> None:
    large: dict[str, list[str]] = {"aliases": ["أ" * 10_000]}
    small: dict[str, list[str]] = {"aliases": []}
    with psycopg.connect(urls.owner) as connection, transaction(connection):
        record_articles(connection, "article.added", [29])
    first = changes(address, "&article=" + write_id(29))[-1]["id"]
    async with stream(address) as now:
        await now.block()
        with psycopg.connect(urls.owner) as connection, transaction(connection):
            amended = [(f"e{n}", large, small) for n in range(30)]
            record_amended(connection, "large", "v1", amended)
        told = await now.events(30)
    async with stream(address, f"?since={first}&list=large") as log:
        again = await log.events(30)
    assert told == again
    assert [event.change["entry_id"] for event in told] == [f"e{n}" for n in range(30)]
    assert {str(event.change["from"]) for event in told} == {str(large)}
    assert now.largest < 2 * MOST_BYTES
    assert log.largest < 2 * MOST_BYTES


async def test_filters_hold_for_what_is_kept_and_for_the_log(address: str, urls: Urls) -> None:
    first = changes(address)[0]["id"]
    async with stream(address, "?kind=entry.added,entry.removed&list=one") as now:
        await now.block()
        with psycopg.connect(urls.owner) as connection, transaction(connection):
            for list_id in ("one", "two"):
                entries = {"entry.added": [f"{list_id}-a"], "entry.amended": [f"{list_id}-b"]}
                record_entries(connection, list_id, "v1", entries)
            record_articles(connection, "article.revised", [30])
            record_entries(connection, "one", "v2", {"entry.removed": ["one-a"]})
        told = await now.events(2)
    async with stream(address, f"?since={first}&kind=entry.added,entry.removed&list=one") as log:
        again = await log.events(2)
    assert told == again
    assert [(e.kind, e.change["entry_id"]) for e in told] == [
        ("entry.added", "one-a"),
        ("entry.removed", "one-a"),
    ]


async def test_a_party_can_be_followed(address: str, urls: Urls) -> None:
    async with stream(address, f"?party={write_id(77)}") as one:
        await one.block()
        with psycopg.connect(urls.owner) as connection, transaction(connection):
            connection.execute(
                """
                INSERT INTO changes (kind, list_id, list_version, entry_id, party_id, before, after,
                    cause)
                SELECT 'screening.changed', 'one', 'v1', 'e', party, '"none"', '"match"', 'list'
                FROM unnest(ARRAY[76, 77, 78]) AS given (party)
                """
            )
        (event,) = await one.events(1)
    change = event.change
    assert (change["party"], change["from"], change["to"]) == (write_id(77), "none", "match")
    assert (change["list"], change["version"], change["entry_id"]) == ("one", "v1", "e")


async def test_it_beats_while_nothing_changes_for_it(address: str, urls: Urls) -> None:
    async with stream(address, "?kind=article.removed") as one:
        await one.block()
        await asyncio.to_thread(add_articles, urls, 40)
        async with asyncio.timeout(5):
            beats = [await one.block() for _ in range(3)]
    assert beats == [": heartbeat"] * 3


async def test_a_change_that_nobody_announced_is_told_by_the_next_look(
    address: str, urls: Urls
) -> None:
    async with stream(address) as one:
        await one.block()
        with psycopg.connect(urls.owner) as connection:
            record_articles(connection, "article.added", [41])
        assert ids(await one.events(1)) == written(41)


async def test_what_an_older_transaction_withholds_comes_in_order(address: str, urls: Urls) -> None:
    async with stream(address) as one:
        await one.block()
        with psycopg.connect(urls.owner) as slow:
            record_articles(slow, "article.added", [50])
            await asyncio.to_thread(add_articles, urls, 51)
            beats = [await asyncio.wait_for(one.block(), 5) for _ in range(2)]
            assert beats == [": heartbeat"] * 2
            assert write_id(51) not in str(changes(address))
        assert ids(await one.events(2)) == written(50, 51)


async def test_a_connection_of_the_process_that_breaks_loses_nothing(
    address: str, urls: Urls
) -> None:
    async with stream(address) as one:
        await one.block()
        with psycopg.connect(urls.owner, autocommit=True) as owner:
            cut = owner.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            ).fetchall()
        assert len(cut) >= 3
        await asyncio.to_thread(add_articles, urls, 60, 61)
        assert ids(await one.events(2)) == written(60, 61)


BAD = [
    ("since", "?since=nonsense", {}),
    ("last_event_id", "?last_event_id=AAAA", {}),
    ("Last-Event-ID", "", {"last-event-id": "42"}),
    ("kind", "?kind=article.aded", {}),
    ("contry", "?contry=SY", {}),
]


@pytest.mark.parametrize(("named", "query", "headers"), BAD, ids=[bad[0] for bad in BAD])
async def test_what_cannot_be_meant_is_named(
    address: str, named: str, query: str, headers: dict[str, str]
) -> None:
    async with httpx.AsyncClient(trust_env=False) as client:
        response = await client.get(f"{address}/stream{query}", headers=headers)
    assert response.status_code == 400
    assert response.headers["content-type"] == "application/problem+json"
    assert [error["parameter"] for error in response.json()["errors"]] == [named]


async def test_who_takes_no_events_gets_none(address: str) -> None:
    async with httpx.AsyncClient(trust_env=False) as client:
        response = await client.get(f"{address}/stream", headers={"accept": "application/json"})
    assert (response.status_code, response.json()["code"]) == (406, "not-acceptable")


async def test_head_ends(address: str) -> None:
    async with httpx.AsyncClient(trust_env=False, timeout=5) as client:
        response = await client.head(f"{address}/stream")
    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["content-type"] == "text/event-stream"


async def test_a_body_that_is_too_long_ends_the_stream(address: str) -> None:
    where = urlsplit(address)
    reader, writer = await asyncio.open_connection(where.hostname, where.port)
    length = LONGEST_BODY + 1
    head = f"GET /stream HTTP/1.1\r\nhost: marsad.test\r\ncontent-length: {length}\r\n\r\n"
    writer.write(head.encode() + b"x" * length)
    told = await asyncio.wait_for(reader.readuntil(b"\r\n0\r\n\r\n"), 5)
    assert told.startswith(b"HTTP/1.1 200 ")
    writer.close()
    await writer.wait_closed()


async def none_open(address: str, client: httpx.AsyncClient) -> None:
    """Return when the streams of the tests before are gone."""
    async with asyncio.timeout(5):
        metrics = await client.get(f"{address}/metrics")
        while "\nmarsad_streams 0.0" not in metrics.text:
            metrics = await client.get(f"{address}/metrics")


async def test_more_clients_than_there_is_room_for_are_refused(address: str) -> None:
    async with httpx.AsyncClient(trust_env=False) as client:
        await none_open(address, client)
    async with asyncio.TaskGroup() as group, httpx.AsyncClient(trust_env=False) as client:
        done = asyncio.Event()
        opened = asyncio.Semaphore(0)

        async def listen() -> None:
            async with stream(address) as one:
                await one.block()
                opened.release()
                await done.wait()

        for _ in range(8):
            group.create_task(listen())
        for _ in range(8):
            await asyncio.wait_for(opened.acquire(), 5)
        metrics = await client.get(f"{address}/metrics")
        refused = await client.get(f"{address}/stream")
        done.set()
        await none_open(address, client)
    assert "\nmarsad_streams 8.0" in metrics.text
    assert (refused.status_code, refused.json()["code"]) == (503, "streams-busy")
    assert int(refused.headers["retry-after"]) >= 1
    async with stream(address) as one:
        assert one.status == 200


async def test_a_browser_of_another_origin_may_listen(address: str) -> None:
    async with stream(address, origin="https://example.org") as one:
        assert one.headers["access-control-allow-origin"] == "*"
    asked = {
        "origin": "https://example.org",
        "access-control-request-method": "GET",
        "access-control-request-headers": "last-event-id",
    }
    async with httpx.AsyncClient(trust_env=False) as client:
        assert (await client.options(f"{address}/stream", headers=asked)).status_code == 200
