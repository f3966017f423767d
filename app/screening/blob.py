"""One checksummed block of bytes from named arrays and byte strings, and back.

Enters: numpy arrays and bytes by name. Leaves: bytes, and the same by name again. Refuses a block
that is not the bytes that were written. Never unpickles.
"""

import hashlib
from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import orjson
import zstandard
from numpy.typing import NDArray

from app.errors import MarsadError

_MAGIC: Final = b"MARSAD-INDEX-1\n"
_LEVEL: Final = 3
_MOST_BYTES: Final = 1 << 31
_DIGEST: Final = hashlib.sha256().digest_size
_HEAD: Final = 8

Array = NDArray[Any]


class DamagedBlobError(MarsadError):
    """A stored index is not the bytes that were written."""

    code = "damaged-index"


def pack(arrays: Mapping[str, Array], blobs: Mapping[str, bytes]) -> bytes:
    """Return one block: magic, sha256 of what follows, compressed manifest and contents."""
    manifest: list[dict[str, Any]] = []
    contents: list[bytes] = []
    for name, array in arrays.items():
        contents.append(np.ascontiguousarray(array).tobytes())
        manifest.append(
            {
                "name": name,
                "dtype": array.dtype.str,
                "shape": array.shape,
                "size": len(contents[-1]),
            }
        )
    for name, blob in blobs.items():
        contents.append(blob)
        manifest.append({"name": name, "dtype": None, "shape": None, "size": len(blob)})
    head = orjson.dumps(manifest)
    whole = b"".join([len(head).to_bytes(_HEAD, "big"), head, *contents])
    packed = zstandard.ZstdCompressor(level=_LEVEL).compress(whole)
    return _MAGIC + hashlib.sha256(packed).digest() + packed


def unpack(block: bytes) -> tuple[dict[str, Array], dict[str, bytes]]:
    """Return arrays (read-only) and byte strings of a block.

    Raises:
        DamagedBlobError: when the magic, the checksum or the manifest is wrong.
    """
    start = len(_MAGIC) + _DIGEST
    if not block.startswith(_MAGIC):
        raise DamagedBlobError("the index is of another format")
    packed = block[start:]
    if hashlib.sha256(packed).digest() != block[len(_MAGIC) : start]:
        raise DamagedBlobError("the index does not have the checksum it was stored with")
    try:
        whole = zstandard.ZstdDecompressor().decompress(packed, max_output_size=_MOST_BYTES)
        size = int.from_bytes(whole[:_HEAD], "big")
        manifest = orjson.loads(whole[_HEAD : _HEAD + size])
        return _contents(whole, manifest, _HEAD + size)
    except (zstandard.ZstdError, ValueError, KeyError, TypeError) as error:
        raise DamagedBlobError(f"the index cannot be read: {error}") from error


def _contents(
    whole: bytes, manifest: list[dict[str, Any]], offset: int
) -> tuple[dict[str, Array], dict[str, bytes]]:
    arrays: dict[str, Array] = {}
    blobs: dict[str, bytes] = {}
    for entry in manifest:
        end = offset + entry["size"]
        if entry["dtype"] is None:
            blobs[entry["name"]] = whole[offset:end]
        else:
            count = entry["size"] // np.dtype(entry["dtype"]).itemsize
            flat = np.frombuffer(whole, dtype=entry["dtype"], count=count, offset=offset)
            arrays[entry["name"]] = flat.reshape(entry["shape"])
        offset = end
    return arrays, blobs
