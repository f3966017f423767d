import math
from dataclasses import replace
from pathlib import Path

import pytest

from app.errors import InputError
from app.evaluation.floors import Floors, breaches, floors_of, lowered, pinned, read_floors, to_toml
from app.evaluation.measures import Counts, Share
from app.evaluation.report import Report
from app.evaluation.scores import DocumentScores, Scores

SCORES = Scores(
    (
        DocumentScores(
            id="g01", missing=False, measures={"quote": Counts(3, 1, 1), "cue": Share(97, 100)}
        ),
    )
)
REPORT = Report(
    name="dev",
    digest="d" * 64,
    ignored=(),
    scores=SCORES,
    even=Scores(()),
    odd=SCORES,
    intervals={},
)


def _floors(**minimum: float) -> Floors:
    return Floors(folder="gold", digest="d" * 64, minimum=minimum)


def test_figures_at_their_floor_hold() -> None:
    assert breaches(REPORT, _floors(quote=0.75, cue=0.97)) == ()


def test_a_figure_below_its_floor_is_named_with_both_numbers() -> None:
    (breach,) = breaches(REPORT, _floors(quote=0.751, cue=0.9))
    assert breach.measure == "quote"
    assert "0.7500" in breach.reason
    assert "0.751" in breach.reason


def test_a_measure_that_is_no_longer_there_is_a_breach() -> None:
    (breach,) = breaches(REPORT, _floors(verdict=0.1))
    assert "not measured" in breach.reason


def test_other_articles_are_a_breach_whatever_the_figures() -> None:
    (breach,) = breaches(replace(REPORT, digest="e" * 64), _floors(quote=0.0))
    assert "changed" in breach.reason


def test_pinning_rounds_down_so_that_the_floor_holds_at_once() -> None:
    floors = pinned(REPORT, _floors(quote=0.1, cue=0.1))
    assert floors.minimum == {"quote": 0.75, "cue": 0.97}
    assert breaches(REPORT, floors) == ()


def test_a_figure_that_is_its_floor_but_for_binary_representation_holds() -> None:
    figure = REPORT.figure("quote")
    assert figure is not None
    assert breaches(REPORT, _floors(quote=math.nextafter(figure, 1.0))) == ()


def test_lowered_names_floors_that_sank_or_went_away() -> None:
    before, after = _floors(quote=0.75, cue=0.97, date=0.5), _floors(quote=0.74, cue=0.98)
    assert lowered(before, after) == ("quote", "date")


def test_floors_read_back_as_they_were_written(tmp_path: Path) -> None:
    sets = {"dev": _floors(quote=0.75), "samples": _floors(cue=1.0, quote=0.123)}
    path = tmp_path / "floors.toml"
    path.write_text(to_toml(sets), encoding="utf-8")
    assert read_floors(path) == sets


@pytest.mark.parametrize(
    ("content", "message"),
    [
        pytest.param("[dev", "floors.toml", id="no TOML"),
        pytest.param(
            "[dev]\nfolder = 'f'\n[dev.minimum]\nquote = 0.5", "no digest", id="no digest"
        ),
        pytest.param('[dev]\nfolder = "f"\ndigest = "d"', "pins no measure", id="pins nothing"),
        pytest.param(
            '[dev]\nfolder = "f"\ndigest = "d"\n[dev.minimum]\nquote = 95.0',
            "quote",
            id="a per cent",
        ),
    ],
)
def test_floors_that_cannot_be_meant_are_refused(
    tmp_path: Path, content: str, message: str
) -> None:
    path = tmp_path / "floors.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=message):
        read_floors(path)


@pytest.mark.parametrize(
    ("folder", "eval_dir", "expected"),
    [
        ("samples/gold", None, Path("/repository/samples/gold")),
        ("$MARSAD_EVAL_DIR/gold/dev", Path("/eval"), Path("/eval/gold/dev")),
        ("$MARSAD_EVAL_DIR/gold/dev", None, None),
    ],
)
def test_the_articles_are_in_the_repository_or_in_the_evaluation_folder(
    folder: str, eval_dir: Path | None, expected: Path | None
) -> None:
    floors = Floors(folder=folder, digest="d", minimum={"quote": 0.5})
    assert floors.place(Path("/repository"), eval_dir) == expected


@pytest.mark.parametrize(
    ("folder", "expected"),
    [
        ("/repository/samples/gold", "samples"),
        ("/eval/gold/dev", "dev"),
        ("/eval/gold", "seed"),
        ("/elsewhere/articles", None),
    ],
)
def test_a_folder_finds_its_floors_by_the_end_of_its_path(
    folder: str, expected: str | None
) -> None:
    folders = {
        "seed": "$MARSAD_EVAL_DIR/gold",
        "samples": "samples/gold",
        "dev": "$MARSAD_EVAL_DIR/gold/dev",
    }
    sets = {n: Floors(folder=f, digest=n, minimum={"quote": 0.5}) for n, f in folders.items()}
    found = floors_of(sets, Path(folder))
    assert (found and found.digest) == expected
