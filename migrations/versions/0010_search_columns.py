"""Stored search vectors: ranking and rechecks read them instead of parsing texts again."""

from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_TABLES = {
    "articles": "marsad_article_search(title, text)",
    "claims": "marsad_search(text)",
    "quotes": "marsad_search(text)",
}


def upgrade() -> None:
    for table, expression in _TABLES.items():
        op.execute(f"DROP INDEX {table}_search_idx")
        op.execute(
            f"ALTER TABLE {table} ADD COLUMN search tsvector "
            f"GENERATED ALWAYS AS ({expression}) STORED"
        )
        op.execute(
            f"CREATE INDEX {table}_search_idx ON {table} USING gin (search) WITH (fastupdate = off)"
        )


def downgrade() -> None:
    for table, expression in _TABLES.items():
        op.execute(f"ALTER TABLE {table} DROP COLUMN search")
        op.execute(f"CREATE INDEX {table}_search_idx ON {table} USING gin ({expression})")
