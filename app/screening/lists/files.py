"""Files of a list's folder: found in any letter case, read whole or refused.

Enters: a folder. Leaves: paths, bytes and their sha256. Refuses what is plainly another thing than
a list: an HTML page, an empty file.
"""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from app.errors import ListRefusedError

_HTML = (b"<!doctype html", b"<html", b"<head", b"<body")
_BOM = b"\xef\xbb\xbf"


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


def check_content(path: Path) -> None:
    """Refuse an empty file and an HTML page that came instead of a list.

    Raises:
        ListRefusedError: naming the file.
    """
    with path.open("rb") as stream:
        head = stream.read(4096).removeprefix(_BOM).lstrip().lower()
    if not head:
        raise ListRefusedError(f"{path.name} is empty")
    if head.startswith(_HTML):
        raise ListRefusedError(f"{path.name} is an HTML page, not a list")


def read_text(path: Path) -> str:
    """Return the text of a CSV file: UTF-8, else the legacy Windows code page.

    Raises:
        ListRefusedError: when it is empty, an HTML page, or in neither encoding.
    """
    check_content(path)
    raw = path.read_bytes().removeprefix(_BOM)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return raw.decode("cp1252")
    except UnicodeDecodeError as error:
        raise ListRefusedError(f"{path.name} is neither UTF-8 nor Windows-1252") from error


def digest(paths: Iterable[Path]) -> str:
    """Return the sha256 (hex) of the bytes of the files, in order of lower-case name."""
    whole = hashlib.sha256()
    for path in sorted(paths, key=lambda p: p.name.lower()):
        with path.open("rb") as stream:
            while block := stream.read(1 << 20):
                whole.update(block)
    return whole.hexdigest()
