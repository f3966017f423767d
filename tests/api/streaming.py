"""Clients of streams, light enough for hundreds; API processes; and changes to tell of.

A client is one socket: it reads the head of the answer, then events and comments as they come.
"""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import psycopg

from app.storage.writing.changes import record_articles
from app.storage.writing.state import transaction
from tests.databases import Urls

ROOT = Path(__file__).parents[2]
SOON = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """An event as it came."""

    id: str
    kind: str
    change: dict[str, Any]


@dataclass(slots=True)
class Stream:
    """An open stream; `comments` counts what was no event, `largest` is the largest piece."""

    reader: asyncio.StreamReader
    status: int
    headers: dict[str, str]
    blocks: list[str] = field(default_factory=list)
    comments: int = 0
    largest: int = 0
    rest: bytes = b""

    async def events(self, number: int, seconds: float = SOON) -> list[Event]:
        """The next so many events."""
        async with asyncio.timeout(seconds):
            return [await self.event() for _ in range(number)]

    async def event(self) -> Event:
        """The next event."""
        while True:
            block = await self.block()
            fields = dict(line.split(": ", 1) for line in block.splitlines() if line[0] != ":")
            if "data" in fields:
                change = json.loads(fields["data"])
                return Event(id=fields["id"], kind=fields["event"], change=change)
            self.comments += block.startswith(":")

    async def block(self) -> str:
        """The lines up to the next empty one.

        Raises:
            EOFError: when the stream ended.
        """
        while b"\n\n" not in self.rest:
            self.rest += await self.chunk()
        block, self.rest = self.rest.split(b"\n\n", 1)
        self.blocks.append(block.decode())
        return self.blocks[-1]

    async def chunk(self) -> bytes:
        """The next piece of the body.

        Raises:
            EOFError: when it was the last.
        """
        size = int(await self.reader.readuntil(b"\r\n"), 16)
        self.largest = max(self.largest, size)
        piece = await self.reader.readexactly(size + 2)
        if not size:
            raise EOFError
        return piece[:-2]


@asynccontextmanager
async def stream(address: str, query: str = "", **headers: str) -> AsyncIterator[Stream]:
    """An open stream of the API at `address`; closed without a word at the end."""
    where = urlsplit(address)
    reader, writer = await asyncio.open_connection(where.hostname, where.port)
    try:
        given = {"host": "marsad.test", "accept": "text/event-stream", **headers}
        lines = [f"GET /stream{query} HTTP/1.1", *(f"{n}: {v}" for n, v in given.items())]
        writer.write(("\r\n".join(lines) + "\r\n\r\n").encode())
        head = (await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), SOON)).decode("latin-1")
        first, *others = head.strip().split("\r\n")
        named = dict(line.lower().split(": ", 1) for line in others)
        yield Stream(reader, int(first.split()[1]), named)
    finally:
        writer.transport.abort()


def add_articles(urls: Urls, *articles: int, kind: str = "article.added") -> None:
    """Record that articles were added, in one transaction that is announced."""
    with psycopg.connect(urls.owner) as connection, transaction(connection):
        record_articles(connection, kind, articles)


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


@dataclass(slots=True)
class Process:
    """An API process; `log` is what it wrote."""

    address: str
    running: subprocess.Popen[bytes]
    log: Path

    def end(self) -> float:
        """Ask it to end; return how many seconds it took."""
        began = time.monotonic()
        self.running.send_signal(signal.SIGTERM)
        self.running.wait(SOON)
        return time.monotonic() - began


@contextmanager
def process(
    urls: Urls, folder: Path, port: int = 0, *, wait: bool = True, **settings: object
) -> Iterator[Process]:
    """A process of the API of its own; alive, unless told not to wait."""
    chosen = port or free_port()
    log = folder / f"api-{chosen}-{time.monotonic_ns()}.log"
    environment = {
        **os.environ,
        "DATABASE_API_URL": urls.api,
        "DATABASE_URL": "",
        "MARSAD_PORT": str(chosen),
        "MARSAD_SECRET": "of the tests",
        **{f"MARSAD_{name.upper()}": str(value) for name, value in settings.items()},
    }
    with log.open("wb") as written:
        running = subprocess.Popen(
            [sys.executable, "-m", "app.api"],
            cwd=ROOT,
            env=environment,
            stdout=written,
            stderr=written,
        )
    try:
        one = Process(f"http://127.0.0.1:{chosen}", running, log)
        if wait:
            wait_until_alive(one)
        yield one
    finally:
        running.kill()
        running.wait(SOON)


def wait_until_alive(one: Process) -> None:
    """Return when a process answers.

    Raises:
        AssertionError: with its log, when it does not.
    """
    deadline = time.monotonic() + 2 * SOON
    while time.monotonic() < deadline:
        if one.running.poll() is not None:
            break
        try:
            httpx.get(f"{one.address}/health/live", trust_env=False).raise_for_status()
        except httpx.TransportError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(one.log.read_text("utf-8"))


def ids(events: Sequence[Event]) -> list[str]:
    """The articles that events tell of, in order."""
    return [event.change["article"] for event in events]
