"""Which index the stored verdicts are settled through, and what must be screened anew.

Enters: numbers of indexes. Leaves: the difference between the lists that two indexes were built
from, the parties that have hits on what changed, and the words that parties were asked by.

An index is *settled* when every stored party was screened through it, or screened through an older
one and shown not to be touched by what changed since. A verdict therefore holds through the newer
of the index it was given by and the settled one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from psycopg import Connection

from app.domain.ids import PartyId

_PAGE: Final = 20_000
_BETWEEN: Final = "\n"
"""What no word has; one text is read several times as fast as an array of texts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedEntries:
    """Entries of one list that changed between two of its versions.

    Attributes:
        ended: those with a state that holds no longer.
        begun: those with a state that is new; an amended entry is in both.
        ordinal: of the newer version.
    """

    list_id: str
    ended: frozenset[str]
    begun: frozenset[str]
    ordinal: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedParty:
    """A stored party as it was last screened."""

    id: PartyId
    type: str
    words: tuple[str, ...]


def settled_index(connection: Connection[Any]) -> int | None:
    """Return the number of the newest settled index, None before the first one."""
    row = connection.execute(
        "SELECT max(index_id) FROM rescreenings WHERE ended_at IS NOT NULL"
    ).fetchone()
    return None if row is None or row[0] is None else int(row[0])


def begin_rescreening(connection: Connection[Any], index: int, since: int | None) -> None:
    """Record that stored parties begin to be screened through an index; again after a crash."""
    connection.execute(
        """
        INSERT INTO rescreenings (index_id, since_index_id) VALUES (%s, %s)
        ON CONFLICT (index_id) DO UPDATE SET since_index_id = excluded.since_index_id,
            started_at = now()
        """,
        (index, since),
    )


def end_rescreening(
    connection: Connection[Any], index: int, *, entries: int, parties: int, changed: int
) -> None:
    """Record that an index is settled; its counts add to those of a run that broke off."""
    connection.execute(
        """
        UPDATE rescreenings SET ended_at = clock_timestamp(), entries = %s,
            parties = parties + %s, changed = changed + %s
        WHERE index_id = %s
        """,
        (entries, parties, changed, index),
    )


def matcher_of(connection: Connection[Any], index: int) -> str | None:
    """Return which matcher an index was stored for, None when it is gone."""
    row = connection.execute(
        "SELECT matcher FROM screening_indexes WHERE id = %s", (index,)
    ).fetchone()
    return None if row is None else str(row[0])


def changed_entries(
    connection: Connection[Any], since: int, index: int
) -> tuple[ChangedEntries, ...] | None:
    """Return what changed in each list between two indexes; None when that cannot be told.

    Also what the newer index has as lost and the older one had not at all.

    It cannot where a list of the older index is not in the newer one, or went back to an earlier
    version.
    """
    then, now = _ordinals(connection, since), _ordinals(connection, index)
    if then.keys() - now.keys() or any(now[name] < place for name, place in then.items()):
        return None
    found = []
    for list_id, ordinal in sorted(now.items()):
        values = {"list": list_id, "since": then.get(list_id, 0), "at": ordinal}
        rows = connection.execute(
            """
            SELECT entry_id, valid_from > %(since)s, valid_to IS NOT NULL AND valid_to <= %(at)s
            FROM designations
            WHERE list_id = %(list)s AND valid_from <= %(at)s
                AND (valid_from > %(since)s OR valid_to > %(since)s AND valid_to <= %(at)s)
                AND NOT (valid_from > %(since)s AND coalesce(valid_to <= %(at)s, false))
            """,
            values,
        ).fetchall()
        if rows:
            found.append(
                ChangedEntries(
                    list_id=list_id,
                    ended=frozenset(entry for entry, _, ended in rows if ended),
                    begun=frozenset(entry for entry, begun, _ in rows if begun),
                    ordinal=ordinal,
                )
            )
    lost = _newly_lost(connection, since, index)
    return None if lost is None else (*found, *lost)


def _newly_lost(
    connection: Connection[Any], since: int, index: int
) -> tuple[ChangedEntries, ...] | None:
    """Return what versions stored since one index had, and the lists of the newer one have not.

    Versions of the past, and those that others took the place of before anybody was screened
    through them. None when it is not known what the older index had seen.
    """
    row = connection.execute(
        "SELECT last_version_id FROM screening_indexes WHERE id = %s", (since,)
    ).fetchone()
    if row is None or row[0] is None:
        return None
    found = connection.execute(
        """
        SELECT d.list_id, v.ordinal, array_agg(d.entry_id)
        FROM screening_indexes i CROSS JOIN LATERAL jsonb_each_text(i.versions) e
        JOIN list_versions newest ON newest.id = e.value::bigint
        JOIN list_versions v ON v.list_id = newest.list_id AND v.id > %(seen)s
            AND v.id <= i.last_version_id AND v.ordinal < newest.ordinal
        JOIN designations d ON d.list_id = v.list_id AND d.valid_from = v.ordinal
            AND d.valid_to <= newest.ordinal
        WHERE i.id = %(index)s AND NOT EXISTS (SELECT 1 FROM designations n
            WHERE n.list_id = d.list_id AND n.entry_id = d.entry_id
                AND n.valid_from >= d.valid_to AND n.valid_from <= newest.ordinal)
        GROUP BY d.list_id, v.ordinal ORDER BY d.list_id, v.ordinal
        """,
        {"seen": row[0], "index": index},
    )
    return tuple(
        ChangedEntries(
            list_id=list_id, ended=frozenset(), begun=frozenset(entries), ordinal=ordinal
        )
        for list_id, ordinal, entries in found
    )


def _ordinals(connection: Connection[Any], index: int) -> dict[str, int]:
    found = connection.execute(
        """
        SELECT v.list_id, v.ordinal
        FROM screening_indexes i CROSS JOIN LATERAL jsonb_each_text(i.versions) e
        JOIN list_versions v ON v.id = e.value::bigint
        WHERE i.id = %s
        """,
        (index,),
    )
    return {list_id: int(ordinal) for list_id, ordinal in found}


def parties_with_hits(connection: Connection[Any], changed: ChangedEntries) -> frozenset[PartyId]:
    """Return the parties that have a current hit on an entry that changed."""
    found = connection.execute(
        "SELECT party_id FROM hits WHERE current AND list_id = %s AND entry_id = ANY(%s)",
        (changed.list_id, sorted(changed.ended | changed.begun)),
    )
    return frozenset(PartyId(row[0]) for row in found)


def asked_parties(connection: Connection[Any], index: int) -> Iterator[AskedParty]:
    """Yield the parties whose verdict is older than an index, in order of ids."""
    after = 0
    while True:
        rows = connection.execute(
            """
            SELECT s.party_id, p.type, array_to_string(s.words, %s)
            FROM party_screenings s JOIN parties p ON p.id = s.party_id
            WHERE s.party_id > %s AND s.index_id < %s AND p.merged_into IS NULL
            ORDER BY s.party_id LIMIT %s
            """,
            (_BETWEEN, after, index, _PAGE),
        ).fetchall()
        if not rows:
            return
        after = rows[-1][0]
        for number, kind, words in rows:
            split = tuple(words.split(_BETWEEN)) if words else ()
            yield AskedParty(id=PartyId(number), type=kind, words=split)
