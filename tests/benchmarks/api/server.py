"""Servers to measure, each a process of its own, and what they cost in CPU time.

Enters: commands. Leaves: running servers; microseconds of CPU a request, of the server and of
Postgres. Refuses to trust the wall clock: others may use the same cores.
"""

import http.client
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_TICKS: Final = os.sysconf("SC_CLK_TCK")
_ROUNDS: Final = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """A running server: its port and its process."""

    port: int
    pid: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """CPU microseconds a request: medians of several rounds."""

    server: float
    postgres: float
    wall_p50_ms: float


@contextmanager
def serving(command: Sequence[str], environment: dict[str, str]) -> Iterator[Served]:
    """Run a server that takes `{port}` in its command until the block ends."""
    port = _free_port()
    words = [word.replace("{port}", str(port)) for word in command]
    process = subprocess.Popen(
        words, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait(port, process)
        yield Served(port=port, pid=process.pid)
    finally:
        process.terminate()
        process.wait(timeout=20)


def cost(
    server: Served, targets: Sequence[str], headers: dict[str, str] | None = None, status: int = 200
) -> Cost:
    """Ask for all targets one after the other, in rounds; return the medians of the rounds.

    The targets are shared out to the rounds, so that none is asked twice unless it stands there
    twice.
    """
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=60)
    rounds = [targets[n::_ROUNDS] for n in range(_ROUNDS)]
    servers, postgres, walls = [], [], []
    for round_ in rounds:
        before, before_postgres = cpu_seconds(server.pid), postgres_seconds()
        for target in round_:
            began = time.perf_counter()
            connection.request("GET", target, headers=headers or {})
            response = connection.getresponse()
            body = response.read()
            walls.append(time.perf_counter() - began)
            if response.status != status:
                raise SystemExit(f"{target}: {response.status} {body[:300]!r}")
        servers.append((cpu_seconds(server.pid) - before) / len(round_))
        postgres.append((postgres_seconds() - before_postgres) / len(round_))
    return Cost(
        server=round(statistics.median(servers) * 1e6, 1),
        postgres=round(statistics.median(postgres) * 1e6, 1),
        wall_p50_ms=round(statistics.median(walls) * 1000, 2),
    )


def cpu_seconds(pid: int) -> float:
    """Return the CPU time of a process so far, by the scheduler's own account in nanoseconds."""
    try:
        spent = Path(f"/proc/{pid}/schedstat").read_text("ascii").split()[0]
        threads = Path(f"/proc/{pid}/task").iterdir()
        total = sum(int((t / "schedstat").read_text("ascii").split()[0]) for t in threads)
        return max(total, int(spent)) / 1e9
    except FileNotFoundError:
        return 0.0


def postgres_seconds() -> float:
    """Return the CPU time of all running Postgres backends of clients."""
    total = 0.0
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                words = (entry / "cmdline").read_bytes()
            except (FileNotFoundError, ProcessLookupError):
                continue
            if words.startswith(b"postgres: marsad_api"):
                total += cpu_seconds(int(entry.name))
    return total


def resident_mib(pid: int) -> float:
    """Return the resident memory of a process."""
    for line in Path(f"/proc/{pid}/status").read_text("ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0


def python(*arguments: str) -> list[str]:
    """Return the command of a Python module of this environment."""
    return [sys.executable, "-m", *arguments]


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait(port: int, process: "subprocess.Popen[bytes]") -> None:
    for _ in range(600):
        if process.poll() is not None:
            raise SystemExit(f"{process.args!r} ended with {process.returncode}")
        try:
            with socket.create_connection(("127.0.0.1", port), timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"{process.args!r} does not listen")
