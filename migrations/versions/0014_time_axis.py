"""Verdicts on the past: hits on designations no longer in force, and the index of each hit."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.alter_column("screening_indexes", "blob", nullable=True)
    op.add_column("screening_indexes", sa.Column("last_version_id", sa.BigInteger(), nullable=True))
    op.add_column("party_screenings", sa.Column("past_verdict", sa.Text(), nullable=True))
    op.add_column(
        "hits", sa.Column("past", sa.Boolean(), server_default=sa.text("false"), nullable=False)
    )
    op.add_column("hits", sa.Column("index_id", sa.BigInteger(), nullable=True))
    op.create_foreign_key(
        op.f("hits_index_id_fkey"), "hits", "screening_indexes", ["index_id"], ["id"]
    )


def downgrade() -> None:
    op.drop_column("hits", "index_id")
    op.drop_column("hits", "past")
    op.drop_column("party_screenings", "past_verdict")
    # An index without its bytes is of no use to what has no way to build it again.
    op.execute("UPDATE screening_indexes SET blob = '' WHERE blob IS NULL")
    op.alter_column("screening_indexes", "blob", nullable=False)
    op.drop_column("screening_indexes", "last_version_id")
