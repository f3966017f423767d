"""A later reading of an article completed by what an earlier one stated of it.

Enters: items, prepared or not, and a database. Leaves: the same items, in whose drafts the fields
that they do not state are those of the stored article, and the outlets that were replaced. Refuses
to overrule anything that is stated.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import psycopg

from app.domain.article import ArticleDraft, Precision
from app.domain.ids import ArticleId
from app.ingest.items import Item
from app.ingest.preparing import outlet_record
from app.ingest.side_by_side import Batch, Prepared, Problem, prepare_item
from app.storage.records import article_id
from app.storage.writing.locks import hold_taken
from app.storage.writing.stated import Stated, stated_of

_WORDS = ("title", "outlet", "author", "external_id")


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """An outlet in whose place another came: the same text was given as of both, without a URL."""

    article: ArticleId
    item: Item
    before: Stated


def completed(draft: ArticleDraft, before: Stated) -> ArticleDraft:
    """Return the draft with what it does not state as it was stated before.

    Of the same day as before, the instant is kept too.
    """
    kept = {name: getattr(draft, name) or getattr(before, name) for name in _WORDS}
    filled = replace(draft, **kept)
    same_day = draft.precision is Precision.DAY and draft.published_on == before.published_on
    if before.published_on and (draft.published_on is None or same_day):
        filled = replace(
            filled,
            published_on=before.published_on,
            published_at=before.published_at,
            precision=before.precision,
        )
    return filled


def complete_items(connection: psycopg.Connection[Any], items: Iterable[Item]) -> list[Item]:
    """Return items completed by what is stored, before they are prepared."""
    given = list(items)
    known = stated_of(connection, set(_ids(given)))
    return [_item(item, known) for item in given]


def complete_batch(
    connection: psycopg.Connection[Any], batch: Batch
) -> tuple[Batch, list[Replaced]]:
    """Return a prepared batch completed by what is stored and by its own earlier items.

    What another process stored since the items were read counts too, and nobody stores anything of
    these articles until the transaction ends. Items that it completes are prepared again.

    Args:
        connection: of the owner, in a transaction that has locked nothing yet.
        batch: as prepared.
    """
    ids = set(_ids(item for item, _ in batch))
    hold_taken(connection, ids)
    known = stated_of(connection, ids)
    done: Batch = []
    replaced: list[Replaced] = []
    for one in batch:
        item, record = _prepared(one, known)
        done.append((item, record))
        if item.draft is None or isinstance(record, Problem):
            continue
        before = known.get(record.id)
        if before and _other_outlet(item.draft, before):
            replaced.append(Replaced(article=record.id, item=item, before=before))
        known[record.id] = _stated(item.draft)
    return done, replaced


def _prepared(one: Prepared, known: Mapping[int, Stated]) -> Prepared:
    filled = _item(one[0], known)
    return one if filled == one[0] else (filled, prepare_item(filled))


def _ids(items: Iterable[Item]) -> Iterator[ArticleId]:
    for item in items:
        if item.draft is not None:
            yield article_id(item.draft.url, item.draft.text)


def _item(item: Item, known: Mapping[int, Stated]) -> Item:
    if item.draft is None:
        return item
    before = known.get(article_id(item.draft.url, item.draft.text))
    return replace(item, draft=completed(item.draft, before)) if before else item


def _other_outlet(draft: ArticleDraft, before: Stated) -> bool:
    was, now = (outlet_record(draft.url, name) for name in (before.outlet, draft.outlet))
    return was is not None and now is not None and was.key != now.key


def _stated(draft: ArticleDraft) -> Stated:
    return Stated(
        title=None if draft.title and draft.title in draft.text else draft.title,
        outlet=draft.outlet,
        author=draft.author,
        published_on=draft.published_on,
        published_at=draft.published_at,
        precision=draft.precision,
        external_id=draft.external_id,
    )
