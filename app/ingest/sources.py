"""Files, folders and standard input to a stream of article drafts.

Enters: a path and its format. Leaves: one `Item` per article, or per thing that could not be
read, with the position that names it. Of lines and of archives, memory holds one at a time; of
any other file, all of it, up to `LONGEST`.
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO

from app.domain.article import ArticleDraft
from app.errors import InputError
from app.ingest.drafts import checked, dated, draft_from_record
from app.ingest.items import Item
from app.ingest.json_values import WIDE, is_wide, kind_of_value, read_json
from app.ingest.streams import PACKED, UNPACK_ERRORS, decode, open_unpacked, reason_of
from app.ingest.urls import canonical_url
from app.ingest.web_forms import Found, found_in_archive, found_in_feed, found_on_page

FORMATS = ("txt", "json", "jsonl", "html", "feed", "warc")
LONGEST = 50_000_000
_NOTHING = ArticleDraft(text="…")
_ENDINGS = {
    ".txt": "txt", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl", ".html": "html",
    ".htm": "html", ".xhtml": "html", ".xml": "feed", ".rss": "feed", ".atom": "feed",
    ".warc": "warc",
}  # fmt: skip
_ALL_ENDINGS = ", ".join(_ENDINGS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the command line says of every article of a source that does not say it itself."""

    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    format: str | None = None


def check_given(given: Given) -> None:
    """Return when all that the command line says can be meant.

    Raises:
        InputError: naming the option.
    """
    if given.format is not None and given.format not in FORMATS:
        raise InputError(f"--format {given.format!r} is none of {', '.join(FORMATS)}")
    checks: dict[str, tuple[str | None, Callable[[str], object]]] = {
        "--published": (given.published, _day),
        "--outlet": (given.outlet, lambda outlet: checked(replace(_NOTHING, outlet=outlet))),
        "--url": (given.url, canonical_url),
    }
    for option, (value, check) in checks.items():
        try:
            if value is not None:
                check(value)
        except InputError as error:
            raise InputError(f"{option}: {error.message}") from error


def _day(published: str) -> None:
    if dated(_NOTHING, published).published_on is None:
        raise InputError("it is empty")


def read_source(path: str, given: Given) -> Iterator[Item]:
    """Yield the articles of a file, of every readable file in a folder, or of "-".

    Raises:
        InputError: when the source does not exist, or its format cannot be told.
    """
    if path == "-":
        yield from read_stream(sys.stdin.buffer, "-", given.format or "txt", given)
        return
    place = Path(path)
    if not place.exists():
        raise InputError(f"{path}: no such file or folder")
    if place.is_dir():
        files = [f for f in sorted(place.rglob("*")) if _is_source(f)]
        if not files:
            raise InputError(f"{path}: no file of articles in this folder ({_ALL_ENDINGS})")
        for file in files:
            yield from _read_file(file, given)
        return
    yield from _read_file(place, given)


def _read_file(file: Path, given: Given) -> Iterator[Item]:
    form = given.format or format_of_name(file.name)
    if form is None:
        raise InputError(f"{file}: its ending tells no format ({', '.join(FORMATS)})")
    try:
        with open_unpacked(file) as stream:
            yield from read_stream(stream, str(file), form, given)
    except UNPACK_ERRORS as error:
        reason = f"cannot be read: {reason_of(error)}"
        yield Item(source=str(file), position="", problem=reason)


def _is_source(file: Path) -> bool:
    beside_a_text = file.suffix == ".json" and file.with_suffix(".txt").exists()
    return file.is_file() and format_of_name(file.name) is not None and not beside_a_text


def format_of_name(name: str) -> str | None:
    """Return the format that the ending of a file's name tells, packed or not, or None."""
    suffixes = [s.lower() for s in Path(name).suffixes]
    if suffixes and suffixes[-1] in PACKED:
        suffixes.pop()
    last = suffixes[-1] if suffixes else ""
    return _ENDINGS.get(last)


def read_stream(stream: IO[bytes], source: str, form: str, given: Given) -> Iterator[Item]:
    """Yield the articles of an unpacked stream in one of `FORMATS`."""
    if form == "txt":
        yield _text_item(stream.read(LONGEST + 1), source, given)
    elif form == "json":
        yield from _json_items(stream.read(LONGEST + 1), source, given)
    elif form == "jsonl":
        yield from _jsonl_items(stream, source, given)
    else:
        for found in _found(stream, form, given):
            yield found_item(found, source, given)


def _found(stream: IO[bytes], form: str, given: Given) -> Iterator[Found]:
    if form == "warc":
        yield from found_in_archive(stream)
        return
    try:
        data = _bounded(stream.read(LONGEST + 1))
    except InputError as error:
        yield Found(position="", problem=error.message)
        return
    if form == "html":
        yield found_on_page(data, url=given.url)
    else:
        yield from found_in_feed(data)


def found_item(found: Found, source: str, given: Given) -> Item:
    """Return the item of what was found in a page, a feed or an archive."""
    if found.record is not None:
        return _record_item(found.record, source, found.position, given)
    return Item(source=source, position=found.position, problem=found.problem, raw=found.raw)


def _text_item(data: bytes, source: str, given: Given) -> Item:
    try:
        record = {**_beside(source), "text": decode(_bounded(data), source=source)}
        draft = _with_given(draft_from_record(record), given)
    except InputError as error:
        raw = data[:65536].decode("utf-8", "replace")
        return Item(source=source, position="", problem=error.message, raw=raw)
    return Item(source=source, position="", draft=draft)


def _beside(source: str) -> dict[str, object]:
    """Return what the .json file beside a .txt file says of it: title, url, published, outlet."""
    file = Path(source).with_suffix(".json")
    if source == "-" or not file.is_file():
        return {}
    try:
        return _an_object(read_json(file.read_bytes()))
    except (OSError, InputError) as error:
        raise InputError(f"{file.name} beside it cannot be read: {reason_of(error)}") from error


def _bounded(data: bytes) -> bytes:
    if len(data) > LONGEST:
        raise InputError(f"longer than {LONGEST} bytes")
    return data


def _json_items(data: bytes, source: str, given: Given) -> Iterator[Item]:
    try:
        document = read_json(decode(_bounded(data), source=source))
    except InputError as error:
        raw = data[:65536].decode("utf-8", "replace")
        yield Item(source=source, position="", problem=error.message, raw=raw)
        return
    records: Iterable[object] = document if isinstance(document, list) else [document]
    many = isinstance(document, list)
    for number, record in enumerate(records, 1):
        yield _record_item(record, source, f"item {number}" if many else "", given)


def _jsonl_items(stream: IO[bytes], source: str, given: Given) -> Iterator[Item]:
    for number, line in enumerate(_lines(stream), 1):
        position = f"line {number}"
        if number == 1 and is_wide(line):
            yield Item(source=source, position="", problem=WIDE)
            return
        if not line.strip():
            continue
        try:
            record = read_json(_bounded(line))
        except InputError as error:
            raw = line[:65536].decode("utf-8", "replace")
            yield Item(source=source, position=position, problem=error.message, raw=raw)
            continue
        yield _record_item(record, source, position, given)


def _lines(stream: IO[bytes]) -> Iterator[bytes]:
    """Yield lines; of one that is longer than `LONGEST`, that much and one byte more."""
    while line := stream.readline(LONGEST + 1):
        yield line
        while len(line) > LONGEST and not line.endswith(b"\n"):
            line = stream.readline(LONGEST + 1)
            if not line:
                return


def _record_item(record: object, source: str, position: str, given: Given) -> Item:
    try:
        draft = _with_given(draft_from_record(_an_object(record)), given)
    except InputError as error:
        raw = json.dumps(record, ensure_ascii=True)[:65536]
        return Item(
            source=source,
            position=position,
            problem=error.message,
            raw=raw,
            own_id=_own_id(record),
        )
    return Item(source=source, position=position, draft=draft)


def _own_id(record: object) -> str | None:
    identity = record.get("id") if isinstance(record, dict) else None
    return str(identity) if isinstance(identity, str | int) and identity != "" else None


def _an_object(record: object) -> dict[str, object]:
    if not isinstance(record, dict):
        raise InputError(f"{kind_of_value(record)}, not an object")
    return record


def _with_given(draft: ArticleDraft, given: Given) -> ArticleDraft:
    if draft.published_on is None and given.published is not None:
        draft = dated(draft, given.published)
    if draft.outlet is None and given.outlet is not None:
        draft = replace(draft, outlet=given.outlet)
    if draft.url is None and given.url is not None:
        draft = replace(draft, url=canonical_url(given.url))
    return draft
