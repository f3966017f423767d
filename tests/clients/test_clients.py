"""The clients that ship run against a real server on the samples."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from app.domain.ids import write_id
from tests.api.deployments import api_of, listening
from tests.api.filling import fill
from tests.api.streaming import add_articles
from tests.databases import Urls

CLIENTS = Path(__file__).parents[2] / "clients" / "python"


@pytest.fixture(scope="module")
def address(shared_database: Urls) -> Iterator[str]:
    fill(shared_database)
    with listening(api_of(shared_database)) as address:
        yield address


def run(script: str, *arguments: str) -> str:
    command = [sys.executable, str(CLIENTS / script), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_most_quoted_are_told_with_a_quote(address: str) -> None:
    lines = run("quoted_most.py", address, "sanctions").splitlines()
    assert len(lines) == 5
    assert any("جانيت يلين" in line for line in lines)


def test_a_wrong_topic_is_told_by_its_detail(address: str) -> None:
    command = [sys.executable, str(CLIENTS / "quoted_most.py"), address, "sanctoins"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 1
    assert "topic" in done.stderr


def test_a_whole_export_becomes_a_table(address: str) -> None:
    printed = run("claims_over_time.py", address)
    assert "claimants" in printed
    assert "2024-06" in printed


def test_changes_are_told_as_they_happen(shared_database: Urls, address: str) -> None:
    command = [sys.executable, str(CLIENTS / "follow_changes.py"), address, "article.revised"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as following:
        try:
            assert following.stdout is not None
            wait_for_stream(address)
            add_articles(shared_database, 1, kind="article.added")
            add_articles(shared_database, 2, 3, kind="article.revised")
            told = [following.stdout.readline().split() for _ in range(2)]
        finally:
            following.kill()
    assert [line[1:] for line in told] == [
        ["article.revised", write_id(number)] for number in (2, 3)
    ]


def wait_for_stream(address: str) -> None:
    deadline = time.monotonic() + 20
    while "\nmarsad_streams 1.0" not in httpx.get(f"{address}/metrics", trust_env=False).text:
        assert time.monotonic() < deadline
        time.sleep(0.02)
