"""`marsad screen --lists` and `marsad lists load` with every list of the catalogue."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.screening.lists import LIST_IDS
from tests.databases import Urls
from tests.screening.lists.shapes import COUNT, NUMBERS, SHAPES, family, given

FIRST_OF_EACH = {shape.list_id: shape for shape in reversed(SHAPES)}


def marsad(*arguments: str, **environment: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "app.cli", *arguments],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def folder_of(place: Path, *list_ids: str) -> Path:
    for list_id in list_ids:
        (place / list_id).mkdir()
        FIRST_OF_EACH[list_id].write(place / list_id)
    return place


def test_every_list_of_the_catalogue_has_a_shape() -> None:
    assert set(FIRST_OF_EACH) == set(LIST_IDS)


def test_screen_reads_every_list(tmp_path: Path) -> None:
    lists = folder_of(tmp_path, *LIST_IDS)
    name = f"{given(NUMBERS[0])} {family(NUMBERS[0])}"
    done = marsad("screen", name, "--lists", str(lists), "--limit", "30", MARSAD_OPENSANCTIONS="1")
    answer = json.loads(done.stdout)
    assert done.returncode == 0, done.stderr
    assert {one["id"] for one in answer["lists"]} == set(LIST_IDS)
    assert {hit["list"] for hit in answer["hits"]} >= set(LIST_IDS) - {"opensanctions"}


def test_screen_leaves_a_restricted_list_out_and_says_so(tmp_path: Path) -> None:
    lists = folder_of(tmp_path, "un_sc", "opensanctions")
    done = marsad("screen", "x y", "--lists", str(lists), MARSAD_OPENSANCTIONS="")
    assert done.returncode == 0
    assert [one["id"] for one in json.loads(done.stdout)["lists"]] == ["un_sc"]
    assert "non-commercial" in done.stderr


def test_a_damaged_list_stops_the_screening_and_is_named(tmp_path: Path) -> None:
    lists = folder_of(tmp_path, "un_sc", "uk_sl")
    file = lists / "uk_sl" / FIRST_OF_EACH["uk_sl"].main
    file.write_bytes(file.read_bytes()[:-40])
    done = marsad("screen", "x y", "--lists", str(lists))
    assert done.returncode != 0
    assert file.name in done.stderr
    assert done.stdout == ""


@pytest.mark.postgres
def test_load_takes_a_list_and_status_shows_it(database: Urls, tmp_path: Path) -> None:
    lists = folder_of(tmp_path, "ch_seco")
    done = marsad("lists", "load", "ch_seco", str(lists / "ch_seco"), DATABASE_URL=database.owner)
    assert done.returncode == 0, done.stderr
    assert f"{COUNT} added" in done.stderr
    status = marsad("lists", "status", DATABASE_URL=database.owner)
    (line,) = [json.loads(line) for line in status.stdout.splitlines()]
    assert (line["id"], line["entries"], line["date"]) == ("ch_seco", COUNT, "2026-08-27")


@pytest.mark.postgres
def test_load_refuses_a_restricted_list_that_is_off(database: Urls, tmp_path: Path) -> None:
    lists = folder_of(tmp_path, "opensanctions")
    done = marsad(
        "lists", "load", "opensanctions", str(lists / "opensanctions"),
        DATABASE_URL=database.owner, MARSAD_OPENSANCTIONS="0",
    )  # fmt: skip
    assert done.returncode != 0
    assert "non-commercial" in done.stderr
