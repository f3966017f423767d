"""The shortest way: what is kept is answered before any layer of the framework is asked.

Enters: the scope of a request as the server gives it. Leaves: the kept answer with the same headers
as by the whole way, or False where the whole way is to answer. Refuses to judge anything but the
address and four headers; who needs a key, a rate, a log or CORS goes the whole way.
"""

from collections.abc import Callable
from time import perf_counter
from typing import Final

from starlette.types import Scope, Send

from app.api.answers import SMALLEST, Answer, Raw, chosen_encoding, holds
from app.api.kept import AnswerStore
from app.api.manners import FOR_PEOPLE, HEADERS, REQUEST_ID, request_id
from app.api.metrics import Metrics

_REQUEST_ID: Final = REQUEST_ID.encode()
_VARY: Final = b", Origin"
"""What CORS adds to `Vary` of every answer."""
_PLAIN: Final = frozenset({b"*/*", b"application/json"})


class Front:
    """Answers from what is kept."""

    def __init__(
        self, store: AnswerStore, metrics: Metrics, *, version: Callable[[], int | None]
    ) -> None:
        """Answer from `store`; `version` tells the version of the data now."""
        self._store = store
        self._metrics = metrics
        self._version = version

    async def serve(self, scope: Scope, send: Send) -> bool:
        """Answer a request if that is possible here; return whether it was."""
        if scope["type"] != "http" or scope["method"] != "GET":
            return False
        began = perf_counter()
        answer = self._find(scope)
        if answer is None:
            return False
        held = accepted = number = b""
        for name, value in scope["headers"]:
            if name == b"if-none-match":
                held = value
            elif name == b"accept-encoding":
                accepted = value
            elif name == _REQUEST_ID:
                number = value
            elif name == b"origin" or (name == b"accept" and value not in _PLAIN):
                return False
        encoding = None
        if accepted and len(answer.body) >= SMALLEST:
            encoding = chosen_encoding(accepted.decode("latin-1"))
        status = 304 if held and holds(held.decode("latin-1"), answer.tag) else 200
        body = answer.in_encoding(encoding) if status == 200 else b""
        headers = [*_head(answer, encoding, status), (_REQUEST_ID, request_id(number))]
        self._store.tally.hits += 1
        self._store.tally.not_modified += status == 304
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})
        self._metrics.served(scope["path"], "GET", status, perf_counter() - began)
        return True

    def _find(self, scope: Scope) -> Answer | None:
        version = self._version()
        path = scope["path"]
        if version is None or path.startswith(FOR_PEOPLE):
            return None
        return self._store.find(
            (scope.get("raw_path") or path.encode(), scope["query_string"]), version
        )


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
