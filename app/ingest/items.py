"""What a source yields: one article as read, or the reason why it could not be.

Enters and leaves: values; an item also goes to JSON and back, for the queue and for quarantine.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from hashlib import blake2b
from typing import Any

from app.domain.article import ArticleDraft, Precision

STDIN = "-"
"""The source that is not a file: what was read from it has no place of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One article as read, or the reason why it could not be.

    Attributes:
        source: the file or stream.
        position: which one inside the source ("line 12"), empty when the source is one article.
        draft: the article, or None.
        problem: the reason, or None.
        raw: what was read, for quarantine (at most 64 KiB).
        own_id: the record's own id, where a problem kept it from being a draft.
    """

    source: str
    position: str
    draft: ArticleDraft | None = None
    problem: str | None = None
    raw: str = ""
    own_id: str | None = None


def item_key(item: Item) -> str:
    """Return what names the item inside its source: its position and what it holds.

    A source whose content has changed under the same name has other keys.
    """
    content = item.draft.text if item.draft else item.raw
    digest = blake2b(content.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    return f"{item.position}#{digest}"


def item_document(item: Item) -> dict[str, Any]:
    """Return the item as plain values that JSON can carry; `item_from_document` reads it back."""
    document = asdict(item)
    draft = document["draft"]
    for name in ("published_on", "published_at") if draft else ():
        if draft[name] is not None:
            draft[name] = draft[name].isoformat()
    return document


def item_from_document(document: Mapping[str, Any]) -> Item:
    """Return the item that `item_document` wrote."""
    draft = document["draft"]
    if draft is None:
        return Item(**document)
    day, instant = draft["published_on"], draft["published_at"]
    read = {
        **draft,
        "published_on": date.fromisoformat(day) if day else None,
        "published_at": datetime.fromisoformat(instant) if instant else None,
        "precision": Precision(draft["precision"]),
    }
    return Item(**{**document, "draft": ArticleDraft(**read)})
