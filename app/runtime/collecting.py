"""How often a process looks for unreachable cycles.

Reading an article and answering a request make few; the tables that they read with are some million
objects, and each full collection walks through all that are not set aside.
"""

import gc
from typing import Final

YOUNG: Final = 50_000
"""Objects made since the last look, in a process that reads articles, against 700 by default."""
ANSWERING: Final = 20_000
"""The same in a process that answers requests, which wait for a look."""


def collect_rarely() -> None:
    """Look for cycles seldom in this process: memory stays the same, time is saved."""
    gc.set_threshold(YOUNG, 50, 100)


def collect_between_answers() -> None:
    """Look for cycles seldom, and among what this process began with never again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(ANSWERING)
