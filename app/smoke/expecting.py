"""What checks are made of: ask, and fail saying what was found instead."""

import httpx

JSON = "application/json"
PROBLEM = "application/problem+json"


class FailedError(Exception):
    """What was found is not what the contract says."""


def require(condition: object, what: str) -> None:
    """Fail with `what` unless `condition` holds.

    Raises:
        FailedError: with `what`.
    """
    if not condition:
        raise FailedError(what)


def get(client: httpx.Client, path: str, status: int = 200, **headers: str) -> httpx.Response:
    """Return the answer to a GET, which has this status and is JSON.

    Raises:
        FailedError: naming what else it is.
    """
    response = client.get(path, headers=headers)
    expect(response, status)
    return response


def expect(response: httpx.Response, status: int, kind: str | None = None) -> None:
    """Fail unless an answer has this status and content type.

    Raises:
        FailedError: naming what was asked and what came.
    """
    asked = f"{response.request.method} {response.request.url}"
    if response.status_code != status:
        raise FailedError(f"{asked}: {response.status_code}, not {status}: {response.text[:200]}")
    wanted = kind or (PROBLEM if status >= 400 else JSON)
    given = response.headers.get("content-type", "")
    if status not in {204, 304} and not given.startswith(wanted):
        raise FailedError(f"{asked}: content type {given!r}, not {wanted}")
