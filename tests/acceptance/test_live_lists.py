"""Lists that change while Marsad runs, published by a server on loopback."""

import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.runtime.resources import resource
from tests.acceptance.conftest import Home, free_port
from tests.databases import make_home
from tests.ingest.listserver import ListServer, Reply, list_server

PATH = "/consolidated.xml"
SAMPLE = (resource("samples") / "lists" / "un_sc" / "consolidated.xml").read_bytes()
NAME = "عبد الخالق الحوثي"  # Abd al-Khaliq al-Houthi, of the sample: YEi.001


@pytest.fixture
def server() -> Iterator[ListServer]:
    with list_server() as served:
        served.replies[PATH] = Reply(SAMPLE)
        yield served


@pytest.fixture
def live(server: ListServer) -> Iterator[Home]:
    others = ("US_OFAC_SDN", "US_OFAC_CONS", "EU_FSF", "UK_SL", "CH_SECO")
    settings = {
        **{f"MARSAD_LIST_{name}_URL": "off" for name in others},
        "MARSAD_LIST_UN_SC_URL": server.url(PATH),
        "MARSAD_LIST_REFRESH_SECONDS": "1",
        "MARSAD_FETCH_ALLOW": f"127.0.0.1:{server.port}",
    }
    folder = make_home()
    home = Home(folder=folder, port=free_port(), settings=settings)
    yield home
    home.run("db", "stop", "--force")
    shutil.rmtree(folder)


def get(home: Home, path: str) -> dict[str, Any]:
    document = httpx.get(f"{home.url}{path}", trust_env=False, timeout=10).json()
    assert isinstance(document, dict)
    return document


def un_list(home: Home) -> dict[str, Any]:
    document = get(home, "/lists/un_sc")["data"]
    assert isinstance(document, dict)
    return document


def every_process_screens(home: Home) -> bool:
    """Tell whether many answers in a row screen: a process that is starting has no index yet."""
    return all(get(home, f"/screening?name={NAME}&limit=1")["data"] for _ in range(12))


def until(condition: Callable[[], bool], seconds: float = 40.0) -> None:
    deadline = time.monotonic() + seconds
    while True:
        try:
            if condition():
                return
        except (httpx.TransportError, KeyError):
            pass  # a server that is being restarted
        assert time.monotonic() < deadline, "it did not happen in time"
        time.sleep(0.1)


def without(entry: bytes) -> bytes:
    """The sample without one of its persons."""
    start = SAMPLE.rindex(b"<INDIVIDUAL>", 0, SAMPLE.index(entry))
    end = SAMPLE.index(b"</INDIVIDUAL>", start) + len(b"</INDIVIDUAL>")
    return SAMPLE[:start] + SAMPLE[end:]


def test_what_a_list_says_now_is_what_every_answer_says(live: Home, server: ListServer) -> None:
    with live.up("--workers", "2"):
        until(lambda: un_list(live)["excerpt"] is False)
        assert un_list(live)["source_url"] == server.url(PATH)
        until(lambda: every_process_screens(live))
        verdict = get(live, f"/screening?name={NAME}&limit=1")["data"]
        listed = verdict["hits"][0]
        assert (listed["list"], verdict["verdict"]) == ("un_sc", "match")
        server.replies[PATH] = Reply(without(listed["entry_id"].encode() + b"</REFERENCE"))
        version = un_list(live)["sha256"]
        until(lambda: un_list(live)["sha256"] != version)
        time.sleep(1)
        for _ in range(8):
            hits = get(live, f"/screening?name={NAME}&limit=50")["data"]["hits"]
            assert listed["entry_id"] not in {hit["entry_id"] for hit in hits}
        server.replies[PATH] = Reply(b"<html>Maintenance</html>")
        until(lambda: bool(un_list(live)["last_error"]))
        ready = get(live, "/health/ready")
        assert ready["status"] == "degraded"
        assert any("un_sc" in reason for reason in ready["reasons"])
        assert get(live, f"/screening?name={NAME}")["data"]["lists"]


def test_a_database_that_is_restarted_in_the_middle_loses_nothing(
    live: Home, server: ListServer
) -> None:
    with live.up() as process:
        until(lambda: un_list(live)["excerpt"] is False)
        version = un_list(live)["sha256"]
        asked = len(server.asked)
        server.replies[PATH] = Reply(without(b"YEi.001</REFERENCE"), pause=2.0)
        until(lambda: len(server.asked) > asked)
        os.kill(postmaster(live.folder), signal.SIGQUIT)
        until(lambda: un_list(live)["sha256"] != version)
        until(lambda: un_list(live)["last_error"] is None)
        assert process.poll() is None
    status = live.run("lists", "status")
    assert b'"outcome"' in status.stdout


def postmaster(folder: Path) -> int:
    (file,) = folder.rglob("postmaster.pid")
    return int(file.read_text(encoding="utf-8").splitlines()[0])
