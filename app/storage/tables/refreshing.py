"""Tables of the refresh of lists: every attempt, the files asked for, and what it set in motion."""

from typing import Final

from sqlalchemy import BigInteger, Column, Identity, Index, Integer, Table, Text, text

from app.storage.tables.base import METADATA, instant, reference, words

list_files: Final = Table(
    "list_files",
    METADATA,
    Column("list_id", Text, primary_key=True),
    Column("url", Text, primary_key=True),
    words("etag", nullable=True),
    words("last_modified", nullable=True),
    words("sha256"),
    Column("bytes", BigInteger, nullable=False),
    instant("fetched_at", now=True),
)

list_attempts: Final = Table(
    "list_attempts",
    METADATA,
    Column("id", BigInteger, Identity(always=True), primary_key=True),
    words("list_id"),
    instant("started_at", now=True),
    instant("ended_at", nullable=True),
    words("trigger"),
    words("outcome", nullable=True),
    words("code", nullable=True),
    words("reason", nullable=True),
    words("sha256", nullable=True),
    reference("list_version_id", "list_versions.id", nullable=True),
    Index("list_attempts_list_id_id_idx", "list_id", text("id DESC")),
)

list_acceptances: Final = Table(
    "list_acceptances",
    METADATA,
    Column("list_id", Text, primary_key=True),
    Column("sha256", Text, primary_key=True),
    words("reason"),
    instant("at", now=True),
)

rescreenings: Final = Table(
    "rescreenings",
    METADATA,
    reference("index_id", "screening_indexes.id", primary=True, cascade=True),
    Column("since_index_id", BigInteger),
    instant("started_at", now=True),
    instant("ended_at", nullable=True),
    Column("entries", Integer, nullable=False, server_default="0"),
    Column("parties", Integer, nullable=False, server_default="0"),
    Column("changed", Integer, nullable=False, server_default="0"),
)
