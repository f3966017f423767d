"""The Model Context Protocol: what the API answers, as tools for programs that talk to models.

Enters: one JSON-RPC message, the OpenAPI document, and how a path is asked. Leaves: the answer, or
None where none is due. A tool takes what its path takes and gives what it gives, refusals too.
Refuses batches, sessions and anything but tools: nothing here has a state.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final
from urllib.parse import quote, urlencode

import orjson

PROTOCOLS: Final = ("2025-06-18", "2025-03-26", "2024-11-05")
"""Revisions that are spoken, the newest first."""
TOOLS: Final[Mapping[str, str]] = {
    "search": "/search",
    "list_articles": "/articles",
    "get_article": "/articles/{article_id}",
    "list_claims": "/claims",
    "list_quotes": "/quotes",
    "list_parties": "/parties",
    "get_party": "/parties/{party_id}",
    "get_party_screening": "/parties/{party_id}/screening",
    "list_analysts": "/analysts",
    "screen_name": "/screening",
    "list_lists": "/lists",
    "list_changes": "/changes",
}
INSTRUCTIONS: Final = (
    "Claims, quotes, parties and analysts of Arabic news, and any name against sanctions lists. "
    "A name match is a lead, not an identification. Spans are code points into the article's text."
)
PARSE_ERROR: Final = -32700
INVALID_REQUEST: Final = -32600
NO_SUCH_METHOD: Final = -32601
BAD_PARAMETERS: Final = -32602

Document = dict[str, Any]
Ask = Callable[[str, str], Awaitable[tuple[int, bytes]]]
"""Asks a path with a query; gives the status and the body."""


async def answer(message: object, openapi: Document, ask: Ask, version: str) -> Document | None:
    """Return the answer to a message; None for one that wants none.

    Args:
        message: as it was parsed.
        openapi: what the tools are described by.
        ask: answers a tool.
        version: of the service.
    """
    if not isinstance(message, dict) or not _is_message(message):
        words = "One JSON-RPC 2.0 message is wanted, with a method and a text or a number for id."
        return failure(None, INVALID_REQUEST, words)
    if "id" not in message:
        return None
    identity, method, given = message["id"], message["method"], message.get("params", {})
    if not isinstance(given, dict):
        return failure(identity, BAD_PARAMETERS, "The parameters are to be an object.")
    if method == "tools/call":
        return await _called(identity, given, openapi, ask)
    told: Mapping[str, Callable[[], Document]] = {
        "initialize": lambda: _introduction(given, version),
        "ping": dict,
        "tools/list": lambda: {"tools": described(openapi)},
    }
    if method not in told:
        return failure(identity, NO_SUCH_METHOD, f"There is no method {method[:80]!r} here.")
    return _result(identity, told[method]())


def _is_message(message: Document) -> bool:
    named = isinstance(message.get("method"), str) and message.get("jsonrpc") == "2.0"
    return named and isinstance(message.get("id", 0), str | int)


def described(openapi: Document) -> list[Document]:
    """Return the tools, each with what its path takes."""
    return [_tool(name, openapi["paths"][path]["get"]) for name, path in TOOLS.items()]


def failure(identity: object, code: int, words: str) -> Document:
    """Return the JSON-RPC error of a request."""
    return {"jsonrpc": "2.0", "id": identity, "error": {"code": code, "message": words}}


def _result(identity: object, result: Document) -> Document:
    return {"jsonrpc": "2.0", "id": identity, "result": result}


def _introduction(given: Document, version: str) -> Document:
    wanted = given.get("protocolVersion")
    return {
        "protocolVersion": wanted if wanted in PROTOCOLS else PROTOCOLS[0],
        "capabilities": {"tools": {}},
        "serverInfo": {"name": "marsad", "version": version},
        "instructions": INSTRUCTIONS,
    }


def _tool(name: str, operation: Document) -> Document:
    taken = [p for p in operation.get("parameters", ()) if p["in"] in {"path", "query"}]
    properties = {
        p["name"]: {**p["schema"], "description": p.get("description") or p["name"]} for p in taken
    }
    return {
        "name": name,
        "description": operation.get("description") or operation["summary"],
        "inputSchema": {
            "type": "object",
            "properties": properties,
            "required": [p["name"] for p in taken if p.get("required")],
            "additionalProperties": False,
        },
        "annotations": {"readOnlyHint": True, "openWorldHint": False},
    }


async def _called(identity: object, given: Document, openapi: Document, ask: Ask) -> Document:
    name, arguments = given.get("name"), given.get("arguments") or {}
    if not isinstance(name, str) or name not in TOOLS or not isinstance(arguments, dict):
        known = ", ".join(TOOLS)
        words = f"The name of a tool and an object of arguments are wanted; tools: {known}."
        return failure(identity, BAD_PARAMETERS, words)
    template = TOOLS[name]
    operation = openapi["paths"][template]["get"]
    in_path = [p["name"] for p in operation.get("parameters", ()) if p["in"] == "path"]
    if missing := [p for p in in_path if not isinstance(arguments.get(p), str)]:
        return failure(identity, BAD_PARAMETERS, f"{missing[0]} is wanted, as a text.")
    path = template.format_map({p: quote(arguments[p], safe="") for p in in_path})
    pairs = {k: _written(v) for k, v in arguments.items() if k not in in_path and v is not None}
    status, body = await ask(path, urlencode(pairs, doseq=True))
    document = orjson.loads(body)
    result = {
        "content": [{"type": "text", "text": body.decode()}],
        "structuredContent": document,
        "isError": status >= 400,
    }
    return _result(identity, result)


def _written(value: object) -> str | list[str]:
    """Return an argument as a query has it; several of a list."""
    if isinstance(value, list):
        return [str(_written(one)) for one in value]
    return value if isinstance(value, str) else orjson.dumps(value).decode()
