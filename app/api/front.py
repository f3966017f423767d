"""The shortest way: what is kept, or the lane can make, is answered before any layer is asked.

Enters: the scope of a request as the server gives it. Leaves: the answer with the same headers as
by the whole way, or False where the whole way is to answer. Refuses to judge anything but the
address and four headers; who needs a key, a rate, a log or CORS goes the whole way.
"""

from collections.abc import Callable
from time import perf_counter
from typing import Final

from starlette.types import Scope, Send

from app.api.answers import SMALLEST, Answer, Raw, chosen_encoding, holds
from app.api.border import LONGEST_TARGET, target_length
from app.api.kept import AnswerStore, Key
from app.api.lane import FAILED, LEFT, Lane
from app.api.making import OVERBURDENED, Making
from app.api.manners import (
    FOR_PEOPLE,
    HEADERS,
    REQUEST_ID,
    SLOW_SECONDS,
    log_request,
    request_id,
)
from app.api.metrics import Metrics

_REQUEST_ID: Final = REQUEST_ID.encode()
_VARY: Final = b", Origin"
"""What CORS adds to `Vary` of every answer."""
_PLAIN: Final = frozenset({b"*/*", b"application/json"})


class Front:
    """Answers from what is kept, and by the lane what is not."""

    def __init__(
        self,
        store: AnswerStore,
        metrics: Metrics,
        *,
        lane: Lane,
        version: Callable[[], int | None],
    ) -> None:
        """Answer from `store`; `version` tells the version of the data now."""
        self._store = store
        self._lane = lane
        self._making = Making()
        self._metrics = metrics
        self._version = version

    async def serve(self, scope: Scope, send: Send) -> bool:
        """Answer a request if that is possible here; return whether it was."""
        if scope["type"] != "http" or scope["method"] != "GET":
            return False
        began = perf_counter()
        answer = self._find(scope)
        kept = answer is not None
        if not kept and not self._lane.takes(scope):
            return False
        asked = _asked(scope)
        if asked is None:
            return False
        if answer is None:
            answer = await self._make(scope)
            if answer is None:
                return False
        status, name = await _send(answer, asked, send)
        tally = self._store.tally
        tally.hits += kept
        tally.misses += not kept
        tally.not_modified += kept and status == 304
        seconds = perf_counter() - began
        self._metrics.served(scope["path"], "GET", status, seconds)
        if seconds > SLOW_SECONDS:
            log_request(scope, status, seconds, name)
        return True

    async def _make(self, scope: Scope) -> Answer | None:
        """Return the lane's answer, None where the whole way is to answer or to fail."""
        if target_length(scope) > LONGEST_TARGET:
            return None
        key = _key(scope)

        async def make() -> Answer | None:
            answer = await self._lane.answer(scope)
            return answer and self._store.keep(key, answer)

        try:
            answer, _ = await self._making.once(key, make)
        except OVERBURDENED as error:
            scope[FAILED] = error
            return None
        except Exception:  # noqa: BLE001 - the whole way asks again, records it and tells of it
            return None
        if answer is None:
            scope[LEFT] = True
        return answer

    def _find(self, scope: Scope) -> Answer | None:
        version = self._version()
        path = scope["path"]
        if version is None or path.startswith(FOR_PEOPLE):
            return None
        return self._store.find(_key(scope), version)


def _asked(scope: Scope) -> tuple[bytes, str, bytes] | None:
    """Return what the headers ask for: If-None-Match, Accept-Encoding and the request's id.

    None where one of them wants the whole way.
    """
    held = accepted = number = b""
    for name, value in scope["headers"]:
        if name == b"if-none-match":
            held = value
        elif name == b"accept-encoding":
            accepted = value
        elif name == _REQUEST_ID:
            number = value
        elif name == b"origin" or (name == b"accept" and value not in _PLAIN):
            return None
    return held, accepted.decode("latin-1"), number


async def _send(answer: Answer, asked: tuple[bytes, str, bytes], send: Send) -> tuple[int, bytes]:
    """Send an answer; return the status and the request's id."""
    held, accepted, number = asked
    encoding = None
    if accepted and len(answer.body) >= SMALLEST:
        encoding = chosen_encoding(accepted)
    status = 304 if held and holds(held.decode("latin-1"), answer.tag) else 200
    body = answer.in_encoding(encoding) if status == 200 else b""
    name = request_id(number)
    headers = [*_head(answer, encoding, status), (_REQUEST_ID, name)]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
    return status, name


def _key(scope: Scope) -> Key:
    return (scope.get("raw_path") or scope["path"].encode(), scope["query_string"])


def _head(answer: Answer, encoding: str | None, status: int) -> Raw:
    """Return the headers of an answer in an encoding; they are put together once."""
    key = (encoding, status)
    head = answer.heads.get(key)
    if head is None:
        head = answer.headers(encoding)
        if status == 200:
            head += answer.content_headers(encoding)
        varied = [(n, v + _VARY) if n == b"vary" else (n, v) for n, v in head]
        answer.heads[key] = head = [*varied, *HEADERS]
    return head
