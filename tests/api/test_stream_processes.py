"""Streams of whole processes: many clients, restarts of a process and of Postgres, the end."""

import asyncio
import shutil
import time
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest

from app.domain.ids import write_id
from app.runtime import embedded
from app.runtime.resources import resource
from app.runtime.settings import Settings
from app.storage.schema import grant_reading, upgrade
from tests.api.deployments import api_of, listening
from tests.api.streaming import (
    SOON,
    Stream,
    add_articles,
    free_port,
    ids,
    process,
    stream,
    wait_until_alive,
)
from tests.databases import Urls, make_home

CLIENTS = 200
CHANGES = 30


@pytest.fixture(scope="module")
def urls(shared_database: Urls) -> Urls:
    return shared_database


async def test_every_client_of_every_process_is_told_every_change_once(
    urls: Urls, tmp_path: Path
) -> None:
    with process(urls, tmp_path, wait=False) as first, process(urls, tmp_path) as second:
        wait_until_alive(first)
        async with AsyncExitStack() as stack:
            clients = [
                await stack.enter_async_context(stream((first, second)[number % 2].address))
                for number in range(CLIENTS)
            ]
            await asyncio.gather(*(client.block() for client in clients))
            for number in range(1, CHANGES + 1):
                await asyncio.to_thread(add_articles, urls, number)
            told = await asyncio.gather(*(client.events(CHANGES) for client in clients))
            await asyncio.to_thread(add_articles, urls, 10_000)
            last = await asyncio.gather(*(client.events(1) for client in clients))
    expected = [write_id(number) for number in range(1, CHANGES + 1)]
    assert [ids(events) for events in told] == [expected] * CLIENTS
    assert [ids(events) for events in last] == [[write_id(10_000)]] * CLIENTS


async def test_a_stream_goes_on_in_the_process_that_comes_after(urls: Urls, tmp_path: Path) -> None:
    port = free_port()
    with process(urls, tmp_path, port) as before:
        async with stream(before.address) as one:
            await one.block()
            await asyncio.to_thread(add_articles, urls, 1, 2)
            seen = await one.events(2)
            before.running.kill()
            with pytest.raises((EOFError, ConnectionError, asyncio.IncompleteReadError)):
                await one.events(1)
    await asyncio.to_thread(add_articles, urls, 3)
    with process(urls, tmp_path, port) as after:
        async with stream(after.address, **{"last-event-id": seen[-1].id}) as one:
            await asyncio.to_thread(add_articles, urls, 4)
            assert ids(await one.events(2)) == [write_id(3), write_id(4)]


async def test_a_process_with_open_streams_ends_soon_and_quietly(
    urls: Urls, tmp_path: Path
) -> None:
    with process(urls, tmp_path) as one:
        async with AsyncExitStack() as stack:
            clients = [await stack.enter_async_context(stream(one.address)) for _ in range(50)]
            await asyncio.gather(*(client.block() for client in clients))
            seconds = await asyncio.to_thread(one.end)
            for client in clients:
                with pytest.raises(EOFError):
                    await client.block()
        log = one.log.read_text("utf-8")
    assert seconds < 3
    assert "Traceback" not in log
    assert "Cancel" not in log


async def test_a_client_that_does_not_read_holds_up_nobody(urls: Urls, tmp_path: Path) -> None:
    numbers = range(1, 15_001)
    with process(urls, tmp_path) as one:
        async with stream(one.address) as idle, stream(one.address) as other:
            await idle.block()
            idle.reader._transport.pause_reading()  # type: ignore[attr-defined]
            for start in range(0, len(numbers), 3000):
                await asyncio.to_thread(add_articles, urls, *numbers[start : start + 3000])
            events = await other.events(len(numbers), seconds=3 * SOON)
            assert ids(events) == [write_id(number) for number in numbers]
            assert _memory(one.running.pid) < 250
            idle.reader._transport.resume_reading()  # type: ignore[attr-defined]
            late = await idle.events(len(numbers), seconds=3 * SOON)
            assert ids(late) == ids(events)
            began = time.monotonic()
            await asyncio.to_thread(one.end)
            assert time.monotonic() - began < 3


def _memory(pid: int) -> int:
    """The megabytes that a process holds."""
    status = Path(f"/proc/{pid}/status").read_text("utf-8")
    return int(status.split("VmRSS:")[1].split()[0]) // 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Deployment:
    """An API on a server that a test may stop and start."""

    settings: Settings
    urls: Urls
    address: str


@pytest.fixture
def alone() -> Iterator[Deployment]:
    home = make_home()
    settings = Settings(home=home, DATABASE_URL=None)
    running = embedded.ensure_running(settings, keep=True)
    urls = Urls(owner=running.owner_url, api=running.api_url)
    try:
        with psycopg.connect(urls.owner, autocommit=True) as owner:
            owner.execute("ALTER SYSTEM SET fsync = off")
        upgrade(urls.owner, resource("migrations"))
        grant_reading(urls.owner, embedded.API_ROLE)
        app = api_of(urls, stream_heartbeat_seconds=0.2)
        with listening(app, loaded=False) as address:
            yield Deployment(settings=settings, urls=urls, address=address)
    finally:
        embedded.stop(settings, force=True)
        shutil.rmtree(home)


async def test_streams_outlive_the_database(alone: Deployment) -> None:
    settings, urls = alone.settings, alone.urls
    async with stream(alone.address) as one:
        await asyncio.to_thread(add_articles, urls, 1)
        seen = await one.events(1)
        await asyncio.to_thread(embedded.stop, settings, force=True)
        assert await _beats(one, 3) == [": heartbeat"] * 3
        await asyncio.to_thread(embedded.ensure_running, settings, keep=True)
        await asyncio.to_thread(add_articles, urls, 2, 3)
        assert ids(await one.events(2)) == [write_id(2), write_id(3)]
    async with stream(alone.address, **{"last-event-id": seen[0].id}) as again:
        assert ids(await again.events(2)) == [write_id(2), write_id(3)]


async def _beats(one: Stream, number: int) -> list[str]:
    async with asyncio.timeout(SOON):
        return [await one.block() for _ in range(number)]
