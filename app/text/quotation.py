"""Quotation marks of every shape found in Arabic news, paired.

Enters: a string and its paragraphs. Leaves: marked stretches with and without their marks.
Writers use «…», “…”, ”…“, "…", ''…'', ‘…’, ((…)) and mixtures of them, forget to close them, or
open them twice; so the role of a mark is read from its shape, from what stands beside it and from
what is open. Refuses to know whether the words inside are anyone's speech.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from app.text.span import Span

_MARK = re.compile(r"[«»‹›“”„‟\"ʺ″＂]|''|``|\(\(|\)\)|[‘’‚'](?!')")
_FAMILY = {
    **dict.fromkeys("«»‹›", "angle"),
    **dict.fromkeys("“”„‟", "curly"),
    **dict.fromkeys(('"', "ʺ", "″", "＂"), "straight"),
    **dict.fromkeys(("''", "``"), "double apostrophe"),
    **dict.fromkeys(("((", "))"), "double bracket"),
    **dict.fromkeys("‘’‚'", "single"),
}
_OPENING_SHAPES = frozenset("«‹„((")
_CLOSING_SHAPES = frozenset("»›))")
_BEFORE_OPENING = frozenset(" \t\u00a0\n\r([{:،,؛;-–—ـ/«“”\"'‘’…")
_AFTER_CLOSING = frozenset(" \t\u00a0\n\r)]}.,،؛;:!?؟…»”“\"'’‘-–—/")
_PROCLITIC = re.compile(r"(?:^|[\s(])[وفبلك]{1,3}$")
_SENTENCE_END = re.compile(r"[.!?؟](?=\s|$)")
_CLAUSE_END = re.compile(r"[،,؛]\s*$")
_DIGITS = frozenset("0123456789٠١٢٣٤٥٦٧٨٩")
_SPILL = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A stretch inside quotation marks.

    Attributes:
        outer: with the marks.
        inner: between the marks.
        depth: 0 for outermost, 1 for nested in another marked stretch, …
        closed: False when the closing mark is missing and the end of the sentence or of the
            paragraph stands in.
    """

    outer: Span
    inner: Span
    depth: int = 0
    closed: bool = True


class _Mark(NamedTuple):
    start: int
    end: int
    shape: str
    family: str
    may_open: bool
    may_close: bool


class _Open(NamedTuple):
    mark: _Mark
    paragraph: int


def find_marked(text: str, lines: Sequence[Span]) -> tuple[Marked, ...]:
    """Return the stretches in quotation marks, by start.

    Args:
        text: the stored text.
        lines: its paragraphs, in order.

    Example: «قال "نعم".» (qāla "naʿam", he said "yes") → one stretch, inner «نعم».
    """
    pairs: list[tuple[Span, Span, bool]] = []
    opened: list[_Open] = []
    marks = [list(_marks_in(text, line)) for line in lines]
    for number, line in enumerate(lines):
        for place, mark in enumerate(marks[number]):
            following = marks[number][place + 1 :]
            _take(text, mark, following, number, opened, pairs)
        opened = _carried(text, lines, marks, number, opened, pairs)
    return _with_depth(text, list(_doubly_opened(text, pairs)))


def _marks_in(text: str, line: Span) -> Iterator[_Mark]:
    for match in _MARK.finditer(text, line.start, line.end):
        before = text[match.start() - 1] if match.start() > line.start else " "
        after = text[match.end()] if match.end() < line.end else " "
        proclitic = _PROCLITIC.search(text, max(line.start, match.start() - 5), match.start())
        may_open = not after.isspace() and (before in _BEFORE_OPENING or proclitic is not None)
        may_close = not before.isspace() and after in _AFTER_CLOSING
        family = _FAMILY[match.group()]
        if family == "single" and not (may_open ^ may_close):
            continue
        if family == "straight" and before in _DIGITS and not may_close:
            continue
        yield _Mark(match.start(), match.end(), match.group(), family, may_open, may_close)


def _take(  # noqa: PLR0913 - the state of one pass, changed in place
    text: str,
    mark: _Mark,
    following: Sequence[_Mark],
    paragraph: int,
    opened: list[_Open],
    pairs: list[tuple[Span, Span, bool]],
) -> None:
    holder = next((o for o in reversed(opened) if o.mark.family == mark.family), None)
    if holder is not None and _closes(mark, holder, following):
        while opened[-1] is not holder:
            opened.pop()
        opened.pop()
        pairs.append(_pair(holder.mark, mark.start, mark.end, closed=True))
    elif _opens(mark, following):
        opened.append(_Open(mark, paragraph))
    elif opened and mark.family != "single" and _closes_another(mark, opened[-1], following):
        holder = opened.pop()
        pairs.append(_pair(holder.mark, mark.start, mark.end, closed=True))


def _closes(mark: _Mark, holder: _Open, following: Sequence[_Mark]) -> bool:
    if mark.may_open and not mark.may_close and mark.shape not in _OPENING_SHAPES:
        # `"مركز الأمن "بجامعة`: nothing later could close either, so this one closes.
        return not any(m.may_close for m in following if m.family == mark.family)
    if mark.may_close != mark.may_open:
        return mark.may_close
    if mark.shape in _CLOSING_SHAPES:
        return True
    return mark.shape not in _OPENING_SHAPES and mark.end > holder.mark.end + 1


def _opens(mark: _Mark, following: Sequence[_Mark]) -> bool:
    same = [m for m in following if m.family == mark.family]
    if mark.family == "single":
        return mark.may_open and any(m.may_close for m in same)
    if mark.shape in _CLOSING_SHAPES:
        return mark.may_open and not mark.may_close
    if mark.shape in _OPENING_SHAPES or mark.may_open:
        return True
    return bool(same) and same[0].may_close and not same[0].may_open


def _closes_another(mark: _Mark, holder: _Open, following: Sequence[_Mark]) -> bool:
    later = next((m for m in following if m.family == holder.mark.family), None)
    if later is not None and later.may_close and not later.may_open:
        return False
    return mark.may_close and not mark.may_open


def _pair(mark: _Mark, end: int, outer_end: int, *, closed: bool) -> tuple[Span, Span, bool]:
    return Span(mark.start, outer_end), Span(mark.end, end), closed


def _carried(  # noqa: PLR0913 - the state of one pass, changed in place
    text: str,
    lines: Sequence[Span],
    marks: Sequence[Sequence[_Mark]],
    number: int,
    opened: list[_Open],
    pairs: list[tuple[Span, Span, bool]],
) -> list[_Open]:
    """Settle what is still open at a paragraph's end; return what goes on in the next one."""
    kept: list[_Open] = []
    for item in opened:
        if number - item.paragraph < _SPILL and _closed_later(marks, number, item):
            kept.append(item)
        elif item.mark.family != "single":
            end = _stand_in(text, lines, marks, number, item)
            if end > item.mark.end:
                pairs.append(_pair(item.mark, end, end, closed=False))
    return kept


def _closed_later(marks: Sequence[Sequence[_Mark]], number: int, item: _Open) -> bool:
    for later in marks[number + 1 : item.paragraph + _SPILL + 1]:
        for mark in later:
            if mark.family == item.mark.family:
                return mark.may_close and not mark.may_open
    return False


def _stand_in(
    text: str,
    lines: Sequence[Span],
    marks: Sequence[Sequence[_Mark]],
    number: int,
    item: _Open,
) -> int:
    line = lines[item.paragraph]
    reopened = (
        number + 1 < len(lines)
        and bool(marks[number + 1])
        and marks[number + 1][0].start == lines[number + 1].start
        and marks[number + 1][0].may_open
    )
    if reopened:
        return line.end
    stop = _SENTENCE_END.search(text, item.mark.end, line.end)
    end = stop.start() if stop else line.end
    inner = [m.start for m in marks[item.paragraph] if item.mark.end < m.start < end]
    if inner:
        before = text[item.mark.end : inner[0]]
        cut = max(before.rfind("،"), before.rfind(","), before.rfind("؛"))
        end = item.mark.end + cut if cut > 0 else inner[0]
    return end


def _doubly_opened(
    text: str, pairs: Sequence[tuple[Span, Span, bool]]
) -> Iterator[tuple[Span, Span, bool]]:
    """Join `«… «…».` to one stretch when the only closing mark ends the sentence."""
    ordered = sorted(pairs)
    skip = False
    for place, (outer, inner, closed) in enumerate(ordered):
        if skip:
            skip = False
            continue
        following = ordered[place + 1] if place + 1 < len(ordered) else None
        if not closed and following and following[2] and _ends_both(text, inner, following[0]):
            skip = True
            yield Span(outer.start, following[0].end), Span(inner.start, following[1].end), True
        else:
            yield outer, inner, closed


def _ends_both(text: str, first: Span, second: Span) -> bool:
    between = text[first.end : second.start].strip(" \t\u00a0")
    after = text[second.end : second.end + 1]
    ends = after in {".", "!", "؟", "?", "\n", ""} or text[second.end - 2] in ".!؟?"
    return between in {"", "،", ",", "؛"} and ends


def _with_depth(text: str, pairs: Sequence[tuple[Span, Span, bool]]) -> tuple[Marked, ...]:
    found: list[Marked] = []
    holders: list[Span] = []
    for outer, within, closed in sorted(pairs, key=lambda p: (p[0].start, -p[0].end)):
        inner = within.strip(text, " \t\u00a0\r\n")
        if not inner.length:
            continue
        while holders and holders[-1].end <= outer.start:
            holders.pop()
        if holders and not holders[-1].contains(outer):
            continue
        found.append(Marked(outer=outer, inner=inner, depth=len(holders), closed=closed))
        holders.append(outer)
    return tuple(found)
