"""The pinned floors hold: the extraction is not worse than it was, on the articles at hand."""

from pathlib import Path

import pytest

from app.evaluation.evaluate import evaluate
from app.evaluation.floors import Floors, breaches, read_floors
from app.extraction.pipeline import extract

REPOSITORY = Path(__file__).resolve().parents[2]
FLOORS = read_floors(Path(__file__).with_name("floors.toml"))


def _place(floors: Floors, request: pytest.FixtureRequest) -> Path:
    inside = floors.place(REPOSITORY, None)
    if inside is not None:
        return inside
    place = floors.place(REPOSITORY, request.getfixturevalue("eval_dir"))
    assert place is not None
    return place


@pytest.mark.parametrize("name", FLOORS)
def test_no_measure_is_below_its_floor(name: str, request: pytest.FixtureRequest) -> None:
    floors = FLOORS[name]
    corpus = request.getfixturevalue("eval_dir") / "corpus" if floors.corpus else None
    report = evaluate(_place(floors, request), extract, corpus)
    assert [f"{b.measure}: {b.reason}" for b in breaches(report, floors)] == []


def test_the_samples_are_pinned_so_that_anyone_can_run_a_floor() -> None:
    assert any(floors.place(REPOSITORY, None) for floors in FLOORS.values())
    assert not any(Path(floors.folder).is_absolute() for floors in FLOORS.values())
