"""Paragraphs and sentences of a news text.

Enters: a string, and stretches that no sentence may end in (what stands in quotation marks).
Leaves: spans in order. Refuses to know what a sentence means.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from app.text.span import Span

_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_BLANK = " \t\u00a0\u3000\ufeff\u200e\u200f\u061c\u200b"
_STOP = re.compile(r"[.!?؟۔]+(?=[\s\u00a0)\]»”“\"']|$)")
_AFTER_STOP = " \t\u00a0)]»”“\"'"
_BEFORE_WORD = frozenset(' \t\u00a0.(«"“')
_LONGEST_ABBREVIATION = 1
_ELLIPSIS = 2
_OPENING = frozenset('«“„"')
_LONGEST = 6_000


def paragraphs(text: str) -> tuple[Span, ...]:
    """Return the spans of non-blank lines, without the white space around them.

    Any line break of Unicode ends a line; a form feed too. What stands in marks on the line behind
    a colon goes with it: «قال بوتين:», and below «لن ننسحب».
    """
    found: list[Span] = []
    for match in _LINE.finditer(text):
        line = Span(match.start(), match.end()).strip(text, _BLANK)
        if not line.length:
            continue
        if found and text[found[-1].end - 1] == ":" and text[line.start] in _OPENING:
            found[-1] = Span(found[-1].start, line.end)
        else:
            found.append(line)
    return tuple(found)


def sentences(text: str, lines: Sequence[Span], protected: Sequence[Span] = ()) -> tuple[Span, ...]:
    """Return the spans of the sentences inside each paragraph, in order.

    A sentence ends after a full stop, question or exclamation mark that is followed by white
    space, a closing mark or the paragraph's end. Not after: a one-letter abbreviation («د.»,
    "Dr."), a run of dots (an ellipsis), or a stop inside a protected stretch, except one that is
    the last thing in it (`«… مينسك.» ووصف`), where the sentence ends after the closing mark. One of
    more than 6,000 characters is cut at white space: reading takes time by the square of it.

    Args:
        text: the stored text.
        lines: its paragraphs, in order.
        protected: stretches with their marks, in order, not overlapping one another.
    """
    shields = tuple(protected)
    ends = [shield.end for shield in shields]
    starts = [shield.start for shield in shields]
    found: list[Span] = []
    for line in lines:
        inside = shields[bisect_right(ends, line.start) : bisect_left(starts, line.end)]
        start = line.start
        for end in (*_ends(text, line, inside), line.end):
            sentence = Span(start, end).strip(text, _BLANK)
            if end > start and sentence.length:
                found.extend(_pieces(text, sentence))
                start = end
    return tuple(found)


def _pieces(text: str, sentence: Span) -> Iterator[Span]:
    """Yield a sentence, one that no stop ends for pages cut at white space."""
    while sentence.length > _LONGEST:
        cut = text.rfind(" ", sentence.start + 1, sentence.start + _LONGEST)
        if cut < 0:
            break
        yield Span(sentence.start, cut).strip(text, _BLANK)
        sentence = Span(cut, sentence.end).strip(text, _BLANK)
    yield sentence


def _ends(text: str, line: Span, protected: Sequence[Span]) -> Iterator[int]:
    shields = iter(protected)
    shield = next(shields, None)
    for stop in _STOP.finditer(text, line.start, line.end):
        while shield is not None and shield.end <= stop.start():
            shield = next(shields, None)
        if shield is not None and shield.start <= stop.start():
            closes = stop.group() == "." and shield.end - stop.end() <= 1
            if closes and shield.end < line.end and text[shield.end] in " \t\u00a0":
                yield shield.end
        elif _is_end(text, line, stop):
            yield _past_closers(text, stop.end(), line.end)


def _is_end(text: str, line: Span, stop: re.Match[str]) -> bool:
    if len(stop.group()) >= _ELLIPSIS and set(stop.group()) == {"."}:
        return False
    if stop.group() != ".":
        return True
    start = stop.start()
    while start > line.start and text[start - 1] not in _BEFORE_WORD:
        start -= 1
        if stop.start() - start > _LONGEST_ABBREVIATION:
            return True
    word = text[start : stop.start()]
    return not word or word.isdigit()


def _past_closers(text: str, offset: int, end: int) -> int:
    while offset < end and text[offset] in _AFTER_STOP and text[offset] not in " \t\u00a0":
        offset += 1
    return offset
