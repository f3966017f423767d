"""An RSS or Atom feed to records of its entries.

Enters: bytes of a feed and its address, where that is known. Leaves: one entry per item, with the
record that it makes and whether it carries the text or a summary alone; feedparser reads them.
Refuses what is no feed, what is cut short, and any document type declaration. A feed whose XML is
broken otherwise is mended, and told.
"""

import json
import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final
from urllib.parse import urljoin

import structlog

from app.errors import InputError
from app.ingest.pages import text_of_html

_PROLOG: Final = rb"(?:\xef\xbb\xbf)?(?:\s|<\?.*?\?>|<!--.*?-->)*"
_DECLARED: Final = re.compile(_PROLOG + rb"<!DOCTYPE", re.IGNORECASE | re.DOTALL)
_ENDED: Final = re.compile(
    rb"</(?:\w+:)?(?:rss|feed|rdf)\s*>\s*(?:<!--.*?-->\s*)*\Z", re.IGNORECASE
)
_TAIL: Final = 4096
_SCHEMES: Final = ("http://", "https://")
_DAYS: Final = ("published", "updated")
_OF_OTHERS: Final = re.compile(
    rb"(</?(?:media|itunes|googleplay):)(?=(?:title|description|summary|subtitle)\b)"
)
"""What pictures and podcasts are called; feedparser takes a picture's caption for the article."""

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item of a feed.

    Attributes:
        record: as `draft_from_record` takes it; its text is empty where the feed has none.
        whole: whether the text is the article's, as far as the feed tells; else it is a summary.
        raw: the item as it was understood, as JSON.
    """

    record: dict[str, object]
    whole: bool
    raw: str

    @property
    def url(self) -> str | None:
        """The address of the entry's page."""
        found = self.record.get("url")
        return found if isinstance(found, str) else None


def read_feed(data: bytes, *, url: str | None = None) -> list[Entry]:
    """Return the entries of a feed in its order.

    Args:
        data: the feed.
        url: where it was had; relative addresses are meant from there.

    Raises:
        InputError: when it is no feed, cut short, or has a document type declaration.
    """
    feed = _parsed(data, url)
    outlet = _title(feed.feed)
    return [_entry(one, outlet, url or "") for one in feed.entries]


def _parsed(data: bytes, url: str | None) -> Any:  # noqa: ANN401 - feedparser has no types
    import feedparser  # noqa: PLC0415 - nobody pays for it who reads no feed

    if _DECLARED.match(data):
        raise InputError("a document type declaration, which is not read")
    # a stream, never a text: feedparser takes a text for an address or a path and opens it
    feed = feedparser.parse(
        BytesIO(_OF_OTHERS.sub(rb"\1other_", data.lstrip())),
        response_headers={"content-type": "application/xml"},
        resolve_relative_uris=False,
        sanitize_html=False,
    )
    broken = feed.get("bozo_exception") if feed.bozo else None
    if isinstance(broken, feedparser.exceptions.ThingsNobodyCaresAboutButMe):
        broken = None
    if not feed.get("version"):
        raise InputError(f"broken XML: {broken}" if broken else "no feed: neither RSS nor Atom")
    if broken is not None and not _ENDED.search(data[-_TAIL:]):
        raise InputError(f"broken XML, cut short: {broken}")
    if broken is not None:
        log.warning("feed.mended", url=url, reason=str(broken))
    return feed


def _entry(item: Any, outlet: str | None, base: str) -> Entry:  # noqa: ANN401
    content = "\n".join(one.get("value") or "" for one in item.get("content", ()))
    found = {
        "text": text_of_html(content if content.strip() else item.get("summary") or ""),
        "title": _title(item),
        "url": _link(item, base),
        "published": next((item[name] for name in _DAYS if name in item), None),
        "outlet": outlet,
        "author": _author(item),
    }
    return Entry(
        record={name: value for name, value in found.items() if value},
        whole=bool(content.strip()),
        raw=json.dumps(item, ensure_ascii=False, default=str),
    )


def _title(holder: Any) -> str | None:  # noqa: ANN401
    """Return the title of a feed or an entry, without the elements of HTML that some have."""
    title = str(holder.get("title") or "")
    if "html" in str(holder.get("title_detail", {}).get("type")):
        title = text_of_html(title)
    return " ".join(title.split()) or None


def _link(item: Any, base: str) -> str | None:  # noqa: ANN401
    """Return the address of the page: an Atom or RSS link, else a guid that is one."""
    alternate = (one.get("href") for one in item.get("links", ()) if one.get("rel") == "alternate")
    link = item.get("link") or next(filter(None, alternate), None)
    if link and "links" in item:
        link = urljoin(base, link)
    return link if link and link.startswith(_SCHEMES) else None


def _author(item: Any) -> str | None:  # noqa: ANN401
    """Return the name of the author, the first of several."""
    names = (one.get("name") for one in item.get("authors", ()))
    return next(filter(None, names), None) or item.get("author") or None
