"""Stored articles as items once more, so that the extraction of this version reads them.

Enters: a database. Leaves: one item per stored article, in the order of ids, that states its text
and its URL alone: what sources stated of it is completed from what is stored when it is taken.
Refuses to know what becomes of them; taking one that reads as before changes nothing.
"""

from collections.abc import Iterator
from typing import Final

from app.domain.article import ArticleDraft
from app.domain.ids import write_id
from app.ingest.connection import owner_connection
from app.ingest.items import Item
from app.storage.writing.texts import FIRST, StoredText, stored_texts

SOURCE: Final = "reextract"


def stored_items(database_url: str) -> Iterator[Item]:
    """Yield every stored article; those stored meanwhile may be among them or not.

    Raises:
        DatabaseUnavailableError: when the database fails.
    """
    with owner_connection(database_url) as connection:
        after = FIRST
        while page := stored_texts(connection, after=after):
            for stored in page:
                yield _item(stored)
            after = page[-1].id


def _item(stored: StoredText) -> Item:
    draft = ArticleDraft(text=stored.text, url=stored.url)
    return Item(source=SOURCE, position=write_id(stored.id), draft=draft)
