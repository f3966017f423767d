"""A list as an Atom feed (RFC 4287): its first page, for feed readers.

Enters: the documents of a page. Leaves: XML. Refuses to know how they were chosen.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final
from xml.sax.saxutils import escape, quoteattr

Document = Mapping[str, Any]

MEDIA: Final = "application/atom+xml; charset=utf-8"
_HEAD: Final = (
    '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom">\n'
)
_UNKNOWN: Final = "1970-01-01"


def atom(kind: str, documents: Sequence[Document], *, address: str, updated: str) -> bytes:
    """Return the feed of documents of one kind ("claim", "quote", "article").

    Args:
        kind: what the documents are.
        documents: of one page.
        address: of the feed itself, with its query.
        updated: when the data last changed (RFC 3339).
    """
    parts = [
        _HEAD,
        f"<id>urn:marsad:feed:{escape(address)}</id>\n",
        f"<title>Marsad: {kind}s</title>\n",
        f"<updated>{escape(updated)}</updated>\n",
        "<author><name>Marsad</name></author>\n",
        f'<link rel="self" href={quoteattr(address)}/>\n',
        *(_entry(kind, document) for document in documents),
        "</feed>\n",
    ]
    return "".join(parts).encode()


def _entry(kind: str, document: Document) -> str:
    article: Document = document if kind == "article" else document["article"]
    day = article["published_on"] or _UNKNOWN
    title = _title(kind, document)
    link = article["url"] or f"/articles/{article['id']}"
    words = document.get("text") if kind != "article" else document.get("excerpt")
    return (
        f"<entry><id>urn:marsad:{kind}:{document['id']}</id>"
        f"<title>{_clean(title)}</title>"
        f"<updated>{day}T00:00:00Z</updated>"
        f"<link href={quoteattr(link)}/>"
        f'<summary xml:lang="ar">{_clean(words or "")}</summary></entry>\n'
    )


def _title(kind: str, document: Document) -> str:
    if kind == "article":
        return str(document["title"] or document["id"])
    voice = document["claimant"] if kind == "claim" else document["speaker"]
    name = voice and (voice["name"]["ar"] or voice["name"]["en"])
    return f"{name}: {document['text']}" if name else str(document["text"])


def _clean(words: str) -> str:
    """Return words as XML can hold them: it has no control characters but three."""
    return escape("".join(c for c in words if c >= " " or c in "\t\n\r"))
