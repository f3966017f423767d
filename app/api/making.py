"""Answers in the making: who asks for one that is being made waits for it.

Enters: an address and how its answer is made. Leaves: the answer, made once for all who asked
meanwhile, or why the database did not give it. Refuses to keep it.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

from app.api.answers import Answer
from app.api.kept import Key
from app.errors import DatabaseUnavailableError
from app.storage.reading.database import ReadTooSlowError

OVERBURDENED: Final = (ReadTooSlowError, DatabaseUnavailableError)
"""Failures that asking again would repeat after as long, and make worse for others."""


class Making:
    """The answers that one process makes just now."""

    def __init__(self) -> None:
        """Begin with none."""
        self._made: dict[Key, asyncio.Future[Answer | None]] = {}

    async def once(
        self, key: Key, make: Callable[[], Awaitable[Answer | None]]
    ) -> tuple[Answer | None, bool]:
        """Return the answer of an address, and whether it was made for this very call.

        Where making it fails, that is raised to who made it; who waited has None.

        Raises:
            ReadTooSlowError: to all who asked, who waited too.
            DatabaseUnavailableError: likewise.
        """
        making = self._made.get(key)
        if making is not None:
            return await asyncio.shield(making), False
        future: asyncio.Future[Answer | None] = asyncio.get_running_loop().create_future()
        self._made[key] = future
        answer, failure = None, None
        try:
            answer = await make()
        except OVERBURDENED as error:
            failure = error
            raise
        finally:
            del self._made[key]
            if failure is None:
                future.set_result(answer)
            else:
                future.set_exception(failure)
                future.exception()  # nobody may be waiting
        return answer, True
