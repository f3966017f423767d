"""What holds for every request before any route is asked: HEAD, lengths, last resort.

Enters: an ASGI request. Leaves: the same request with HEAD asked as GET, or a problem when the
address or the body is too long, a parameter is not UTF-8, or a route failed as nobody foresaw.
Refuses to know the routes.
"""

from typing import Final
from urllib.parse import unquote_plus, unquote_to_bytes

import structlog
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.problems import BadParametersError, Problem, Violation, describe

LONGEST_TARGET: Final = 8_192
"""Bytes of path and query; a longer address is refused with 414."""
LONGEST_BODY: Final = 262_144
"""Bytes of a body; a longer one is refused with 413."""
HEAD: Final = "marsad.head"
"""True in the scope of a request whose body will not be sent; for answers that never end."""


class Border:
    """ASGI middleware around the whole application."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = _BodilessAnswer(send) if scope["method"] == "HEAD" else _Answer(send)
        inner = {**scope, "method": "GET", HEAD: True} if scope["method"] == "HEAD" else scope
        if target_length(scope) > LONGEST_TARGET:
            problem = Problem(status=414, detail=f"At most {LONGEST_TARGET} bytes of address.")
            await problem.response(_path(scope))(inner, receive, answer.send)
            return
        if unreadable := unreadable_parameters(scope["query_string"]):
            problem = describe(BadParametersError(unreadable))
            await problem.response(_path(scope))(inner, receive, answer.send)
            return
        try:
            await self._app(inner, _bounded(receive), answer.send)
        except Exception as error:  # the boundary of a request: recorded, told as 500
            structlog.get_logger().exception(
                "request.unhandled", path=_path(scope), error=type(error).__name__
            )
            if answer.started:
                raise
            problem = Problem(status=500, detail="The service failed; the fault is logged.")
            await problem.response(_path(scope))(inner, receive, answer.send)


def unreadable_parameters(query: bytes) -> list[Violation]:
    """Return what is wrong with the parameters of a query whose bytes are not UTF-8."""
    if _reads(query):
        return []
    return [
        Violation(
            parameter=unquote_plus(part.partition(b"=")[0].decode("latin-1")),
            detail="Its bytes are not UTF-8, which the percent-encoding of an address is read as.",
        )
        for part in query.split(b"&")
        if not _reads(part)
    ]


def _reads(written: bytes) -> bool:
    try:
        unquote_to_bytes(written).decode()
    except UnicodeDecodeError:
        return False
    return True


def _bounded(receive: Receive) -> Receive:
    """Return `receive` with an end: the body's bytes are counted as they come."""
    taken = 0

    async def receive_some() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > LONGEST_BODY:
            raise HTTPException(413, f"At most {LONGEST_BODY} bytes of body.")
        return message

    return receive_some


class _Answer:
    """Passes an answer on and remembers whether it has begun."""

    def __init__(self, send: Send) -> None:
        self._send = send
        self.started = False

    async def send(self, message: Message) -> None:
        self.started = True
        await self._send(message)


class _BodilessAnswer(_Answer):
    """Passes on the head of an answer and swallows its body."""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.body":
            if message.get("more_body"):
                return
            message = {**message, "body": b""}
        await super().send(message)


def _path(scope: Scope) -> str:
    return str(scope["path"])


def target_length(scope: Scope) -> int:
    """Return the bytes of path and query."""
    return len(scope.get("raw_path") or b"") + len(scope["query_string"])
