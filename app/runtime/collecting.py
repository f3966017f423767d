"""How often a process that reads articles looks for unreachable cycles.

Reading an article makes none; the tables that it reads with are some million objects, and each full
collection walks through all of them.
"""

import gc
from typing import Final

YOUNG: Final = 50_000
"""Objects made since the last look, against 700 by default."""


def collect_rarely() -> None:
    """Look for cycles seldom in this process: memory stays the same, time is saved."""
    gc.set_threshold(YOUNG, 50, 100)
