"""Lines of a file or of standard input, for the batch commands."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from app.errors import InputError
from app.ingest.json_values import WIDE, is_wide, kind_of_value, read_json
from app.ingest.streams import UNPACK_ERRORS, open_unpacked, reason_of


def read_lines(source: str) -> Iterator[bytes]:
    """Yield the lines of the file `source` (packed or not), or of standard input for "-".

    Blank lines are left out.

    Raises:
        InputError: when the file cannot be read.
    """
    if source == "-":
        yield from _lines(sys.stdin.buffer)
        return
    try:
        with open_unpacked(Path(source)) as file:
            yield from _lines(file)
    except UNPACK_ERRORS as error:
        raise InputError(f"{source}: {reason_of(error)}") from error


def read_record(line: bytes) -> dict[str, object]:
    """Return the JSON object on a line.

    Raises:
        InputError: when it is none.
    """
    record = read_json(line)
    if not isinstance(record, dict):
        raise InputError(f"the line is {kind_of_value(record)}, not an object")
    return record


def _lines(stream: Iterable[bytes]) -> Iterator[bytes]:
    for number, line in enumerate(stream):
        if number == 0 and is_wide(line):
            raise InputError(WIDE)
        if line.strip():
            yield line
