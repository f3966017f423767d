"""What every answer carries and every request is measured by: outermost of all.

Enters: requests. Leaves: them, with an id, security headers, a place in the metrics and, where
asked for or slow, a line in the log. Refuses to log queries: they may hold names.
"""

import re
import secrets
from itertools import count
from time import perf_counter
from typing import Final

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.metrics import Metrics

REQUEST_ID: Final = "x-request-id"
_REQUEST_ID: Final = REQUEST_ID.encode()
_PROCESS: Final = secrets.token_hex(4).encode()
_NUMBERS: Final = count(secrets.randbits(32))
"""An id is of this process, by random digits, and of a request, by how many came before."""
SLOW_SECONDS: Final = 2.0
_GIVEN: Final = re.compile(rb"[A-Za-z0-9._-]{1,64}\Z")
HEADERS: Final = [
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
    (b"x-frame-options", b"DENY"),
    (b"content-security-policy", b"default-src 'none'; frame-ancestors 'none'"),
    (b"cross-origin-resource-policy", b"cross-origin"),
]
_PAGES: Final = [
    *(h for h in HEADERS if h[0] != b"content-security-policy"),
    (
        b"content-security-policy",
        (
            b"default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
            b"img-src 'self' data:; connect-src 'self'; frame-ancestors 'none'"
        ),
    ),
]
"""Of the pages for people, which have scripts and styles of our own."""
FOR_PEOPLE: Final = ("/docs", "/explore")


class Manners:
    """ASGI middleware around everything."""

    def __init__(self, app: ASGIApp, *, metrics: Metrics, access_log: bool) -> None:
        """Stand in front of `app`."""
        self._app = app
        self._metrics = metrics
        self._access_log = access_log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        began = perf_counter()
        number = _request_id(scope)
        fixed = _PAGES if scope["path"].startswith(FOR_PEOPLE) else HEADERS
        status = 500

        async def send_with_headers(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], *fixed, (_REQUEST_ID, number)]
            await send(message)

        try:
            await self._app(scope, receive, send_with_headers)
        finally:
            seconds = perf_counter() - began
            self._metrics.served(scope["path"], scope["method"], status, seconds)
            if self._access_log or seconds > SLOW_SECONDS:
                log_request(scope, status, seconds, number)


def request_id(given: bytes) -> bytes:
    """Return the id that the client gave where it can be one, else one of our own."""
    if _GIVEN.match(given):
        return given
    return b"%s%08x" % (_PROCESS, next(_NUMBERS) & 0xFFFFFFFF)


def _request_id(scope: Scope) -> bytes:
    """Return the id that the client gave, or one of our own."""
    for name, value in scope["headers"]:
        if name == _REQUEST_ID:
            return request_id(value)
    return request_id(b"")


def log_request(scope: Scope, status: int, seconds: float, number: bytes) -> None:
    """Log a request without its query."""
    structlog.get_logger().info(
        "request.served",
        method=scope["method"],
        path=scope["path"],
        status=status,
        ms=round(seconds * 1000, 2),
        request_id=number.decode(),
    )
