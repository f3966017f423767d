"""The time, as a value that is passed in: the real clock, and what a clock is."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Returns the present instant, aware, in UTC."""


def system_clock() -> datetime:
    """Return the present instant of this machine in UTC."""
    return datetime.now(UTC)
