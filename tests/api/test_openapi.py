"""The promise: one golden file, so that a change of the contract is seen in review.

After a wanted change: `UPDATE_GOLDEN=1 pytest tests/api/test_openapi.py`, then read the diff.
"""

import json
import os
import re
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.api.application import create_app
from app.runtime.settings import Settings

GOLDEN = Path(__file__).parent / "golden" / "openapi.json"
KINDS = {
    "application/json",
    "application/problem+json",
    "application/x-ndjson",
    "application/atom+xml",
    "text/csv",
    "text/event-stream",
    "text/plain",
}
ARABIC = re.compile(r"[\u0600-\u06ff]")


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    app = create_app(Settings(home=Path("/nonexistent")), database_url="postgresql://nowhere")
    return app.openapi()


def operations(document: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (path, method, operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
    ]


def test_the_document_is_the_golden_one(document: dict[str, Any]) -> None:
    written = json.dumps(document, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.write_text(written, "utf-8")
    assert written == GOLDEN.read_text("utf-8")


async def test_it_is_served(client: httpx.AsyncClient, document: dict[str, Any]) -> None:
    assert (await client.get("/openapi.json")).json() == json.loads(json.dumps(document))
    assert document["openapi"].startswith("3.1")


def test_every_operation_has_a_name_of_its_own(document: dict[str, Any]) -> None:
    names = [operation["operationId"] for _, _, operation in operations(document)]
    assert len(names) == len(set(names))
    assert {"listClaims", "getArticle", "listPartyQuotes", "screenNames"} <= set(names)
    assert all(re.fullmatch(r"[a-z]+([A-Z][a-z]+)+", name) for name in names)


def test_every_operation_promises_problems(document: dict[str, Any]) -> None:
    for path, method, operation in operations(document):
        for status, response in operation["responses"].items():
            kinds = set(response["content"])
            assert kinds <= KINDS, (path, method)
            if status != "200" and not path.startswith("/health"):
                assert kinds == {"application/problem+json"}, (path, method, status)


def test_the_frameworks_own_error_is_not_promised(document: dict[str, Any]) -> None:
    assert not {"HTTPValidationError", "ValidationError"} & set(document["components"]["schemas"])


def test_every_operation_and_parameter_is_described(document: dict[str, Any]) -> None:
    for path, _, operation in operations(document):
        assert operation["description"], path
        for parameter in operation.get("parameters", ()):
            if parameter["in"] == "query":
                assert parameter.get("description"), (path, parameter["name"])


def test_resources_have_arabic_examples(document: dict[str, Any]) -> None:
    for name in ("Article", "Claim", "Quote", "Party", "Analyst", "AskedName", "NameToScreen"):
        schema = json.dumps(document["components"]["schemas"][name], ensure_ascii=False)
        assert ARABIC.search(schema), name


def test_no_parameter_is_promised_to_take_null(document: dict[str, Any]) -> None:
    for path, _, operation in operations(document):
        for parameter in operation.get("parameters", ()):
            assert {"type": "null"} not in parameter["schema"].get("anyOf", ()), path
