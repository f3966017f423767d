"""Bodies with their headers: a strong ETag, and 304 for those who have these bytes already.

Enters: JSON bytes and the state of the data that they speak of, or plain documents. Leaves:
responses; UTF-8 unescaped JSON. Refuses to know what they hold.
"""

import re
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any, Final

import orjson
from fastapi import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from app.api.answers import JSON, Answer, send_answer
from app.errors import MarsadError
from app.storage.reading.state import DataVersion

EVENTS: Final = "text/event-stream"

HOLDER: Final = "marsad.answer"
"""Where a request's scope has the list into which a route puts its answer, to be kept."""

_RANGE: Final = re.compile(r"\s*([^;,\s]+)\s*((?:;[^,]*)?)")
_ZERO: Final = re.compile(r";\s*q\s*=\s*0(?:\.0*)?\s*(?:;|$)", re.IGNORECASE)


class NotAcceptableError(MarsadError):
    """The client takes nothing that is served here."""

    code = "not-acceptable"


def respond(request: Request, document: Mapping[str, Any], version: DataVersion) -> Response:
    """Return `document` as JSON with a strong ETag, or 304 when the client holds these bytes."""
    return respond_json(request, dump(document), version)


def respond_json(
    request: Request,
    body: bytes,
    version: DataVersion,
    link: str | None = None,
    media_type: str = JSON,
) -> Response:
    """Return a body of one state of the data likewise."""
    tag = blake2b(body, digest_size=12).hexdigest()
    answer = Answer(body=body, version=version.version, tag=tag, link=link, media=media_type)
    return respond_with(request, answer)


def respond_with(request: Request, answer: Answer) -> Response:
    """Return the response that sends an answer, and hand it to who keeps answers."""
    holder = request.scope.get(HOLDER)
    if holder is not None:
        holder.append(answer)
    return _AnswerResponse(answer)


class _AnswerResponse(Response):
    """Sends an answer as the client accepts it."""

    def __init__(self, answer: Answer) -> None:
        super().__init__()
        self._answer = answer

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002
        await send_answer(self._answer, scope, send)


def respond_live(
    document: Mapping[str, Any] | bytes,
    headers: Mapping[str, str] | None = None,
    *,
    status: int = 200,
) -> Response:
    """Return `document` as JSON that nobody may keep: it speaks of this moment only."""
    fixed = {"cache-control": "no-store", **(headers or {})}
    body = document if isinstance(document, bytes) else dump(document)
    return Response(body, status, fixed, media_type=JSON)


def dump(document: Mapping[str, Any]) -> bytes:
    """Return a document as JSON."""
    return orjson.dumps(document, option=orjson.OPT_UTC_Z)


async def accepts_json(request: Request) -> None:
    """Dependency of every JSON route: refuse a client that takes no JSON.

    Raises:
        NotAcceptableError: when the Accept header rules `application/json` out (RFC 9110 §12.5.1).
    """
    accept = request.headers.get("accept", "")
    if accept and not accepts(accept, JSON):
        raise NotAcceptableError(f"Only {JSON} is served here; Accept was {accept[:100]!r}.")


async def accepts_events(request: Request) -> None:
    """Dependency of the stream: refuse a client that takes no server-sent events.

    Raises:
        NotAcceptableError: when the Accept header rules `text/event-stream` out.
    """
    accept = request.headers.get("accept", "")
    if accept and not accepts(accept, EVENTS):
        raise NotAcceptableError(f"Only {EVENTS} is served here; Accept was {accept[:100]!r}.")


def accepts(accept: str, media: str) -> bool:
    """Tell whether the most specific range that covers `media` has a weight above zero."""
    weights: dict[str, bool] = {}
    for given, parameters in _RANGE.findall(accept):
        weights[given.lower()] = not _ZERO.search(parameters)
    for candidate in (media, media.split("/", maxsplit=1)[0] + "/*", "*/*"):
        if candidate in weights:
            return weights[candidate]
    return False
