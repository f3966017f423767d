"""Fixtures of every room: where the evaluation folder is."""

import os
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def eval_dir() -> Path:
    """The folder named by MARSAD_EVAL_DIR; the test is skipped when it is unset."""
    place = os.environ.get("MARSAD_EVAL_DIR")
    if not place:
        pytest.skip("MARSAD_EVAL_DIR is unset: no evaluation folder")
    folder = Path(place)
    if not folder.is_dir():
        pytest.fail(f"MARSAD_EVAL_DIR names {place}, which is no folder")
    return folder
