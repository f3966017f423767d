"""The data version and shared settings."""

from typing import Any

import psycopg
import pytest

from app.storage.reading.state import DATA_CHANNEL
from app.storage.writing.state import ensure_cursor_secret, transaction
from tests.databases import Urls

pytestmark = pytest.mark.postgres
Connection = psycopg.Connection[Any]
VERSION = "SELECT version FROM data_version"


class StoppedHereError(Exception):
    """Raised to end a transaction."""


def stop_after_making_a_secret(connection: Connection) -> None:
    with transaction(connection):
        ensure_cursor_secret(connection)
        raise StoppedHereError


def test_each_transaction_raises_the_version_and_says_so(
    connection: Connection, database: Urls
) -> None:
    connection.autocommit = True
    with psycopg.connect(database.api, autocommit=True) as reader:
        reader.execute(f"LISTEN {DATA_CHANNEL}".encode())
        for _ in range(2):
            with transaction(connection):
                pass
        assert reader.execute(VERSION).fetchone() == (2,)
        assert [n.payload for n in reader.notifies(timeout=5, stop_after=2)] == ["1", "2"]


def test_a_transaction_that_fails_changes_nothing(connection: Connection) -> None:
    connection.autocommit = True
    with pytest.raises(StoppedHereError):
        stop_after_making_a_secret(connection)
    assert connection.execute(VERSION).fetchone() == (0,)
    assert connection.execute("SELECT count(*) FROM settings").fetchone() == (0,)


def test_the_cursor_secret_is_made_once(connection: Connection) -> None:
    secret = "SELECT value FROM settings WHERE key = 'cursor_secret'"
    ensure_cursor_secret(connection)
    made = connection.execute(secret).fetchone()
    assert made is not None
    assert len(made[0]) == 64
    ensure_cursor_secret(connection)
    assert connection.execute(secret).fetchone() == made
