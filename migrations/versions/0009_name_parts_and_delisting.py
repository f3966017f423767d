"""Parts of listed names, and the day of delisting that a list itself states."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0009"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("designations", sa.Column("delisted_on", sa.Date(), nullable=True))
    op.add_column(
        "designation_aliases",
        sa.Column(
            "parts", postgresql.JSONB(astext_type=sa.Text()), server_default="[]", nullable=False
        ),
    )


def downgrade() -> None:
    op.drop_column("designation_aliases", "parts")
    op.drop_column("designations", "delisted_on")
