"""A WARC archive (ISO 28500) to the pages in it.

Enters: a stream of unpacked bytes. Leaves: the HTML pages that servers answered with, in the order
of the archive. What is no page (images, scripts, errors, requests) is passed by. Refuses a record
that is not as the standard has it, and one that is cut short: what stood before it is kept.
"""

import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.message import Message
from typing import IO, Final

import brotli
import zstandard

from app.errors import InputError

_LONGEST_HEAD: Final = 1 << 20
_LONGEST_PAGE: Final = 20_000_000
_PIECE: Final = 1 << 16
_HTML: Final = frozenset({"text/html", "application/xhtml+xml"})
_OK: Final = b"200"
_GZIP: Final = b"\x1f\x8b"
_ZLIB: Final = b"\x78"


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of an archive.

    Attributes:
        data: as a browser would read it: without transfer and content encodings.
        charset: as the server stated it.
        problem: why there is no data.
    """

    url: str
    data: bytes
    charset: str | None
    problem: str | None = None


def read_archive(stream: IO[bytes]) -> Iterator[Page]:
    """Yield the pages of an archive.

    Raises:
        InputError: at the first record that cannot be read, with its number.
        EOFError, OSError: when the stream itself is damaged.
    """
    number = 0
    while True:
        line = _line(stream)
        if not line:
            return
        if not line.strip():
            continue
        number += 1
        if not line.startswith(b"WARC/"):
            raise InputError(f"record {number} does not begin with WARC/: the archive is broken")
        head = _head(stream, number)
        block = _block(stream, head, number)
        page = _page(head, block)
        if page is not None:
            yield page


def _line(stream: IO[bytes]) -> bytes:
    return stream.readline(_LONGEST_HEAD)


def _head(stream: IO[bytes], number: int) -> Mapping[str, str]:
    lines: list[bytes] = []
    size = 0
    while (line := _line(stream)).strip():
        lines.append(line)
        size += len(line)
        if size > _LONGEST_HEAD:
            raise InputError(f"record {number} has a head without end")
    if not line:
        raise InputError(f"record {number} is cut short in its head")
    return _fields(b"".join(lines))


def _fields(lines: bytes) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in lines.decode("utf-8", "replace").splitlines():
        name, colon, value = line.partition(":")
        if colon:
            found.setdefault(name.strip().lower(), value.strip())
    return found


def _block(stream: IO[bytes], head: Mapping[str, str], number: int) -> bytes | None:
    """Return the block of a record; None of one that is no answer, or beyond what a page has."""
    try:
        left = int(head.get("content-length", ""))
    except ValueError as error:
        raise InputError(f"record {number} states no length") from error
    kept = head.get("warc-type") in {"response", "resource"} and left <= _LONGEST_PAGE
    pieces: list[bytes] = []
    while left > 0:
        piece = stream.read(min(left, _PIECE))
        if not piece:
            raise InputError(f"record {number} is cut short: {left} bytes are missing")
        left -= len(piece)
        if kept:
            pieces.append(piece)
    return b"".join(pieces) if kept else None


def _page(head: Mapping[str, str], block: bytes | None) -> Page | None:
    url = head.get("warc-target-uri", "").strip("<>")
    if block is None or not url.startswith(("http://", "https://")):
        return None
    if head.get("warc-type") == "resource":
        kind, charset = _content_type(head.get("content-type", ""))
        return Page(url=url, data=block, charset=charset) if kind in _HTML else None
    start, _, body = block.partition(b"\r\n\r\n")
    status, _, lines = start.partition(b"\r\n")
    answer = _fields(lines)
    kind, charset = _content_type(answer.get("content-type", ""))
    if status.split(b" ")[1:2] != [_OK] or kind not in _HTML:
        return None
    try:
        data = _decoded(_joined(body, answer), answer.get("content-encoding", ""))
    except (InputError, OSError, EOFError, ValueError, zlib.error, brotli.error,
            zstandard.ZstdError) as error:  # fmt: skip
        return Page(url=url, data=b"", charset=None, problem=f"its body is damaged: {error}")
    return Page(url=url, data=data, charset=charset)


def _content_type(value: str) -> tuple[str, str | None]:
    message = Message()
    message["content-type"] = value
    return message.get_content_type() if value else "", message.get_content_charset()


def _joined(body: bytes, answer: Mapping[str, str]) -> bytes:
    """Return the body without its chunks; some archives keep the header and join the chunks."""
    if "chunked" not in answer.get("transfer-encoding", "").lower():
        return body
    pieces: list[bytes] = []
    rest = body
    while rest:
        size, line_end, following = rest.partition(b"\r\n")
        try:
            length = int(size.split(b";")[0], 16)
        except ValueError:
            if not pieces:
                return body
            raise
        if not line_end or len(following) < length:
            raise InputError("its last chunk is cut short")
        if length == 0:
            break
        pieces.append(following[:length])
        rest = following[length + 2 :]
    return b"".join(pieces)


def _decoded(data: bytes, encoding: str) -> bytes:
    match encoding.strip().lower():
        case "gzip" | "x-gzip" if data[:2] == _GZIP:
            decoded = zlib.decompressobj(31).decompress(data, _LONGEST_PAGE + 1)
        case "deflate":
            bits = 15 if data[:1] == _ZLIB else -15
            decoded = zlib.decompressobj(bits).decompress(data, _LONGEST_PAGE + 1)
        case "br":
            decoded = bytes(
                brotli.Decompressor().process(data, output_buffer_limit=_LONGEST_PAGE + 1)
            )
        case "zstd":
            with zstandard.ZstdDecompressor().stream_reader(data) as reader:
                decoded = reader.read(_LONGEST_PAGE + 1)
        case _:
            return data
    if len(decoded) > _LONGEST_PAGE:
        raise InputError(f"more than {_LONGEST_PAGE} bytes")
    return decoded
