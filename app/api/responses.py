"""Documents to JSON bytes with a strong ETag, and 304 for those who have them already.

Enters: plain documents. Leaves: responses; UTF-8 unescaped JSON. Refuses to know what they hold.
"""

import re
from collections.abc import Mapping
from hashlib import blake2b
from typing import Any, Final

import orjson
from fastapi import Request
from starlette.responses import Response

from app.errors import MarsadError

JSON: Final = "application/json"
_REVALIDATE: Final = "no-cache"
_RANGE: Final = re.compile(r"\s*([^;,\s]+)\s*((?:;[^,]*)?)")
_ZERO: Final = re.compile(r";\s*q\s*=\s*0(?:\.0*)?\s*(?:;|$)", re.IGNORECASE)


class NotAcceptableError(MarsadError):
    """The client takes no JSON."""

    code = "not-acceptable"


def respond(
    request: Request, document: Mapping[str, Any], headers: Mapping[str, str] | None = None
) -> Response:
    """Return `document` as JSON with a strong ETag, or 304 when the client holds these bytes."""
    body = _dump(document)
    etag = f'"{blake2b(body, digest_size=12).hexdigest()}"'
    fixed = {"etag": etag, "cache-control": _REVALIDATE, **(headers or {})}
    if _holds(request.headers.get("if-none-match"), etag):
        return Response(status_code=304, headers=fixed)
    return Response(body, headers=fixed, media_type=JSON)


def respond_live(
    document: Mapping[str, Any], headers: Mapping[str, str] | None = None, *, status: int = 200
) -> Response:
    """Return `document` as JSON that nobody may keep: it speaks of this moment only."""
    fixed = {"cache-control": "no-store", **(headers or {})}
    return Response(_dump(document), status, fixed, media_type=JSON)


def _dump(document: Mapping[str, Any]) -> bytes:
    return orjson.dumps(document, option=orjson.OPT_UTC_Z)


def _holds(if_none_match: str | None, etag: str) -> bool:
    if if_none_match is None:
        return False
    held = {tag.strip().removeprefix("W/") for tag in if_none_match.split(",")}
    return etag in held or "*" in held


async def accepts_json(request: Request) -> None:
    """Dependency of every JSON route: refuse a client that takes no JSON.

    Raises:
        NotAcceptableError: when the Accept header rules `application/json` out (RFC 9110 §12.5.1).
    """
    accept = request.headers.get("accept", "")
    if accept and not _accepts(accept):
        raise NotAcceptableError(f"Only {JSON} is served here; Accept was {accept[:100]!r}.")


def _accepts(accept: str) -> bool:
    """Tell whether the most specific range that covers JSON has a weight above zero."""
    weights: dict[str, bool] = {}
    for media, parameters in _RANGE.findall(accept):
        weights[media.lower()] = not _ZERO.search(parameters)
    for media in (JSON, "application/*", "*/*"):
        if media in weights:
            return weights[media]
    return False
