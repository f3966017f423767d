"""`POST /mcp`: one message of the Model Context Protocol, answered as JSON.

Enters: a JSON-RPC message. Leaves: its answer; tools are asked of this application itself, by the
same way and with the same key as any client. Nothing of it is kept.
"""

from http import HTTPStatus
from typing import Any
from urllib.parse import unquote

import orjson
from fastapi import APIRouter, Request
from starlette.responses import Response
from starlette.types import Message

from app import __version__
from app.api.mcp import PARSE_ERROR, answer, failure

router = APIRouter(include_in_schema=False)

_PASSED = {b"authorization", b"x-request-id"}


@router.post("/mcp")
async def talk(request: Request) -> Response:
    """Answer one message; 202 where it wants no answer."""
    try:
        message = orjson.loads(await request.body())
    except orjson.JSONDecodeError:
        return _json(failure(None, PARSE_ERROR, "The body is not JSON."), HTTPStatus.BAD_REQUEST)

    async def ask(path: str, query: str) -> tuple[int, bytes]:
        return await _asked(request, path, query)

    answered = await answer(message, request.app.openapi(), ask, __version__)
    if answered is None:
        return Response(status_code=HTTPStatus.ACCEPTED)
    broken = answered.get("id") is None
    return _json(answered, HTTPStatus.BAD_REQUEST if broken else HTTPStatus.OK)


def _json(document: dict[str, Any], status: HTTPStatus) -> Response:
    return Response(
        orjson.dumps(document),
        status_code=status,
        media_type="application/json",
        headers={"cache-control": "no-store"},
    )


async def _asked(request: Request, path: str, query: str) -> tuple[int, bytes]:
    """Ask this application for a path, as the client that sent the message."""
    kept = ("type", "asgi", "http_version", "scheme", "client", "server", "state")
    headers = [(name, value) for name, value in request.scope["headers"] if name in _PASSED]
    scope = {
        **{name: request.scope[name] for name in kept if name in request.scope},
        "method": "GET",
        "path": unquote(path),
        "raw_path": path.encode(),
        "root_path": "",
        "query_string": query.encode(),
        "headers": [(b"accept", b"application/json"), *headers],
    }
    status, pieces = 500, []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        nonlocal status
        if message["type"] == "http.response.start":
            status = message["status"]
        else:
            pieces.append(message.get("body", b""))

    await request.app(scope, receive, send)
    return status, b"".join(pieces)
