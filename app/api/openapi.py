"""The OpenAPI 3.1 document: what FastAPI derives, with every error as a problem.

Enters: the application. Leaves: its document, built once. Refuses to know single routes.
"""

from typing import Any, Final

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from app.api.schemas.base import ProblemDocument

_HTTP_METHODS: Final = frozenset({"get", "post"})
_PROBLEM: Final = {"$ref": "#/components/schemas/Problem"}
_MEANING: Final = {
    "400": "A parameter is unknown, malformed or out of range; each is named.",
    "404": "It does not exist.",
    "410": "It was there and was removed on purpose: why, and when.",
    "406": "The client takes no JSON.",
    "413": "The body is too large.",
    "414": "The address is too long.",
    "415": "The body is not JSON.",
    "422": "The body parses but cannot be meant; each place is named.",
    "503": "The service cannot serve now; try again after Retry-After seconds.",
}
DESCRIPTION: Final = """\
Who said what about whom in Arabic news, and who of them is on a sanctions list.

Lists come in pages (`limit`, `cursor`; `page.next` and the `Link` header lead on). Filters narrow
them; an unknown parameter is an error, never ignored. Every error is `application/problem+json`.
"""


def install(app: FastAPI) -> None:
    """Make `app` serve this document as its own."""

    def build() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _document(app)
        return app.openapi_schema

    app.openapi = build  # type: ignore[method-assign] # FastAPI's documented way


def _document(app: FastAPI) -> dict[str, Any]:
    document = get_openapi(
        title=app.title,
        version=app.version,
        description=app.description,
        routes=app.routes,
        tags=app.openapi_tags,
        license_info=app.license_info,
    )
    schemas = document["components"]["schemas"]
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    problem = ProblemDocument.model_json_schema(ref_template="#/components/schemas/{model}")
    schemas |= problem.pop("$defs", {}) | {"Problem": problem}
    for path, operations in document["paths"].items():
        for method in _HTTP_METHODS & operations.keys():
            _describe(operations[method], path)
    _link(document["paths"])
    return document


def _link(paths: dict[str, Any]) -> None:
    """Say where answers lead: a list to its items, an item to what it has, a claim to its article.

    Paths tell: `/claims/{claim_id}` is an item of `/claims`, `/articles/{article_id}/claims` what
    an item of `/articles` has.
    """
    for path, operations in paths.items():
        parent, _, last = path.rpartition("/")
        parameter = last.strip("{}")
        if parent in paths and "get" in operations and "get" in paths[parent]:
            identity = f"$request.path.{_parameter(parent)}"
            if parameter != last:
                identity = "$response.body#/data/0/id"
            name = parameter if parameter != last else _parameter(parent)
            _lead(paths[parent]["get"], operations["get"], name, identity)
    for path in ("/claims/{claim_id}", "/quotes/{quote_id}"):
        article = paths["/articles/{article_id}"]["get"]
        _lead(paths[path]["get"], article, "article_id", "$response.body#/data/article/id")


def _lead(source: dict[str, Any], target: dict[str, Any], parameter: str, value: str) -> None:
    """Put a link to `target` into the answer of `source`."""
    if not parameter:
        return
    name = target["operationId"]
    link = {"operationId": name, "parameters": {parameter: value}}
    source["responses"]["200"].setdefault("links", {})[name] = link


def _parameter(path: str) -> str:
    """Return the name of the parameter that a path ends with, "" where it ends with none."""
    last = path.rpartition("/")[2]
    return last.strip("{}") if last.startswith("{") else ""


def _describe(operation: dict[str, Any], path: str) -> None:
    """Replace the framework's error responses of one operation by problems."""
    responses = operation["responses"]
    responses.pop("422", None)
    statuses = ["400", "406", "414", "503"]
    if "{" in path:
        statuses.append("404")
    if "{article_id}" in path:
        statuses.append("410")
    if "requestBody" in operation:
        statuses += ["413", "415", "422"]
    for status in statuses:
        responses.setdefault(status, _problem(status))
    for parameter in operation.get("parameters", ()):
        parameter["schema"] = _given(parameter["schema"])
    operation["responses"] = dict(sorted(responses.items()))


def _given(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a parameter that is given: one left out is absent, never null."""
    choices = [choice for choice in schema.pop("anyOf", ()) if choice != {"type": "null"}]
    return schema | choices[0] if len(choices) == 1 else schema


def _problem(status: str) -> dict[str, Any]:
    content = {"application/problem+json": {"schema": _PROBLEM}}
    return {"description": _MEANING[status], "content": content}
