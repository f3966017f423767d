"""How soon a change reaches everybody who listens, and what it costs.

Run: `python -m tests.benchmarks.stream`, with `--clients 200 --processes 2 --changes 300 --rate 20`
unless told. An embedded Postgres of its own (with fsync), API processes of their own, and one
process of clients: all share the machine, so that the latency has the clients' own work in it. A
latency is from just before COMMIT is sent to when the bytes of an event were read. Beside it in the
same run: a burst in one transaction, and how long one connection waits for the bare notification.
"""

import argparse
import asyncio
import json
import os
import shutil
import statistics
import tempfile
import threading
import time
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import psycopg

from app.domain.ids import read_id
from app.runtime import embedded
from app.runtime.resources import resource
from app.runtime.settings import Settings
from app.storage.reading.state import DATA_CHANNEL
from app.storage.schema import grant_reading, upgrade
from app.storage.writing.changes import record_articles
from app.storage.writing.state import bump_data_version
from tests.api.streaming import Process, process
from tests.databases import Urls, make_home

TICK = os.sysconf("SC_CLK_TCK")
PATIENCE = 60.0


@dataclass(slots=True)
class Client(asyncio.Protocol):
    """Notes when bytes came; they are read as events only when all is over."""

    chunks: list[tuple[float, bytes]] = field(default_factory=list)
    events: int = 0
    transport: asyncio.WriteTransport | None = None
    begun: asyncio.Event = field(default_factory=asyncio.Event)

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.WriteTransport)
        self.transport = transport
        transport.write(b"GET /stream HTTP/1.1\r\nhost: marsad.test\r\n\r\n")

    def data_received(self, data: bytes) -> None:
        self.chunks.append((time.monotonic(), data))
        if b"retry: " in data:
            self.begun.set()
        self.events += data.count(b"\ndata: ")

    def times(self) -> dict[int, list[float]]:
        """When each change came (each time, were it more than once), by its number."""
        came: dict[int, list[float]] = {}
        rest = b""
        for at, data in self.chunks:
            *lines, rest = (rest + data).split(b"\n")
            for line in lines:
                if line.startswith(b"data: "):
                    number = read_id(json.loads(line[6:])["article"])
                    came.setdefault(number, []).append(at)
        return came


def main() -> None:
    """Print the figures as JSON lines."""
    given = argparse.ArgumentParser()
    for name, default in (("clients", 200), ("processes", 2), ("changes", 300), ("rate", 20)):
        given.add_argument(f"--{name}", type=int, default=default)
    asked = given.parse_args()
    home, folder = make_home(), Path(tempfile.mkdtemp())
    settings = Settings(home=home, DATABASE_URL=None)
    running = embedded.ensure_running(settings, keep=True)
    try:
        upgrade(running.owner_url, resource("migrations"))
        grant_reading(running.owner_url, embedded.API_ROLE)
        urls = Urls(owner=running.owner_url, api=running.api_url)
        with ExitStack() as stack:
            served = [
                stack.enter_context(process(urls, folder, stream_clients=asked.clients))
                for _ in range(asked.processes)
            ]
            for figures in asyncio.run(_measure(urls, served, asked)):
                print(json.dumps(figures))
    finally:
        embedded.stop(settings, force=True)
        shutil.rmtree(home)
        shutil.rmtree(folder)


async def _measure(
    urls: Urls, served: list[Process], asked: argparse.Namespace
) -> list[dict[str, Any]]:
    clients = [await _connect(served[n % len(served)].address) for n in range(asked.clients)]
    idle = [_cpu(one) for one in served]
    await asyncio.sleep(2)
    rest = sum(_cpu(one) - before for one, before in zip(served, idle, strict=True)) / 2
    bare = _Bare(urls, asked.changes)
    numbers = range(1, asked.changes + 1)
    before = sum(map(_cpu, served))
    sent = await asyncio.to_thread(_write_paced, urls, numbers, asked.rate)
    await _until_all_came(clients, asked.changes)
    cpu = sum(map(_cpu, served)) - before
    burst = range(asked.changes + 1, 2 * asked.changes + 1)
    before = sum(map(_cpu, served))
    at = await asyncio.to_thread(_write, urls, burst)
    await _until_all_came(clients, 2 * asked.changes)
    burst_cpu = sum(map(_cpu, served)) - before
    came = [client.times() for client in clients]
    for client in clients:
        if client.transport:
            client.transport.abort()
    size = {"clients": asked.clients, "processes": asked.processes, "changes": asked.changes}
    paced = {
        "measure": f"stream, {asked.rate} commits a second",
        **size,
        **_exactly_once(came, numbers),
        **_latencies([t - sent[n] for one in came for n in numbers for t in one[n]]),
        "notification_alone_p50_ms": bare.median(list(sent.values())),
        "cpu_us_per_event": round(1e6 * cpu / (asked.changes * asked.clients), 1),
        "cpu_idle_share": round(rest, 4),
        "rss_mib": [_memory(one) for one in served],
    }
    at_once = {
        "measure": "stream, one transaction",
        **size,
        **_exactly_once(came, burst),
        **_latencies([t - at for one in came for n in burst for t in one[n]]),
        "cpu_us_per_event": round(1e6 * burst_cpu / (asked.changes * asked.clients), 1),
    }
    return [paced, at_once]


class _Bare:
    """A connection that listens and does nothing else, in a thread."""

    def __init__(self, urls: Urls, number: int) -> None:
        """Begin to note when the next so many notifications come."""
        self._times: list[float] = []
        self._listening = threading.Event()
        threading.Thread(target=self._listen, args=(urls, number), daemon=True).start()
        self._listening.wait(PATIENCE)

    def _listen(self, urls: Urls, number: int) -> None:
        with psycopg.connect(urls.api, autocommit=True) as connection:
            connection.execute(f"LISTEN {DATA_CHANNEL}".encode())
            self._listening.set()
            for _ in connection.notifies(timeout=PATIENCE):
                self._times.append(time.monotonic())
                if len(self._times) == number:
                    break

    def median(self, sent: list[float]) -> float:
        """The median milliseconds from a commit to its notification."""
        pairs = zip(sent, self._times, strict=False)
        return round(1000 * statistics.median(came - at for at, came in pairs), 2)


async def _connect(address: str) -> Client:
    where = urlsplit(address)
    loop = asyncio.get_running_loop()
    _, client = await loop.create_connection(Client, where.hostname or "", where.port or 0)
    await asyncio.wait_for(client.begun.wait(), PATIENCE)
    return client


async def _until_all_came(clients: list[Client], number: int) -> None:
    async with asyncio.timeout(PATIENCE):
        while any(client.events < number for client in clients):  # noqa: ASYNC110 - of many
            await asyncio.sleep(0.05)
    await asyncio.sleep(0.5)  # for what might come twice


def _write_paced(urls: Urls, numbers: range, rate: int) -> dict[int, float]:
    """Commit each change alone; return when each commit was sent."""
    sent = {}
    with psycopg.connect(urls.owner) as connection:
        for number in numbers:
            record_articles(connection, "article.added", [number])
            bump_data_version(connection)
            sent[number] = time.monotonic()
            connection.commit()
            time.sleep(1 / rate)
    return sent


def _write(urls: Urls, numbers: range) -> float:
    """Commit all changes at once; return when the commit was sent."""
    with psycopg.connect(urls.owner) as connection:
        record_articles(connection, "article.added", numbers)
        bump_data_version(connection)
        return time.monotonic()


def _exactly_once(came: list[dict[int, list[float]]], numbers: range) -> dict[str, int]:
    counts = [len(one.get(number, ())) for one in came for number in numbers]
    return {"lost": counts.count(0), "doubled": sum(count > 1 for count in counts)}


def _latencies(seconds: list[float]) -> dict[str, float]:
    quantiles = statistics.quantiles(seconds, n=100)
    return {
        "p50_ms": round(1000 * quantiles[49], 2),
        "p99_ms": round(1000 * quantiles[98], 2),
        "max_ms": round(1000 * max(seconds), 2),
    }


def _cpu(one: Process) -> float:
    """The seconds of CPU that a process has used."""
    fields = Path(f"/proc/{one.running.pid}/stat").read_text("utf-8").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def _memory(one: Process) -> int:
    status = Path(f"/proc/{one.running.pid}/status").read_text("utf-8")
    return int(status.split("VmRSS:")[1].split()[0]) // 1024


if __name__ == "__main__":
    main()
