"""Advisory locks: who may refresh a list, bring an index into force, or screen stored parties anew.

Enters: an open connection. Leaves: locks that the database gives back when the session or the
transaction ends, also that of a process that was killed.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final

from psycopg import Connection

_SPACE: Final = 0x6D61_7273
"""Sets Marsad's locks apart from those of others in the same database ("mars")."""
_RELEASE: Final = 1
_SCREENING: Final = 2
_RESCREENING: Final = 3
_ARTICLES: Final = 4
_REFRESH_SPACE: Final = 0x6D61_7274
_TAKING_SPACE: Final = 0x6D61_7275


def hold_release(connection: Connection[Any]) -> None:
    """Wait until no other transaction stores list versions; hold that until this one ends.

    An index is built from the current versions of all lists: of two that were built at the same
    time, neither would have the other's.
    """
    connection.execute("SELECT pg_advisory_xact_lock(%s, %s)", (_SPACE, _RELEASE))


def hold_index(connection: Connection[Any], *, replacing: bool = False) -> None:
    """Keep the newest index the newest until this transaction ends.

    Args:
        connection: in a transaction.
        replacing: True for the one that stores a newer one: it waits for all who save screenings.
    """
    function = "pg_advisory_xact_lock" if replacing else "pg_advisory_xact_lock_shared"
    connection.execute(f"SELECT {function}(%s, %s)".encode(), (_SPACE, _SCREENING))


def hold_articles(connection: Connection[Any], *, removing: bool = False) -> None:
    """Keep removals of articles apart from writing them, until this transaction ends.

    Args:
        connection: in a transaction.
        removing: True for the one that removes: it waits for all who write, and they for it.
    """
    function = "pg_advisory_xact_lock" if removing else "pg_advisory_xact_lock_shared"
    connection.execute(f"SELECT {function}(%s, %s)".encode(), (_SPACE, _ARTICLES))


def hold_taken(connection: Connection[Any], articles: Iterable[int]) -> None:
    """Let nobody else take these articles until this transaction ends; to be called first in it.

    All are locked in one order before any row is, so that batches wait and do not deadlock.
    """
    keys = sorted({number % (1 << 31) for number in articles})
    connection.execute(
        "SELECT pg_advisory_xact_lock(%s, key) FROM unnest(%s::int[]) AS key", (_TAKING_SPACE, keys)
    )


@contextmanager
def refreshing(connection: Connection[Any], list_id: str, *, wait: bool) -> Iterator[bool]:
    """Lend the right to refresh a list: False when another has it and `wait` is not set."""
    keys, values = "%s, hashtext(%s)", (_REFRESH_SPACE, list_id)
    with _session_lock(connection, keys, values, wait=wait) as held:
        yield held


@contextmanager
def rescreening(connection: Connection[Any], *, wait: bool) -> Iterator[bool]:
    """Lend the right to screen stored parties anew: False when another has it, unless waiting."""
    with _session_lock(connection, "%s, %s", (_SPACE, _RESCREENING), wait=wait) as held:
        yield held


@contextmanager
def _session_lock(
    connection: Connection[Any], keys: str, values: tuple[Any, ...], *, wait: bool
) -> Iterator[bool]:
    if wait:
        connection.execute(f"SELECT pg_advisory_lock({keys})".encode(), values)
        held = True
    else:
        row = connection.execute(f"SELECT pg_try_advisory_lock({keys})".encode(), values).fetchone()
        held = bool(row and row[0])
    try:
        yield held
    finally:
        if held and not connection.closed and not connection.broken:
            connection.execute(f"SELECT pg_advisory_unlock({keys})".encode(), values)
