"""Items that could not be taken: what waits, and another try.

An article in quarantine is kept as it was read, so that it can be tried again when the reason is
gone, for instance after an upgrade. A refused row of a list is tried by loading that list again.
"""

import json
from collections import Counter
from collections.abc import Iterator

from app.ingest.articles import QUARANTINED, Intake, Tally
from app.ingest.connection import owner_connection
from app.ingest.items import Item, item_from_document
from app.storage.writing.ledger import Quarantined, note_retry, read_quarantine
from app.storage.writing.state import transaction

_LISTS = "list:"


def waiting(database_url: str) -> Iterator[Quarantined]:
    """Yield what is in quarantine, oldest first."""
    with owner_connection(database_url) as connection:
        after = 0
        while page := read_quarantine(connection, after=after):
            yield from page
            after = page[-1].number


def retry_quarantined(database_url: str, numbers: frozenset[int]) -> Tally:
    """Try articles in quarantine again, those numbered or all; return what became of them."""
    tally: Tally = Counter()
    intake = Intake(database_url=database_url)
    for item in list(waiting(database_url)):
        if (numbers and item.number not in numbers) or item.record.source.startswith(_LISTS):
            continue
        outcome = intake.take([_item(item)])
        tally.update(outcome)
        with owner_connection(database_url) as connection, transaction(connection):
            note_retry(connection, item.number, resolved=not outcome[QUARANTINED])
    return tally


def _item(item: Quarantined) -> Item:
    return item_from_document(json.loads(item.record.raw))
