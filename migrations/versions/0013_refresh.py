"""Refresh of lists: attempts, files asked for, acceptances, and re-screenings."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("lists", sa.Column("failures", sa.Integer(), server_default="0", nullable=False))
    op.add_column("lists", sa.Column("due_at", sa.DateTime(timezone=True), nullable=True))
    op.drop_column("lists", "etag")
    op.drop_column("lists", "last_modified")
    op.create_table(
        "list_files",
        sa.Column("list_id", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column(
            "fetched_at", sa.DateTime(timezone=True), server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("list_id", "url", name=op.f("list_files_pkey")),
    )  # fmt: skip
    op.create_table(
        "list_attempts",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("list_id", sa.Text(), nullable=False),
        sa.Column(
            "started_at", sa.DateTime(timezone=True), server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("trigger", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=True),
        sa.Column("code", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("sha256", sa.Text(), nullable=True),
        sa.Column("list_version_id", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.ForeignKeyConstraint(
            ["list_version_id"], ["list_versions.id"],
            name=op.f("list_attempts_list_version_id_fkey"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("list_attempts_pkey")),
    )  # fmt: skip
    op.create_index(
        "list_attempts_list_id_id_idx", "list_attempts", ["list_id", sa.literal_column("id DESC")]
    )
    op.create_table(
        "list_acceptances",
        sa.Column("list_id", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column(
            "at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.PrimaryKeyConstraint("list_id", "sha256", name=op.f("list_acceptances_pkey")),
    )
    op.create_table(
        "rescreenings",
        sa.Column("index_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("since_index_id", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column(
            "started_at", sa.DateTime(timezone=True), server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("entries", sa.Integer(), server_default="0", nullable=False),
        sa.Column("parties", sa.Integer(), server_default="0", nullable=False),
        sa.Column("changed", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["index_id"], ["screening_indexes.id"], name=op.f("rescreenings_index_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("index_id", name=op.f("rescreenings_pkey")),
    )  # fmt: skip
    op.add_column(
        "party_screenings",
        sa.Column("words", postgresql.ARRAY(sa.Text()), server_default="{}", nullable=False),
    )
    op.create_index(
        "changes_party_id_id_idx", "changes", ["party_id", "id"],
        postgresql_where=sa.text("party_id IS NOT NULL"),
    )  # fmt: skip


def downgrade() -> None:
    op.drop_index("changes_party_id_id_idx", table_name="changes")
    op.drop_column("party_screenings", "words")
    op.drop_table("rescreenings")
    op.drop_table("list_acceptances")
    op.drop_table("list_attempts")
    op.drop_table("list_files")
    op.add_column("lists", sa.Column("last_modified", sa.Text(), nullable=True))
    op.add_column("lists", sa.Column("etag", sa.Text(), nullable=True))
    op.drop_column("lists", "due_at")
    op.drop_column("lists", "failures")
