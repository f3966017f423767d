import asyncio

import pytest

from app.api.answers import Answer
from app.api.making import Making
from app.storage.reading.database import ReadTooSlowError

KEY = (b"/claims", b"")
ANSWER = Answer(body=b"{}", version=1, tag="a")


async def test_who_asks_meanwhile_has_the_same_answer() -> None:
    making, made = Making(), 0
    begun = asyncio.Event()

    async def make() -> Answer:
        nonlocal made
        made += 1
        await begun.wait()
        return ANSWER

    asked = [asyncio.ensure_future(making.once(KEY, make)) for _ in range(3)]
    await asyncio.sleep(0)
    begun.set()
    answers = await asyncio.gather(*asked)
    assert made == 1
    assert sorted(own for _, own in answers) == [False, False, True]
    assert all(answer is ANSWER for answer, _ in answers)


async def test_who_waits_for_what_is_too_slow_is_told_so() -> None:
    making = Making()
    begun = asyncio.Event()

    async def fail() -> Answer:
        await begun.wait()
        raise ReadTooSlowError("Too slow.")

    asked = [asyncio.ensure_future(making.once(KEY, fail)) for _ in range(3)]
    await asyncio.sleep(0)
    begun.set()
    told = await asyncio.gather(*asked, return_exceptions=True)
    assert [type(error) for error in told] == [ReadTooSlowError] * 3


async def test_who_waits_for_what_fails_has_nothing() -> None:
    making = Making()
    begun = asyncio.Event()

    async def fail() -> Answer:
        await begun.wait()
        raise LookupError

    first = asyncio.ensure_future(making.once(KEY, fail))
    second = asyncio.ensure_future(making.once(KEY, fail))
    await asyncio.sleep(0)
    begun.set()
    with pytest.raises(LookupError):
        await first
    assert await second == (None, False)
