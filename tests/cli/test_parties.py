import json

import pytest
from typer.testing import CliRunner

from app.cli import program
from app.domain.ids import read_id
from app.ingest.articles import Intake
from tests.databases import Urls
from tests.ingest.test_identity import items, rows

pytestmark = pytest.mark.postgres
RUNNER = CliRunner()


@pytest.fixture(autouse=True)
def filled(database: Urls, monkeypatch: pytest.MonkeyPatch) -> None:
    Intake(database_url=database.owner).take(items([0, 1]))
    monkeypatch.setenv("DATABASE_URL", database.owner)


def merges(*arguments: str) -> list[dict[str, str]]:
    result = RUNNER.invoke(program, ["parties", "merges", *arguments])
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_merges_are_listed_and_one_is_taken_back(database: Urls) -> None:
    (merge,) = merges()
    assert {merge["name"], merge["into_name"]} == {"ماركو ستيفانيتش", "ماركو شتيفانيتش"}
    assert merge["cause"] == "spelling"
    assert merge["ended_at"] is None
    undone = RUNNER.invoke(program, ["parties", "undo", merge["party"], "--reason", "a cousin"])
    assert undone.exit_code == 0, undone.output
    (ended,) = merges(merge["party"])
    assert ended["ended_because"] == "taken apart: a cousin"
    (row,) = rows(
        database, "SELECT merged_into FROM parties WHERE id = %s", read_id(merge["party"])
    )
    assert row == (None,)


def test_an_undo_of_what_is_not_merged_is_refused() -> None:
    (merge,) = merges()
    result = RUNNER.invoke(program, ["parties", "undo", merge["into"], "--reason", "no"])
    assert result.exit_code != 0
    assert "is not merged" in str(result.exception)


def test_an_undo_needs_a_reason() -> None:
    (merge,) = merges()
    assert RUNNER.invoke(program, ["parties", "undo", merge["party"]]).exit_code == 2
