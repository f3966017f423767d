import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import program
from app.ingest.articles import Intake
from tests.databases import Server, Urls
from tests.ingest.test_articles import article, count

pytestmark = pytest.mark.postgres
RUNNER = CliRunner()


def test_what_was_dumped_is_restored_migrated_and_taken_up_again(
    database: Urls, postgres_server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Intake(database_url=database.owner).take([article()])
    file = tmp_path / "marsad.dump"
    monkeypatch.setenv("DATABASE_URL", database.owner)
    assert RUNNER.invoke(program, ["db", "dump", str(file)]).exit_code == 0
    empty = postgres_server.create(template=None)
    try:
        monkeypatch.setenv("DATABASE_URL", empty.owner)
        monkeypatch.setenv("DATABASE_API_URL", empty.api)
        told = RUNNER.invoke(program, ["db", "restore", str(file)])
        assert told.exit_code == 0, told.output
        assert "restored from" in told.stderr
        again = RUNNER.invoke(program, ["reextract", "--jobs", "1"])
        assert json.loads(again.stdout.splitlines()[-1]) == {"unchanged": 1}
        assert count(Urls(owner=empty.api, api=empty.api), "articles") == 1
    finally:
        postgres_server.drop(empty)


def test_a_database_that_holds_something_is_not_replaced_unasked(
    database: Urls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Intake(database_url=database.owner).take([article()])
    monkeypatch.setenv("DATABASE_URL", database.owner)
    file = tmp_path / "marsad.dump"
    RUNNER.invoke(program, ["db", "dump", str(file)])
    refused = RUNNER.invoke(program, ["db", "restore", str(file)])
    assert refused.exit_code != 0
    assert "--replace" in str(refused.exception)
    assert RUNNER.invoke(program, ["db", "restore", "--replace", str(file)]).exit_code == 0
