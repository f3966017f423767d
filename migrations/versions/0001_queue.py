"""The queue: procrastinate's schema as of its version 3.10.0.

The SQL is a copy, so that a newer procrastinate does not change what this migration means; the
difference to a newer version is a migration of its own.
"""

from pathlib import Path
from typing import Any

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SCHEMA = Path(__file__).parent.parent / "sql" / "procrastinate-3.10.0.sql"


def upgrade() -> None:
    # The driver itself: the file has colons and percent signs that mean nothing to binds.
    driver: Any = op.get_bind().connection.driver_connection
    driver.execute(SCHEMA.read_text(encoding="utf-8"))


def downgrade() -> None:
    op.execute(
        """
        DO $$
        DECLARE item record;
        BEGIN
            FOR item IN SELECT c.oid::regclass AS name FROM pg_class c
                WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
                AND c.relname LIKE 'procrastinate\\_%'
            LOOP EXECUTE format('DROP TABLE %s CASCADE', item.name); END LOOP;
            FOR item IN SELECT p.oid::regprocedure AS name FROM pg_proc p
                WHERE p.pronamespace = 'public'::regnamespace
                AND p.proname LIKE 'procrastinate\\_%'
            LOOP EXECUTE format('DROP FUNCTION %s CASCADE', item.name); END LOOP;
            FOR item IN SELECT t.oid::regtype AS name FROM pg_type t
                WHERE t.typnamespace = 'public'::regnamespace
                AND t.typname LIKE 'procrastinate\\_%' AND t.typtype IN ('e', 'c')
            LOOP EXECUTE format('DROP TYPE IF EXISTS %s CASCADE', item.name); END LOOP;
        END $$
        """
    )
