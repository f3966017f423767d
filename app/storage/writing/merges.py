"""Merges in force, their log, and what keeps parties apart.

Enters: which party each member is. Leaves: `parties.merged_into`, one log row for each beginning
and end, and the names that a whole group is known by. Refuses to judge who is who.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from psycopg import Connection

from app.domain.identity import Merge
from app.domain.ids import PartyId, write_id
from app.errors import InputError
from app.storage.writing.moves import move_parties
from app.storage.writing.screening import PartyToScreen, read_parties_to_screen

_LOCK: Final = 0x6D61_7273_6965


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedMerge:
    """One line of the log; `ended_at` is None while it stands."""

    party: PartyId
    party_name: str
    into: PartyId
    into_name: str
    cause: str
    evidence: str
    made_at: datetime
    ended_at: datetime | None
    ended_because: str | None


def lock_identity(connection: Connection[Any]) -> None:
    """Wait until nobody else compares parties; the lock ends with the transaction."""
    connection.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))


def note_due(connection: Connection[Any], articles: Collection[int]) -> None:
    """Have the parties of these articles compared with the others."""
    connection.execute(
        "INSERT INTO identity_due (article_id) SELECT unnest(%s::bigint[]) ON CONFLICT DO NOTHING",
        (sorted(articles),),
    )


def due_articles(connection: Connection[Any], limit: int) -> tuple[int, ...]:
    """Return articles whose parties are to be compared, in order of ids."""
    found = connection.execute(
        "SELECT article_id FROM identity_due ORDER BY article_id LIMIT %s", (limit,)
    )
    return tuple(row[0] for row in found)


def done_with(connection: Connection[Any], articles: Collection[int]) -> None:
    """Take articles off the list of what is due."""
    connection.execute("DELETE FROM identity_due WHERE article_id = ANY(%s)", (sorted(articles),))


def standing_merges(
    connection: Connection[Any], parties: Collection[PartyId]
) -> dict[PartyId, PartyId]:
    """Return party → the party it is, for those of the parties that are merged."""
    found = connection.execute(
        "SELECT id, merged_into FROM parties WHERE id = ANY(%s) AND merged_into IS NOT NULL",
        (sorted(parties),),
    )
    return {PartyId(row[0]): PartyId(row[1]) for row in found}


def side_by_side(
    connection: Connection[Any], parties: Collection[PartyId]
) -> frozenset[frozenset[PartyId]]:
    """Return the pairs of these parties that one article names as two."""
    found = connection.execute(
        """
        SELECT DISTINCT a.own_id, b.own_id
        FROM article_parties a JOIN article_parties b
            ON b.article_id = a.article_id AND b.own_id > a.own_id
        WHERE a.own_id = ANY(%(ids)s) AND b.own_id = ANY(%(ids)s)
        """,
        {"ids": sorted(parties)},
    )
    return frozenset(frozenset(map(PartyId, row)) for row in found)


def company_of(
    connection: Connection[Any], parties: Collection[PartyId], others: Collection[PartyId]
) -> dict[PartyId, set[PartyId]]:
    """Return party → those of the others that an article names beside it."""
    found = connection.execute(
        """
        SELECT DISTINCT a.own_id, b.own_id
        FROM article_parties a JOIN article_parties b ON b.article_id = a.article_id
        WHERE a.own_id = ANY(%s) AND b.own_id = ANY(%s)
        """,
        (sorted(parties), sorted(others)),
    )
    company: dict[PartyId, set[PartyId]] = {}
    for party, other in found:
        company.setdefault(PartyId(party), set()).add(PartyId(other))
    return company


def kept_apart(connection: Connection[Any], parties: Collection[PartyId]) -> frozenset[PartyId]:
    """Return those of the parties that someone took out of a group which is among them."""
    found = connection.execute(
        "SELECT party_id FROM parties_apart WHERE party_id = ANY(%(ids)s) "
        "AND other_id = ANY(%(ids)s)",
        {"ids": sorted(parties)},
    )
    return frozenset(PartyId(row[0]) for row in found)


def apply_merges(
    connection: Connection[Any],
    members: Collection[PartyId],
    merges: Mapping[PartyId, Merge],
    due: Collection[int],
) -> tuple[PartyToScreen, ...]:
    """Make the merges of some members be exactly these; return whom to screen anew.

    Args:
        connection: of the owner, under `lock_identity`.
        members: all that were compared; one without a merge stands for itself.
        merges: by member.
        due: articles that were written since they were last looked at.

    Returns:
        Parties whose name or country is another now.
    """
    former = standing_merges(connection, members)
    changed = {m for m in members if former.get(m) != (merges[m].into if m in merges else None)}
    targets = {m: merges[m].into if m in merges else m for m in members}
    heads = {targets[m] for m in members if m in merges or m in changed}
    touched = heads | changed | set(merges) | {former[m] for m in changed if m in former}
    if not touched:
        return ()
    move_parties(connection, targets, changed=changed, due=due, lock=touched)
    _log(connection, changed, merges)
    renamed = settle_names(connection, touched)
    return read_parties_to_screen(connection, renamed - (set(merges) & set(members)))


def take_apart(connection: Connection[Any], party: PartyId, reason: str) -> PartyId:
    """End the standing merge of a party for good; return what it was merged into.

    The rows move with the next comparison, which its articles are marked as due for.

    Raises:
        InputError: when the party is not merged into another.
    """
    row = connection.execute("SELECT merged_into FROM parties WHERE id = %s", (party,)).fetchone()
    if row is None or row[0] is None:
        raise InputError(f"party {write_id(party)} is not merged into another")
    connection.execute(
        """
        INSERT INTO parties_apart (party_id, other_id, reason)
        SELECT %(party)s, id, %(reason)s FROM parties
        WHERE id = %(into)s OR merged_into = %(into)s AND id <> %(party)s
        ON CONFLICT DO NOTHING
        """,
        {"party": party, "into": row[0], "reason": reason},
    )
    articles = connection.execute(
        "SELECT article_id FROM article_parties WHERE own_id = %s", (party,)
    )
    note_due(connection, [article for (article,) in articles])
    return PartyId(row[0])


def read_merges(
    connection: Connection[Any], party: PartyId | None = None, limit: int = 1000
) -> tuple[LoggedMerge, ...]:
    """Return the log, the newest first: all of it, or what concerns one party."""
    found = connection.execute(
        """
        SELECT m.party_id, p.name_ar, m.into_id, i.name_ar, m.cause, m.evidence, m.made_at,
            m.ended_at, m.ended_because
        FROM party_merges m JOIN parties p ON p.id = m.party_id JOIN parties i ON i.id = m.into_id
        WHERE %(party)s::bigint IS NULL OR %(party)s IN (m.party_id, m.into_id)
        ORDER BY m.id DESC LIMIT %(limit)s
        """,
        {"party": party, "limit": limit},
    )
    return tuple(
        LoggedMerge(
            party=PartyId(row[0]), party_name=row[1], into=PartyId(row[2]), into_name=row[3],
            cause=row[4], evidence=row[5], made_at=row[6], ended_at=row[7], ended_because=row[8],
        )
        for row in found
    )  # fmt: skip


def _log(
    connection: Connection[Any], changed: Collection[PartyId], merges: Mapping[PartyId, Merge]
) -> None:
    ids = sorted(changed)
    into = [merges[m].into if m in merges else None for m in ids]
    connection.execute(
        """
        UPDATE parties p SET merged_into = g.into_id
        FROM unnest(%s::bigint[], %s::bigint[]) AS g (id, into_id) WHERE p.id = g.id
        """,
        (ids, into),
    )
    connection.execute(
        """
        UPDATE party_merges m SET ended_at = now(), ended_because = coalesce(
            (SELECT 'taken apart: ' || reason FROM parties_apart a
             WHERE a.party_id = m.party_id AND a.other_id = m.into_id),
            CASE WHEN p.merged_into IS NULL THEN 'no longer the one candidate'
                ELSE 'the group answers by another id' END)
        FROM parties p
        WHERE p.id = m.party_id AND m.party_id = ANY(%s) AND m.ended_at IS NULL
        """,
        (ids,),
    )
    begun = [merges[m] for m in ids if m in merges]
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO party_merges (party_id, into_id, cause, evidence) VALUES (%s, %s, %s, %s)",
            [(m.member, m.into, m.cause.value, m.evidence) for m in begun],
        )


def settle_names(connection: Connection[Any], parties: Collection[PartyId]) -> set[PartyId]:
    """Name parties by all that their articles call them now; return those that changed.

    A merged party keeps the name that its own articles have for it. The rules are those of
    `complete_parties`: the fullest name wins, with its English; a country told wins over guesses,
    and guesses that differ are none.
    """
    found = connection.execute(
        """
        WITH calling AS (
            SELECT party_id, name_ar, name_en, country, country_basis
            FROM article_parties WHERE party_id = ANY(%(ids)s)
            UNION ALL
            SELECT own_id, name_ar, name_en, country, country_basis
            FROM article_parties WHERE own_id <> party_id AND own_id IN
                (SELECT id FROM parties WHERE id = ANY(%(ids)s) AND merged_into IS NOT NULL)
        ), told AS (
            SELECT *, country IS NOT NULL
                AND (country_basis IN ('context', 'name')) IS NOT TRUE AS sure
            FROM calling
        ), best AS (
            SELECT party_id,
                (array_agg(name_ar ORDER BY length(name_ar) DESC, name_ar COLLATE "C"))[1]
                    AS name_ar,
                (array_agg(name_en ORDER BY length(name_ar) DESC, name_ar COLLATE "C",
                    name_en COLLATE "C"))[1] AS name_en,
                count(DISTINCT country) AS countries,
                (array_agg(country ORDER BY sure DESC, country))[1] AS country,
                (array_agg(country_basis ORDER BY sure DESC, country, country_basis))[1] AS basis,
                bool_or(sure) AS sure
            FROM told GROUP BY party_id
        ), settled AS (
            SELECT party_id, name_ar, name_en,
                CASE WHEN sure OR countries = 1 THEN country END AS country,
                CASE WHEN sure OR countries = 1 THEN basis
                    WHEN countries > 1 THEN 'disputed' END AS basis
            FROM best
        )
        UPDATE parties p SET name_ar = s.name_ar, name_en = s.name_en, country = s.country,
            country_basis = s.basis
        FROM settled s, parties q
        WHERE p.id = s.party_id AND q.id = p.id
            AND (p.name_ar, p.name_en, p.country, p.country_basis)
                IS DISTINCT FROM (s.name_ar, s.name_en, s.country, s.basis)
        RETURNING p.id, (q.name_ar, q.country) IS DISTINCT FROM (s.name_ar, s.country)
        """,
        {"ids": sorted(parties)},
    )
    return {PartyId(number) for number, renamed in found if renamed}
