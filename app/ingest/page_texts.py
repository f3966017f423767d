"""The text of the article on an HTML page, and the words of a piece of HTML, in paragraphs.

Enters: a parsed page, or a piece of HTML of a feed. Leaves: paragraphs with an empty line between
them. Which paragraphs are the article's is trafilatura's judgement; that they stay whole, in order
and character by character, is ours. Refuses to know titles, days and addresses.
"""

import logging
from copy import deepcopy
from typing import Final

from lxml.etree import _Element as Element
from lxml.etree import iterwalk
from lxml.html import HtmlElement, document_fromstring

_LEFT_OUT: Final = frozenset(
    {
        "script", "style", "noscript", "template", "nav", "aside", "footer", "header", "figure",
        "figcaption", "iframe", "button", "select", "option", "svg", "video", "audio", "object",
        "title", "textarea", "label", "graphic",
    }
)  # fmt: skip
_BLOCKS: Final = frozenset(
    {
        "address", "article", "blockquote", "body", "br", "center", "dd", "div", "dl", "dt",
        "fieldset", "form", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li", "main", "ol", "p",
        "pre", "section", "table", "tbody", "td", "th", "tr", "ul",
        "cell", "head", "item", "lb", "list", "quote", "row",
    }
)  # fmt: skip
"""Elements that begin a line: those of HTML, then those that trafilatura names as TEI does."""

_LEAST_MARKED: Final = 80
_MOST_MARKED: Final = 5


def article_text(root: HtmlElement) -> str:
    """Return the paragraphs of the article on a page; empty when there are none.

    Where the page marks its article (`articleBody`), what stands elsewhere is not looked at.
    """
    marked = root.xpath("//*[@itemprop='articleBody']")[:_MOST_MARKED]
    texts = (_chosen(_alone(one)) for one in marked if len(plain_text(one)) >= _LEAST_MARKED)
    return next((text for text in texts if len(text) >= _LEAST_MARKED), None) or _chosen(root)


def _alone(element: Element) -> HtmlElement:
    page: HtmlElement = document_fromstring("<body></body>")
    copied = deepcopy(element)
    copied.tail = None
    page.body.append(copied)
    return page


def _chosen(root: HtmlElement) -> str:
    # half a second and 20 MB, which nobody pays who reads no page
    from trafilatura import bare_extraction  # noqa: PLC0415

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # a page without text is our word
    found = bare_extraction(root, include_comments=False, favor_precision=True)
    body = getattr(found, "body", None)
    return "" if body is None else plain_text(body)


def plain_text(root: Element) -> str:
    """Return all paragraphs of a tree."""
    lines: list[list[str]] = [[]]
    walk = iterwalk(root, events=("start", "end", "comment", "pi"))
    for event, element in walk:
        if event == "start":
            if element.tag in _LEFT_OUT:
                walk.skip_subtree()
                continue
            if element.tag in _BLOCKS:
                lines.append([])
            lines[-1].append(element.text or "")
            continue
        if element.tag in _BLOCKS:
            lines.append([])
        if element is not root:
            lines[-1].append(element.tail or "")
    paragraphs = (" ".join("".join(line).split()) for line in lines)
    return "\n\n".join(filter(None, paragraphs))
