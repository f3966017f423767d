"""Tables of running the service: what was taken, what was refused, shared settings, the version.

`data_version` has one row. Its number grows once per committed write and is what answers are
stamped and cached by.
"""

from typing import Final

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    Identity,
    Index,
    LargeBinary,
    SmallInteger,
    Table,
    Text,
    text,
)

from app.storage.tables.base import METADATA, instant, words

ingest_ledger: Final = Table(
    "ingest_ledger",
    METADATA,
    Column("source", Text, primary_key=True),
    Column("item_key", Text, primary_key=True),
    words("status"),
    Column("article_id", BigInteger, nullable=True),
    instant("at", now=True),
)

quarantine: Final = Table(
    "quarantine",
    METADATA,
    Column("id", BigInteger, Identity(always=True), primary_key=True),
    words("source"),
    words("position"),
    words("code"),
    words("reason"),
    Column("raw", LargeBinary, nullable=False),
    instant("at", now=True),
    instant("retried_at", nullable=True),
    instant("resolved_at", nullable=True),
    Index("quarantine_source_position_idx", "source", "position", unique=True),
    Index("quarantine_open_idx", "id", postgresql_where=text("resolved_at IS NULL")),
)

settings: Final = Table(
    "settings",
    METADATA,
    Column("key", Text, primary_key=True),
    words("value"),
)

data_version: Final = Table(
    "data_version",
    METADATA,
    Column("id", SmallInteger, primary_key=True, autoincrement=False, server_default="1"),
    Column("version", BigInteger, nullable=False, server_default="0"),
    instant("at", now=True),
    CheckConstraint("id = 1", name="one_row"),
)
