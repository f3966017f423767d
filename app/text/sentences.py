"""Paragraphs and sentences of a news text.

Enters: a string, and stretches that no sentence may end in (what stands in quotation marks).
Leaves: spans in order. Refuses to know what a sentence means.
"""

import re
from collections.abc import Iterator, Sequence

from app.text.span import Span

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_BLANK = " \t\u00a0\u3000\ufeff\u200e\u200f\u061c\u200b"
_STOP = re.compile(r"[.!?؟۔]+(?=[\s\u00a0)\]»”“\"']|$)")
_AFTER_STOP = " \t\u00a0)]»”“\"'"
_WORD_BEFORE = re.compile(r"[^\s\u00a0.(«\"“]*$")
_LONGEST_ABBREVIATION = 1
_ELLIPSIS = 2


def paragraphs(text: str) -> tuple[Span, ...]:
    """Return the spans of non-blank lines, without the white space around them.

    Example: "a\n\n b " → (0, 1), (4, 5).
    """
    lines = (Span(m.start(), m.end()).strip(text, _BLANK) for m in _LINE.finditer(text))
    return tuple(line for line in lines if line.length)


def sentences(text: str, lines: Sequence[Span], protected: Sequence[Span] = ()) -> tuple[Span, ...]:
    """Return the spans of the sentences inside each paragraph, in order.

    A sentence ends after a full stop, question or exclamation mark that is followed by white
    space, a closing mark or the paragraph's end. Not after: a one-letter abbreviation («د.»,
    "Dr."), a run of dots (an ellipsis), or a stop inside a protected stretch, except one that is
    the last thing in it (`«… مينسك.» ووصف`), where the sentence ends after the closing mark.

    Args:
        text: the stored text.
        lines: its paragraphs, in order.
        protected: stretches with their marks, in order, not overlapping one another.
    """
    found: list[Span] = []
    for line in lines:
        found.extend(_split(text, line, protected))
    return tuple(found)


def _split(text: str, line: Span, protected: Sequence[Span]) -> Iterator[Span]:
    start = line.start
    for end in _ends(text, line, protected):
        if end > start:
            sentence = Span(start, end).strip(text, _BLANK)
            if sentence.length:
                yield sentence
            start = end
    rest = Span(start, line.end).strip(text, _BLANK)
    if rest.length:
        yield rest


def _ends(text: str, line: Span, protected: Sequence[Span]) -> Iterator[int]:
    inside = [s for s in protected if s.overlaps(line)]
    place = 0
    for stop in _STOP.finditer(text, line.start, line.end):
        while place < len(inside) and inside[place].end <= stop.start():
            place += 1
        holder = inside[place] if place < len(inside) else None
        if holder is not None and holder.start <= stop.start():
            closes = stop.group() == "." and holder.end - stop.end() <= 1
            if closes and holder.end < line.end and text[holder.end] in " \t\u00a0":
                yield holder.end
        elif _is_end(text, line, stop):
            yield _past_closers(text, stop.end(), line.end)


def _is_end(text: str, line: Span, stop: re.Match[str]) -> bool:
    if len(stop.group()) >= _ELLIPSIS and set(stop.group()) == {"."}:
        return False
    if stop.group() != ".":
        return True
    before = _WORD_BEFORE.search(text, line.start, stop.start())
    word = before.group() if before else ""
    return len(word) > _LONGEST_ABBREVIATION or not word or word.isdigit()


def _past_closers(text: str, offset: int, end: int) -> int:
    while offset < end and text[offset] in _AFTER_STOP and text[offset] not in " \t\u00a0":
        offset += 1
    return offset
