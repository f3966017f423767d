"""Who may ask, and how often: keys where the deployment wants them, rates where it sets them.

Enters: requests. Leaves: those that may pass, with RateLimit headers; else a 401 or a 429 problem.
Refuses to keep keys: only their SHA-256 is known, and it is compared in constant time.
"""

import hmac
import math
from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from time import monotonic
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.metrics import Metrics
from app.api.problems import Problem

MOST_CLIENTS: Final = 50_000
"""Clients whose rate is known; the one seen longest ago goes first."""
_FREE: Final = ("/health/", "/metrics")
_BEARER: Final = b"bearer "


@dataclass(slots=True)
class _Bucket:
    """What a client has left, and when that was."""

    left: float
    at: float


class Rates:
    """Token buckets: `per_minute` requests on average, as many at once."""

    def __init__(self, per_minute: int) -> None:
        """Give every client a full bucket."""
        self.per_minute = per_minute
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def take(self, client: str, now: float) -> tuple[bool, int, int]:
        """Take one request of a client.

        Returns:
            Whether it may pass, how many are left, and in how many seconds there is one more (a
            request refused) or the bucket is full again.
        """
        bucket = self._buckets.pop(client, None) or _Bucket(self.per_minute, now)
        rate = self.per_minute / 60
        bucket.left = min(self.per_minute, bucket.left + (now - bucket.at) * rate)
        bucket.at = now
        passes = bucket.left >= 1
        if passes:
            bucket.left -= 1
        self._buckets[client] = bucket
        if len(self._buckets) > MOST_CLIENTS:
            self._buckets.popitem(last=False)
        wanted = self.per_minute - bucket.left if passes else 1 - bucket.left
        return passes, int(bucket.left), math.ceil(wanted / rate)


class Keys:
    """API keys by the hexadecimal SHA-256 of each; without any, nobody needs one."""

    def __init__(self, digests: Iterable[str]) -> None:
        """Know the keys of these digests."""
        self._digests = tuple(digest.lower() for digest in digests)

    def __bool__(self) -> bool:
        """Return whether keys are wanted."""
        return bool(self._digests)

    def who(self, key: bytes) -> str | None:
        """Return the digest of a key that is known, None of any other."""
        given = sha256(key).hexdigest()
        known = [hmac.compare_digest(given, digest) for digest in self._digests]
        return given if any(known) else None


class Limits:
    """ASGI middleware that lets pass who may."""

    def __init__(self, app: ASGIApp, *, keys: Keys, rates: Rates | None, metrics: Metrics) -> None:
        """Stand in front of `app`."""
        self._app = app
        self._keys = keys
        self._rates = rates
        self._metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        free = scope["type"] != "http" or scope["method"] == "OPTIONS"
        if free or scope["path"].startswith(_FREE) or not (self._keys or self._rates):
            await self._app(scope, receive, send)
            return
        client = self._client(scope)
        if client is None:
            problem = Problem(
                status=401,
                detail="This deployment wants an API key: Authorization: Bearer …",
                headers={"www-authenticate": "Bearer"},
            )
            await problem.response(scope["path"])(scope, receive, send)
            return
        if self._rates is None:
            await self._app(scope, receive, send)
            return
        await self._limited(self._rates, client, scope, receive, send)

    async def _limited(
        self, rates: Rates, client: str, scope: Scope, receive: Receive, send: Send
    ) -> None:
        passes, left, seconds = rates.take(client, monotonic())
        said = {
            "ratelimit-policy": f'"minute";q={rates.per_minute};w=60',
            "ratelimit": f'"minute";r={left};t={seconds}',
        }
        if not passes:
            self._metrics.limited.inc()
            problem = Problem(
                status=429,
                detail=f"At most {rates.per_minute} requests a minute; try again in {seconds} s.",
                headers={**said, "retry-after": str(seconds)},
            )
            await problem.response(scope["path"])(scope, receive, send)
            return
        raw = [(name.encode(), value.encode()) for name, value in said.items()]

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *raw]
            await send(message)

        await self._app(scope, receive, send_with_headers)

    def _client(self, scope: Scope) -> str | None:
        """Return who asks: the key's digest, else the address; None without a key wanted."""
        for name, value in scope["headers"]:
            if name == b"authorization" and value[: len(_BEARER)].lower() == _BEARER:
                known = self._keys.who(value[len(_BEARER) :].strip())
                if known:
                    return known
        if self._keys:
            return None
        address = scope.get("client")
        return str(address[0]) if address else "unknown"
