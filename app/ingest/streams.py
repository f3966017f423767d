"""Bytes of packed files, and the text of bytes.

Enters: a path, or bytes. Leaves: a stream of unpacked bytes that fails loudly when the file is
cut short, or a decoded text.
"""

import bz2
import contextlib
import gzip
import io
import lzma
import re
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

import structlog
import zstandard

from app.errors import InputError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

UNPACK_ERRORS = (OSError, EOFError, lzma.LZMAError, zstandard.ZstdError)
PACKED = frozenset({".gz", ".xz", ".bz2", ".zst"})
_ARABIC = range(0x0600, 0x0700)
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffd]")
_REPLACED = "\ufffd"
_MIXED = re.compile("[\u0621-\u064a][àâçèéê]|[àâçèéê][\u0621-\u064a]")
_READ = 65536

log = structlog.get_logger(__name__)


def open_unpacked(file: Path) -> IO[bytes]:
    """Return the unpacked bytes of `file`, by its suffix.

    Reading a damaged file raises EOFError, OSError, lzma.LZMAError or zstandard.ZstdError.
    """
    suffix = file.suffix.lower()
    if suffix == ".zst":
        return cast("IO[bytes]", io.BufferedReader(_ZstdStream(file.open("rb"))))
    if suffix == ".gz":
        return cast("IO[bytes]", gzip.open(file, "rb"))
    if suffix == ".xz":
        return lzma.open(file, "rb")
    if suffix == ".bz2":
        return bz2.open(file, "rb")
    return file.open("rb")


def reason_of(error: Exception) -> str:
    """Return why a file cannot be read, in the system's words without its number."""
    told = error.strerror if isinstance(error, OSError) else None
    return told or str(error) or type(error).__name__


def decode(data: bytes, *, source: str | None = None) -> str:
    """Return the text of a file: UTF-8, marked UTF-16, else what reads as Arabic.

    That is Windows-1256, or ISO 8859-6 where Windows-1256 has Latin letters inside Arabic words:
    of «يوم» (yawm, day) it makes "êèه". Nothing in the bytes says so, hence it is told.

    Args:
        data: all of it.
        source: where it was read, for what is told.

    Raises:
        InputError: when it is none of these.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError as error:
            raise InputError(f"marked as UTF-16, but not so at byte {error.start}") from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if _damaged_utf8(data):
            raise InputError(f"damaged UTF-8 (byte {error.start}: {error.reason})") from error
        encoding, text = _arabic(data)
        letters = [c for c in text if c.isalpha()]
        arabic = sum(ord(c) in _ARABIC for c in letters)
        if _CONTROL.search(text) or not letters or arabic < 0.5 * len(letters):
            raise InputError(
                f"not UTF-8 (byte {error.start}), nor Arabic in Windows-1256 or ISO 8859-6"
            ) from error
        log.warning("text.encoding_guessed", encoding=encoding, source=source)
        return text


def _damaged_utf8(data: bytes) -> bool:
    """Say whether UTF-8 gives more Arabic letters than breaks: Windows-1256 would give noise."""
    text = data.decode("utf-8", "replace")
    return sum(ord(c) in _ARABIC for c in text) > text.count(_REPLACED)


def _arabic(data: bytes) -> tuple[str, str]:
    """Return the encoding that Arabic is read in, and the text."""
    text = data.decode("cp1256", "replace")
    if _MIXED.search(text):
        with contextlib.suppress(UnicodeDecodeError):
            return "iso8859_6", data.decode("iso8859_6")
    return "cp1256", text


class _ZstdStream(io.RawIOBase):
    """A zstd stream that, unlike the library's reader, refuses a file cut short."""

    def __init__(self, packed: IO[bytes]) -> None:
        self._packed = packed
        self._decoder = zstandard.ZstdDecompressor().decompressobj()
        self._ready = b""
        self._begun = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer") -> int:
        view = memoryview(buffer)
        while not self._ready:
            chunk = self._packed.read(_READ)
            if not chunk:
                if self._begun and not self._decoder.eof:
                    raise EOFError("the zstd stream is cut short")
                return 0
            self._begun = True
            self._ready = self._decompress(chunk)
        taken = min(len(view), len(self._ready))
        view[:taken] = self._ready[:taken]
        self._ready = self._ready[taken:]
        return taken

    def _decompress(self, chunk: bytes) -> bytes:
        unpacked = b""
        while chunk:
            if self._decoder.eof:
                self._decoder = zstandard.ZstdDecompressor().decompressobj()
            unpacked += self._decoder.decompress(chunk)
            chunk = self._decoder.unused_data if self._decoder.eof else b""
        return unpacked

    def close(self) -> None:
        self._packed.close()
        super().close()
