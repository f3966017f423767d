"""A WARC archive (ISO 28500) to the pages in it.

Enters: a stream of unpacked bytes. Leaves: the HTML pages that servers answered with, in the order
of the archive. What is no page (images, scripts, errors, requests) is passed by. Refuses a record
that is not as the standard has it, and one that is cut short: what stood before it is kept.
The records are warcio's to read; that none is lost without a word is ours.
"""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import Message
from io import BytesIO
from typing import IO, Any, Final

import brotli
import zstandard

from app.errors import InputError
from app.ingest.streams import UNPACK_ERRORS, reason_of

_LONGEST_HEAD: Final = 1 << 20
_LONGEST_PAGE: Final = 20_000_000
_PIECE: Final = 1 << 16
_HTML: Final = frozenset({"text/html", "application/xhtml+xml"})
_OK: Final = "200"
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
    """
    # nobody pays for it who reads no archive
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415

    guarded = _Guarded(stream)
    records = ArchiveIterator(guarded, no_record_parse=True)
    records.INC_RECORD = ""  # it is told below, not on standard error
    number = 0
    while True:
        try:
            record = next(records, None)
        except (ArchiveLoadFailed, zlib.error) as error:
            if not records.err_count:
                raise InputError(f"record {number + 1} is broken: {_told(error)}") from error
        if records.err_count:
            raise InputError(f"record {number} does not end where it states: the archive is broken")
        if record is None:
            return
        number += 1
        guarded.taken = 0
        if not _length(record).isdecimal():
            raise InputError(f"record {number} states no length")
        page = _page(record, _block(record, guarded, number))
        if page is not None:
            yield page


class _Guarded:
    """The stream of an archive, that tells its damage and ends a head without end."""

    def __init__(self, stream: IO[bytes]) -> None:
        # a whole block asked of a file cut short gives nothing at all; what is there is asked for
        self._read: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
        self.taken = 0

    def read(self, size: int = -1) -> bytes:
        if self.taken > _LONGEST_HEAD:
            raise InputError("a record has a head without end")
        try:
            data = self._read(size)
        except UNPACK_ERRORS as error:  # an EOFError would pass for the end of the archive
            raise InputError(f"cannot be read: {reason_of(error)}") from error
        self.taken += len(data)
        return data


def _told(error: Exception) -> str:
    return " ".join(str(error).split())[:200]


def _length(record: Any) -> str:  # noqa: ANN401 - warcio has no types
    return record.rec_headers.get_header("Content-Length") or ""


def _block(record: Any, guarded: _Guarded, number: int) -> bytes | None:  # noqa: ANN401
    """Return the block of a record; None of one that is no answer, or beyond what a page has."""
    kept = record.rec_type in {"response", "resource"} and record.length <= _LONGEST_PAGE
    pieces: list[bytes] = []
    while record.raw_stream.limit > 0:
        guarded.taken = 0
        piece = record.raw_stream.read(_PIECE)
        if not piece:
            left = record.raw_stream.limit
            raise InputError(f"record {number} is cut short: {left} bytes are missing")
        if kept:
            pieces.append(piece)
    guarded.taken = 0
    return b"".join(pieces) if kept else None


def _page(record: Any, block: bytes | None) -> Page | None:  # noqa: ANN401
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    if block is None or not url.startswith(("http://", "https://")):
        return None
    if record.rec_type == "resource":
        kind, charset = _content_type(record.content_type)
        return Page(url=url, data=block, charset=charset) if kind in _HTML else None
    return _answered(url, block)


def _answered(url: str, block: bytes) -> Page | None:
    """Return the page that a server answered with; None when it answered with something else."""
    from warcio.statusandheaders import StatusAndHeadersParser  # noqa: PLC0415

    stream = BytesIO(block)
    try:
        head = StatusAndHeadersParser(["HTTP/"], verify=False).parse(stream)
    except EOFError:
        return None
    kind, charset = _content_type(head.get_header("Content-Type"))
    if head.get_statuscode() != _OK or kind not in _HTML:
        return None
    try:
        body = _joined(stream.read(), head.get_header("Transfer-Encoding") or "")
        data = _decoded(body, head.get_header("Content-Encoding") or "")
    except (InputError, OSError, EOFError, ValueError, zlib.error, brotli.error,
            zstandard.ZstdError) as error:  # fmt: skip
        return Page(url=url, data=b"", charset=None, problem=f"its body is damaged: {error}")
    return Page(url=url, data=data, charset=charset)


def _content_type(value: str | None) -> tuple[str, str | None]:
    message = Message()
    message["content-type"] = value or ""
    return message.get_content_type() if value else "", message.get_content_charset()


def _joined(body: bytes, encoding: str) -> bytes:
    """Return the body without its chunks; some archives keep the header and join the chunks.

    warcio's own readers of bodies pass over damage, which would store half a page as whole.
    """
    if "chunked" not in encoding.lower():
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
