"""Pages, feeds and archives to what was found in them: records, and why others could not be had.

Enters: bytes in one of the three forms. Leaves: one `Found` per article or failure, with the place
that names it. Refuses nothing: what cannot be read is a `Found` with its problem.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Final

from app.errors import InputError
from app.ingest.archives import read_archive
from app.ingest.feeds import Entry, read_feed
from app.ingest.pages import page_record

_RAW: Final = 65_536


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One article of a source, or why it could not be read.

    Attributes:
        position: which one inside the source, empty when the source is one article.
        record: as `draft_from_record` takes it, or None.
        problem: the reason, or None.
        raw: what was read, for quarantine.
    """

    position: str
    record: dict[str, object] | None = None
    problem: str | None = None
    raw: str = ""


def found_on_page(
    data: bytes, *, url: str | None = None, charset: str | None = None, position: str = ""
) -> Found:
    """Return the article on an HTML page."""
    try:
        return Found(position=position, record=page_record(data, url=url, charset=charset))
    except InputError as error:
        return Found(position=position, problem=error.message, raw=_shown(data))


def found_in_feed(data: bytes, *, url: str | None = None) -> Iterator[Found]:
    """Yield the entries of a feed, each with the text that the feed itself has of it."""
    try:
        entries = read_feed(data, url=url)
    except InputError as error:
        yield Found(position="", problem=error.message, raw=_shown(data))
        return
    for number, entry in enumerate(entries, 1):
        yield found_in_entry(entry, number)


def found_in_entry(entry: Entry, number: int) -> Found:
    """Return one entry; its address names it, else its number."""
    position = entry.url or f"item {number}"
    if not entry.record.get("text"):
        problem = "the entry has no text"
        return Found(position=position, problem=problem, raw=entry.raw[:_RAW])
    return Found(position=position, record=entry.record, raw=entry.raw[:_RAW])


def found_in_archive(stream: IO[bytes]) -> Iterator[Found]:
    """Yield the articles of a WARC archive, and its pages without one with that reason."""
    try:
        for page in read_archive(stream):
            if page.problem is not None:
                yield Found(position=page.url, problem=page.problem)
            else:
                yield found_on_page(
                    page.data, url=page.url, charset=page.charset, position=page.url
                )
    except InputError as error:
        yield Found(position="", problem=error.message)


def _shown(data: bytes) -> str:
    return data[:_RAW].decode("utf-8", "replace")
