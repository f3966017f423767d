"""What a body of JSON may not do though it parses: say a key of an object twice.

Enters: a request. Leaves: nothing. Refuses a repeated key by its name, since one of the two values
would be passed over in silence; what is no JSON at all is refused where bodies are read.
"""

import json
from typing import Any

from starlette.requests import Request

from app.api.problems import BadBodyError, Violation


async def refuse_repeated_keys(request: Request) -> None:
    """Dependency of routes with a body: every key stands once in its object.

    Raises:
        BadBodyError: naming the key.
    """
    try:
        json.loads(await request.body(), object_pairs_hook=_with_keys_once)
    except (ValueError, RecursionError):
        return


def _with_keys_once(pairs: list[tuple[str, Any]]) -> None:
    seen: set[str] = set()
    for key, _ in pairs:
        if key in seen:
            detail = "The key stands twice in one object; which value counts cannot be told."
            raise BadBodyError([Violation(parameter=key[:80], detail=detail)])
        seen.add(key)
