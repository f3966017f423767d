"""Word that this process is about to end, while it still serves.

Enters: SIGTERM or SIGINT. Leaves: a call in the event loop, then the signal as it was before.
Refuses to end anything itself.
"""

import asyncio
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

_ENDING: Final = (signal.SIGTERM, signal.SIGINT)
Handler = Callable[[int, FrameType | None], object]


@contextmanager
def before_ending(tell: Callable[[], None]) -> Iterator[None]:
    """Call `tell` in the running loop as soon as the process is asked to end.

    A server waits for open answers before it tells the application that it ends; answers that never
    end by themselves must hear of it earlier. Signals reach the main thread alone: elsewhere, and
    where nobody handles them, nothing is called.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    loop = asyncio.get_running_loop()
    former: dict[int, Handler] = {}

    def handle(number: int, frame: FrameType | None) -> None:
        loop.call_soon_threadsafe(tell)
        former[number](number, frame)

    for number in _ENDING:
        handler = signal.getsignal(number)
        if callable(handler):
            former[number] = handler
            signal.signal(number, handle)
    try:
        yield
    finally:
        for known, handler in former.items():
            signal.signal(known, handler)
