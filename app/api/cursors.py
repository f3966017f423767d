"""Opaque page cursors: a place in one ordered list, signed and bound to the query that made it.

Enters: the sort key of a row and the canonical query. Leaves: a URL-safe word, or the key again.
Refuses to know SQL, and every cursor that this deployment did not write for this very query.
"""

import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as Base64Error
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any, Final

import orjson

from app.errors import InputError

_SIGNATURE_BYTES: Final = 12
_LONGEST: Final = 512


class BadCursorError(InputError):
    """The cursor was not written by this deployment for this query."""

    code = "bad-cursor"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place between two rows.

    Attributes:
        key: the sort key of the row beside it; its last part is unique.
        backwards: True when the page wanted ends there, False when it starts there.
    """

    key: tuple[str | int, ...]
    backwards: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CursorSigner:
    """Writes and reads cursors with one secret shared by all processes of a deployment."""

    secret: bytes

    def write(self, place: Place, query: Mapping[str, Any]) -> str:
        """Return the cursor of `place` in the list that `query` (canonical, plain) asks for."""
        payload = orjson.dumps([int(place.backwards), *place.key])
        return _encode(self._signature(payload, query) + payload)

    def read(self, cursor: str, query: Mapping[str, Any]) -> Place:
        """Return the place that `cursor` names.

        Raises:
            BadCursorError: when it is damaged, foreign, or belongs to other filters or sort.
        """
        signed = _decode(cursor)
        signature, payload = signed[:_SIGNATURE_BYTES], signed[_SIGNATURE_BYTES:]
        if not hmac.compare_digest(signature, self._signature(payload, query)):
            raise BadCursorError(
                "The cursor does not belong to this query; "
                "a cursor goes with the filters and the sort it was given for."
            )
        backwards, *key = orjson.loads(payload)
        return Place(key=tuple(key), backwards=bool(backwards))

    def _signature(self, payload: bytes, query: Mapping[str, Any]) -> bytes:
        digest = blake2b(key=self.secret[:64], digest_size=_SIGNATURE_BYTES)
        digest.update(orjson.dumps(query, option=orjson.OPT_SORT_KEYS))
        digest.update(b"\x1f")
        digest.update(payload)
        return digest.digest()


def _decode(cursor: str) -> bytes:
    if len(cursor) > _LONGEST:
        raise BadCursorError("The cursor is too long to be one of ours.")
    try:
        written = cursor.encode("ascii")
        signed = urlsafe_b64decode(written + b"=" * (-len(written) % 4))
    except (UnicodeEncodeError, Base64Error) as error:
        raise BadCursorError("The cursor is not one of ours.") from error
    if _encode(signed) != cursor:
        raise BadCursorError("The cursor is not one of ours.")
    return signed


def _encode(signed: bytes) -> str:
    return urlsafe_b64encode(signed).rstrip(b"=").decode("ascii")
