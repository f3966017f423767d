"""`marsad lists refresh|diff|accept|status` and `marsad rescreen` against a list server."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.databases import Urls
from tests.ingest.listserver import ListServer, Reply, list_server
from tests.screening.lists.shapes import NUMBERS, un_xml

pytestmark = pytest.mark.postgres

PATH = "/consolidated.xml"


@pytest.fixture
def server() -> Iterator[ListServer]:
    with list_server() as served:
        served.replies[PATH] = Reply(un_xml().encode())
        yield served


def marsad(
    urls: Urls, server: ListServer, *arguments: str, **environment: str
) -> "subprocess.CompletedProcess[str]":
    settings = {
        "DATABASE_URL": urls.owner,
        "MARSAD_LIST_UN_SC_URL": server.url(PATH),
        "MARSAD_FETCH_ALLOW": f"127.0.0.1:{server.port}",
        **environment,
    }
    return subprocess.run(
        [sys.executable, "-m", "app.cli", *arguments],
        env={**os.environ, **settings},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_a_list_is_refreshed_refused_accepted_and_compared(
    database: Urls, server: ListServer
) -> None:
    first = marsad(database, server, "lists", "refresh", "un_sc")
    assert (first.returncode, first.stdout) == (0, ""), first.stderr
    assert f"{len(NUMBERS)} added, 0 amended, 0 removed" in first.stderr
    again = marsad(database, server, "lists", "refresh", "un_sc")
    assert again.returncode == 0
    assert "un_sc: unchanged" in again.stderr
    server.replies[PATH] = Reply(un_xml(NUMBERS[:8]).encode())
    refused = marsad(database, server, "lists", "refresh", "un_sc")
    assert refused.returncode == 1
    assert "refused: un_sc: 8 entries, where 12 are in force" in refused.stderr
    status = json.loads(marsad(database, server, "lists", "status").stdout)
    assert (status["entries"], status["last_attempt"]["outcome"]) == (12, "refused")
    accepted = marsad(database, server, "lists", "accept", "un_sc", "--reason", "delisted")
    assert accepted.returncode == 0, accepted.stderr
    assert "4 removed" in accepted.stderr
    difference = marsad(database, server, "lists", "diff", "un_sc").stdout.splitlines()
    changes = [json.loads(line) for line in difference]
    assert [change["entry_id"] for change in changes] == [f"QDi.{n}" for n in NUMBERS[8:]]
    assert {change["change"] for change in changes} == {"removed"}
    anew = marsad(database, server, "rescreen")
    assert anew.returncode == 0
    assert "0 verdicts changed" in anew.stderr


@pytest.mark.parametrize(
    ("arguments", "environment", "message"),
    [
        (("refresh", "nato"), {}, "is no known list"),
        (("refresh", "eu_journal"), {}, "has no address; MARSAD_LIST_<ID>_URL names one"),
        (("refresh", "un_sc"), {"MARSAD_FETCH_ALLOW": "x"}, "MARSAD_FETCH_ALLOW"),
        (("refresh", "un_sc"), {"MARSAD_LIST_UN_SC_URL": "un.xml"}, "MARSAD_LIST_UN_SC_URL"),
        (("accept", "un_sc", "--reason", "why"), {}, "refused no file"),
        (("diff", "un_sc"), {}, "no version of 'un_sc' is in force"),
    ],
)
def test_what_cannot_be_done_is_named(
    database: Urls,
    server: ListServer,
    arguments: tuple[str, ...],
    environment: dict[str, str],
    message: str,
) -> None:
    done = marsad(database, server, "lists", *arguments, **environment)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_an_address_inside_is_not_asked(database: Urls, server: ListServer) -> None:
    done = marsad(database, server, "lists", "refresh", "un_sc", MARSAD_FETCH_ALLOW="")
    assert done.returncode == 1
    assert "not global" in done.stderr
    assert server.asked == []
