"""Streaming of list XML: one entry at a time, hardened, in memory that does not grow with the file.

Enters: a file. Leaves: elements by their path of local names, each forgotten after use, and the
root's attributes. Refuses any document type declaration, another root, a file that breaks off, and
one with an entry of absurd size.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, Final, Literal, TypeAlias, cast

from lxml import etree
from lxml.etree import _Element as Element

from app.errors import ListRefusedError
from app.screening.lists.files import check_content

Take: TypeAlias = "Callable[[Element], None]"
Place = tuple[str, ...]
_Event: TypeAlias = Literal["start", "end"]

_RAW_KEPT: Final = 200
_BLOCK: Final = 1 << 18
_MOST_PROLOG: Final = 1 << 20
_MOST_ENTRY: Final = 32 << 20
"""Bytes of one entry. The largest known has 69 kB (OFAC)."""


def local(element: Element) -> str:
    """Return the tag without its namespace; empty for comments and instructions."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def children(element: Element, name: str) -> list[Element]:
    """Return the direct children of that local name."""
    return list(element.iterchildren(f"{{*}}{name}"))


def text_of(element: Element, *path: str) -> str:
    """Return the stripped text of the first child along `path`, empty when there is none."""
    found = texts_of(element, *path)
    return found[0] if found else ""


def texts_of(element: Element, *path: str) -> list[str]:
    """Return the stripped non-empty texts of all children along `path`, in order."""
    level = [element]
    for name in path:
        level = [child for one in level for child in children(one, name)]
    return [text for one in level if (text := " ".join((one.text or "").split()))]


def texts_within(element: Element, name: str) -> list[str]:
    """Return the stripped non-empty texts of all elements of that name inside, at any depth."""
    found = element.iter(f"{{*}}{name}")
    return [text for one in found if (text := " ".join((one.text or "").split()))]


def raw_text(element: Element) -> str:
    """Return the first characters of an element as XML, for a quarantine record."""
    return etree.tostring(element, encoding="unicode")[:_RAW_KEPT]


def attribute(element: Element, name: str) -> str:
    """Return an attribute without blanks around it, empty when it is not there."""
    return " ".join((element.get(name) or "").split())


def stream_entries(path: Path, root: str, takers: Mapping[Place, Take]) -> dict[str, str]:
    """Call the taker of every element whose path below the root is a key of `takers`.

    Args:
        path: the file.
        root: the local name its root must have.
        takers: from local names below the root, e.g. `("entities", "entity")`, to what takes
            each such element when it is complete. Elements of that name elsewhere are passed by.

    Returns:
        The attributes of the root element.

    Raises:
        ListRefusedError: empty, HTML, a document type declaration, another root, or broken XML.
    """
    check_content(path)
    try:
        with path.open("rb") as stream:
            attributes = _checked_root(path, stream, root)
            stream.seek(0)
            _stream(path, stream, root, takers)
    except etree.XMLSyntaxError as error:
        raise ListRefusedError(f"{path.name} is broken or cut short: {error.msg}") from error
    return attributes


def root_name(path: Path) -> str:
    """Return the local name of the root.

    Raises:
        ListRefusedError: when the file is no XML.
    """
    check_content(path)
    try:
        with path.open("rb") as stream:
            return local(_root(path, stream))
    except etree.XMLSyntaxError as error:
        raise ListRefusedError(f"{path.name} is no XML: {error.msg}") from error


def _checked_root(path: Path, stream: BinaryIO, root: str) -> dict[str, str]:
    element = _root(path, stream)
    if local(element) != root:
        raise ListRefusedError(f"{path.name} has root {local(element)}, expected {root}")
    return {str(key): str(value) for key, value in element.attrib.items()}


def _root(path: Path, stream: BinaryIO) -> Element:
    parser = _parser(("start",), None)
    for block in _blocks(stream):
        parser.feed(block)
        for _, found in parser.read_events():
            element = cast("Element", found)
            if element.getroottree().docinfo.internalDTD is not None:
                raise ListRefusedError(f"{path.name} has a document type declaration")
            return element
        if stream.tell() > _MOST_PROLOG:
            break
    raise ListRefusedError(f"{path.name} is broken or cut short: it has no root element")


def _stream(path: Path, stream: BinaryIO, root: str, takers: Mapping[Place, Take]) -> None:
    names = {root, *(place[-1] for place in takers)}
    parser = _parser(("start", "end"), tuple(f"{{*}}{name}" for name in names))
    top: Element | None = None
    waiting = 0
    for block in _blocks(stream):
        parser.feed(block)
        for event, found in parser.read_events():
            element = cast("Element", found)
            top = element if top is None else top
            if event == "end" and (take := takers.get(_place(element))):
                take(element)
        waiting = 0 if top is not None and _forget(top, takers) else waiting + len(block)
        if waiting > _MOST_ENTRY:
            raise ListRefusedError(f"{path.name} has an entry of more than {_MOST_ENTRY} bytes")
    parser.close()


def _forget(top: Element, takers: Mapping[Place, Take]) -> bool:
    """Drop what is complete at the two levels below the root; return whether anything was.

    An element that is being read and will be taken whole is left alone.
    """
    dropped = len(top) > 1
    del top[:-1]
    if len(top) and (local(top[0]),) not in takers:
        dropped = dropped or len(top[0]) > 1
        del top[0][:-1]
    return dropped


def _parser(events: tuple[_Event, ...], tags: tuple[str, ...] | None) -> etree.XMLPullParser:
    return etree.XMLPullParser(
        events,
        tag=tags,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )


def _blocks(stream: BinaryIO) -> Iterator[bytes]:
    first = stream.read(_BLOCK).lstrip()
    if first:
        yield first
    while block := stream.read(_BLOCK):
        yield block


def _place(element: Element) -> Place:
    names = [local(element)]
    parent = element.getparent()
    while parent is not None and (above := parent.getparent()) is not None:
        names.append(local(parent))
        parent = above
    return tuple(reversed(names))
