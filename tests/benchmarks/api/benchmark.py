"""The API at size: CPU a request beside its peers in the same run, search, export, many clients.

Run: `python -m tests.benchmarks.api.benchmark [--articles N] [--url OWNER_URL API_URL]
[--datasette PROGRAM]`. Without a URL an embedded Postgres of its own is filled: 100,000 articles
and 2 million claims take half an hour. Prints JSON lines.
"""

import argparse
import asyncio
import json
import os
import resource as system
import shutil
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from http.client import HTTPConnection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final
from urllib.parse import quote

import psycopg

from app.domain.ids import write_id
from app.runtime import embedded
from app.runtime.resources import resource
from app.runtime.settings import Settings
from app.storage.reading.tabular import CLAIM_TABLE
from app.storage.schema import grant_reading, upgrade
from tests.benchmarks.api import peer
from tests.benchmarks.api.corpus import fill
from tests.benchmarks.api.server import Served, cost, python, resident_mib, serving
from tests.databases import make_home

REQUESTS: Final = 500
CLIENTS: Final = 200
_DEEP: Final = 1_000
"""Pages of a walk; a smaller database has fewer."""
FIRST: Final = date(2020, 1, 1)
WORDS: Final = (
    "روسيا", "العقوبات", "الرئيس", "أوكرانيا", "كوريا الشمالية", "إيران", "مجلس الأمن", "الصواريخ",
    "بوتين", "اتفاق", "الحكومة", '"الأمم المتحدة"', "النووي", "واشنطن", "الجيش", "تصريح",
)  # fmt: skip
PHRASES: Final = (
    '"كوريا الشمالية"', '"مجلس الأمن"', '"وزير الخارجية"', '"قال الرئيس"', '"العقوبات على روسيا"',
    '"في موسكو"', '"البرنامج النووي"', '"رئيس الوزراء"',
)  # fmt: skip


def main() -> None:
    """Print the figures."""
    options = _options()
    with _databases(options) as (owner, api):
        environment = {**os.environ, "DATABASE_API_URL": api, "MARSAD_SERVE_TEXT": "full"}
        environment["MARSAD_HOME"] = "/nonexistent"
        _say(_sizes(owner))
        command = ["env", "MARSAD_PORT={port}", *python("app.api")]
        with serving(command, environment) as server:
            _wait_ready(server)
            _measure(server, owner, environment, options)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--url", nargs=2, metavar=("OWNER", "API"))
    parser.add_argument("--datasette", default=shutil.which("datasette"))
    return parser.parse_args()


@contextmanager
def _databases(options: argparse.Namespace) -> Iterator[tuple[str, str]]:
    if options.url:
        yield tuple(options.url)
        return
    home = make_home()
    settings = Settings(home=home, DATABASE_URL=None)
    running = embedded.ensure_running(settings)
    try:
        upgrade(running.owner_url, resource("migrations"))
        grant_reading(running.owner_url, embedded.API_ROLE)
        fill(running.owner_url, options.articles)
        yield running.owner_url, running.api_url
    finally:
        embedded.release(settings)
        embedded.stop(settings, force=True)
        shutil.rmtree(home)


def _measure(
    server: Served, owner: str, environment: dict[str, str], options: argparse.Namespace
) -> None:
    cold = _say({"measure": "/claims cold", **_cost(server, list(_cold("")))})
    _say({"measure": "/claims cold, count=none", **_cost(server, list(_cold("&count=none")))})
    _cached(server, environment)
    _articles(server, owner)
    _deep(server)
    _search(server)
    _export(server, owner)
    _say(asyncio.run(_crowd(server)))
    if options.datasette:
        _datasette(owner, options.datasette, environment, cold)


def _cost(
    server: Served, targets: list[str], headers: dict[str, str] | None = None, status: int = 200
) -> dict[str, Any]:
    one = cost(server, targets, headers, status)
    return {
        "server_us": one.server,
        "postgres_us": one.postgres,
        "wall_p50_ms": one.wall_p50_ms,
        "requests": len(targets),
    }


def _cold(more: str) -> Iterator[str]:
    """Addresses of which none was asked before, of a country in many claims."""
    for n in range(REQUESTS):
        day = FIRST + timedelta(days=n * 4)
        yield f"/claims?country=KP&date_from={day}&limit=50{more}"


def _cached(server: Served, environment: dict[str, str]) -> None:
    target = "/claims?country=KP&date_from=2023&limit=50"
    response = _get(server, target)
    etag = {"If-None-Match": str(response[1]["etag"])}
    size = len(response[0])
    ours = _cost(server, [target] * 4 * REQUESTS)
    held = _cost(server, [target] * 4 * REQUESTS, etag, 304)
    command = python("uvicorn", "tests.benchmarks.api.bare:app", "--port", "{port}",
                     "--log-level", "warning", "--no-access-log")  # fmt: skip
    with serving(command, {**environment, "BENCH_BODY_BYTES": str(size)}) as bare:
        limit = _cost(bare, ["/claims"] * 4 * REQUESTS)
        limit_held = _cost(bare, ["/claims"] * 4 * REQUESTS, etag, 304)
    _say({"measure": "/claims cached", "bytes": size, **ours,
          "bare_starlette_us": limit["server_us"],
          "of_bare": round(limit["server_us"] / ours["server_us"], 2)})  # fmt: skip
    _say({"measure": "/claims 304", **held, "bare_starlette_us": limit_held["server_us"],
          "of_bare": round(limit_held["server_us"] / held["server_us"], 2)})  # fmt: skip


def _articles(server: Served, owner: str) -> None:
    with psycopg.connect(owner) as connection:
        rows = connection.execute("SELECT id FROM articles LIMIT %s", (REQUESTS,)).fetchall()
    _say(
        {
            "measure": "/articles/{id}",
            **_cost(server, [f"/articles/{write_id(r[0])}" for r in rows]),
        }
    )


def _deep(server: Served) -> None:
    """Walk to page 1,000, then ask for the first and the last fifty pages again, uncached."""
    targets: list[str] = []
    cursor: str | None = ""
    while cursor is not None and len(targets) < _DEEP:
        targets.append(f"/claims?limit=50&count=none{cursor}")
        following = json.loads(_get(server, targets[-1])[0])["page"]["next"]
        cursor = following and f"&cursor={following}"
    walls = {}
    for name, some in (("first", targets[:50]), ("last", targets[-51:-1])):
        again = [t.replace("limit=50", "limit=51") for t in some]
        walls[name] = _cost(server, again)
    ratio = _total(walls["last"]) / _total(walls["first"])
    _say({"measure": "/claims deep", "pages": len(targets), **walls, "ratio": round(ratio, 2)})


def _total(one: dict[str, Any]) -> float:
    return float(one["server_us"] + one["postgres_us"])


def _search(server: Served) -> None:
    for name, path, asked in (
        ("search", "/search?limit=20&q=", WORDS),
        ("search for phrases", "/search?limit=20&q=", PHRASES),
        ("claims by words", "/claims?limit=50&q=", WORDS),
        ("articles by phrases", "/articles?limit=50&q=", PHRASES),
    ):
        took = []
        for word in asked:
            began = time.perf_counter()
            _get(server, path + quote(word))
            took.append((time.perf_counter() - began) * 1000)
        _say({"measure": name, "p50_ms": round(statistics.median(took), 1),
              "max_ms": round(max(took), 1), "queries": len(took)})  # fmt: skip


def _export(server: Served, owner: str) -> None:
    rates = {}
    before = resident_mib(server.pid)
    highest = before
    for form in ("ndjson", "csv"):
        connection = HTTPConnection("127.0.0.1", server.port, timeout=600)
        began, size = time.perf_counter(), 0
        connection.request("GET", f"/claims/export?format={form}")
        response = connection.getresponse()
        while part := response.read(1 << 20):
            size += len(part)
            highest = max(highest, resident_mib(server.pid))
        rates[form] = size / (time.perf_counter() - began) / 1e6
    source = CLAIM_TABLE.source.replace("[page]", "claims c")
    columns = ", ".join(CLAIM_TABLE.columns.values())
    rates["copy"] = _copied(owner, "SELECT * FROM claims", "text")
    rates["copy_same"] = _copied(owner, f"SELECT {columns} FROM {source}", "csv")  # noqa: S608
    _say({"measure": "export", **{f"{n}_mb_per_s": round(r, 1) for n, r in rates.items()},
          "ndjson_of_copy": round(rates["ndjson"] / rates["copy"], 2),
          "csv_of_copy": round(rates["csv"] / rates["copy"], 2),
          "csv_of_copy_same": round(rates["csv"] / rates["copy_same"], 2),
          "growth_mib": round(highest - before, 1)})  # fmt: skip


def _copied(owner: str, statement: str, form: str) -> float:
    """Return the megabytes a second of COPY TO STDOUT."""
    with psycopg.connect(owner) as connection, connection.cursor() as cursor:
        began, size = time.perf_counter(), 0
        with cursor.copy(f"COPY ({statement}) TO STDOUT (FORMAT {form})".encode()) as copy:
            for row in copy:
                size += len(row)
    return size / (time.perf_counter() - began) / 1e6


async def _crowd(server: Served) -> dict[str, Any]:
    """Many clients at once, each with a connection of its own; one in five asks something new."""
    took: list[float] = []

    async def client(number: int) -> None:
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        for n in range(20):
            day = FIRST + timedelta(days=(number * 20 + n) % 2190)
            query = f"country=SY&date_from={day}" if n % 5 == 0 else "country=RU"
            began = time.perf_counter()
            writer.write(f"GET /claims?{query} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
            head = (await reader.readuntil(b"\r\n\r\n")).decode().lower()
            length = int(head.split("content-length: ")[1].split("\r\n")[0])
            await reader.readexactly(length)
            took.append((time.perf_counter() - began) * 1000)
        writer.close()

    began = time.perf_counter()
    await asyncio.gather(*(client(n) for n in range(CLIENTS)))
    seconds = time.perf_counter() - began
    quantiles = statistics.quantiles(took, n=100)
    return {"measure": f"{CLIENTS} clients", "requests_per_second": round(len(took) / seconds),
            "p50_ms": round(quantiles[49], 1), "p99_ms": round(quantiles[98], 1)}  # fmt: skip


def _datasette(owner: str, program: str, environment: dict[str, str], cold: dict[str, Any]) -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder) / "claims.db"
        peer.build(owner, file)
        with serving(peer.command(program, file), environment) as server:
            days = [str(FIRST + timedelta(days=n * 4)) for n in range(REQUESTS // 2)]
            figures = _cost(server, [peer.target(file, "KP", day) for day in days])
    _say({"measure": "datasette, tuned", **figures,
          "times_ours": round(figures["server_us"] / cold["server_us"], 2)})  # fmt: skip


def _get(server: Served, target: str) -> tuple[bytes, dict[str, str]]:
    connection = HTTPConnection("127.0.0.1", server.port, timeout=60)
    connection.request("GET", target)
    response = connection.getresponse()
    body = response.read()
    if response.status != 200:
        raise SystemExit(f"{target}: {response.status} {body[:300]!r}")
    return body, {name.lower(): value for name, value in response.getheaders()}


def _wait_ready(server: Served) -> None:
    """Let the process learn the version of the data."""
    for _ in range(100):
        if b"marsad_data_version 0.0" not in _get(server, "/metrics")[0]:
            return
        time.sleep(0.1)


def _sizes(owner: str) -> dict[str, Any]:
    with psycopg.connect(owner) as connection:
        row = connection.execute(
            "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM claims), "
            "pg_database_size(current_database()) / 1048576"
        ).fetchone()
    articles, claims, size = row or (0, 0, 0)
    return {"measure": "size", "articles": articles, "claims": claims, "database_mib": size,
            "client_rss_mib": system.getrusage(system.RUSAGE_SELF).ru_maxrss // 1024}  # fmt: skip


def _say(figures: dict[str, Any]) -> dict[str, Any]:
    print(json.dumps(figures, ensure_ascii=False), flush=True)
    return figures


if __name__ == "__main__":
    main()
