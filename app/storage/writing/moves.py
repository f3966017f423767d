"""Rows of articles moved from one party to another, when two turn out to be one, or one two.

Enters: for each party by its own name, which party it is. Leaves: every row of its articles under
that party, and the counts of both. An article names a party once (`side_by_side` keeps apart what
it names as two), so that a move is one to one within it, and can be made backwards.

Locks articles, then parties, each in order of ids, like whoever writes articles.
"""

from collections.abc import Collection, Mapping
from typing import Any, Final

from psycopg import Connection, sql

from app.domain.ids import PartyId, write_id
from app.storage.writing.counts import Counts, apply_counts

_PLAIN: Final = (
    ("articles", "id", "agency_id"),
    ("mentions", "article_id", "party_id"),
    ("quotes", "article_id", "speaker_id"),
    ("claims", "article_id", "claimant_id"),
    ("citations", "article_id", "affiliation_party_id"),
    ("citations", "article_id", "told_to_id"),
)
_ARRAYS: Final = (
    ("quotes", "co_speakers"),
    ("quotes", "via"),
    ("claims", "co_claimants"),
    ("claims", "about"),
)
_KEYED: Final = ("article_parties", "citations")
_ROLES: Final = (("quote_parties", "quotes", "quote_id"), ("claim_parties", "claims", "claim_id"))


def move_parties(
    connection: Connection[Any],
    targets: Mapping[PartyId, PartyId],
    *,
    changed: Collection[PartyId],
    due: Collection[int],
    lock: Collection[PartyId],
) -> None:
    """Put every row where `targets` says.

    Args:
        connection: of the owner, in a transaction.
        targets: party by its own name → the party it is.
        changed: parties whose articles all have to be looked at; of the others only the due ones.
        due: articles that were written anew.
        lock: parties that the caller is going to change besides.
    """
    articles = _lock_articles(connection, changed, due)
    moved = _find_moves(connection, targets, articles)
    locked = {*lock, *(old for _, old, _ in moved), *(new for _, _, new in moved)}
    connection.execute(
        "SELECT 1 FROM parties WHERE id = ANY(%s) ORDER BY id FOR NO KEY UPDATE",
        (sorted(locked),),
    )
    if not moved:
        return
    counts = Counts()
    concerned = sorted({article for article, _, _ in moved})
    counts.subtract(connection, concerned)
    _stage(connection, moved)
    _move(connection)
    counts.add(connection, concerned)
    counts.drop_unchanged()
    apply_counts(connection, counts)


def _lock_articles(
    connection: Connection[Any], changed: Collection[PartyId], due: Collection[int]
) -> list[int]:
    found = connection.execute(
        """
        SELECT id FROM articles WHERE id = ANY(%s)
            OR id IN (SELECT article_id FROM article_parties WHERE own_id = ANY(%s))
        ORDER BY id FOR NO KEY UPDATE
        """,
        (sorted(due), sorted(changed)),
    )
    return [row[0] for row in found]


def _find_moves(
    connection: Connection[Any], targets: Mapping[PartyId, PartyId], articles: Collection[int]
) -> list[tuple[int, int, int]]:
    owns = sorted(targets)
    return connection.execute(
        """
        SELECT ap.article_id, ap.party_id, g.target
        FROM article_parties ap
        JOIN unnest(%s::bigint[], %s::bigint[]) AS g (own_id, target) USING (own_id)
        WHERE ap.article_id = ANY(%s) AND ap.party_id <> g.target
        """,
        (owns, [targets[own] for own in owns], list(articles)),
    ).fetchall()


def _stage(connection: Connection[Any], moved: Collection[tuple[int, int, int]]) -> None:
    connection.execute("SET LOCAL client_min_messages = warning")
    connection.execute(
        """
        CREATE TEMPORARY TABLE IF NOT EXISTS moves (article_id bigint, old_id bigint,
            new_id bigint, old_written text, new_written text, PRIMARY KEY (article_id, old_id))
        ON COMMIT DELETE ROWS
        """
    )
    connection.execute("DELETE FROM moves")
    with connection.cursor() as cursor, cursor.copy("COPY moves FROM STDIN") as copy:
        for article, old, new in moved:
            copy.write_row((article, old, new, write_id(old), write_id(new)))


def _move(connection: Connection[Any]) -> None:
    for table in _KEYED:
        _move_keyed(connection, table)
    for table, article, column in _PLAIN:
        connection.execute(
            sql.SQL(
                "UPDATE {0} t SET {2} = m.new_id FROM moves m "
                "WHERE t.{1} = m.article_id AND t.{2} = m.old_id"
            ).format(*map(sql.Identifier, (table, article, column)))
        )
    for table, column in _ARRAYS:
        _move_array(connection, table, column)
    _move_chains(connection)
    for table, parent, column in _ROLES:
        _move_roles(connection, table, parent, column)


def _move_keyed(connection: Connection[Any], table: str) -> None:
    """Take rows out and put them in again: two that change places would meet in the key."""
    name, taken = sql.Identifier(table), sql.Identifier(f"moved_{table}")
    connection.execute(sql.SQL("DROP TABLE IF EXISTS pg_temp.{}").format(taken))
    connection.execute(
        sql.SQL(
            "CREATE TEMPORARY TABLE {1} ON COMMIT DROP AS SELECT t.* FROM {0} t "
            "JOIN moves m ON m.article_id = t.article_id AND m.old_id = t.party_id"
        ).format(name, taken)
    )
    connection.execute(
        sql.SQL(
            "DELETE FROM {} t USING moves m "
            "WHERE m.article_id = t.article_id AND m.old_id = t.party_id"
        ).format(name)
    )
    connection.execute(
        sql.SQL(
            "UPDATE {} t SET party_id = m.new_id FROM moves m "
            "WHERE m.article_id = t.article_id AND m.old_id = t.party_id"
        ).format(taken)
    )
    connection.execute(sql.SQL("INSERT INTO {0} SELECT * FROM {1}").format(name, taken))


def _move_array(connection: Connection[Any], table: str, column: str) -> None:
    connection.execute(
        sql.SQL(
            """
            UPDATE {0} t SET {1} = ARRAY(
                SELECT coalesce(m.new_id, u.party) FROM unnest(t.{1}) WITH ORDINALITY u (party, n)
                LEFT JOIN moves m ON m.article_id = t.article_id AND m.old_id = u.party
                ORDER BY u.n)
            WHERE EXISTS (SELECT 1 FROM moves m
                WHERE m.article_id = t.article_id AND m.old_id = ANY(t.{1}))
                AND t.article_id IN (SELECT article_id FROM moves)
            """
        ).format(sql.Identifier(table), sql.Identifier(column))
    )


def _move_chains(connection: Connection[Any]) -> None:
    connection.execute(
        """
        UPDATE claims t SET chain = (
            SELECT jsonb_agg(coalesce(m.new_written, u.step) ORDER BY u.n)
            FROM jsonb_array_elements_text(t.chain) WITH ORDINALITY u (step, n)
            LEFT JOIN moves m ON m.article_id = t.article_id AND m.old_written = u.step)
        WHERE t.article_id IN (SELECT article_id FROM moves)
            AND EXISTS (SELECT 1 FROM moves m
                WHERE m.article_id = t.article_id AND t.chain ? m.old_written)
        """
    )


def _move_roles(connection: Connection[Any], table: str, parent: str, column: str) -> None:
    """Move in two steps, by way of negative ids, for the same reason as `_move_keyed`."""
    connection.execute(
        sql.SQL(
            """
            UPDATE {0} t SET party_id = -m.new_id FROM {1} p, moves m
            WHERE p.id = t.{2} AND m.article_id = p.article_id AND m.old_id = t.party_id
            """
        ).format(*map(sql.Identifier, (table, parent, column)))
    )
    connection.execute(
        sql.SQL("UPDATE {} SET party_id = -party_id WHERE party_id < 0").format(
            sql.Identifier(table)
        )
    )
