"""What the table and the plot of calibration show of pairs of confidence and rightness."""

import importlib
import re
from pathlib import Path
from types import ModuleType

import pytest

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
PAIRS = [(0.05, False), (0.61, True), (0.69, False), (0.98, True)]


@pytest.fixture
def calibration(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(SCRIPTS))
    return importlib.import_module("calibration")


def test_claims_fall_into_tenths_of_confidence(calibration: ModuleType) -> None:
    bins = list(calibration.binned(PAIRS))
    assert [(b.low, b.claims, b.right) for b in bins] == [(0, 1, 0), (0.6, 2, 0.5), (0.9, 1, 1)]
    assert bins[1].mean == pytest.approx(0.65)


def test_the_table_gives_the_mean_gap(calibration: ModuleType) -> None:
    table = calibration.table(list(calibration.binned(PAIRS)))
    assert "| 0.6-0.7 | 2 | 0.65 | 0.50 |" in table
    assert table.endswith("Mean gap over 4 claims: 0.092")  # (0.05 + 2 * 0.15 + 0.02) / 4 = 0.0925


def test_the_plot_holds_a_dot_for_each_tenth_and_rises_upwards(calibration: ModuleType) -> None:
    svg = calibration.plot(list(calibration.binned(PAIRS)))
    dots = re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)" r="([\d.]+)"', svg)
    across, down, sizes = ([float(dot[axis]) for dot in dots] for axis in range(3))
    assert across == sorted(across)
    assert down == sorted(down, reverse=True)
    assert max(sizes) == sizes[1]
    assert svg.startswith("<svg ")
    assert svg.endswith("</svg>\n")
