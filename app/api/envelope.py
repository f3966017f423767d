"""What stands around the items of an answer: totals, the state of the data, links, choices.

Enters: values. Leaves: plain documents. Refuses to read the database.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final
from urllib.parse import quote_plus

from app.api.queries import ListQuery
from app.storage.reading.counting import Count
from app.storage.reading.state import DataVersion

Document = dict[str, Any]

_SAFE: Final = re.compile(r"[A-Za-z0-9_.~-]*").fullmatch


def total_document(total: Count) -> Document:
    """Return a total as it is written."""
    return {"value": total.value, "relation": "eq" if total.exact else "estimate"}


def meta_document(version: DataVersion) -> Document:
    """Return the state of the data as it is written."""
    return {"data_version": str(version.version), "as_of": version.at}


def links_of(
    path: str, query: ListQuery, beside: Mapping[str, str | None], echo: Mapping[str, Any]
) -> str | None:
    """Return the Link header (RFC 8288), with addresses relative to the host."""
    if not any(beside.values()):
        return None
    kept = "&".join(f"{n}={_quoted(v)}" for n, v in written_parameters(query, echo))
    links = [
        f'<{path}?{kept}&cursor={cursor}>; rel="{relation}"'
        for relation, cursor in beside.items()
        if cursor
    ]
    return ", ".join(links)


def _quoted(value: str) -> str:
    """Return a value as `urlencode` writes it; most need no escape."""
    return value if _SAFE(value) else quote_plus(value)


def written_parameters(query: ListQuery, echo: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the parameters that say the same again, without the cursor."""
    given = {**echo, "limit": query.limit}
    for name in ("count", "fields", "include"):
        if value := getattr(query, name, None):
            given[name] = value
    return [
        (name, ",".join(map(str, value)) if isinstance(value, list | tuple) else str(value))
        for name, value in given.items()
    ]


def select(
    documents: list[Document], fields: Sequence[str], included: Sequence[str] = ()
) -> list[Document]:
    """Return the documents with the properties named, and what was included, alone."""
    if not fields:
        return documents
    names = ("id", *(name for name in dict.fromkeys((*fields, *included)) if name != "id"))
    return [{name: document[name] for name in names if name in document} for document in documents]
