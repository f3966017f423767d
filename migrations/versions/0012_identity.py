"""Who is who across articles: profiles, merges, vetoes; the party an article's own words make."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("parties", sa.Column("merged_into", sa.BigInteger(), nullable=True))
    op.create_foreign_key(
        op.f("parties_merged_into_fkey"), "parties", "parties", ["merged_into"], ["id"]
    )
    op.create_index(
        "parties_merged_into_idx",
        "parties",
        ["merged_into"],
        unique=False,
        postgresql_where=sa.text("merged_into IS NOT NULL"),
    )
    op.add_column("article_parties", sa.Column("own_id", sa.BigInteger(), nullable=True))
    op.execute("UPDATE article_parties SET own_id = party_id")
    op.alter_column("article_parties", "own_id", nullable=False)
    op.create_index(
        "article_parties_own_id_article_id_idx",
        "article_parties",
        ["own_id", "article_id"],
        unique=False,
    )
    op.create_table(
        "party_profiles",
        sa.Column("party_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("block", sa.Text(), nullable=False),
        sa.Column("surname", sa.Text(), nullable=False),
        sa.Column("units", sa.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("sphere", sa.Text(), nullable=True),
        sa.Column("guesses", sa.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("first_day", sa.Date(), nullable=True),
        sa.Column("context", sa.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("company", sa.ARRAY(sa.BigInteger()), server_default="{}", nullable=False),
        sa.ForeignKeyConstraint(
            ["party_id"],
            ["parties.id"],
            name=op.f("party_profiles_party_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("party_id", name=op.f("party_profiles_pkey")),
    )
    op.create_index("party_profiles_block_idx", "party_profiles", ["block"], unique=False)
    op.create_index(
        "party_profiles_surname_idx",
        "party_profiles",
        ["surname", "kind"],
        unique=False,
        postgresql_where=sa.text("surname <> ''"),
    )
    op.create_table(
        "party_merges",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("party_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("into_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("cause", sa.Text(), nullable=False),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.Column(
            "made_at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_because", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["party_id"], ["parties.id"], name=op.f("party_merges_party_id_fkey")
        ),
        sa.ForeignKeyConstraint(
            ["into_id"], ["parties.id"], name=op.f("party_merges_into_id_fkey")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("party_merges_pkey")),
    )
    op.create_index("party_merges_party_id_idx", "party_merges", ["party_id"], unique=False)
    op.create_index(
        "party_merges_standing_idx",
        "party_merges",
        ["party_id"],
        unique=True,
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "parties_apart",
        sa.Column("party_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("other_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column(
            "at", sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["parties.id"], name=op.f("parties_apart_party_id_fkey")
        ),
        sa.ForeignKeyConstraint(
            ["other_id"], ["parties.id"], name=op.f("parties_apart_other_id_fkey")
        ),
        sa.PrimaryKeyConstraint("party_id", "other_id", name=op.f("parties_apart_pkey")),
    )
    op.create_table(
        "identity_due",
        sa.Column("article_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("identity_due_article_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_id", name=op.f("identity_due_pkey")),
    )


def downgrade() -> None:
    op.drop_table("identity_due")
    op.drop_table("parties_apart")
    op.drop_index("party_merges_standing_idx", table_name="party_merges")
    op.drop_index("party_merges_party_id_idx", table_name="party_merges")
    op.drop_table("party_merges")
    op.drop_index("party_profiles_surname_idx", table_name="party_profiles")
    op.drop_index("party_profiles_block_idx", table_name="party_profiles")
    op.drop_table("party_profiles")
    op.drop_index("article_parties_own_id_article_id_idx", table_name="article_parties")
    op.drop_column("article_parties", "own_id")
    op.drop_index("parties_merged_into_idx", table_name="parties")
    op.drop_constraint(op.f("parties_merged_into_fkey"), "parties", type_="foreignkey")
    op.drop_column("parties", "merged_into")
