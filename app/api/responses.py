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

from app.errors import MarsadError
from app.storage.reading.state import DataVersion

JSON: Final = "application/json"
REVALIDATE: Final = "no-cache"
VERSION_KEY: Final = "marsad.version"
"""Where a request's state carries the data version of its answer, for the cache."""

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
    headers: Mapping[str, str] | None = None,
    media_type: str = JSON,
) -> Response:
    """Return a body of one state of the data likewise."""
    etag = etag_of(body)
    request.scope[VERSION_KEY] = version.version
    fixed = {"etag": etag, "cache-control": REVALIDATE, **(headers or {})}
    if holds(request.headers.get("if-none-match"), etag):
        return Response(status_code=304, headers=fixed)
    return Response(body, headers=fixed, media_type=media_type)


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


def etag_of(body: bytes) -> str:
    """Return the strong ETag of these bytes."""
    return f'"{blake2b(body, digest_size=12).hexdigest()}"'


def holds(if_none_match: str | None, etag: str) -> bool:
    """Tell whether a client holds the bytes of `etag`, in whatever encoding they were sent."""
    if if_none_match is None:
        return False
    held = {tag.strip().removeprefix("W/") for tag in if_none_match.split(",")}
    bare = etag.strip('"')
    return "*" in held or any(tag.strip('"').split("-")[0] == bare for tag in held)


async def accepts_json(request: Request) -> None:
    """Dependency of every JSON route: refuse a client that takes no JSON.

    Raises:
        NotAcceptableError: when the Accept header rules `application/json` out (RFC 9110 §12.5.1).
    """
    accept = request.headers.get("accept", "")
    if accept and not accepts(accept, JSON):
        raise NotAcceptableError(f"Only {JSON} is served here; Accept was {accept[:100]!r}.")


def accepts(accept: str, media: str) -> bool:
    """Tell whether the most specific range that covers `media` has a weight above zero."""
    weights: dict[str, bool] = {}
    for given, parameters in _RANGE.findall(accept):
        weights[given.lower()] = not _ZERO.search(parameters)
    for candidate in (media, media.split("/", maxsplit=1)[0] + "/*", "*/*"):
        if candidate in weights:
            return weights[candidate]
    return False
