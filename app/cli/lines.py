"""Lines of a file or of standard input, for the batch commands."""

import contextlib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from app.errors import InputError


def read_lines(source: str) -> Iterator[bytes]:
    """Yield the lines of the file `source`, or of standard input for "-", blank ones left out.

    Raises:
        InputError: when the file cannot be read.
    """
    with contextlib.ExitStack() as stack:
        try:
            file = (
                sys.stdin.buffer if source == "-" else stack.enter_context(Path(source).open("rb"))
            )
        except OSError as error:
            raise InputError(f"{source}: {error.strerror}") from error
        for line in file:
            if line.strip():
                yield line


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
