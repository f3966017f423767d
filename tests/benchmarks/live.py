"""Lists that change under load: how soon every process answers from the new version, and the cost.

Run: `MARSAD_EVAL_DIR=DIR python -m tests.benchmarks.live [--swaps 50] [--rate 200]`. A server on
loopback publishes the real UN list in altered versions; a refresher, a process of its own, brings
one after the other into force; two API processes are asked for a marked name all the while. Every
answer is checked: the version it states must be the version that its hit is of. The limit in the
same run is the same load with no list changing.
"""

import argparse
import asyncio
import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import httpx

from app.ingest.fetching import FetchLimits
from app.ingest.list_sources import ListSource
from app.ingest.lists import ListFolder, load_lists
from app.ingest.refresh import RefreshPlan, refresh_list
from app.runtime import embedded
from app.runtime.resources import resource
from app.runtime.settings import Settings
from app.storage.schema import grant_reading, upgrade
from tests.benchmarks.api.server import serving
from tests.databases import make_home
from tests.ingest.listserver import Reply, list_server

PATH: Final = "/consolidated.xml"
NAME: Final = "قسورة المرصادي"
FIRST_DAY: Final = date(2020, 1, 1)
QUIET_SECONDS: Final = 15.0
OTHERS: Final = ("us_ofac_sdn", "us_ofac_cons", "eu_journal")
_MARKED: Final = (
    "<INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>QASWARAH</FIRST_NAME><SECOND_NAME>AL-MARSADI"
    "</SECOND_NAME><REFERENCE_NUMBER>ZZi.001</REFERENCE_NUMBER><LISTED_ON>{day}</LISTED_ON>"
    "</INDIVIDUAL>"
)
Swap = Callable[[int], float]


@dataclass(frozen=True, slots=True)
class Answered:
    """One request: when it began, how long it took, which version it states and which it shows."""

    began: float
    seconds: float
    status: int
    stated: int
    shown: int


def main() -> None:
    """Print the figures as JSON lines."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--swaps", type=int, default=50)
    parser.add_argument("--rate", type=float, default=200.0)
    parser.add_argument("--refresher", nargs=2, metavar=("DATABASE", "URL"))
    given = parser.parse_args()
    if given.refresher:
        _refresh_on_demand(*given.refresher)
        return
    lists = Path(os.environ["MARSAD_EVAL_DIR"]) / "lists"
    home = make_home()
    settings = Settings(home=home, DATABASE_URL=None)
    running = embedded.ensure_running(settings)
    try:
        upgrade(running.owner_url, resource("migrations"))
        grant_reading(running.owner_url, embedded.API_ROLE)
        load_lists(
            running.owner_url, [ListFolder(list_id=one, folder=lists / one) for one in OTHERS]
        )
        whole = (lists / "un_sc" / "consolidated.xml").read_text(encoding="utf-8")
        _run(running.owner_url, running.api_url, whole, given)
    finally:
        embedded.release(settings)
        embedded.stop(settings, force=True)
        shutil.rmtree(home)


def _run(owner_url: str, api_url: str, whole: str, given: argparse.Namespace) -> None:
    environment = {**os.environ, "DATABASE_API_URL": api_url}
    command = [sys.executable, "-m", "tests.benchmarks.live_api", "{port}", "2"]
    with (
        list_server() as server,
        _refresher(owner_url, server.url(PATH)) as refresher,
        serving(command, environment) as served,
    ):

        def swap(number: int) -> float:
            server.replies[PATH] = Reply(_altered(whole, number))
            return _ask(refresher)

        swap(0)
        time.sleep(2)
        url = f"http://127.0.0.1:{served.port}"
        for line in asyncio.run(_measure(url, given.swaps, given.rate, swap)):
            print(json.dumps(line), flush=True)


def _altered(whole: str, number: int) -> bytes:
    """Return a version of the list: later than the one before, its marked entry of another day."""
    head, _, rest = whole.partition('dateGenerated="')
    stamp = f"2026-03-01T{number // 60:02}:{number % 60:02}:00.000Z"
    marked = _MARKED.format(day=FIRST_DAY + timedelta(days=number))
    body = f'{head}dateGenerated="{stamp}"{rest.partition(chr(34))[2]}'
    return body.replace("</INDIVIDUALS>", f"{marked}</INDIVIDUALS>").encode()


async def _measure(url: str, swaps: int, rate: float, swap: Swap) -> list[dict[str, object]]:
    async with httpx.AsyncClient(base_url=url, trust_env=False, timeout=30) as client:
        await _under_load(client, rate, _rest())
        quiet = await _under_load(client, rate, _rest())
        commits: dict[int, float] = {}

        async def change() -> None:
            for number in range(1, swaps + 1):
                commits[number] = await asyncio.to_thread(swap, number)
                await asyncio.sleep(2)

        changing = await _under_load(client, rate, change())
    visible = sorted(
        max([0.0, *(one.began + one.seconds - at for one in changing
                    if one.began > at and one.stated < number)])
        for number, at in commits.items()
    )  # fmt: skip
    return [
        _latencies("quiet", quiet),
        _latencies(f"{len(commits)} swaps", changing),
        {
            "measure": "commit to visible in every process, seconds",
            "p50": round(statistics.median(visible), 3),
            "p99": round(visible[min(len(visible) - 1, int(len(visible) * 0.99))], 3),
            "versions_seen": len({one.stated for one in changing}),
        },
    ]


async def _rest() -> None:
    await asyncio.sleep(QUIET_SECONDS)


async def _under_load(
    client: httpx.AsyncClient, rate: float, work: Coroutine[Any, Any, None]
) -> list[Answered]:
    """Ask at a steady rate until `work` is done; answers that are late do not hold up the next."""
    found: list[Answered] = []
    pending: set[asyncio.Task[None]] = set()
    task = asyncio.ensure_future(work)
    due = time.monotonic()
    while not task.done():
        one = asyncio.create_task(_once(client, found))
        pending.add(one)
        one.add_done_callback(pending.discard)
        due += 1 / rate
        await asyncio.sleep(max(0.0, due - time.monotonic()))
    await asyncio.gather(*pending)
    await task
    return found


async def _once(client: httpx.AsyncClient, found: list[Answered]) -> None:
    began, start = time.time(), time.perf_counter()
    try:
        response = await client.get("/screening", params={"name": NAME, "limit": "1"})
        stated, shown = _versions(response.json()["data"])
        status = response.status_code
    except (httpx.HTTPError, KeyError, ValueError):
        stated, shown, status = -1, -2, 0
    found.append(Answered(began, time.perf_counter() - start, status, stated, shown))


def _versions(answer: dict[str, Any]) -> tuple[int, int]:
    stamp = next(one["version"] for one in answer["lists"] if one["id"] == "un_sc")
    hours, minutes = stamp[11:16].split(":")
    listed = date.fromisoformat(answer["hits"][0]["listed_on"])
    return int(hours) * 60 + int(minutes), (listed - FIRST_DAY).days


def _latencies(name: str, answers: Sequence[Answered]) -> dict[str, object]:
    took = sorted(one.seconds * 1000 for one in answers)
    span = max(a.began for a in answers) - min(a.began for a in answers)
    return {
        "measure": name,
        "requests": len(answers),
        "per_second": round(len(answers) / span, 1),
        "failed": sum(one.status != httpx.codes.OK for one in answers),
        "mixed_versions": sum(one.stated != one.shown for one in answers),
        "p50_ms": round(statistics.median(took), 1),
        "p99_ms": round(took[int(len(took) * 0.99)], 1),
    }


@contextmanager
def _refresher(database_url: str, url: str) -> Iterator["subprocess.Popen[str]"]:
    """Run a process that refreshes the list once for each line that it is written."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.live", "--refresher", database_url, url],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield process
    finally:
        if process.stdin:
            process.stdin.close()
        process.wait(60)


def _ask(refresher: "subprocess.Popen[str]") -> float:
    """Let the next version come into force; return when it was committed."""
    if refresher.stdin is None or refresher.stdout is None:
        raise SystemExit("the refresher has no pipes")
    refresher.stdin.write("\n")
    refresher.stdin.flush()
    for line in refresher.stdout:
        if line.startswith("committed "):
            return float(line.split()[1])
    raise SystemExit("the refresher ended")


def _refresh_on_demand(database_url: str, url: str) -> None:
    os.nice(10)  # as a worker does
    host = httpx.URL(url)
    limits = FetchLimits(allowed=frozenset({(host.host, host.port or 80)}))
    source = ListSource(list_id="un_sc", urls=(url,))
    for _ in sys.stdin:
        done = refresh_list(database_url, source, RefreshPlan(limits=limits, every_seconds=3600))
        if done is None or done.loaded is None or not done.loaded.changed:
            raise SystemExit(f"no version came into force: {done}")
        print(f"committed {time.time()}", flush=True)


if __name__ == "__main__":
    main()
