"""docs/api.md speaks of everything that OpenAPI promises."""

import re
from pathlib import Path

import pytest

from app.api import documents
from app.api.application import create_app
from app.api.problems import CODES, STATUS
from app.domain.history import Basis
from app.runtime.settings import Settings

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "api.md").read_text("utf-8")
LISTED = Path(str(documents.__file__)).with_name("listed.py").read_text("utf-8")


@pytest.fixture(scope="module")
def promised() -> dict[str, dict[str, dict[str, list[dict[str, str]]]]]:
    app = create_app(Settings(home=Path("/nonexistent")), database_url="postgresql://nowhere")
    paths: dict[str, dict[str, dict[str, list[dict[str, str]]]]] = app.openapi()["paths"]
    return paths


def test_every_path_is_described(promised: dict[str, object]) -> None:
    assert [path for path in promised if f"`{path}`" not in PAGE] == []


def test_every_query_parameter_is_described(
    promised: dict[str, dict[str, dict[str, list[dict[str, str]]]]],
) -> None:
    names = {
        parameter["name"]
        for operations in promised.values()
        for operation in operations.values()
        for parameter in operation.get("parameters", ())
        if parameter["in"] == "query"
    }
    described = set(re.findall(r"`([a-z_]+)`|\b([a-z_]+)=", PAGE))
    assert names - {word for pair in described for word in pair} - {"cursor", "name"} == set()


def test_every_error_code_is_described() -> None:
    codes = {kind.code for kind in STATUS} - {"bad-input"} | set(CODES.values())
    codes -= {"bad-request", "unavailable"}  # every 400 and 503 of ours has a code of its own
    assert [code for code in sorted(codes) if f"`{code}`" not in PAGE] == []


def test_every_basis_is_described() -> None:
    bases = set(re.findall(r'"((?:[a-z]+-)+[a-z]+|match)"', LISTED))
    assert len(bases) >= 8
    bases |= {basis.value for basis in Basis}
    assert [basis for basis in sorted(bases) if f"`{basis}`" not in PAGE] == []
