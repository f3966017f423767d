"""Lines of a file or of standard input, for the batch commands."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

from app.errors import InputError
from app.ingest.streams import UNPACK_ERRORS, open_unpacked


def read_lines(source: str) -> Iterator[bytes]:
    """Yield the lines of the file `source` (packed or not), or of standard input for "-".

    Blank lines are left out.

    Raises:
        InputError: when the file cannot be read.
    """
    if source == "-":
        yield from filter(bytes.strip, sys.stdin.buffer)
        return
    try:
        with open_unpacked(Path(source)) as file:
            yield from filter(bytes.strip, file)
    except UNPACK_ERRORS as error:
        raise InputError(f"{source}: {error}") from error


def read_record(line: bytes) -> dict[str, object]:
    """Return the JSON object on a line.

    Raises:
        InputError: when it is none.
    """
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"not JSON: {error}") from error
    if not isinstance(record, dict):
        raise InputError("the line is not a JSON object")
    return record
