"""What an HTML page states of its article: title, day, outlet, author, address, sometimes the text.

Enters: a parsed page. Leaves: candidates for each fact, the most explicit first: JSON-LD
(schema.org), then microdata, Open Graph and other meta elements; for the title also the headings,
as trafilatura reads them. Refuses what is printed for readers only, but for the title: whose day
it is cannot be told, and «بقلم» (bi-qalam, by the pen of) is no part of a name.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from lxml.html import HtmlElement as Element

_ARTICLES: Final = frozenset(
    {
        "Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle",
        "OpinionNewsArticle", "BackgroundNewsArticle", "BlogPosting", "Report",
    }
)  # fmt: skip
_TITLES: Final = ("og:title", "twitter:title", "dc.title")
_DAYS: Final = (
    "article:published_time", "og:article:published_time", "datepublished", "publish-date",
    "publication_date", "pubdate", "parsely-pub-date", "sailthru.date", "dc.date.issued",
    "dc.date", "date",
)  # fmt: skip
_OUTLETS: Final = ("og:site_name", "application-name")
_AUTHORS: Final = ("author", "parsely-author", "dc.creator")
_DEEPEST: Final = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class PageFacts:
    """Candidates, the most explicit first; texts as the page has them, blanks joined."""

    title: str | None
    days: tuple[str, ...]
    outlets: tuple[str, ...]
    authors: tuple[str, ...]
    urls: tuple[str, ...]
    text: str | None


def page_facts(root: Element) -> PageFacts:
    """Return what the page states of its article."""
    linked = _linked_article(root)
    meta = _meta(root)
    days = (_text(linked.get("datePublished")), *_marked_days(root), *_named(meta, _DAYS))
    body = linked.get("articleBody")
    return PageFacts(
        title=_title(root, (_text(linked.get("headline")), *_named(meta, _TITLES))),
        days=_kept(days),
        outlets=_kept((_name(linked.get("publisher")), *_named(meta, _OUTLETS))),
        authors=_kept((_name(linked.get("author")), *_named(meta, _AUTHORS))),
        urls=_kept((*_canonical(root), *_named(meta, ("og:url",)))),
        text=body if isinstance(body, str) and body.strip() else None,
    )


def _linked_article(root: Element) -> Mapping[str, Any]:
    """Return the first article that the JSON-LD of the page describes."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            document = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for node in _nodes(document, 0):
            if _types(node) & _ARTICLES:
                return node
    return {}


def _nodes(value: object, depth: int) -> Iterator[dict[str, Any]]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        for inner in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _nodes(value.get(inner), depth + 1)
    elif isinstance(value, list):
        for one in value:
            yield from _nodes(one, depth + 1)


def _types(node: Mapping[str, Any]) -> frozenset[str]:
    given = node.get("@type")
    types = given if isinstance(given, list) else [given]
    return frozenset(one for one in types if isinstance(one, str))


def _name(value: object) -> str | None:
    """Return the name of a person or body of JSON-LD, the first of several."""
    if isinstance(value, list):
        return next(filter(None, map(_name, value)), None)
    if isinstance(value, dict):
        return _text(value.get("name"))
    return _text(value)


def _meta(root: Element) -> dict[str, str]:
    """Return the contents of meta elements by their names in small letters, the first of each."""
    found: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        found.setdefault(name.strip().lower(), element.get("content") or "")
    return found


def _named(meta: Mapping[str, str], names: tuple[str, ...]) -> Iterator[str | None]:
    return (_text(meta.get(name)) for name in names)


def _marked_days(root: Element) -> Iterator[str | None]:
    """Days of elements that are marked as the day of publication, as programs read them."""
    for element in root.iter():
        if element.get("itemprop") != "datePublished" and element.get("pubdate") is None:
            continue
        yield _text(element.get("datetime") or element.get("content"))


def _title(root: Element, stated: tuple[str | None, ...]) -> str | None:
    """Return the first title that is stated, else the one shown, without the site's name."""
    from trafilatura.metadata import extract_title  # noqa: PLC0415 - as in page_texts

    return next(filter(None, stated), None) or _text(extract_title(root))


def _canonical(root: Element) -> Iterator[str | None]:
    for element in root.iter("link"):
        if "canonical" in (element.get("rel") or "").lower().split():
            yield _text(element.get("href"))


def _text(value: object) -> str | None:
    if not isinstance(value, str):
        return None
    return " ".join(value.split()) or None


def _kept(found: tuple[str | None, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in found if one))
