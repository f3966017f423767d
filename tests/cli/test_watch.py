import json
from collections.abc import Iterator

import pytest
from typer.testing import CliRunner

from app.cli import program
from tests.databases import Urls
from tests.ingest.listserver import ListServer, Reply, list_server
from tests.ingest.test_addresses import HTML, feed_of
from tests.ingest.test_pages import ARTICLE, page

pytestmark = pytest.mark.postgres
RUNNER = CliRunner()


@pytest.fixture
def server() -> Iterator[ListServer]:
    with list_server() as served:
        served.replies["/1"] = Reply(body=page(f"<article>{ARTICLE}</article>"), headers=HTML)
        served.replies["/feed.xml"] = Reply(body=feed_of("/1"))
        yield served


@pytest.fixture(autouse=True)
def surroundings(database: Urls, server: ListServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", database.owner)
    monkeypatch.setenv("MARSAD_FETCH_ALLOW", f"127.0.0.1:{server.port}")


def test_a_round_takes_the_feeds_that_are_named(
    server: ListServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MARSAD_FEEDS", f"{server.url('/feed.xml')}, {server.url('/none')}")
    result = RUNNER.invoke(program, ["watch", "--once"])
    assert result.exit_code == 1
    assert json.loads(result.stdout.splitlines()[-1]) == {"failed": 1, "stored": 1}


def test_without_a_feed_there_is_nothing_to_watch(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MARSAD_FEEDS", raising=False)
    result = RUNNER.invoke(program, ["watch", "--once"])
    assert "MARSAD_FEEDS names no feed" in str(result.exception)


def test_ingest_takes_an_address(server: ListServer) -> None:
    address = server.url("/1")
    result = RUNNER.invoke(program, ["ingest", "--jobs", "1", address])
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout.splitlines()[-1]) == {"stored": 1}
    again = RUNNER.invoke(program, ["ingest", "--jobs", "1", address])
    assert json.loads(again.stdout.splitlines()[-1]) == {"unchanged": 1}


def test_an_address_that_is_not_global_is_refused(
    server: ListServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("MARSAD_FETCH_ALLOW")
    result = RUNNER.invoke(program, ["ingest", server.url("/1")])
    assert "not global" in str(result.exception)
