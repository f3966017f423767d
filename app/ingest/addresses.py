"""What is at an address: a page, a feed, an archive or a file of articles, as items.

Enters: an http(s) address, what the command line says of its articles, and what a fetch may cost.
Leaves: items, as of a file. Of an entry of a feed that has a summary alone, the page is fetched
too, where its site lets robots; one that cannot be had leaves the summary in its place.
"""

import tempfile
from collections.abc import Callable, Iterator, MutableMapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import urlsplit

import structlog

from app.errors import InputError
from app.ingest.feeds import Entry, read_feed
from app.ingest.fetching import (
    ANY_HOST,
    Fetched,
    FetchError,
    FetchLimits,
    Known,
    check_address,
    fetch,
)
from app.ingest.items import Item
from app.ingest.pages import page_record
from app.ingest.robots import Robots
from app.ingest.sources import (
    LONGEST,
    Given,
    format_of_name,
    found_item,
    read_source,
    read_stream,
)
from app.ingest.streams import PACKED, UNPACK_ERRORS, open_unpacked, reason_of
from app.ingest.web_forms import found_in_entry, found_on_page
from app.runtime.settings import Settings

PURPOSE: Final = "news articles"
_SCHEMES: Final = ("http://", "https://")
_LONGEST_FILE: Final = 4 << 30
_PAGE_SECONDS: Final = 60.0
_BY_TYPE: Final = {
    "text/html": "html", "application/xhtml+xml": "html", "application/rss+xml": "feed",
    "application/atom+xml": "feed", "application/rdf+xml": "feed", "application/xml": "feed",
    "text/xml": "feed", "application/json": "json", "application/x-ndjson": "jsonl",
    "application/jsonl": "jsonl", "application/warc": "warc", "text/plain": "txt",
}  # fmt: skip

Wanted = Callable[[str], bool]
"""Says of the address of a feed's entry whether it is asked for."""

log = structlog.get_logger(__name__)


def is_address(source: str) -> bool:
    """Say whether a source is an address rather than a path."""
    return source.lower().startswith(_SCHEMES)


def article_limits(settings: Settings) -> FetchLimits:
    """Return what the fetch of articles may cost under these settings."""
    return FetchLimits(
        most_bytes=_LONGEST_FILE,
        seconds=settings.fetch_seconds,
        allowed=frozenset(settings.fetch_allow),
        hosts=(ANY_HOST,),
        purpose=PURPOSE,
    )


def read_place(source: str, given: Given, limits: FetchLimits) -> Iterator[Item]:
    """Yield the articles of a path, of standard input ("-") or of an address.

    Raises:
        InputError: when there is no such path or address, or its format cannot be told.
        FetchError: when an address gives nothing.
    """
    if is_address(source):
        yield from read_address(source, given, limits)
    else:
        yield from read_source(source, given)


def read_address(
    url: str,
    given: Given,
    limits: FetchLimits,
    *,
    wanted: Wanted = lambda _: True,
    seen: MutableMapping[str, Known] | None = None,
) -> Iterator[Item]:
    """Yield the articles at an address.

    Args:
        url: http or https.
        given: what the command line says of them.
        limits: of each fetch.
        wanted: of which entries of a feed that have a summary alone the page is asked for, by
            their address; the others are passed by.
        seen: what is known of the copy that was read last, by address; one that did not change
            has no items. It is noted when all items have been taken.

    Raises:
        InputError: when it is no address, or its format cannot be told.
        FetchError: when nothing can be had from it.
    """
    check_address(url)
    with tempfile.TemporaryDirectory(prefix="marsad-fetch-") as folder:
        known = seen.get(url) if seen is not None else None
        fetched = fetch(url, Path(folder) / _file_name(url), limits, known)
        if fetched is None:
            return
        form = given.format or _format(fetched)
        if form is None:
            raise InputError(f"{url}: {fetched.content_type or 'no type'} is no format of articles")
        if form == "html":
            data = _bounded(fetched)
            found = found_on_page(data, url=given.url or fetched.url, charset=fetched.charset)
            yield found_item(found, url, given)
        elif form == "feed":
            yield from _feed_items(fetched, url, given, limits, wanted)
        else:
            try:
                with open_unpacked(fetched.path) as stream:
                    yield from read_stream(stream, url, form, given)
            except UNPACK_ERRORS as error:
                yield Item(source=url, position="", problem=f"cannot be read: {reason_of(error)}")
        if seen is not None:
            seen[url] = Known(etag=fetched.etag, last_modified=fetched.last_modified)


def _file_name(url: str) -> str:
    """Return a name for the file that keeps the ending by which packed files are known."""
    suffix = PurePosixPath(urlsplit(url).path).suffix.lower()
    return f"fetched{suffix}" if suffix in PACKED else "fetched"


def _format(fetched: Fetched) -> str | None:
    """Return the form of what came: by the server's word, else by the name or the beginning."""
    if fetched.content_type in {"text/html", "application/xhtml+xml"}:
        return "html"
    named = format_of_name(fetched.name)
    if named is not None:
        return named
    if fetched.content_type in _BY_TYPE:
        return _BY_TYPE[fetched.content_type]
    start = _start(fetched.path)
    if any(mark in start for mark in (b"<rss", b"<feed", b"<rdf:rdf")):
        return "feed"
    return "html" if b"<html" in start or b"<!doctype html" in start else None


def _start(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(1024).lower()


def _bounded(fetched: Fetched) -> bytes:
    if fetched.size > LONGEST:
        raise InputError(f"{fetched.url}: longer than {LONGEST} bytes")
    return fetched.path.read_bytes()


def _feed_items(
    fetched: Fetched, url: str, given: Given, limits: FetchLimits, wanted: Wanted
) -> Iterator[Item]:
    try:
        entries = read_feed(_bounded(fetched), url=fetched.url)
    except InputError as error:
        yield Item(source=url, position="", problem=error.message)
        return
    robots = Robots(limits)
    for number, entry in enumerate(entries, 1):
        if not entry.whole and entry.url is not None and not wanted(entry.url):
            continue
        whole = entry if entry.whole else _with_page(entry, limits, robots)
        yield found_item(found_in_entry(whole, number), url, given)


def _with_page(entry: Entry, limits: FetchLimits, robots: Robots) -> Entry:
    """Return the entry with the text of its page, or as it is where that cannot be had."""
    if entry.url is None:
        return entry
    try:
        page = _page(entry.url, limits, robots)
    except (InputError, FetchError) as error:
        log.warning("page.not_taken", url=entry.url, reason=error.message)
        return entry
    return replace(entry, record={**page, **entry.record, "text": page["text"]}, whole=True)


def _page(url: str, limits: FetchLimits, robots: Robots) -> dict[str, object]:
    check_address(url)
    if not robots.allow(url):
        raise InputError("its site asks robots to stay away (robots.txt)")
    with tempfile.TemporaryDirectory(prefix="marsad-fetch-") as folder:
        few = replace(limits, most_bytes=LONGEST, seconds=min(limits.seconds, _PAGE_SECONDS))
        fetched = fetch(url, Path(folder) / "page", few)
        if fetched is None or fetched.content_type not in {"text/html", "application/xhtml+xml"}:
            raise InputError("it is no HTML page")
        return page_record(_bounded(fetched), url=fetched.url, charset=fetched.charset)
