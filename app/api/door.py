"""Kept answers at the door: outermost of all, for requests that ask for nothing particular.

Enters: GET requests. Leaves: the kept bytes where the same was asked of the same version of the
data, with all that `Manners` adds; every other request goes on. Refuses requests of other origins,
by key, at a limited rate or with a form of their own: those have to pass every layer.
"""

from collections.abc import Callable
from time import perf_counter
from typing import Final, NamedTuple

from starlette.types import ASGIApp, Receive, Scope, Send

from app.api.answers import Answer, Raw, encoding_of, holds
from app.api.kept import AnswerStore
from app.api.manners import FIXED, GIVEN_ID, new_request_id
from app.api.metrics import Metrics

_REQUEST_ID: Final = b"x-request-id"
_VARY: Final = b"accept, accept-encoding, Origin"
"""As the layer of cross-origin requests leaves it."""
_OTHER: Final = frozenset((b"origin", b"authorization", b"range", b"upgrade"))
_PLAIN: Final = frozenset((b"*/*", b"application/json"))


class _Asked(NamedTuple):
    """What the headers of a plain request say."""

    held: str
    accepted: str
    number: bytes


class Door:
    """ASGI middleware in front of everything."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        store: AnswerStore,
        version: Callable[[], int | None],
        metrics: Metrics,
    ) -> None:
        """Stand in front of `app`; `version` tells the version of the data now."""
        self._app = app
        self._store = store
        self._version = version
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] == "http" and scope["method"] == "GET":
            began = perf_counter()
            version = self._version()
            key = (scope.get("raw_path") or scope["path"].encode(), scope["query_string"])
            kept = None if version is None else self._store.find(key, version)
            asked = None if kept is None else _asked(scope)
            if kept is not None and asked is not None:
                status = await self._send(kept, asked, send)
                self._metrics.served(scope["path"], "GET", status, perf_counter() - began)
                return
        await self._app(scope, receive, send)

    async def _send(self, kept: Answer, asked: _Asked, send: Send) -> int:
        """Send what is kept, or 304 to who holds it; return the status."""
        self._store.tally.hits += 1
        encoding = encoding_of(kept, asked.accepted)
        number = (_REQUEST_ID, asked.number)
        if asked.held and holds(asked.held, kept.tag):
            self._store.tally.not_modified += 1
            head = _head(kept, encoding, 304)
            await send({"type": "http.response.start", "status": 304, "headers": [*head, number]})
            await send({"type": "http.response.body", "body": b""})
            return 304
        body = kept.in_encoding(encoding)
        head = _head(kept, encoding, 200)
        await send({"type": "http.response.start", "status": 200, "headers": [*head, number]})
        await send({"type": "http.response.body", "body": body})
        return 200


def _head(kept: Answer, encoding: str | None, status: int) -> Raw:
    """Return the headers of an answer with those of all answers; made once."""
    head = kept.heads.get((encoding, status))
    if head is None:
        own = kept.headers(encoding) if status == 304 else kept.whole_headers(encoding)
        own = [(name, _VARY if name == b"vary" else value) for name, value in own]
        head = kept.heads[encoding, status] = [*own, *FIXED]
    return head


def _asked(scope: Scope) -> _Asked | None:
    """Return what a request asks for; None when it has to pass every layer."""
    held = accepted = ""
    number = b""
    for name, value in scope["headers"]:
        if name in _OTHER or (name == b"accept" and value not in _PLAIN):
            return None
        if name == b"if-none-match":
            held = value.decode("latin-1")
        elif name == b"accept-encoding":
            accepted = value.decode("latin-1")
        elif name == _REQUEST_ID and GIVEN_ID.match(value):
            number = value
    return _Asked(held, accepted, number or new_request_id())
