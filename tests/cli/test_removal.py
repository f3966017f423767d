import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import program
from app.domain.ids import write_id
from app.ingest.articles import Intake
from app.storage.records import article_id
from tests.databases import Urls
from tests.ingest.test_claims import TEXT, item

pytestmark = pytest.mark.postgres
RUNNER = CliRunner()
ARTICLE = write_id(article_id("https://example.org/a", TEXT))


@pytest.fixture(autouse=True)
def filled(database: Urls, monkeypatch: pytest.MonkeyPatch) -> None:
    Intake(database_url=database.owner).take([item(TEXT)])
    monkeypatch.setenv("DATABASE_URL", database.owner)


def remove(*arguments: str) -> dict[str, object]:
    result = RUNNER.invoke(program, ["articles", "remove", *arguments])
    assert result.exit_code == 0, result.output
    told: dict[str, object] = json.loads(result.stdout.splitlines()[0])
    return told


def test_an_article_is_removed_by_id_once_and_twice_says_so() -> None:
    told = remove(ARTICLE, "--reason", "asked by its outlet")
    assert told["article"] == ARTICLE
    assert told["removed_before"] is False
    again = remove("https://example.org/a", "--reason", "something else")
    assert again == {**told, "removed_before": True}


def test_taking_it_again_is_counted_and_no_failure(tmp_path: Path) -> None:
    remove(ARTICLE, "--reason", "asked by its outlet")
    file = tmp_path / "a.json"
    file.write_text(json.dumps({"text": TEXT, "url": "https://example.org/a"}), "utf-8")
    result = RUNNER.invoke(program, ["ingest", "--jobs", "1", str(file)])
    assert result.exit_code == 0, result.output
    assert json.loads(result.stdout.splitlines()[-1]) == {"removed": 1}


def test_a_reason_is_wanted_and_an_article_that_there_is() -> None:
    assert RUNNER.invoke(program, ["articles", "remove", ARTICLE]).exit_code == 2
    unknown = ["articles", "remove", "0000000000001", "--reason", "x"]
    result = RUNNER.invoke(program, unknown)
    assert result.exit_code != 0
    assert "there is no article" in str(result.exception)
