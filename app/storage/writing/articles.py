"""Articles with all that was found in them, stored in batches by COPY.

Enters: article records. Leaves: for each what became of it. Taking an article again changes
nothing; the same URL with another text is a revision, whose children replace the former ones.

Rows are locked in the order of their ids (new parties, new outlets, articles, then whatever
counts), so that batches of several workers wait for each other and do not deadlock. One batch
belongs into one transaction.
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from typing import Any, Final

from psycopg import Connection, sql

from app.domain.ids import ArticleId, PartyId
from app.errors import InputError
from app.storage.records import ArticleRecord, Outcome, Written
from app.storage.writing.changes import record_articles
from app.storage.writing.counts import Counts, apply_counts
from app.storage.writing.locks import hold_articles
from app.storage.writing.merges import note_due
from app.storage.writing.parties import (
    complete_outlets,
    complete_parties,
    insert_outlets,
    insert_parties,
    merge_parties,
)
from app.storage.writing.profiles import write_profiles
from app.storage.writing.removals import removed_among
from app.storage.writing.rows import ArticleRows, article_rows
from app.storage.writing.staging import (
    copy_children,
    insert_staged,
    stage_articles,
    update_from_staged,
)

_OWN: Final = ("mentions", "claims", "quotes", "citations", "article_parties", "article_countries")
"""Tables whose rows name their article; the rest goes with these."""


_WROTE: Final = frozenset({Outcome.STORED, Outcome.REVISED, Outcome.UPDATED})


class UnstorableTextError(InputError):
    """A text has characters that the database cannot hold."""

    code = "unstorable-text"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stored:
    """What the database holds of an article."""

    text_sha256: str
    fingerprint: str


def write_articles(
    connection: Connection[Any], records: Sequence[ArticleRecord]
) -> tuple[Written, ...]:
    """Store articles; return what became of each, in the order given.

    Args:
        connection: of the owner, in a transaction that the caller commits.
        records: any number; a few hundred at a time are stored fastest.

    Raises:
        UnstorableTextError: naming the article; nothing was written then.
        InputError: when the date of a claim cannot be read; nothing was written then.
        psycopg.Error: when the database fails; the transaction is lost then.
    """
    for record in records:
        check_storable(record)
    batch = [article_rows(record) for record in records]
    hold_articles(connection)
    out = removed_among(connection, [(rows.id, rows.text_sha256) for rows in batch])
    removed = {i for i, rows in enumerate(batch) if (rows.id, rows.text_sha256) in out}
    kept = [rows for i, rows in enumerate(batch) if i not in removed]
    new_parties = insert_parties(connection, [p for rows in kept for p in rows.parties])
    insert_outlets(connection, [rows.outlet for rows in kept if rows.outlet])
    outcomes = dict.fromkeys(removed, Outcome.REMOVED)
    counts = Counts()
    for wave in _waves(batch, removed):
        written = _write_wave(connection, [batch[i] for i in wave], counts)
        outcomes.update(zip(wave, written, strict=True))
    _settle(connection, [r for i, r in enumerate(batch) if outcomes[i] in _WROTE], counts)
    return tuple(_written(rows, outcomes[i], new_parties) for i, rows in enumerate(batch))


def check_storable(record: ArticleRecord) -> None:
    """Raise UnstorableTextError when the database cannot hold the article's text or title.

    Postgres stores no NUL, and UTF-8 has no lone surrogates.
    """
    draft = record.draft
    for name, value in (("text", draft.text), ("title", draft.title), ("author", draft.author),
                        ("url", draft.url), ("outlet", draft.outlet),
                        ("id", draft.external_id)):  # fmt: skip
        if value is None:
            continue
        if "\x00" in value:
            raise UnstorableTextError(f"its {name} has a NUL character")
        try:
            value.encode("utf-8")
        except UnicodeEncodeError as error:
            raise UnstorableTextError(
                f"its {name} has a lone surrogate at offset {error.start}"
            ) from error


def _waves(batch: Sequence[ArticleRows], removed: Container[int]) -> list[list[int]]:
    """Positions in groups that name each article once: its revisions are taken one by one.

    Args:
        batch: all that was given.
        removed: positions to leave out.
    """
    waves: list[list[int]] = []
    taken: dict[int, int] = {}
    for position, rows in enumerate(batch):
        if position in removed:
            continue
        wave = taken.get(rows.id, 0)
        taken[rows.id] = wave + 1
        if wave == len(waves):
            waves.append([])
        waves[wave].append(position)
    return waves


def _settle(connection: Connection[Any], written: Sequence[ArticleRows], counts: Counts) -> None:
    """Bring parties and outlets up to date, last and once: they are what workers wait for."""
    apply_counts(connection, counts)
    parties = merge_parties(p for rows in written for p in rows.parties)
    complete_parties(connection, parties)
    write_profiles(connection, parties)
    complete_outlets(connection, [rows.outlet for rows in written if rows.outlet])


def _write_wave(
    connection: Connection[Any], wave: Sequence[ArticleRows], counts: Counts
) -> list[Outcome]:
    stage_articles(connection, wave)
    new = insert_staged(connection)
    stored = _lock_stored(connection, [r.id for r in wave if r.id not in new])
    older = _older_revisions(connection, [r for r in wave if r.id in stored])
    outcomes = dict.fromkeys(new, Outcome.STORED) | {
        rows.id: _judge(rows, stored[rows.id], older=rows.id in older)
        for rows in wave
        if rows.id not in new
    }
    changed = [r.id for r in wave if r.id not in new and outcomes[r.id] in _WROTE]
    revised = [number for number in changed if outcomes[number] is Outcome.REVISED]
    counts.subtract(connection, changed)
    _replace(connection, changed, revised)
    copy_children(connection, [r for r in wave if r.id in new or r.id in changed])
    counts.add(connection, [*new, *changed])
    note_due(connection, [*new, *changed])
    record_articles(connection, "article.added", sorted(new))
    record_articles(connection, "article.revised", changed)
    return [outcomes[rows.id] for rows in wave]


def _judge(rows: ArticleRows, stored: _Stored, *, older: bool) -> Outcome:
    if stored.fingerprint == rows.fingerprint or older:
        return Outcome.UNCHANGED
    return Outcome.UPDATED if stored.text_sha256 == rows.text_sha256 else Outcome.REVISED


def _written(rows: ArticleRows, outcome: Outcome, new: frozenset[PartyId]) -> Written:
    parties = {p.id for p in rows.parties} & new
    return Written(article=ArticleId(rows.id), outcome=outcome, parties=tuple(sorted(parties)))


def _lock_stored(connection: Connection[Any], ids: Sequence[int]) -> dict[int, _Stored]:
    found = connection.execute(
        """
        SELECT id, text_sha256, fingerprint FROM articles WHERE id = ANY(%s)
        ORDER BY id FOR NO KEY UPDATE
        """,
        (list(ids),),
    )
    return {row[0]: _Stored(text_sha256=row[1], fingerprint=row[2]) for row in found}


def _older_revisions(connection: Connection[Any], wave: Sequence[ArticleRows]) -> set[int]:
    """Articles whose given text is a revision that a newer one has replaced already."""
    if not wave:
        return set()
    found = connection.execute(
        """
        SELECT r.article_id
        FROM article_revisions r
        JOIN unnest(%s::bigint[], %s::text[]) AS given (article_id, text_sha256)
        USING (article_id, text_sha256)
        """,
        ([r.id for r in wave], [r.text_sha256 for r in wave]),
    )
    return {row[0] for row in found}


def _replace(connection: Connection[Any], changed: Sequence[int], revised: Sequence[int]) -> None:
    """Put the staged rows in the place of stored ones, whose texts and children make room."""
    if changed:
        _archive(connection, revised)
        _clear(connection, changed)
        update_from_staged(connection, changed, revised)


def _archive(connection: Connection[Any], ids: Sequence[int]) -> None:
    connection.execute(
        """
        INSERT INTO article_revisions
            (article_id, text_sha256, revision, title, text, ingested_at)
        SELECT id, text_sha256, revision, title, text, updated_at
        FROM articles WHERE id = ANY(%s) ORDER BY id
        """,
        (list(ids),),
    )


def _clear(connection: Connection[Any], ids: Sequence[int]) -> None:
    for table in _OWN:
        connection.execute(
            sql.SQL("DELETE FROM {} WHERE article_id = ANY(%s)").format(sql.Identifier(table)),
            (list(ids),),
        )
