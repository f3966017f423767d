"""Streaming of a JSON list: the members of one array of the outermost object, one at a time.

Enters: a file. Leaves: members as plain values. Refuses what is no JSON, breaks off, has no such
array, states another number of members, or has a member of absurd size.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final, TextIO

from app.errors import ListRefusedError
from app.screening.lists.files import check_content

_BLOCK: Final = 1 << 16
_LARGEST: Final = 8 << 20
_BLANKS: Final = " \t\r\n"


def stream_array(path: Path, name: str, count: str | None = None) -> Iterator[object]:
    """Yield the members of the array `name`.

    Args:
        path: the file.
        name: key of the array in the outermost object.
        count: key that may state the number of members.

    Raises:
        ListRefusedError: when the file is refused whole.
    """
    check_content(path)
    with path.open(encoding="utf-8-sig") as stream:
        try:
            yield from _members(_Reader(path, stream), name, count)
        except UnicodeDecodeError as error:
            raise ListRefusedError(f"{path.name} is not UTF-8") from error


class _Reader:
    """A window on the text of a file, read on as needed."""

    def __init__(self, path: Path, stream: TextIO) -> None:
        self._path = path
        self._stream = stream
        self._decoder = json.JSONDecoder()
        self._text = ""
        self._place = 0

    def refuse(self, reason: str) -> ListRefusedError:
        return ListRefusedError(f"{self._path.name} is no list: {reason}")

    def next_sign(self) -> str:
        """Return the next character that is no blank, without taking it; empty at the end."""
        while True:
            while self._place < len(self._text):
                if self._text[self._place] not in _BLANKS:
                    return self._text[self._place]
                self._place += 1
            if not self._more():
                return ""

    def expect(self, signs: str) -> str:
        """Take the next character, which must be one of `signs`."""
        found = self.next_sign()
        if not found or found not in signs:
            raise self.refuse(f"{' or '.join(signs)} expected, {found or 'the end'} found")
        self._place += 1
        return found

    def value(self) -> object:
        """Take the next value."""
        self.next_sign()
        while True:
            try:
                value, end = self._decoder.raw_decode(self._text, self._place)
            except (json.JSONDecodeError, RecursionError) as error:
                if len(self._text) - self._place > _LARGEST or not self._more():
                    raise self.refuse(f"it is broken or cut short: {error}") from error
                continue
            # A number may go on in the next block.
            if end < len(self._text) or not self._more():
                self._place = end
                return value

    def _more(self) -> bool:
        block = self._stream.read(_BLOCK)
        self._text = self._text[self._place :] + block
        self._place = 0
        return bool(block)


def _members(reader: _Reader, name: str, count: str | None) -> Iterator[object]:
    reader.expect("{")
    found, stated, number = False, None, 0
    while reader.next_sign() != "}":
        key = reader.value()
        reader.expect(":")
        if key == name and not found:
            found = True
            for member in _array(reader):
                number += 1
                yield member
        else:
            value = reader.value()
            stated = value if key == count else stated
        if reader.next_sign() != "}":
            reader.expect(",")
    reader.expect("}")
    if reader.next_sign():
        raise reader.refuse("something follows the outermost object")
    if not found:
        raise reader.refuse(f"it has no {name!r}")
    if isinstance(stated, int) and stated != number:
        raise reader.refuse(f"it states {stated} entries and has {number}")


def _array(reader: _Reader) -> Iterator[object]:
    reader.expect("[")
    if reader.next_sign() == "]":
        reader.expect("]")
        return
    while True:
        yield reader.value()
        if reader.expect(",]") == "]":
            return
