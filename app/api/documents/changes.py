"""Changes as documents."""

from typing import Any

from app.domain.ids import write_id
from app.storage.reading.selection import Row


def change_document(row: Row, written: str) -> dict[str, Any]:
    """Return a change whose id is `written`; what it does not concern is null."""
    party, article = row["party_id"], row["article_id"]
    named = row["name_ar"] or row["name_en"]
    return {
        "id": written,
        "kind": row["kind"],
        "at": row["at"],
        "list": row["list_id"],
        "version": row["list_version"],
        "entry_id": row["entry_id"],
        "party": None if party is None else write_id(party),
        "party_name": {"ar": row["name_ar"], "en": row["name_en"]} if named else None,
        "article": None if article is None else write_id(article),
        "from": row["before"],
        "to": row["after"],
        "cause": row["cause"],
    }
