"""The log of changes is walked in its own order, by list, party, article and kind.

Its order is by numbers of transactions, which begin anew in another cluster: where a log was moved
to one, the setting `changes_offset` is added, so that new numbers are greater than all old ones.
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

_WALKS = ("list_id", "party_id", "article_id")

_NUMBER = """
CREATE FUNCTION marsad_change_number(given xid8) RETURNS bigint
LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
BEGIN
    RETURN given::text::bigint
        + coalesce((SELECT s.value::bigint FROM settings s WHERE s.key = 'changes_offset'), 0);
END
$$
"""


def upgrade() -> None:
    op.execute(_NUMBER)
    op.alter_column(
        "changes",
        "transaction",
        server_default=sa.text("marsad_change_number(pg_current_xact_id())"),
    )
    for column in ("list_id", "party_id"):
        op.drop_index(
            f"changes_{column}_id_idx",
            table_name="changes",
            postgresql_where=sa.text(f"{column} IS NOT NULL"),
        )
    for column in _WALKS:
        op.create_index(
            f"changes_{column}_transaction_id_idx",
            "changes",
            [column, "transaction", "id"],
            unique=False,
            postgresql_where=sa.text(f"{column} IS NOT NULL"),
        )
    op.create_index(
        "changes_kind_transaction_id_idx", "changes", ["kind", "transaction", "id"], unique=False
    )


def downgrade() -> None:
    op.drop_index("changes_kind_transaction_id_idx", table_name="changes")
    for column in reversed(_WALKS):
        op.drop_index(
            f"changes_{column}_transaction_id_idx",
            table_name="changes",
            postgresql_where=sa.text(f"{column} IS NOT NULL"),
        )
    op.create_index(
        "changes_party_id_id_idx",
        "changes",
        ["party_id", "id"],
        unique=False,
        postgresql_where=sa.text("party_id IS NOT NULL"),
    )
    op.create_index(
        "changes_list_id_id_idx",
        "changes",
        ["list_id", sa.literal_column("id DESC")],
        unique=False,
        postgresql_where=sa.text("list_id IS NOT NULL"),
    )
    op.alter_column(
        "changes",
        "transaction",
        server_default=sa.text("(pg_current_xact_id()::text)::bigint"),
    )
    op.execute("DROP FUNCTION marsad_change_number(xid8)")
