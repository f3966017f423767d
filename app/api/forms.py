"""The form of an answer by suffix or by Accept: `/claims.csv`, or `Accept: text/csv`.

Enters: a request. Leaves: the same request, to the export or the feed of the collection that was
asked for. Refuses to read the query.
"""

from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send

COLLECTIONS: Final = frozenset({"/articles", "/claims", "/quotes", "/parties", "/analysts"})
_SUFFIXES: Final = {
    ".csv": ("/export", b"format=csv"),
    ".ndjson": ("/export", b"format=ndjson"),
    ".atom": ("/feed", b""),
}
_MEDIA: Final = {
    b"text/csv": ".csv",
    b"application/x-ndjson": ".ndjson",
    b"application/atom+xml": ".atom",
}


class InForm:
    """ASGI middleware that leads to exports and feeds."""

    def __init__(self, app: ASGIApp) -> None:
        """Stand in front of `app`."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http" and (led := _led(scope)):
            path, form = led
            query = b"&".join(part for part in (scope["query_string"], form) if part)
            scope = {**scope, "path": path, "raw_path": path.encode(), "query_string": query}
        await self._app(scope, receive, send)


def _led(scope: Scope) -> tuple[str, bytes] | None:
    """Return the path and the parameter that a form leads to, None where it is the usual one."""
    path: str = scope["path"]
    if path in COLLECTIONS:
        suffix = _accepted(scope)
        collection = path
    else:
        collection, dot, rest = path.rpartition(".")
        suffix = dot + rest if collection in COLLECTIONS else None
    if suffix not in _SUFFIXES:
        return None
    where, form = _SUFFIXES[suffix]
    return collection + where, form


def _accepted(scope: Scope) -> str | None:
    """Return the suffix of the one form that a client accepts, None when it takes JSON."""
    for name, value in scope["headers"]:
        if name == b"accept":
            return _MEDIA.get(value.split(b",")[0].split(b";")[0].strip().lower())
    return None
