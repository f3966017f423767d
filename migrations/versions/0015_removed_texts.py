"""The digests of every text that a removed article had, so that none comes back elsewhere."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "removed_texts",
        sa.Column("text_sha256", sa.Text(), nullable=False),
        sa.Column("article_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["removed_articles.article_id"],
            name=op.f("removed_texts_article_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("text_sha256", "article_id", name=op.f("removed_texts_pkey")),
    )
    op.execute(
        "INSERT INTO removed_texts (text_sha256, article_id) "
        "SELECT text_sha256, article_id FROM removed_articles"
    )


def downgrade() -> None:
    op.drop_table("removed_texts")
