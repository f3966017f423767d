"""Word that a process is about to end comes early, and the signal goes where it went before."""

import asyncio
import os
import signal
import threading
from types import FrameType

import pytest

from app.runtime.ending import before_ending


async def test_the_loop_hears_of_it_and_so_does_the_former_handler() -> None:
    heard: list[int] = []
    told = asyncio.Event()

    def former(number: int, _: FrameType | None) -> None:
        heard.append(number)

    original = signal.signal(signal.SIGTERM, former)
    try:
        with before_ending(told.set):
            os.kill(os.getpid(), signal.SIGTERM)
            await asyncio.wait_for(told.wait(), 5)
        assert heard == [signal.SIGTERM]
        assert signal.getsignal(signal.SIGTERM) is former
    finally:
        signal.signal(signal.SIGTERM, original)


async def test_a_signal_that_nobody_handles_is_left_alone() -> None:
    original = signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        with before_ending(lambda: None):
            assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    finally:
        signal.signal(signal.SIGTERM, original)


def test_threads_are_told_nothing() -> None:
    before = signal.getsignal(signal.SIGINT)
    seen: list[object] = []

    async def look() -> None:
        with before_ending(lambda: None):
            seen.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=lambda: asyncio.run(look()))
    thread.start()
    thread.join(5)
    assert seen == [before]


async def test_the_former_handlers_come_back_after_a_failure() -> None:
    before = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)]

    async def fail() -> None:
        with before_ending(lambda: None):
            assert signal.getsignal(signal.SIGINT) is not before[1]
            _ = 1 / 0

    with pytest.raises(ZeroDivisionError):
        await fail()
    after = [signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)]
    assert before == after
