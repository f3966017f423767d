"""The state of the data as a whole: the transaction that stamps it, and shared settings."""

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from psycopg import Connection

from app.storage.reading.state import CURSOR_SECRET, DATA_CHANNEL

_SECRET_BYTES: Final = 32


@contextmanager
def transaction(connection: Connection[Any]) -> Iterator[Connection[Any]]:
    """Run a block in one transaction that ends by stamping the new data version.

    The version's row is locked last and for the commit alone, so that writers hardly wait.
    """
    with connection.transaction():
        yield connection
        bump_data_version(connection)


def bump_data_version(connection: Connection[Any]) -> int:
    """Raise the data version and announce it; to be called last before a commit."""
    row = connection.execute(
        "UPDATE data_version SET version = version + 1, at = clock_timestamp() RETURNING version"
    ).fetchone()
    version = int(row[0]) if row else 0
    connection.execute("SELECT pg_notify(%s, %s)", (DATA_CHANNEL, str(version)))
    return version


def ensure_cursor_secret(connection: Connection[Any]) -> None:
    """Make the secret that signs page cursors, unless there is one."""
    connection.execute(
        "INSERT INTO settings (key, value) VALUES (%s, %s) ON CONFLICT (key) DO NOTHING",
        (CURSOR_SECRET, secrets.token_hex(_SECRET_BYTES)),
    )
