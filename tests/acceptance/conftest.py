"""A whole Marsad in a home of its own, started by its command line."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import pytest

from tests.databases import make_home

READY_SECONDS = 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """A place where Marsad runs: its data directory and its port."""

    folder: Path
    port: int
    settings: Mapping[str, str] = field(default_factory=dict)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self) -> Mapping[str, str]:
        cleared = {
            k: v for k, v in os.environ.items() if not k.startswith(("MARSAD_", "DATABASE_"))
        }
        own = {
            "MARSAD_HOME": str(self.folder),
            "MARSAD_PORT": str(self.port),
            "MARSAD_LIST_REFRESH_SECONDS": "0",
        }
        return {**cleared, **own, **self.settings}

    def run(self, *arguments: str, stdin: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
        """Run one marsad command to its end."""
        return subprocess.run(
            [sys.executable, "-m", "app.cli", *arguments],
            env=self.environment,
            input=stdin,
            capture_output=True,
            check=False,
            timeout=180,
        )

    @contextmanager
    def up(self, *arguments: str) -> Iterator["subprocess.Popen[bytes]"]:
        """Run `marsad up` until the block ends; it is ready when the block begins."""
        command = [sys.executable, "-m", "app.cli", "up", *arguments]
        with (self.folder / "up.log").open("ab") as log:
            process = subprocess.Popen(command, env=self.environment, stderr=log)
        try:
            self._wait_until_ready(process)
            yield process
        finally:
            if process.poll() is None:
                process.send_signal(signal.SIGINT)
                process.wait(60)

    def _wait_until_ready(self, process: "subprocess.Popen[bytes]") -> None:
        deadline = time.monotonic() + READY_SECONDS
        while time.monotonic() < deadline and process.poll() is None:
            try:
                if httpx.get(f"{self.url}/health/ready", trust_env=False).status_code == 200:
                    return
            except httpx.TransportError:
                pass
            time.sleep(0.2)
        pytest.fail((self.folder / "up.log").read_text(encoding="utf-8"))


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def home() -> Iterator[Home]:
    folder = make_home()
    made = Home(folder=folder, port=free_port())
    yield made
    made.run("db", "stop", "--force")
    shutil.rmtree(folder)
