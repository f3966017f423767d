"""The text of the article on an HTML page: its paragraphs, without what stands around them.

Enters: a parsed page, or a piece of HTML of a feed. Leaves: paragraphs with an empty line between
them. Menus, forms, captions and lists of other articles are left out by element, by the words of
their class, and by how much of a line is links. Refuses to know titles, days and addresses.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lxml.etree import _Element as Element

_LEFT_OUT: Final = frozenset(
    {
        "script", "style", "noscript", "template", "nav", "aside", "footer", "header", "figure",
        "figcaption", "iframe", "button", "select", "option", "svg", "video", "audio", "object",
        "head", "title", "textarea", "label",
    }
)  # fmt: skip
_BLOCKS: Final = frozenset(
    {
        "address", "article", "blockquote", "body", "br", "center", "dd", "div", "dl", "dt",
        "fieldset", "form", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "main", "ol", "p",
        "pre", "section", "table", "tbody", "td", "th", "tr", "ul",
    }
)  # fmt: skip
_PARAGRAPHS: Final = frozenset(
    {"p", "li", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "br", "dd", "dt"}
)
_WHOLE_PAGE: Final = frozenset({"html", "body", "main", "article", "form"})
_AROUND: Final = re.compile(
    r"(?:^|[-_\s])(?:related|share|sharing|social|comments?|promo|advert\w*|ads?|banner|"
    r"breadcrumbs?|newsletter|subscribe|tags|tag-?(?:list|cloud)|sidebar|menu|cookies?|captions?|recommend\w*|"
    r"most-?read|read-?more|also-?read|paywall|byline|copyright|hidden|toolbar|pagination)"
    r"(?:[-_\s]|$)",
    re.IGNORECASE,
)
_TELLING: Final = 40
"""Signs of a line from which it tells where the article is."""
_MOST_LINKED: Final = 0.5


@dataclass(slots=True)
class _Line:
    """One line: its words, how many signs of them are links, and the block that it stands in."""

    block: Element
    parts: list[str]
    linked: int = 0

    @property
    def text(self) -> str:
        return " ".join("".join(self.parts).split())


def article_text(root: Element) -> str:
    """Return the paragraphs of the article on a page; empty when there are none."""
    for element in root.iter():
        if element.get("itemprop") != "articleBody":
            continue
        text = _joined(_own(_lines(element)))
        if len(text) > 2 * _TELLING:
            return text
    lines = _own(_lines(root))
    place = _place(lines)
    if place is None:
        return ""
    inside = set(place.iter())
    return _joined([line for line in lines if line.block in inside])


def plain_text(root: Element) -> str:
    """Return all paragraphs of a piece of HTML."""
    return _joined(_lines(root))


def _place(lines: Sequence[_Line]) -> Element | None:
    """Return the element around the paragraphs that have the most words together."""
    weights: dict[Element, float] = defaultdict(float)
    of_block = Counter(line.block for line in lines)
    for line in lines:
        size = len(line.text)
        if size < _TELLING:
            continue
        is_paragraph = line.block.tag in _PARAGRAPHS or of_block[line.block] == 1
        around = line.block.getparent() if is_paragraph else line.block
        if around is None:
            around = line.block
        weights[around] += size
        above = around.getparent()
        if above is not None:
            weights[above] += size / 2
    return max(weights, key=lambda element: weights[element], default=None)


def _own(lines: Sequence[_Line]) -> list[_Line]:
    """Leave out the lines that are links for the most part."""
    return [line for line in lines if line.linked <= _MOST_LINKED * max(1, len(line.text))]


def _joined(lines: Sequence[_Line]) -> str:
    return "\n\n".join(line.text for line in lines)


def _lines(root: Element) -> list[_Line]:
    lines = [_Line(root, [])]
    for element, words, linked in _pieces(root, _around(root)):
        if words is None:
            lines.append(_Line(element, []))
            continue
        lines[-1].parts.append(words)
        lines[-1].linked += len(" ".join(words.split())) if linked else 0
    return [line for line in lines if line.text]


def _around(root: Element) -> frozenset[Element]:
    """Return the elements whose class says that they stand around an article.

    One that holds most of the paragraphs is no such, whatever it is called.
    """
    whole = _size_of_paragraphs(root)
    named = (one for one in root.iter() if isinstance(one.tag, str) and _is_named_around(one))
    return frozenset(one for one in named if 2 * _size_of_paragraphs(one) <= whole)


def _size_of_paragraphs(root: Element) -> int:
    return sum(len(words) for one in root.iter("p") for words in one.itertext())


def _pieces(
    root: Element, around: Container[Element]
) -> Iterator[tuple[Element, str | None, bool]]:
    """Yield the words of a tree in order, and None with the block where another line begins."""
    waiting: list[tuple[Element, Element, bool, bool]] = [(root, root, False, False)]
    while waiting:
        element, block, linked, behind = waiting.pop()
        if behind:
            if _is_block(element):
                yield block, None, False
            if element.tail:
                yield block, element.tail, linked
            continue
        if element is not root:
            waiting.append((element, block, linked, True))
        if element is not root and (_is_left_out(element) or element in around):
            continue
        inner = element if _is_block(element) and element.tag != "br" else block
        if _is_block(element):
            yield inner, None, False
        linked = linked or element.tag == "a"
        if element.text:
            yield inner, element.text, linked
        waiting.extend((child, inner, linked, False) for child in reversed(element))


def _is_block(element: Element) -> bool:
    return element.tag in _BLOCKS


def _is_left_out(element: Element) -> bool:
    return not isinstance(element.tag, str) or element.tag in _LEFT_OUT


def _is_named_around(element: Element) -> bool:
    if element.tag in _WHOLE_PAGE:
        return False
    words = f"{element.get('class') or ''} {element.get('id') or ''}"
    return bool(_AROUND.search(words)) or element.get("aria-hidden") == "true"
