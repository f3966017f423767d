"""What every table shares: one metadata with fixed constraint names, and the column types in use.

Enters: nothing. Leaves: `METADATA` and column builders. Refuses to know rows or sessions.
"""

from typing import Any, Final

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Column,
    Computed,
    Date,
    DateTime,
    ForeignKey,
    Index,
    MetaData,
    Table,
    Text,
    func,
)
from sqlalchemy.dialects.postgresql import JSONB, TSVECTOR

METADATA: Final = MetaData(
    naming_convention={
        "ix": "%(table_name)s_%(column_0_N_name)s_idx",
        "uq": "%(table_name)s_%(column_0_N_name)s_key",
        "ck": "%(table_name)s_%(constraint_name)s_check",
        "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
        "pk": "%(table_name)s_pkey",
    }
)

NO_DAY: Final = "0001-01-01"
"""The `sort_day` of an article whose day of publication is unknown: it sorts last."""


def identifier(name: str = "id", *, primary: bool = True) -> Column[int]:
    """Return a column for an id of `app.domain.ids`."""
    return Column(name, BigInteger, primary_key=primary, autoincrement=False, nullable=False)


def reference(
    name: str, target: str, *, nullable: bool = False, primary: bool = False, cascade: bool = False
) -> Column[int]:
    """Return a bigint column that points at `target` ("table.column")."""
    key = ForeignKey(target, ondelete="CASCADE" if cascade else None)
    return Column(
        name, BigInteger, key, nullable=nullable and not primary, primary_key=primary,
        autoincrement=False,
    )  # fmt: skip


def words(name: str, *, nullable: bool = False, default: str | None = None) -> Column[str]:
    """Return a text column."""
    return Column(name, Text, nullable=nullable, server_default=default)


def document(name: str, *, default: str = "[]") -> Column[Any]:
    """Return a jsonb column that is never null."""
    return Column(name, JSONB, nullable=False, server_default=default)


def texts(name: str) -> Column[list[str]]:
    """Return a text[] column that is never null."""
    return Column(name, ARRAY(Text), nullable=False, server_default="{}")


def numbers(name: str) -> Column[list[int]]:
    """Return a bigint[] column that is never null."""
    return Column(name, ARRAY(BigInteger), nullable=False, server_default="{}")


def instant(name: str, *, nullable: bool = False, now: bool = False) -> Column[Any]:
    """Return a timestamptz column; `now` fills it with the transaction's time."""
    default = func.now() if now else None
    return Column(name, DateTime(timezone=True), nullable=nullable, server_default=default)


def day(name: str, *, nullable: bool = True, primary: bool = False) -> Column[Any]:
    """Return a date column."""
    return Column(name, Date, nullable=nullable and not primary, primary_key=primary)


def search_vector(expression: str) -> Column[Any]:
    """Return the column of the words that a row is searched by; the database computes it."""
    return Column("search", TSVECTOR, Computed(expression, persisted=True), nullable=True)


def search_keys(table: Table, function: str) -> Index:
    """Return the index by which the newest rows with some words are found, month by month."""
    return Index(
        f"{table.name}_keys_idx",
        getattr(func, function)(table.c.search, table.c.sort_day),
        postgresql_using="gin",
        postgresql_with={"fastupdate": "on", "gin_pending_list_limit": "512"},
    )


def computed(name: str, expression: str) -> Column[str]:
    """Return a text column that the database computes: a stored document, or a part of one."""
    return Column(name, Text, Computed(expression, persisted=True), nullable=True)
