"""The owner's connection that ingest works on; its failures are Marsad errors."""

import contextlib
from collections.abc import Iterator
from typing import Any

import psycopg

from app.errors import DatabaseUnavailableError


@contextlib.contextmanager
def owner_connection(url: str) -> Iterator[psycopg.Connection[Any]]:
    """Lend a connection that is in no transaction; the caller opens those it needs.

    Raises:
        DatabaseUnavailableError: when the database cannot be reached, or breaks meanwhile.
    """
    try:
        with psycopg.connect(url, autocommit=True, application_name="marsad") as connection:
            yield connection
    except psycopg.OperationalError as error:
        raise DatabaseUnavailableError(f"the database failed: {error}") from error
