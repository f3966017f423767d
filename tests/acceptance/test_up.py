"""From nothing to JSON over HTTP, as a newcomer meets it: one command, then requests."""

import json
import os
import signal
import time
from pathlib import Path

import httpx
import pytest

from app.smoke import run
from tests.acceptance.conftest import Home

# qāla l-amīn al-ʿāmm li-munaẓẓamat Ūbik …: OPEC's secretary general said in Vienna that demand
# would grow strongly over the coming year
ARTICLE = (
    "أوبك تتوقع نمو الطلب\n\n"
    "فيينا (رويترز) - قال الأمين العام لمنظمة أوبك هيثم الغيص، الأحد، إن الطلب على النفط "
    "«سينمو بقوة خلال العام المقبل»، مضيفا أن السوق مستقرة.\n"
)


def get(home: Home, path: str) -> dict[str, object]:
    answer = httpx.get(f"{home.url}{path}", trust_env=False)
    assert answer.status_code == 200, answer.text
    document = answer.json()
    assert isinstance(document, dict)
    return document


def until_nobody_answers(home: Home) -> None:
    deadline = time.monotonic() + 15
    while time.monotonic() < deadline:
        try:
            httpx.get(f"{home.url}/health/live", trust_env=False)
        except httpx.TransportError:
            return
        time.sleep(0.1)
    pytest.fail("a child of the killed command still serves")


def test_one_command_serves_the_samples_and_ctrl_c_ends_it(home: Home) -> None:
    with home.up() as process:
        articles = get(home, "/articles?limit=200")["data"]
        assert isinstance(articles, list)
        assert len(articles) >= 15
        claims = get(home, "/claims?country=KP&date_from=2024-06")["data"]
        assert isinstance(claims, list)
        assert claims
        assert all("KP" in claim["countries"] for claim in claims)
        wrong = [check for check in run(home.url) if not check.ok]
        assert wrong == []
        process.send_signal(signal.SIGINT)
        assert process.wait(60) == 0
    assert home.run("db", "status").returncode == 1


def test_a_second_start_finds_the_data_and_takes_a_new_article(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "oil.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    with home.up():
        before = get(home, "/articles")["total"]
        ingested = home.run("ingest", str(file), "--published", "2024-07-07", "--outlet", "مثال")
        assert ingested.returncode == 0, ingested.stderr.decode()
        assert json.loads(ingested.stdout) == {"stored": 1}
        after = get(home, "/articles")["total"]
        assert isinstance(before, dict)
        assert isinstance(after, dict)
        assert after["value"] == before["value"] + 1
        quotes = get(home, "/quotes?date=2024-07-07")["data"]
        assert isinstance(quotes, list)
        assert "سينمو بقوة خلال العام المقبل" in {quote["text"] for quote in quotes}


def test_killed_outright_it_starts_again_and_leaves_no_one_behind(home: Home) -> None:
    with home.up() as process:
        os.kill(process.pid, signal.SIGKILL)
        process.wait(10)
        until_nobody_answers(home)
    with home.up():
        assert get(home, "/articles")["data"]


def test_a_queued_article_is_taken_by_the_worker(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "queued.txt"
    file.write_text(ARTICLE.replace("الطلب", "العرض"), encoding="utf-8")
    with home.up():
        queued = home.run("ingest", str(file), "--published", "2024-07-08", "--queue")
        assert queued.returncode == 0, queued.stderr.decode()
        deadline = time.monotonic() + 30
        while not get(home, "/articles?date=2024-07-08")["data"]:
            assert time.monotonic() < deadline, "the worker did not take it"
            time.sleep(0.2)
