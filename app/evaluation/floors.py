"""Pinned floors: the least each measure may reach on a set of articles that has not changed.

Enters: a TOML file and a report. Leaves: what is below its floor, and floors pinned anew. A floor
counts for the very articles it was pinned on, named by digest. Lowering one needs a decision
record: `lowered` tells which would be.
"""

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from app.errors import InputError
from app.evaluation.report import Report

_STEP = 1000
# keeps 0.97 from becoming 0.969, and from falling below itself, by binary representation
_TINY = 1e-9
_EVAL_DIR = "$MARSAD_EVAL_DIR/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Floors:
    """The floors of one set.

    Attributes:
        folder: of the annotated articles, relative to the repository, or in the evaluation
            folder when it starts with "$MARSAD_EVAL_DIR/".
        digest: of the articles they were pinned on.
        minimum: measure → least figure, in [0, 1].
        corpus: True when the texts are in the evaluation folder's corpus.
    """

    folder: str
    digest: str
    minimum: Mapping[str, float]
    corpus: bool = False

    def place(self, repository: Path, eval_dir: Path | None) -> Path | None:
        """Return the folder of the articles, None when it is in an evaluation folder not given."""
        if not self.folder.startswith(_EVAL_DIR):
            return repository / self.folder
        return eval_dir and eval_dir / self.folder.removeprefix(_EVAL_DIR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """One floor that does not hold, and why, in one sentence."""

    measure: str
    reason: str


def read_floors(path: Path) -> dict[str, Floors]:
    """Return the floors of each set named in a TOML file.

    Raises:
        InputError: when the file is not TOML or a set lacks its digest or a figure in [0, 1].
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise InputError(f"{path}: {error}") from error
    return {name: _read(path, name, table) for name, table in tables.items()}


def floors_of(sets: Mapping[str, Floors], folder: Path) -> Floors | None:
    """Return the floors pinned for a folder of annotated articles, by the end of its path."""
    path = folder.resolve().as_posix()
    fitting = [
        floors
        for floors in sets.values()
        if path.endswith("/" + floors.folder.removeprefix(_EVAL_DIR))
    ]
    return max(fitting, key=lambda floors: len(floors.folder.removeprefix(_EVAL_DIR)), default=None)


def breaches(report: Report, floors: Floors) -> tuple[Breach, ...]:
    """Return every floor that the report is below, in the order they are pinned.

    Other articles than those pinned are one breach by themselves: the figures do not compare.
    """
    if report.digest != floors.digest:
        reason = (
            f"the articles have changed: pinned on {floors.digest[:12]}, now {report.digest[:12]}"
        )
        return (Breach(measure="corpus digest", reason=reason),)
    found = ((name, least, report.figure(name)) for name, least in floors.minimum.items())
    return tuple(
        Breach(measure=name, reason=_below(figure, least))
        for name, least, figure in found
        if figure is None or figure < least - _TINY
    )


def pinned(report: Report, floors: Floors) -> Floors:
    """Return the same measures pinned to what the report reached, rounded down to 0.001."""
    minimum = {name: _round_down(report.figure(name) or 0.0) for name in floors.minimum}
    return replace(floors, digest=report.digest, minimum=minimum)


def lowered(before: Floors, after: Floors) -> tuple[str, ...]:
    """Return the measures whose floor in `after` is below that in `before`, or gone."""
    return tuple(
        name for name, least in before.minimum.items() if after.minimum.get(name, -1.0) < least
    )


def to_toml(sets: Mapping[str, Floors]) -> str:
    """Return the TOML that `read_floors` reads back as `sets`."""
    blocks = []
    for name, floors in sets.items():
        lines = [f"[{name}]", f'folder = "{floors.folder}"', f'digest = "{floors.digest}"']
        lines += ["corpus = true"] if floors.corpus else []
        lines += ["", f"[{name}.minimum]"]
        lines += [f'"{measure}" = {least:.3f}' for measure, least in floors.minimum.items()]
        blocks.append("\n".join(lines) + "\n")
    return "\n".join(blocks)


def _read(path: Path, name: str, table: object) -> Floors:
    if not isinstance(table, dict):
        raise InputError(f"{path}: {name} is no table")
    for key in ("folder", "digest"):
        if not isinstance(table.get(key), str):
            raise InputError(f"{path}: [{name}] has no {key}")
    minimum = table.get("minimum")
    if not isinstance(minimum, dict) or not minimum:
        raise InputError(f"{path}: [{name}.minimum] pins no measure")
    for measure, least in minimum.items():
        if not isinstance(least, float) or not 0.0 <= least <= 1.0:
            raise InputError(f"{path}: [{name}.minimum] {measure!r} is not a figure in [0, 1]")
    corpus = table.get("corpus", False) is True
    return Floors(folder=table["folder"], digest=table["digest"], minimum=minimum, corpus=corpus)


def _below(figure: float | None, least: float) -> str:
    if figure is None:
        return f"not measured, its floor is {least:.3f}"
    return f"{figure:.4f} is below its floor {least:.3f}; lowering it needs a decision record"


def _round_down(figure: float) -> float:
    return math.floor(figure * _STEP + _TINY) / _STEP
