"""Rows of a list's CSV file, streamed, each with its place.

Enters: a file. Leaves: records of the right width, and records that cannot be read with the
reason. Refuses a file of another encoding, one without its header, and one whose last line has no
end: such a file was cut, and how much is lost cannot be known. A quote that is never closed spoils
its own line, not the lines after it.
"""

import csv
from collections import deque
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from app.errors import ListRefusedError
from app.screening.lists.files import check_content

UTF_8: Final = "utf-8-sig"
_MOST_LINES: Final = 400
_LONGEST_LINE: Final = 8 << 20
_CTRL_Z: Final = "\x1a"
_LINE_ENDS: Final = ("\n", "\r")
_BLANK: Final = " \t\r\n" + _CTRL_Z


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One row of a table.

    Attributes:
        position: file and line.
        raw: its first line.
        cells: as written, without blanks at their ends; empty when the row cannot be read.
        row: the cells by column, where the table has a header.
        fault: why it cannot be read, or None.
    """

    position: str
    raw: str
    cells: tuple[str, ...] = ()
    row: Mapping[str, str] = field(default_factory=dict)
    fault: str | None = None


def open_lines(path: Path, encoding: str = UTF_8) -> Iterator[str]:
    """Yield the lines of a text file with their ends.

    Raises:
        ListRefusedError: when it is empty, another kind of file, not in the encoding, or has the
            end-of-file sign of old systems inside a line.
    """
    check_content(path)
    with path.open(encoding=encoding, newline="") as stream:
        try:
            while line := stream.readline(_LONGEST_LINE):
                if len(line) == _LONGEST_LINE:
                    raise ListRefusedError(f"{path.name} has a line longer than any list's")
                if "\0" in line:
                    raise ListRefusedError(f"{path.name} is binary or UTF-16, expected UTF-8")
                if _CTRL_Z in line.rstrip("\r\n").removesuffix(_CTRL_Z):
                    raise ListRefusedError(f"{path.name} has a Ctrl-Z inside a line")
                yield line
        except UnicodeDecodeError as error:
            raise ListRefusedError(
                f"{path.name} is not {encoding.removesuffix('-sig').upper()}: "
                f"byte 0x{error.object[error.start]:02x} cannot be read"
            ) from error


def read_table(
    path: Path, needed: Collection[str], delimiter: str = ",", above: str | None = None
) -> Iterator[Record]:
    """Yield the rows of a table with a header, each with its cells by column.

    Args:
        path: the file.
        needed: columns that must be there.
        delimiter: between cells.
        above: how a line begins that may stand above the header.

    Raises:
        ListRefusedError: no such header, another encoding, or a last line without an end.
    """
    lines = _Lines(path, open_lines(path))
    header = _header(lines, needed, delimiter, above)
    for record in _records(lines, len(header), delimiter):
        if record.fault:
            yield record
        else:
            row = dict(zip(header, record.cells, strict=True))
            yield Record(position=record.position, raw=record.raw, cells=record.cells, row=row)


def read_rows(path: Path, width: int, encoding: str) -> Iterator[Record]:
    """Yield the rows of a table without a header.

    Raises:
        ListRefusedError: another encoding, or a last line without an end.
    """
    yield from _records(_Lines(path, open_lines(path, encoding)), width, ",")


def encoding_of(path: Path, legacy: str) -> str:
    """Return UTF-8 when the whole file can be read as such, else `legacy`."""
    try:
        for _ in open_lines(path):
            pass
    except ListRefusedError as error:
        if isinstance(error.__cause__, UnicodeDecodeError):
            return legacy
        raise
    return UTF_8


@dataclass(slots=True)
class _Lines:
    """The lines of a file, with those put back. A lone Ctrl-Z at the end of a line ends it."""

    path: Path
    stream: Iterator[str]
    back: deque[tuple[int, str]] = field(default_factory=deque)
    number: int = 0
    last: str = ""

    def take(self) -> tuple[int, str] | None:
        if self.back:
            return self.back.popleft()
        line = next(self.stream, None)
        if line is None:
            return None
        if line.endswith(_CTRL_Z):
            line = line.rstrip(_CTRL_Z) + "\n"
        self.number += 1
        self.last = line
        return self.number, line

    @property
    def cut(self) -> bool:
        """Whether the line taken last is the last of the file and has no end."""
        return not self.back and not self.last.endswith(_LINE_ENDS)


def _header(lines: _Lines, needed: Collection[str], delimiter: str, above: str | None) -> list[str]:
    line = lines.take()
    if line and above and line[1].lower().startswith(above.lower()):
        line = lines.take()
    cells = next(csv.reader([line[1]], delimiter=delimiter), []) if line else []
    header = [cell.strip() for cell in cells]
    if missing := sorted(set(needed) - set(header)):
        raise ListRefusedError(f"{lines.path.name} has no column {', '.join(missing)}")
    return header


def _records(lines: _Lines, width: int, delimiter: str) -> Iterator[Record]:
    name = lines.path.name
    while taken := lines.take():
        number, line = taken
        if not line.strip(_BLANK):
            continue
        position = f"{name}:{number}"
        cells = _cells(lines, line, width, delimiter)
        if lines.cut:
            raise ListRefusedError(
                f"{name} breaks off: its last line, {lines.number}, has no line end"
            )
        if cells is None:
            fault = f"not a row of {width} cells"
            yield Record(position=position, raw=line, fault=fault)
        else:
            yield Record(position=position, raw=line, cells=tuple(c.strip() for c in cells))


def _cells(lines: _Lines, line: str, width: int, delimiter: str) -> list[str] | None:
    """Return the cells of the record that begins with `line`, None when there is none.

    A record goes on over lines while a quote is open. One that never closes, or gives a record of
    another width, is a stray quote: the line is read alone, and the lines after it as their own.
    """
    block, more = [line], list[tuple[int, str]]()
    while True:
        try:
            cells = next(csv.reader(block, delimiter=delimiter, strict=True))
        except csv.Error as error:
            following = lines.take() if _goes_on(error, block) else None
            if following is None:
                break
            more.append(following)
            block.append(following[1])
        else:
            if len(cells) == width:
                return cells
            if not more:
                return None
            break
    lines.back.extendleft(reversed(more))
    return _loose(line, width, delimiter)


def _goes_on(error: csv.Error, block: list[str]) -> bool:
    return "unexpected end" in str(error) and len(block) < _MOST_LINES


def _loose(line: str, width: int, delimiter: str) -> list[str] | None:
    """Return the cells of a line with stray quotes, when their number fits."""
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
        try:
            cells = next(csv.reader([line], delimiter=delimiter, quoting=quoting), [])
        except csv.Error:
            continue
        if len(cells) == width:
            return [cell.rstrip("\r\n") for cell in cells]
    return None
