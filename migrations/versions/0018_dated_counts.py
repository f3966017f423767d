"""How much concerns a country on a day and in a month: totals are summed, not counted."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

_ROWS = {
    "article": ("articles", "article_countries"),
    "claim": ("claims", "claim_countries"),
    "quote": ("quotes", "quote_countries"),
}
_MONTH = "sort_day - (extract(day FROM sort_day)::int - 1)"


def upgrade() -> None:
    op.create_table(
        "dated_counts",
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("span", sa.Text(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "country", "span", "day", name=op.f("dated_counts_pkey")),
    )
    for kind, (rows, countries) in _ROWS.items():
        for table, country in ((rows, "''"), (countries, "country")):
            for span, day in (("month", _MONTH), ("day", "sort_day")):
                op.execute(
                    f"INSERT INTO dated_counts (kind, country, span, day, count) "
                    f"SELECT '{kind}', {country}, '{span}', {day}, count(*) FROM {table} "
                    f"GROUP BY 2, 4 ORDER BY 2, 4"
                )


def downgrade() -> None:
    op.drop_table("dated_counts")
