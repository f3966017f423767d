"""HTML left in a text: a copy of equal length in which it is blank.

Enters: a stored text. Leaves: the same text with tags, comments, scripts and entities of space and
quotation replaced, character for character, so that offsets into the copy are offsets into the
stored text. Refuses to parse HTML; pages are parsed where they are fetched.
"""

import re

_TAG = re.compile(r"</?([A-Za-z][A-Za-z0-9:-]*)\b[^<>]*>|<![A-Za-z][^<>]*>|<\?[^<>]*>")
_COMMENT = ("<!--", "-->")
_RAW = ("script", "style")
_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption",
        "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main",
        "nav", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul",
    }
)  # fmt: skip
_ENTITY = re.compile(r"&(?:nbsp|#160|#xa0|quot|#34|laquo|raquo|ldquo|rdquo);", re.IGNORECASE)
_SPACES = frozenset({"&nbsp;", "&#160;", "&#xa0;"})
_MARKS = {"&laquo;": "«", "&raquo;": "»", "&ldquo;": "“", "&rdquo;": "”"}
_CLOSING = frozenset("»”")
_UNSEEN = "\u200b"


def without_markup(text: str) -> str:
    """Return `text` with HTML blanked, of the same length.

    A block's tag becomes a new line, another tag blanks, or invisible marks inside a word. Time is
    linear in the length; an unclosed comment or script is left as it stands.

    Example: «قال <b>بوتين</b>» (qāla Būtīn, Putin said) → «قال    بوتين    ».
    """
    if "<" in text:
        text = _without_tags(_without_enclosed(text))
    if "&" in text:
        text = _ENTITY.sub(_entity, text)
    return text


def past_entity(text: str, end: int) -> int:
    """Return the end of a stretch that would cut an entity behind its first sign, moved past it."""
    entity = _ENTITY.match(text, end - 1) if end and text[end - 1] == "&" else None
    return entity.end() if entity else end


def _without_enclosed(text: str) -> str:
    """Blank comments and the contents of scripts and styles."""
    lowered = text.lower() if text.isascii() else _lowered(text)
    for opening, closing in (_COMMENT, *((f"<{name}", f"</{name}>") for name in _RAW)):
        parts: list[str] = []
        at = 0
        while (start := lowered.find(opening, at)) >= 0:
            end = lowered.find(closing, start)
            if end < 0:
                break
            after = end + len(closing)
            parts += [text[at:start], _blank(text[start:after])]
            at = after
        text = "".join((*parts, text[at:]))
        lowered = _lowered(text) if parts else lowered
    return text


_LOWER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}


def _lowered(text: str) -> str:
    """Return the text with Latin capitals lowered; its length stays, unlike with `str.lower`."""
    return text.translate(_LOWER)


def _blank(text: str) -> str:
    return "".join(c if c == "\n" else " " for c in text)


def _without_tags(text: str) -> str:
    return _TAG.sub(_tag, text)


def _tag(match: re.Match[str]) -> str:
    size = match.end() - match.start()
    if (match.group(1) or "").lower() in _BLOCKS:
        return "\n" + " " * (size - 1)
    text, before, after = match.string, match.start() - 1, match.end()
    inside = before >= 0 and text[before].isalnum() and text[after : after + 1].isalnum()
    return _UNSEEN * size if inside else _blank(match.group())


def _entity(match: re.Match[str]) -> str:
    """Return the sign that an entity stands for, at the edge that touches what it marks."""
    name = match.group().lower()
    if name in _SPACES:
        return " " * len(name)
    sign = _MARKS.get(name, '"')
    padding = " " * (len(name) - 1)
    following = match.string[match.end() : match.end() + 1]
    closes = sign in _CLOSING or (sign == '"' and not following.isalnum())
    return sign + padding if closes else padding + sign
