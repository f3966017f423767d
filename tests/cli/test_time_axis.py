"""History loaded by `marsad lists load --as-of`, and asked by `marsad screen --as-of`."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import timeline
from tests.databases import Urls
from tests.timeline import BACK, FIRST, SECOND, THIRD

pytestmark = pytest.mark.postgres


def marsad(urls: Urls, *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "app.cli", *arguments],
        env={**os.environ, "DATABASE_URL": urls.owner},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_history_is_loaded_in_any_order_and_asked_by_day(database: Urls, tmp_path: Path) -> None:
    for day in (THIRD, SECOND, FIRST):
        file = timeline.version_folder(tmp_path, day) / "consolidated.xml"
        marsad(database, "lists", "load", timeline.LIST, str(file), "--as-of", day.isoformat())
    told = {}
    for as_of in ("2018-04-30", "2021-06-01", "2022-01-01", "2023-06-01", "2024-06-01", ""):
        options = ("--as-of", as_of) if as_of else ()
        answer = json.loads(marsad(database, "screen", BACK.script, *options))
        hits = [hit for hit in answer["hits"] if hit["entry_id"] == BACK.id]
        told[as_of] = [(hit["listed_at"], hit["listed_basis"]) for hit in hits]
    assert told == {
        "2018-04-30": [],
        "2021-06-01": [(True, "listed-on")],
        "2022-01-01": [],
        "2023-06-01": [("unknown", "between-versions")],
        "2024-06-01": [(True, "version-history")],
        "": [(None, None)],
    }
