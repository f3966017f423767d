"""Rows of articles on their way in: staged by COPY, inserted or put in place of stored ones.

Enters: the rows of a wave, each article once. Leaves: rows of `articles` and of its children.
Refuses to judge which articles are new: the primary key does.
"""

from collections.abc import Iterable, Sequence
from typing import Any, Final

from psycopg import Connection, sql

from app.storage.writing.rows import COLUMNS, ArticleRows

_CHILDREN: Final = tuple(name for name in COLUMNS if name != "articles")


def stage_articles(connection: Connection[Any], wave: Sequence[ArticleRows]) -> None:
    """Put the articles' rows into a temporary table that ends with the transaction."""
    connection.execute("SET LOCAL client_min_messages = warning")
    connection.execute(
        "CREATE TEMPORARY TABLE IF NOT EXISTS staged_articles (LIKE articles INCLUDING DEFAULTS) "
        "ON COMMIT DELETE ROWS"
    )
    connection.execute("DELETE FROM staged_articles")
    rows = [row for one in wave for row in one.tables["articles"]]
    _copy(connection, "staged_articles", COLUMNS["articles"], rows)


def insert_staged(connection: Connection[Any]) -> set[int]:
    """Insert the staged articles that are new; return their ids."""
    columns = sql.SQL(", ").join(map(sql.Identifier, COLUMNS["articles"]))
    inserted = connection.execute(
        sql.SQL(
            """
            INSERT INTO articles ({0}) SELECT {0} FROM staged_articles ORDER BY id
            ON CONFLICT DO NOTHING RETURNING id
            """
        ).format(columns)
    )
    return {row[0] for row in inserted}


def update_from_staged(
    connection: Connection[Any], ids: Sequence[int], revised: Sequence[int]
) -> None:
    """Overwrite stored articles by the staged ones; those of `revised` count one revision more."""
    columns = [c for c in COLUMNS["articles"] if c != "id"]
    assignments = sql.SQL(", ").join(
        sql.SQL("{0} = s.{0}").format(sql.Identifier(c)) for c in columns
    )
    connection.execute(
        sql.SQL(
            """
            UPDATE articles a SET {}, updated_at = now(),
                revision = a.revision + (a.id = ANY(%s))::int
            FROM staged_articles s WHERE a.id = s.id AND a.id = ANY(%s)
            """
        ).format(assignments),
        (list(revised), list(ids)),
    )


def copy_children(connection: Connection[Any], written: Sequence[ArticleRows]) -> None:
    """Copy the rows of all tables but `articles`."""
    for table in _CHILDREN:
        rows = [row for one in written for row in one.tables[table]]
        if rows:
            _copy(connection, table, COLUMNS[table], rows)


def _copy(
    connection: Connection[Any], table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> None:
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
        sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    )
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        for row in rows:
            copy.write_row(row)
