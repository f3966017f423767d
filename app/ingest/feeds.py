"""An RSS or Atom feed to records of its entries.

Enters: bytes of a feed and its address, where that is known. Leaves: one entry per item, with the
record that it makes and whether it carries the text or a summary alone. Refuses broken XML and any
document type declaration.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin

from lxml import etree
from lxml.etree import _Element as Element

from app.errors import InputError
from app.ingest.pages import text_of_html

_ROOTS: Final = frozenset({"rss", "rdf", "feed"})
_CONTENT: Final = "{http://purl.org/rss/1.0/modules/content/}encoded"
_BASE: Final = "{http://www.w3.org/XML/1998/namespace}base"
_DAYS: Final = ("pubdate", "published", "date", "issued", "updated")
_SUMMARIES: Final = ("description", "summary")


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item of a feed.

    Attributes:
        record: as `draft_from_record` takes it; its text is empty where the feed has none.
        whole: whether the text is the article's, as far as the feed tells; else it is a summary.
        raw: the item as XML.
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
        InputError: when it is no feed, or broken.
    """
    root = _root(data)
    outlet = _title(_child(root, "channel") if _name(root) != "feed" else root)
    return [_entry(one, outlet, url) for one in root.iter() if _name(one) in {"item", "entry"}]


def _root(data: bytes) -> Element:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise InputError(f"broken XML: {error}") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise InputError("a document type declaration, which is not read")
    if _name(root) not in _ROOTS:
        raise InputError(f"no feed: its root is {_name(root)}, not rss, rdf or feed")
    return root


def _entry(item: Element, outlet: str | None, base: str | None) -> Entry:
    content, summary = _contents(item), _first(item, _SUMMARIES)
    text = text_of_html(content or _markup(summary))
    found = {
        "text": text,
        "title": _title(item),
        "url": _link(item, base),
        "published": _words(_first(item, _DAYS)),
        "outlet": outlet,
        "author": _author(item),
    }
    return Entry(
        record={name: value for name, value in found.items() if value},
        whole=bool(content.strip()),
        raw=etree.tostring(item, encoding="unicode", with_tail=False),
    )


def _contents(item: Element) -> str:
    encoded = item.find(_CONTENT)
    if encoded is not None:
        return encoded.text or ""
    return _markup(_first(item, ("content",)))


def _markup(element: Element | None) -> str:
    """Return the HTML that an element carries: escaped, in CDATA, or as elements of XHTML."""
    if element is None:
        return ""
    inner = "".join(etree.tostring(child, encoding="unicode") for child in element)
    return f"{element.text or ''}{inner}"


def _link(item: Element, base: str | None) -> str | None:
    """Return the address of the page: an Atom link, an RSS link, else a guid that is one."""
    for element in _children(item, "link"):
        href = element.get("href")
        if href and element.get("rel", "alternate") == "alternate":
            return _absolute(href, item, base)
    for element in _children(item, "link"):
        if words := _words(element):
            return _absolute(words, item, base)
    for element in _children(item, "guid"):
        if element.get("isPermaLink", "true") == "true" and (words := _words(element)):
            return words if words.startswith(("http://", "https://")) else None
    return None


def _absolute(href: str, item: Element, base: str | None) -> str:
    for element in (item, *item.iterancestors()):
        if stated := element.get(_BASE):
            return urljoin(urljoin(base or "", stated), href.strip())
    return urljoin(base or "", href.strip())


def _author(item: Element) -> str | None:
    for element in (*_children(item, "author"), *_children(item, "creator")):
        if words := _words(_child(element, "name")) or _words(element):
            return words
    return None


def _title(element: Element | None) -> str | None:
    found = None if element is None else _child(element, "title")
    if found is None:
        return None
    return " ".join(text_of_html(_markup(found)).split()) or None


def _words(element: Element | None) -> str | None:
    if element is None:
        return None
    return " ".join((element.text or "").split()) or None


def _first(item: Element, names: tuple[str, ...]) -> Element | None:
    for name in names:
        if (found := _child(item, name)) is not None:
            return found
    return None


def _child(element: Element, name: str) -> Element | None:
    return next(_children(element, name), None)


def _children(element: Element, name: str) -> Iterator[Element]:
    return (child for child in element if _name(child) == name and _is_of_feeds(child))


def _is_of_feeds(element: Element) -> bool:
    """Tell elements of feeds from those of media, comments and shops that share their names."""
    space = etree.QName(element).namespace or ""
    return not any(word in space for word in ("media", "itunes", "mrss", "threading"))


def _name(element: Element) -> str:
    if not isinstance(element.tag, str):
        return ""
    return etree.QName(element).localname.lower()
