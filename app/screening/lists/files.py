"""Files of a list's folder: found in any letter case, of the right kind, or refused whole.

Enters: a folder. Leaves: paths and their sha256. Refuses what is plainly another thing than a
list: an HTML page, an archive, an empty file, one beyond any size a list can have.
"""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

from app.errors import ListRefusedError

BOM: Final = b"\xef\xbb\xbf"
MOST_BYTES: Final = 4 << 30
"""The largest file of any list is OpenSanctions' default set, under 3 GB."""
_HTML = (b"<!doctype html", b"<html", b"<head", b"<body")
_ARCHIVES: Final = {
    b"PK\x03\x04": "a ZIP archive", b"\x1f\x8b": "gzip", b"BZh": "bzip2",
    b"\xfd7zXZ": "xz", b"(\xb5/\xfd": "zstd", b"%PDF": "a PDF",
}  # fmt: skip


_WIDE_BOMS: Final = (b"\xff\xfe", b"\xfe\xff")
_BLANK: Final = b" \t\r\n\x1a"
_CONTROLS: Final = frozenset({*range(1, 32), 127} - {*b"\t\n\v\f\r\x1a"})
"""Bytes that no text has; NUL is left to those who know which encodings may hold it."""


def files_by_name(folder: Path) -> Mapping[str, Path]:
    """Return the files of `folder` by lower-case name.

    Raises:
        ListRefusedError: when there is no such folder, or two names differ in case only.
    """
    if not folder.is_dir():
        raise ListRefusedError(f"{folder.name}: there is no such folder")
    found: dict[str, Path] = {}
    for path in sorted(folder.iterdir()):
        if path.is_file():
            if path.name.lower() in found:
                raise ListRefusedError(f"{folder.name}: {path.name} is there in two letter cases")
            found[path.name.lower()] = path
    return found


def one_of(list_id: str, found: Mapping[str, Path], names: Iterable[str]) -> Path:
    """Return the first of the files in `names` (lower case) that is there.

    Raises:
        ListRefusedError: naming the files that are missing.
    """
    wanted = tuple(names)
    for name in wanted:
        if name in found:
            return found[name]
    packed = [found[n].name for n in sorted(found) if Path(n).stem in wanted]
    hint = f"; {packed[0]} is there: unpack it first" if packed else ""
    raise ListRefusedError(f"{list_id}: missing: {' or '.join(wanted)}{hint}")


def check_content(path: Path) -> None:
    """Refuse a file without text, and a page, an archive or other bytes that came instead.

    Raises:
        ListRefusedError: naming the file and what it is.
    """
    if path.stat().st_size > MOST_BYTES:
        raise ListRefusedError(f"{path.name} has {path.stat().st_size} bytes, more than any list")
    with path.open("rb") as stream:
        start = stream.read(4096)
    for magic, what in _ARCHIVES.items():
        if start.startswith(magic):
            raise ListRefusedError(f"{path.name} is {what}, not a list; unpack it first")
    head = start.removeprefix(BOM).strip(_BLANK).lower()
    if BOM.startswith(head):  # nothing, or a byte order mark that was cut
        what = "has no text" if head or start.strip() else "is empty"
        raise ListRefusedError(f"{path.name} {what}")
    wide = 0 in start or start.startswith(_WIDE_BOMS)
    if not wide and not _CONTROLS.isdisjoint(start):
        raise ListRefusedError(f"{path.name} is binary, not a list")
    if head.startswith(_HTML):
        raise ListRefusedError(f"{path.name} is an HTML page, not a list")


def digest(paths: Iterable[Path]) -> str:
    """Return the sha256 (hex) of the bytes of the files, in order of lower-case name."""
    whole = hashlib.sha256()
    for path in sorted(paths, key=lambda p: p.name.lower()):
        with path.open("rb") as stream:
            while block := stream.read(1 << 20):
                whole.update(block)
    return whole.hexdigest()
