"""Answers kept for as long as the data stay the same, in front of all routes.

Enters: GET requests. Leaves: kept bytes where the same was asked of the same version of the data;
else the answer of the lane or the routes, made once for all who wait for it. Refuses to keep what
names no version, and to serve anything kept while nobody knows the version.
"""

from collections.abc import Callable
from typing import Final

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.api.answers import Answer, send_answer
from app.api.kept import AnswerStore, Key
from app.api.lane import FAILED, Lane
from app.api.making import OVERBURDENED, Making
from app.api.problems import tell
from app.api.responses import HOLDER

_NEVER: Final = frozenset({"/stream"})
"""Paths whose answers do not end: nobody may wait for another's."""


class Caching:
    """ASGI middleware that answers from what is kept."""

    def __init__(
        self, app: ASGIApp, *, store: AnswerStore, lane: Lane, version: Callable[[], int | None]
    ) -> None:
        """Stand in front of `app`; `version` tells the version of the data now."""
        self._app = app
        self._store = store
        self._lane = lane
        self._version = version
        self._making = Making()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serve one request."""
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"] in _NEVER:
            await self._app(scope, receive, send)
            return
        if FAILED in scope:
            await tell(scope[FAILED], scope["path"])(scope, receive, send)
            return
        key = (scope.get("raw_path") or scope["path"].encode(), scope["query_string"])
        version = self._version()
        tally = self._store.tally
        if version is not None:
            kept = self._store.find(key, version)
            if kept is not None and not _particular(scope):
                tally.hits += 1
                tally.not_modified += await send_answer(kept, scope, send)
                return
        tally.misses += 1
        if _particular(scope):
            await self._app(scope, receive, send)
            return
        await self._make(key, scope, receive, send)

    async def _make(self, key: Key, scope: Scope, receive: Receive, send: Send) -> None:
        """Make an answer, or wait for the one who makes it already."""

        async def make() -> Answer | None:
            answer = await self._lane.answer(scope)
            if answer is None:
                answer = await self._capture(scope, receive, send)
            return answer and self._store.keep(key, answer)

        try:
            answer, own = await self._making.once(key, make)
        except OVERBURDENED as error:
            await tell(error, scope["path"])(scope, receive, send)
            return
        if answer is not None:
            await send_answer(answer, scope, send)
        elif not own:
            await self._app(scope, receive, send)

    async def _capture(self, scope: Scope, receive: Receive, send: Send) -> Answer | None:
        """Let the routes answer; return what they answered unless it was sent already."""
        holder: list[Answer] = []
        inner = {**scope, HOLDER: holder}

        async def pass_on(message: Message) -> None:
            if not holder:
                await send(message)

        await self._app(inner, receive, pass_on)
        return holder[0] if holder else None


def _particular(scope: Scope) -> bool:
    """Tell whether a request asks for a form of its own, by its Accept header."""
    for name, value in scope["headers"]:
        if name == b"accept":
            plain = b"*/*" in value or b"application/json" in value
            return not plain or b"q=0" in value.replace(b" ", b"")
    return False
