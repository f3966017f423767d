"""Sanctions lists, screening and the log of changes."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "changes",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column(
            "transaction",
            sa.BigInteger(),
            server_default=sa.text("(pg_current_xact_id()::text)::bigint"),
            nullable=False,
        ),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column(
            "at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.Column("list_id", sa.Text(), nullable=True),
        sa.Column("list_version", sa.Text(), nullable=True),
        sa.Column("entry_id", sa.Text(), nullable=True),
        sa.Column("party_id", sa.BigInteger(), nullable=True),
        sa.Column("article_id", sa.BigInteger(), nullable=True),
        sa.Column("before", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("after", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("cause", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("changes_pkey")),
    )
    op.create_index(
        "changes_list_id_id_idx",
        "changes",
        ["list_id", sa.literal_column("id DESC")],
        unique=False,
        postgresql_where=sa.text("list_id IS NOT NULL"),
    )
    op.create_index("changes_transaction_id_idx", "changes", ["transaction", "id"], unique=False)
    op.create_table(
        "designations",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("list_id", sa.Text(), nullable=False),
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("programmes", sa.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("listed_on", sa.Date(), nullable=True),
        sa.Column(
            "births", postgresql.JSONB(astext_type=sa.Text()), server_default="[]", nullable=False
        ),
        sa.Column("countries", sa.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("identifiers", sa.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("remarks", sa.Text(), nullable=True),
        sa.Column("primary_missing", sa.Boolean(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.BigInteger(), nullable=False),
        sa.Column("valid_to", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("designations_pkey")),
    )
    op.create_index(
        "designations_list_id_entry_id_valid_from_idx",
        "designations",
        ["list_id", "entry_id", "valid_from"],
        unique=True,
    )
    op.create_index(
        "designations_open_idx",
        "designations",
        ["list_id", "entry_id"],
        unique=True,
        postgresql_where=sa.text("valid_to IS NULL"),
    )
    op.create_table(
        "lists",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("authority", sa.Text(), nullable=False),
        sa.Column("source_url", sa.Text(), nullable=True),
        sa.Column("checked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.Column("last_error_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("lists_pkey")),
    )
    op.create_table(
        "screening_indexes",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column(
            "versions", postgresql.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False
        ),
        sa.Column("matcher", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("blob", sa.LargeBinary(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("screening_indexes_pkey")),
    )
    op.create_table(
        "designation_aliases",
        sa.Column("designation_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("ordinal", sa.SmallInteger(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("strength", sa.Text(), nullable=False),
        sa.Column("script", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["designation_id"],
            ["designations.id"],
            name=op.f("designation_aliases_designation_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("designation_id", "ordinal", name=op.f("designation_aliases_pkey")),
    )
    op.create_table(
        "list_versions",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("list_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.BigInteger(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.Column("dated", sa.Date(), nullable=True),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.Column("refused", sa.Integer(), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("removed", sa.Integer(), nullable=False),
        sa.Column("amended", sa.Integer(), nullable=False),
        sa.Column("excerpt", sa.Boolean(), nullable=False),
        sa.Column("current", sa.Boolean(), nullable=False),
        sa.Column("fetched_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "loaded_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.ForeignKeyConstraint(["list_id"], ["lists.id"], name=op.f("list_versions_list_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("list_versions_pkey")),
    )
    op.create_index(
        "list_versions_current_idx",
        "list_versions",
        ["list_id"],
        unique=True,
        postgresql_where=sa.text("current"),
    )
    op.create_index(
        "list_versions_list_id_ordinal_idx", "list_versions", ["list_id", "ordinal"], unique=True
    )
    op.create_table(
        "party_screenings",
        sa.Column("party_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("index_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("matcher", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column(
            "screened_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["index_id"], ["screening_indexes.id"], name=op.f("party_screenings_index_id_fkey")
        ),
        sa.ForeignKeyConstraint(
            ["party_id"],
            ["parties.id"],
            name=op.f("party_screenings_party_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("party_id", name=op.f("party_screenings_pkey")),
    )
    op.create_index(
        "party_screenings_index_id_idx", "party_screenings", ["index_id", "party_id"], unique=False
    )
    op.create_index(
        "party_screenings_verdict_party_id_idx",
        "party_screenings",
        ["verdict", "party_id"],
        unique=False,
    )
    op.create_table(
        "hits",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("party_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("list_id", sa.Text(), nullable=False),
        sa.Column("entry_id", sa.Text(), nullable=False),
        sa.Column("list_version_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("list_version", sa.Text(), nullable=False),
        sa.Column("list_sha256", sa.Text(), nullable=False),
        sa.Column("matcher", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("matched_name", sa.Text(), nullable=False),
        sa.Column("score", sa.REAL(), nullable=False),
        sa.Column("band", sa.Text(), nullable=False),
        sa.Column("listed_on", sa.Date(), nullable=True),
        sa.Column("programmes", sa.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column(
            "query", postgresql.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False
        ),
        sa.Column(
            "evidence", postgresql.JSONB(astext_type=sa.Text()), server_default="[]", nullable=False
        ),
        sa.Column("current", sa.Boolean(), server_default="true", nullable=False),
        sa.Column(
            "screened_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["list_version_id"], ["list_versions.id"], name=op.f("hits_list_version_id_fkey")
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["parties.id"], name=op.f("hits_party_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("hits_pkey")),
    )
    op.create_index(
        "hits_list_id_entry_id_idx",
        "hits",
        ["list_id", "entry_id"],
        unique=False,
        postgresql_where=sa.text("current"),
    )
    op.create_index(
        "hits_party_id_idx", "hits", ["party_id"], unique=False, postgresql_where=sa.text("current")
    )


def downgrade() -> None:
    op.drop_index("hits_party_id_idx", table_name="hits", postgresql_where=sa.text("current"))
    op.drop_index(
        "hits_list_id_entry_id_idx", table_name="hits", postgresql_where=sa.text("current")
    )
    op.drop_table("hits")
    op.drop_index("party_screenings_verdict_party_id_idx", table_name="party_screenings")
    op.drop_index("party_screenings_index_id_idx", table_name="party_screenings")
    op.drop_table("party_screenings")
    op.drop_index("list_versions_list_id_ordinal_idx", table_name="list_versions")
    op.drop_index(
        "list_versions_current_idx", table_name="list_versions", postgresql_where=sa.text("current")
    )
    op.drop_table("list_versions")
    op.drop_table("designation_aliases")
    op.drop_table("screening_indexes")
    op.drop_table("lists")
    op.drop_index(
        "designations_open_idx",
        table_name="designations",
        postgresql_where=sa.text("valid_to IS NULL"),
    )
    op.drop_index("designations_list_id_entry_id_valid_from_idx", table_name="designations")
    op.drop_table("designations")
    op.drop_index("changes_transaction_id_idx", table_name="changes")
    op.drop_index(
        "changes_list_id_id_idx",
        table_name="changes",
        postgresql_where=sa.text("list_id IS NOT NULL"),
    )
    op.drop_table("changes")
