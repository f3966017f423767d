"""The clock."""

from datetime import UTC, datetime, timedelta

from app.runtime.clock import system_clock


def test_the_clock_tells_utc() -> None:
    told = system_clock()
    assert told.utcoffset() == timedelta(0)
    assert abs(datetime.now(UTC) - told) < timedelta(seconds=5)
