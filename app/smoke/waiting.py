"""Waiting for a deployment that is being started."""

import time
from typing import Final

import httpx

from app.errors import DatabaseUnavailableError

_PAUSE_SECONDS: Final = 0.1


def wait_until_ready(base_url: str, seconds: float) -> None:
    """Return when the deployment at `base_url` says that it is ready.

    Raises:
        DatabaseUnavailableError: when it does not within `seconds`, with its last answer.
    """
    deadline = time.monotonic() + seconds
    last = "no answer"
    with httpx.Client(base_url=base_url, timeout=seconds, trust_env=False) as client:
        while time.monotonic() < deadline:
            try:
                response = client.get("/health/ready")
            except httpx.TransportError as error:
                last = str(error) or type(error).__name__
            else:
                if response.status_code == httpx.codes.OK:
                    return
                last = response.text
            time.sleep(_PAUSE_SECONDS)
    raise DatabaseUnavailableError(f"{base_url} is not ready after {seconds:.0f} s: {last}")
