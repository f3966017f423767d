"""Ids derived from content, so that running anything twice names the same thing.

An id is a positive 63-bit integer (a Postgres bigint), written outside as 13 characters of
lower-case base 32 (Crockford's alphabet: no i, l, o, u).
"""

import re
from hashlib import blake2b
from typing import NewType

from app.errors import InputError

ArticleId = NewType("ArticleId", int)
PartyId = NewType("PartyId", int)
QuoteId = NewType("QuoteId", int)
ClaimId = NewType("ClaimId", int)
OutletId = NewType("OutletId", int)
StoryId = NewType("StoryId", int)
HitId = NewType("HitId", int)

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_PAIRS = tuple(a + b for a in _ALPHABET for b in _ALPHABET)
_DIGITS = bytes.maketrans(_ALPHABET.encode(), b"0123456789abcdefghijklmnopqrstuv")
"""To the digits that `int` reads."""
WRITTEN_LENGTH = 13
_WRITTEN = re.compile(f"[{_ALPHABET}{_ALPHABET[10:].upper()}]{{{WRITTEN_LENGTH}}}").fullmatch


def derive_id(*parts: object) -> int:
    """Return the id that belongs to `parts`; equal parts (by `str`) give the equal id."""
    digest = blake2b("\x1f".join(map(str, parts)).encode(), digest_size=8).digest()
    return (int.from_bytes(digest, "big") >> 1) or 1


def write_id(number: int) -> str:
    """Return the id as it is written in URLs and JSON."""
    return (
        f"{_ALPHABET[number >> 60]}{_PAIRS[number >> 50 & 1023]}{_PAIRS[number >> 40 & 1023]}"
        f"{_PAIRS[number >> 30 & 1023]}{_PAIRS[number >> 20 & 1023]}{_PAIRS[number >> 10 & 1023]}"
        f"{_PAIRS[number & 1023]}"
    )


def read_id(written: str) -> int:
    """Return the number of a written id.

    Raises:
        InputError: when it is not 13 characters of the alphabet or exceeds 63 bits.
    """
    if not _WRITTEN(written):
        raise InputError(f"{written!r} is not an id: 13 characters of 0-9 a-z without i l o u")
    number = number_written(written.lower().encode())
    if not 0 < number < 1 << 63:
        raise InputError(f"{written!r} is not an id: out of range")
    return number


def number_written(written: bytes) -> int:
    """Return the number of an id that `write_id` wrote."""
    return int(written.translate(_DIGITS), 32)
