"""Streaming of list XML: one entry at a time, hardened.

Enters: a file. Leaves: entry elements by local name, each forgotten after use, and the root's
attributes. Refuses any document type declaration, another root, and a file that breaks off.
"""

from collections.abc import Callable, Collection
from pathlib import Path
from typing import BinaryIO, Final

from lxml import etree

from app.errors import ListRefusedError
from app.screening.lists.files import check_content

_TEXT: Final = 200
_ENTRY_DEPTH: Final = 2


def local(element: etree._Element) -> str:
    """Return the tag without its namespace; empty for comments and instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: etree._Element, name: str) -> list[etree._Element]:
    """Return the direct children of that local name."""
    return [child for child in element if local(child) == name]


def text_of(element: etree._Element, *path: str) -> str:
    """Return the stripped text of the first child along `path`, empty when there is none."""
    found = texts_of(element, *path)
    return found[0] if found else ""


def texts_of(element: etree._Element, *path: str) -> list[str]:
    """Return the stripped non-empty texts of all children along `path`, in order."""
    level = [element]
    for name in path:
        level = [child for one in level for child in children(one, name)]
    return [text for one in level if (text := " ".join((one.text or "").split()))]


def raw_text(element: etree._Element) -> str:
    """Return the first characters of an element as XML, for a quarantine record."""
    return etree.tostring(element, encoding="unicode")[:_TEXT]


def stream_entries(
    path: Path, root: str, names: Collection[str], take: Callable[[etree._Element], None]
) -> dict[str, str]:
    """Call `take` with every element of local name in `names` that lies two levels below `root`.

    Returns:
        The attributes of the root element.

    Raises:
        ListRefusedError: empty, HTML, a document type declaration, another root, or broken XML.
    """
    check_content(path)
    try:
        with path.open("rb") as stream:
            return _stream(path, stream, root, names, take)
    except etree.XMLSyntaxError as error:
        raise ListRefusedError(f"{path.name} is broken or cut short: {error.msg}") from error


def _stream(
    path: Path,
    stream: BinaryIO,
    root: str,
    names: Collection[str],
    take: Callable[[etree._Element], None],
) -> dict[str, str]:
    attributes: dict[str, str] = {}
    depth = 0
    for event, element in etree.iterparse(
        stream, events=("start", "end"), resolve_entities=False, load_dtd=False,
        no_network=True, huge_tree=False,
    ):  # fmt: skip
        if event == "start":
            depth += 1
            if depth == 1:
                attributes = _checked_root(path, element, root)
            continue
        depth -= 1
        if depth == _ENTRY_DEPTH and local(element) in names:
            take(element)
            _forget(element)
    return attributes


def _checked_root(path: Path, element: etree._Element, root: str) -> dict[str, str]:
    document = element.getroottree().docinfo
    if document.internalDTD is not None:
        raise ListRefusedError(f"{path.name} has a document type declaration")
    if local(element) != root:
        raise ListRefusedError(f"{path.name} has root {local(element)}, expected {root}")
    return {str(key): str(value) for key, value in element.attrib.items()}


def _forget(element: etree._Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
