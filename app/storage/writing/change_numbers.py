"""The numbers that order the log of changes, kept rising when a database moves to another cluster.

Enters: a database that may have been restored from a dump. Leaves: the offset with which numbers
given from now on are greater than all that the log has. Refuses to alter what is in the log, since
clients hold its numbers.
"""

from typing import Any, Final

from psycopg import Connection

_FOREIGN: Final = """
    SELECT coalesce(max(transaction), 0)
        >= marsad_change_number(pg_snapshot_xmax(pg_current_snapshot())) FROM changes
"""
"""Whether the log has a number that no transaction of this cluster has been given yet."""

_ADOPT: Final = """
    INSERT INTO settings (key, value)
    SELECT 'changes_offset',
        (max(transaction) + 1 - (pg_snapshot_xmin(pg_current_snapshot())::text)::bigint)::text
    FROM changes
    ON CONFLICT (key) DO UPDATE SET value = excluded.value
"""


def adopt_log(connection: Connection[Any]) -> bool:
    """Set the offset where the log comes from another cluster; return whether it does."""
    row = connection.execute(_FOREIGN).fetchone()
    if row is None or not row[0]:
        return False
    connection.execute("LOCK TABLE changes IN SHARE ROW EXCLUSIVE MODE")
    connection.execute(_ADOPT)
    return True
