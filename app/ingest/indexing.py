"""The screening index of stored list versions, with what they have lost and since when it holds.

Enters: versions of lists. Leaves: an index. Knows neither files nor parties.
"""

from collections.abc import Sequence
from typing import Any

import psycopg

from app.screening.index import Index, build_index_of
from app.storage.writing.designation_history import read_histories, read_lost
from app.storage.writing.designation_rows import read_designations
from app.storage.writing.versions import StoredVersion


def index_of_versions(
    connection: psycopg.Connection[Any], versions: Sequence[StoredVersion]
) -> Index:
    """Return the index of these versions, one for each list.

    It is as it was when they were the newest: what later versions tell of an entry is left out.
    """
    places = [(one.version.list_id, one.ordinal) for one in versions]
    return build_index_of(
        [d for name, at in places for d in read_designations(connection, name, ordinal=at)],
        [one.version for one in versions],
        lost=[d for name, at in places for d in read_lost(connection, name, ordinal=at)],
        histories={
            entry: history
            for name, at in places
            for entry, history in read_histories(connection, name, ordinal=at).items()
        },
    )
