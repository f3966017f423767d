"""What lists had and have no longer, and when each entry was in force: what an index needs of both.

Enters: lists. Leaves: lost designations in their last state, histories by list and entry.
"""

from itertools import groupby
from typing import Any

from psycopg import Connection

from app.domain.history import History, history_of
from app.domain.listing import Designation
from app.storage.states import COLUMNS, state_of, states_statement
from app.storage.writing.designation_rows import read_states

_LOST = """
    d.list_id = %(list)s AND d.valid_to <= coalesce(%(at)s, d.valid_to)
    AND NOT EXISTS (SELECT 1 FROM designations n
        WHERE n.list_id = d.list_id AND n.entry_id = d.entry_id AND n.valid_from >= d.valid_to
            AND n.valid_from <= coalesce(%(at)s, n.valid_from))
"""


def read_lost(
    connection: Connection[Any], list_id: str, *, ordinal: int | None = None
) -> tuple[Designation, ...]:
    """Return the last state of each entry that a version lacks and an earlier one had.

    Args:
        connection: any role that may read.
        list_id: which list.
        ordinal: of the version; None for the current one.
    """
    return read_states(connection, _LOST, {"list": list_id, "at": ordinal})


def read_histories(
    connection: Connection[Any], list_id: str, *, ordinal: int | None = None
) -> dict[tuple[str, str], History]:
    """Return when each entry of a list was in force, by list and entry.

    Args:
        connection: any role that may read.
        list_id: which list.
        ordinal: of a version; what later ones tell is left out. None for all that are kept.
    """
    columns = ", ".join(f"z.{column}" for column in COLUMNS)
    states = states_statement(
        "e.list_id = %(list)s AND e.valid_from <= coalesce(%(at)s, e.valid_from)",
        "AND v.ordinal <= coalesce(%(at)s, v.ordinal)",
    )
    found = connection.execute(
        f"SELECT z.entry_id, {columns} FROM ({states}) z "  # noqa: S608 - the parts are ours
        "ORDER BY z.entry_id, z.valid_from".encode(),
        {"list": list_id, "at": ordinal},
    )
    known: dict[tuple[Any, ...], History] = {}
    histories = {}
    for entry_id, rows in groupby(found, key=lambda row: row[0]):
        values = tuple(row[1:] for row in rows)
        # most entries of a version have one history
        if values not in known:
            known[values] = history_of(map(state_of, values))
        histories[list_id, entry_id] = known[values]
    return histories
