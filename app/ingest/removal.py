"""An article taken out of a database on purpose: by its id, or by its URL.

Enters: what a person wrote, and why. Leaves: the article gone, its parties screened and their
claims checked by the names they have without it.
"""

from typing import Any

import psycopg

from app.domain.ids import WRITTEN_LENGTH, ArticleId, read_id
from app.errors import InputError, NotFoundError
from app.ingest.claims import check_claims_of
from app.ingest.connection import owner_connection
from app.ingest.screening import REMOVED_ARTICLE, Screener, StoredIndexes
from app.ingest.urls import canonical_url
from app.storage.writing.removals import Removal, article_at, find_removed, remove_article
from app.storage.writing.state import transaction

_LONGEST_REASON = 500


def remove(database_url: str, given: str, reason: str) -> Removal:
    """Take an article out for good; one that is out already is told and left.

    Args:
        database_url: the owner's.
        given: the id as the API writes it, or a URL of the article in any form.
        reason: shown to whoever asks for the article.

    Raises:
        InputError: for a reason without words or of more than 500 characters.
        NotFoundError: when there is no such article.
        DatabaseUnavailableError: when the database cannot be reached.
    """
    why = " ".join(reason.split())
    if not why or len(why) > _LONGEST_REASON or "\x00" in why:
        raise InputError(f"a reason has 1 to {_LONGEST_REASON} characters")
    with owner_connection(database_url) as connection:
        article = _by_id(given) or article_at(connection, _url(given))
        if article is None:
            raise NotFoundError(f"there is no article {given!r}")
        if (former := find_removed(connection, article)) is not None:
            return former
        with transaction(connection):
            removal = remove_article(connection, article, why)
            _settle(connection, removal)
        return removal


def _settle(connection: psycopg.Connection[Any], removal: Removal) -> None:
    """Screen the parties that have another name now, and check the claims about them."""
    if removal.parties:
        screener = Screener(connection, StoredIndexes())
        screener.save(screener.screen(removal.parties, again=True), cause=REMOVED_ARTICLE)
        check_claims_of(connection, [party.id for party in removal.parties])


def _url(given: str) -> str:
    try:
        return canonical_url(given)
    except InputError as error:
        raise InputError(f"{given!r} is neither an id nor a URL") from error


def _by_id(given: str) -> ArticleId | None:
    if len(given) != WRITTEN_LENGTH:
        return None
    try:
        return ArticleId(read_id(given))
    except InputError:
        return None
