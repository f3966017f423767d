"""Articles taken out for good: their rows go, a tombstone stays, and nothing of them comes back.

Enters: an article and why. Leaves: no row with its words, counts without it, the names that its
parties have without it, and `removed_articles` with the digest of every text that it had. Refuses
to judge why.

A removal waits for whoever writes articles, and they for it: an article that is being taken while
it is removed is stored before or refused after, never put back.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from psycopg import Connection

from app.domain.ids import ArticleId, PartyId, write_id
from app.errors import NotFoundError
from app.storage.writing.changes import record_articles
from app.storage.writing.counts import Counts, apply_counts
from app.storage.writing.locks import hold_articles
from app.storage.writing.merges import settle_names
from app.storage.writing.screening import PartyToScreen, read_parties_to_screen

REMOVED: Final = "article.removed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Removal:
    """An article that is removed.

    Attributes:
        parties: other parties of it, whose names or countries are others without it.
        again: True when it had been removed before; nothing was done then.
    """

    article: ArticleId
    reason: str
    removed_at: datetime
    parties: tuple[PartyToScreen, ...] = ()
    again: bool = False


def remove_article(connection: Connection[Any], article: ArticleId, reason: str) -> Removal:
    """Take an article out for good; taking it again, or its text elsewhere, leaves it out.

    Args:
        connection: of the owner, in a transaction that the caller commits.
        article: stored, or removed before, which is told.
        reason: kept with the tombstone and in the log of changes.

    Raises:
        NotFoundError: when there is no such article and never was one that was removed.
    """
    hold_articles(connection, removing=True)
    if (former := find_removed(connection, article)) is not None:
        return former
    row = connection.execute(
        "SELECT url, text_sha256 FROM articles WHERE id = %s FOR UPDATE", (article,)
    ).fetchone()
    if row is None:
        raise NotFoundError(f"there is no article {write_id(article)}")
    texts = {row[1], *_former_texts(connection, article)}
    parties = _parties_of(connection, article)
    counts = Counts()
    counts.subtract(connection, [article])
    _forget_items(connection, article)
    connection.execute("DELETE FROM articles WHERE id = %s", (article,))
    apply_counts(connection, counts)
    removed_at = _bury(connection, article, row, reason, texts)
    record_articles(connection, REMOVED, [article], cause=reason)
    return Removal(
        article=article,
        reason=reason,
        removed_at=removed_at,
        parties=_without_it(connection, parties),
    )


def find_removed(connection: Connection[Any], article: ArticleId) -> Removal | None:
    """Return the removal of an article, None when it was not removed."""
    row = connection.execute(
        "SELECT reason, removed_at FROM removed_articles WHERE article_id = %s", (article,)
    ).fetchone()
    if row is None:
        return None
    return Removal(article=article, reason=row[0], removed_at=row[1], again=True)


def removed_among(
    connection: Connection[Any], given: Iterable[tuple[int, str]]
) -> set[tuple[int, str]]:
    """Return those of the given (article, digest of its text) that are to stay out.

    An article that was removed stays out, and so does its text as another article, unless that one
    was there with the same text all along.
    """
    pairs = list(given)
    found = connection.execute(
        """
        SELECT g.id, g.digest FROM unnest(%s::bigint[], %s::text[]) AS g (id, digest)
        WHERE EXISTS (SELECT 1 FROM removed_articles r WHERE r.article_id = g.id)
            OR EXISTS (SELECT 1 FROM removed_texts t WHERE t.text_sha256 = g.digest)
                AND NOT EXISTS (SELECT 1 FROM articles a
                    WHERE a.id = g.id AND a.text_sha256 = g.digest)
        """,
        ([number for number, _ in pairs], [digest for _, digest in pairs]),
    )
    return {(number, digest) for number, digest in found}


def article_at(connection: Connection[Any], url: str) -> ArticleId | None:
    """Return the article, stored or removed, with this canonical URL."""
    row = connection.execute(
        """
        SELECT id FROM articles WHERE url = %(url)s
        UNION ALL SELECT article_id FROM removed_articles WHERE url = %(url)s LIMIT 1
        """,
        {"url": url},
    ).fetchone()
    return None if row is None else ArticleId(row[0])


def _former_texts(connection: Connection[Any], article: ArticleId) -> list[str]:
    found = connection.execute(
        "SELECT text_sha256 FROM article_revisions WHERE article_id = %s", (article,)
    )
    return [row[0] for row in found]


def _parties_of(connection: Connection[Any], article: ArticleId) -> set[int]:
    found = connection.execute(
        "SELECT party_id, own_id FROM article_parties WHERE article_id = %s", (article,)
    )
    return {number for row in found for number in row}


def _forget_items(connection: Connection[Any], article: ArticleId) -> None:
    """Delete what quarantine keeps of the article's items, as they were read."""
    connection.execute(
        """
        DELETE FROM quarantine q USING ingest_ledger l
        WHERE l.article_id = %s AND l.source = q.source
            AND q.position IN (l.item_key, split_part(l.item_key, '#', 1))
        """,
        (article,),
    )


def _bury(
    connection: Connection[Any],
    article: ArticleId,
    row: tuple[Any, ...],
    reason: str,
    texts: Collection[str],
) -> datetime:
    at = connection.execute(
        """
        INSERT INTO removed_articles (article_id, url, text_sha256, reason)
        VALUES (%s, %s, %s, %s) RETURNING removed_at
        """,
        (article, *row, reason),
    ).fetchone()
    connection.execute(
        "INSERT INTO removed_texts (text_sha256, article_id) SELECT unnest(%s::text[]), %s",
        (sorted(texts), article),
    )
    if at is None:
        raise NotFoundError(f"article {write_id(article)} could not be removed")
    found: datetime = at[0]
    return found


def _without_it(connection: Connection[Any], parties: Collection[int]) -> tuple[PartyToScreen, ...]:
    """Name parties by the articles that are left; those without any are nobody's merge."""
    left = connection.execute(
        """
        SELECT g.id FROM unnest(%s::bigint[]) AS g (id)
        WHERE EXISTS (SELECT 1 FROM article_parties a WHERE a.party_id = g.id)
            OR EXISTS (SELECT 1 FROM article_parties a WHERE a.own_id = g.id)
        """,
        (sorted(parties),),
    )
    kept = {PartyId(row[0]) for row in left}
    connection.execute(
        "DELETE FROM party_profiles WHERE party_id = ANY(%s)", (sorted(set(parties) - kept),)
    )
    return read_parties_to_screen(connection, settle_names(connection, kept))
