"""Tables of sanctions lists and of what screening found.

A designation row is valid for a stretch of its list's versions: `valid_from <= ordinal` and
`valid_to` is null or greater. A list that did not change an entry therefore costs no row, and any
kept version can be read again whole. Ordinals grow with the day a version took effect.

A hit is `current` when the newest screening of its party found it; one that is also `past` is on a
designation that was no longer in force then, and counts for `past_verdict` alone. An index whose
`blob` is null is past its keeping: it can be built again from its `versions`. `last_version_id` is
the last of all list versions, of the past too, that were stored when it was built.
"""

from typing import Final

from sqlalchemy import (
    REAL,
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Identity,
    Index,
    Integer,
    LargeBinary,
    SmallInteger,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from app.storage.tables.base import (
    METADATA,
    day,
    document,
    identifier,
    instant,
    reference,
    texts,
    words,
)

lists: Final = Table(
    "lists",
    METADATA,
    Column("id", Text, primary_key=True),
    words("name"),
    words("authority"),
    words("source_url", nullable=True),
    instant("checked_at", nullable=True),
    words("last_error", nullable=True),
    instant("last_error_at", nullable=True),
    Column("failures", Integer, nullable=False, server_default="0"),
    instant("due_at", nullable=True),
)

list_versions: Final = Table(
    "list_versions",
    METADATA,
    Column("id", BigInteger, Identity(always=True), primary_key=True),
    Column("list_id", Text, ForeignKey("lists.id"), nullable=False),
    Column("ordinal", BigInteger, nullable=False),
    words("version"),
    day("dated"),
    day("effective_on", nullable=False),
    words("sha256"),
    Column("entries", Integer, nullable=False),
    Column("refused", Integer, nullable=False),
    Column("added", Integer, nullable=False),
    Column("removed", Integer, nullable=False),
    Column("amended", Integer, nullable=False),
    Column("excerpt", Boolean, nullable=False),
    Column("current", Boolean, nullable=False),
    instant("fetched_at", nullable=True),
    instant("loaded_at", now=True),
    Index("list_versions_list_id_ordinal_idx", "list_id", "ordinal", unique=True),
    Index("list_versions_current_idx", "list_id", unique=True, postgresql_where=text("current")),
)

designations: Final = Table(
    "designations",
    METADATA,
    Column("id", BigInteger, Identity(always=True), primary_key=True),
    words("list_id"),
    words("entry_id"),
    words("kind"),
    words("name"),
    texts("programmes"),
    day("listed_on"),
    day("delisted_on"),
    document("births"),
    texts("countries"),
    texts("identifiers"),
    words("remarks", nullable=True),
    Column("primary_missing", Boolean, nullable=False),
    words("digest"),
    Column("valid_from", BigInteger, nullable=False),
    Column("valid_to", BigInteger),
    Index("designations_list_id_entry_id_valid_from_idx", "list_id", "entry_id", "valid_from",
          unique=True),
    Index("designations_open_idx", "list_id", "entry_id", unique=True,
          postgresql_where=text("valid_to IS NULL")),
)  # fmt: skip

designation_aliases: Final = Table(
    "designation_aliases",
    METADATA,
    reference("designation_id", "designations.id", primary=True, cascade=True),
    Column("ordinal", SmallInteger, primary_key=True, autoincrement=False),
    words("name"),
    words("strength"),
    words("script"),
    words("language", nullable=True),
    document("parts"),
)

screening_indexes: Final = Table(
    "screening_indexes",
    METADATA,
    Column("id", BigInteger, Identity(always=True), primary_key=True),
    document("versions", default="{}"),
    words("matcher"),
    words("sha256"),
    Column("blob", LargeBinary),
    Column("last_version_id", BigInteger),
    instant("created_at", now=True),
)

party_screenings: Final = Table(
    "party_screenings",
    METADATA,
    reference("party_id", "parties.id", primary=True, cascade=True),
    reference("index_id", "screening_indexes.id"),
    words("matcher"),
    words("verdict"),
    words("past_verdict", nullable=True),
    texts("words"),
    instant("screened_at", now=True),
    Index("party_screenings_verdict_party_id_idx", "verdict", "party_id"),
    Index("party_screenings_index_id_idx", "index_id", "party_id"),
)

hits: Final = Table(
    "hits",
    METADATA,
    identifier(),
    reference("party_id", "parties.id", cascade=True),
    words("list_id"),
    words("entry_id"),
    reference("list_version_id", "list_versions.id"),
    words("list_version"),
    words("list_sha256"),
    words("matcher"),
    words("kind"),
    words("name"),
    words("matched_name"),
    Column("score", REAL, nullable=False),
    words("band"),
    day("listed_on"),
    texts("programmes"),
    document("query", default="{}"),
    document("evidence"),
    Column("current", Boolean, nullable=False, server_default="true"),
    Column("past", Boolean, nullable=False, server_default="false"),
    reference("index_id", "screening_indexes.id", nullable=True),
    instant("screened_at", now=True),
    Index("hits_party_id_idx", "party_id", postgresql_where=text("current")),
    Index("hits_list_id_entry_id_idx", "list_id", "entry_id", postgresql_where=text("current")),
)

changes: Final = Table(
    "changes",
    METADATA,
    Column("id", BigInteger, Identity(always=True), primary_key=True),
    Column("transaction", BigInteger, nullable=False,
           server_default=text("marsad_change_number(pg_current_xact_id())")),
    words("kind"),
    instant("at", now=True),
    words("list_id", nullable=True),
    words("list_version", nullable=True),
    words("entry_id", nullable=True),
    Column("party_id", BigInteger, nullable=True),
    Column("article_id", BigInteger, nullable=True),
    Column("before", JSONB),
    Column("after", JSONB),
    words("cause", nullable=True),
    Index("changes_transaction_id_idx", "transaction", "id"),
    Index("changes_list_id_transaction_id_idx", "list_id", "transaction", "id",
          postgresql_where=text("list_id IS NOT NULL")),
    Index("changes_party_id_transaction_id_idx", "party_id", "transaction", "id",
          postgresql_where=text("party_id IS NOT NULL")),
    Index("changes_article_id_transaction_id_idx", "article_id", "transaction", "id",
          postgresql_where=text("article_id IS NOT NULL")),
    Index("changes_kind_transaction_id_idx", "kind", "transaction", "id"),
)  # fmt: skip
