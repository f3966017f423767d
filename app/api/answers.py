"""Answers as bytes: what is kept of one, in which encodings, and how it is sent.

Enters: a body of one state of the data. Leaves: ASGI messages with a strong ETag, encoded as the
client accepts, or 304 when it holds these bytes. Refuses to know how the body came to be.
"""

import gzip
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from hashlib import blake2b
from typing import Final

import brotli
import orjson
import zstandard
from starlette.types import Scope, Send

JSON: Final = "application/json"
SMALLEST: Final = 1_024
"""Bytes below which encoding is not worth it."""
_ZERO: Final = re.compile(r";\s*q\s*=\s*0(?:\.0*)?\s*$", re.IGNORECASE)

_ZSTD: Final = zstandard.ZstdCompressor(level=3)
ENCODERS: Final[Mapping[str, Callable[[bytes], bytes]]] = {
    "zstd": _ZSTD.compress,
    "br": lambda body: brotli.compress(body, quality=4),
    "gzip": lambda body: gzip.compress(body, compresslevel=5, mtime=0),
}
"""By preference: the quickest to make at its size comes first."""

Raw = list[tuple[bytes, bytes]]


@dataclass(slots=True, kw_only=True)
class Answer:
    """A body of one state of the data, with what is sent beside it.

    Attributes:
        tag: the ETag without quotes and encoding.
        encoded: the body in each encoding that somebody asked for.
        heads: the headers by encoding and status, as the front puts them together.
    """

    body: bytes
    version: int
    tag: str
    media: str = JSON
    link: str | None = None
    encoded: dict[str, bytes] = field(default_factory=dict)
    heads: dict[tuple[str | None, int], Raw] = field(default_factory=dict)

    def size(self) -> int:
        """Return the bytes that keeping it costs, about."""
        return len(self.body) + sum(map(len, self.encoded.values())) + 512

    def headers(self, encoding: str | None) -> Raw:
        """Return the headers of the body in an encoding, and of a 304 likewise."""
        tag = f'"{self.tag}-{encoding}"' if encoding else f'"{self.tag}"'
        raw: Raw = [
            (b"etag", tag.encode()),
            (b"cache-control", b"no-cache"),
            (b"vary", b"accept, accept-encoding"),
        ]
        if self.link:
            raw.append((b"link", self.link.encode("latin-1", "replace")))
        return raw

    def content_headers(self, encoding: str | None) -> Raw:
        """Return the headers that a body in an encoding has and a 304 has not."""
        raw: Raw = [
            (b"content-type", self.media.encode()),
            (b"content-length", str(len(self.in_encoding(encoding))).encode()),
        ]
        if encoding:
            raw.append((b"content-encoding", encoding.encode()))
        return raw

    def in_encoding(self, encoding: str | None) -> bytes:
        """Return the body in an encoding; each is made once."""
        if encoding is None:
            return self.body
        made = self.encoded.get(encoding)
        if made is None:
            made = self.encoded[encoding] = ENCODERS[encoding](self.body)
        return made


def tag_of(*parts: object) -> str:
    """Return the tag of what `parts` determine: a state of the data and a canonical query."""
    written = orjson.dumps(parts, option=orjson.OPT_SORT_KEYS, default=str)
    return blake2b(written, digest_size=12).hexdigest()


async def send_answer(answer: Answer, scope: Scope, send: Send) -> bool:
    """Send an answer, or 304 to who holds it; return whether it was a 304."""
    held, accepted = _conditions(scope)
    encoding = None
    if accepted and len(answer.body) >= SMALLEST:
        encoding = chosen_encoding(accepted)
    headers = answer.headers(encoding)
    if held and holds(held, answer.tag):
        await send({"type": "http.response.start", "status": 304, "headers": headers})
        await send({"type": "http.response.body", "body": b""})
        return True
    body = answer.in_encoding(encoding)
    headers += answer.content_headers(encoding)
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": body})
    return False


def _conditions(scope: Scope) -> tuple[str, str]:
    held = accepted = ""
    for name, value in scope["headers"]:
        if name == b"if-none-match":
            held = value.decode("latin-1")
        elif name == b"accept-encoding":
            accepted = value.decode("latin-1")
    return held, accepted


@lru_cache(maxsize=1024)
def chosen_encoding(accepted: str) -> str | None:
    """Return the encoding to send by an Accept-Encoding header (RFC 9110 §12.5.3)."""
    given = {
        part.split(";")[0].strip().lower(): not _ZERO.search(part) for part in accepted.split(",")
    }
    for name in ENCODERS:
        if given.get(name, given.get("*", False)):
            return name
    return None


def holds(if_none_match: str, tag: str) -> bool:
    """Tell whether a client holds the bytes of `tag`, in whatever encoding they were sent."""
    for written in if_none_match.split(","):
        one = written.strip().removeprefix("W/")
        if one == "*" or one.strip('"').split("-", 1)[0] == tag:
            return True
    return False
