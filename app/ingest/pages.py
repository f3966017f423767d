"""An HTML page to the record of the article on it.

Enters: bytes of a page, its address and the encoding its server states, where they are known.
Leaves: a record as `draft_from_record` takes it. Refuses a page without the text of an article.
"""

import codecs
import re
from collections.abc import Iterable
from typing import Final
from urllib.parse import urljoin

import lxml.html
from lxml.etree import ParserError
from lxml.html import HtmlElement as Element

from app.domain.article import ArticleDraft
from app.errors import InputError
from app.ingest.drafts import dated
from app.ingest.page_facts import PageFacts, page_facts
from app.ingest.page_texts import article_text, plain_text
from app.ingest.streams import decode
from app.ingest.urls import canonical_url

_LEAST: Final = 80
"""Signs of the shortest text that is taken for an article."""
_LONGEST: Final = 5_000_000
"""Bytes of the longest page that is read: some seconds and some hundred MB."""
_PROLOG: Final = 4096
_DECLARED: Final = re.compile(
    rb"""(?:<meta[^>]*?charset\s*=\s*|<\?xml[^>]*?encoding\s*=\s*)["']?\s*([A-Za-z0-9_:.-]+)""",
    re.IGNORECASE,
)
_XML_DECLARATION: Final = re.compile(r"^\s*<\?xml[^>]*\?>")
_ELEMENT: Final = re.compile(r"</?(?:p|div|br|li)\b", re.IGNORECASE)
_NOTHING: Final = ArticleDraft(text="…")
_SHARE: Final = 0.6


def page_record(
    data: bytes, *, url: str | None = None, charset: str | None = None
) -> dict[str, object]:
    """Return the record of the article on a page.

    Args:
        data: the page.
        url: where it was had; what the page itself calls its address counts where it can be meant.
        charset: as its server states it.

    Raises:
        InputError: when it cannot be decoded, is too long, or has no text of an article.
    """
    if len(data) > _LONGEST:
        raise InputError(f"longer than {_LONGEST} bytes, which no page of an article is")
    root = parse_html(decode_page(data, charset))
    facts = page_facts(root)
    text = _text(_without_title(article_text(root), facts.title), facts)
    if len(text) < _LEAST:
        raise InputError("the page has no text of an article")
    found = {
        "text": text,
        "title": facts.title,
        "url": _url(facts, url),
        "published": _day(facts.days),
        "outlet": next(iter(facts.outlets), None),
        "author": next((one for one in facts.authors if not one.startswith("http")), None),
    }
    return {name: value for name, value in found.items() if value}


def parse_html(text: str) -> Element:
    """Return the tree of a page or of a piece of one.

    Raises:
        InputError: when there is nothing in it.
    """
    try:
        return lxml.html.document_fromstring(_XML_DECLARATION.sub("", text).replace("\x00", ""))
    except (ParserError, ValueError) as error:
        raise InputError(f"no HTML: {error}") from error


def text_of_html(html: str) -> str:
    """Return the paragraphs of a piece of HTML, such as feeds carry; empty when it has none."""
    return plain_text(parse_html(html).body) if html.strip() else ""


def decode_page(data: bytes, charset: str | None) -> str:
    """Return the text of a page: as it is marked or states, else as files are decoded.

    Raises:
        InputError: when it is in none of the encodings that are tried.
    """
    if not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        declared = _DECLARED.search(data[:_PROLOG])
        inside = declared.group(1).decode("ascii") if declared else None
        for name in filter(None, (charset, inside)):
            try:
                return data.decode(name)
            except (LookupError, UnicodeError):
                continue
    return decode(data)


def _text(found: str, facts: PageFacts) -> str:
    """Return the text of the page, or what its JSON-LD has where the page shows much less."""
    stated = _stated(facts.text or "")
    return stated if len(found) < _SHARE * len(stated) else found


def _stated(body: str) -> str:
    """Return the paragraphs of a text of JSON-LD: HTML at some outlets, lines at others."""
    if _ELEMENT.search(body):
        return text_of_html(body)
    lines = (text_of_html(line) for line in body.splitlines())
    return "\n\n".join(filter(None, lines))


def _without_title(text: str, title: str | None) -> str:
    """Return the text without a first line that is the title, which stands beside it."""
    first, parted, rest = text.partition("\n\n")
    return rest if parted and first == title else text


def _url(facts: PageFacts, given: str | None) -> str | None:
    for found in facts.urls:
        try:
            return canonical_url(urljoin(given, found) if given else found)
        except (InputError, ValueError):
            continue
    return given


def _day(days: Iterable[str]) -> str | None:
    """Return the first day that can be meant."""
    for day in days:
        try:
            if dated(_NOTHING, day).published_on is not None:
                return day
        except InputError:
            continue
    return None
