import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import program
from tests.databases import Urls

pytestmark = pytest.mark.postgres
RUNNER = CliRunner()
# qāla l-wazīr inna l-ittifāq nihāʾī: the minister said that the deal was final
TEXT = "قال الوزير إن الاتفاق نهائي."


@pytest.fixture(autouse=True)
def used(database: Urls, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", database.owner)


def quarantined() -> list[str]:
    result = RUNNER.invoke(program, ["quarantine", "list"])
    return [json.loads(line)["position"] for line in result.stdout.splitlines() if line[:1] == "{"]


def test_a_day_that_is_none_stops_the_command_before_anything_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    result = RUNNER.invoke(program, ["ingest", "--published", "2024-12-32", str(tmp_path)])
    assert str(result.exception).startswith("--published: published '2024-12-32' is not a date")
    assert quarantined() == []


def test_a_line_that_is_mended_leaves_quarantine(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text("{", "utf-8")
    assert RUNNER.invoke(program, ["ingest", str(file)]).exit_code == 1
    assert quarantined() == ["line 1"]
    file.write_text(json.dumps({"text": TEXT}), "utf-8")
    assert RUNNER.invoke(program, ["ingest", str(file)]).exit_code == 0
    assert quarantined() == []
