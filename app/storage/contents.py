"""A database as a whole: whether it holds anything, and whether anybody else is in it.

Enters: an owner's connection string. Leaves: answers, and the statements that make room for other
contents. Refuses to know how contents are written to a file or read from one.
"""

from typing import Final, LiteralString

import psycopg

MAKE_ROOM: Final = """
DROP SCHEMA public CASCADE;
CREATE SCHEMA public AUTHORIZATION pg_database_owner;
GRANT USAGE ON SCHEMA public TO PUBLIC;
"""
"""What empties a database, inside the transaction that fills it."""

REVISION_TABLE: Final = "alembic_version"

_TABLES: Final[LiteralString] = "SELECT to_regclass('public.articles') IS NOT NULL"
_FILLED: Final[LiteralString] = (
    "SELECT EXISTS (SELECT FROM public.articles) OR EXISTS (SELECT FROM public.list_versions)"
)
_OTHERS: Final[LiteralString] = """
SELECT count(*) FROM pg_stat_activity
WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
"""


def is_filled(url: str) -> bool:
    """Say whether the database holds articles or lists."""
    with psycopg.connect(url) as connection:
        return _is_so(connection, _TABLES) and _is_so(connection, _FILLED)


def is_used(url: str) -> bool:
    """Say whether anybody else is connected to the database."""
    with psycopg.connect(url) as connection:
        return _is_so(connection, _OTHERS)


def _is_so(connection: "psycopg.Connection[tuple[object, ...]]", query: LiteralString) -> bool:
    row = connection.execute(query).fetchone()
    return bool(row and row[0])
