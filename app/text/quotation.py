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
_DIGITS = frozenset("0123456789٠١٢٣٤٥٦٧٨٩")
_STOPS = frozenset(".،,؛;؟")
_SPILL = 3
_LOOK_AHEAD = 40
_DEEPEST = 8


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


class _Pair(NamedTuple):
    outer: Span
    inner: Span
    closed: bool


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
    pairing = _Pairing(text, lines)
    pairing.run()
    return _with_depth(text, list(_doubly_opened(text, pairing.pairs)))


def _marks_in(text: str, line: Span) -> Iterator[_Mark]:
    for match in _MARK.finditer(text, line.start, line.end):
        before = text[match.start() - 1] if match.start() > line.start else " "
        after = text[match.end()] if match.end() < line.end else " "
        proclitic = _PROCLITIC.search(text, max(line.start, match.start() - 5), match.start())
        stop = before.isspace() and after in _STOPS and text[match.end() : match.end() + 2] != ".."
        opens = before in _BEFORE_OPENING or proclitic is not None
        may_open = opens and not after.isspace() and not stop
        may_close = not before.isspace() and after in _AFTER_CLOSING
        family = _FAMILY[match.group()]
        if family == "single" and not (may_open ^ may_close):
            continue
        if family == "straight" and before in _DIGITS and not may_close:
            continue
        yield _Mark(match.start(), match.end(), match.group(), family, may_open, may_close)


class _Pairing:
    """One pass over the marks: what is open, what was paired."""

    def __init__(self, text: str, lines: Sequence[Span]) -> None:
        self.text = text
        self.lines = lines
        self.marks = [tuple(_marks_in(text, line)) for line in lines]
        self.opened: list[_Open] = []
        self.pairs: list[_Pair] = []

    def run(self) -> None:
        for number, marks in enumerate(self.marks):
            for place, mark in enumerate(marks):
                self._take(mark, marks[place + 1 : place + 1 + _LOOK_AHEAD], number)
            self._settle(number)

    def _take(self, mark: _Mark, following: Sequence[_Mark], number: int) -> None:
        holder = next((o for o in reversed(self.opened) if o.mark.family == mark.family), None)
        if holder is not None and _closes(mark, holder, following):
            del self.opened[self.opened.index(holder) :]
            self.pairs.append(_pair(holder.mark, mark.start, mark.end, closed=True))
        elif _opens(mark, following):
            if len(self.opened) < _DEEPEST:
                self.opened.append(_Open(mark, number))
        elif self.opened and _closes_another(mark, self.opened[-1], following):
            holder = self.opened.pop()
            self.pairs.append(_pair(holder.mark, mark.start, mark.end, closed=True))

    def _settle(self, number: int) -> None:
        """Settle what is still open at a paragraph's end; keep what a later one closes."""
        kept: list[_Open] = []
        for item in self.opened:
            if number - item.paragraph < _SPILL and self._closed_later(number, item):
                kept.append(item)
            elif item.mark.family != "single":
                end = self._stand_in(number, item)
                if end > item.mark.end:
                    self.pairs.append(_pair(item.mark, end, end, closed=False))
        self.opened = kept

    def _closed_later(self, number: int, item: _Open) -> bool:
        for later in self.marks[number + 1 : item.paragraph + _SPILL + 1]:
            for mark in later[:_LOOK_AHEAD]:
                if mark.family == item.mark.family:
                    return mark.may_close and not mark.may_open
        return False

    def _stand_in(self, number: int, item: _Open) -> int:
        """Return where unclosed words end: the paragraph if the next one reopens, or before.

        Else the sentence, or the pause before marks that open inside it.
        """
        line = self.lines[item.paragraph]
        if self._reopened(number + 1):
            return line.end
        stop = _SENTENCE_END.search(self.text, item.mark.end, line.end)
        end = stop.start() if stop else line.end
        inner = next(
            (m.start for m in self.marks[item.paragraph] if item.mark.end < m.start < end), None
        )
        if inner is None:
            return end
        before = self.text[item.mark.end : inner]
        cut = max(before.rfind(pause) for pause in "،,؛")
        return item.mark.end + cut if cut > 0 else inner

    def _reopened(self, number: int) -> bool:
        if number >= len(self.lines) or not self.marks[number]:
            return False
        first = self.marks[number][0]
        return first.start == self.lines[number].start and first.may_open


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
    same = (m for m in following if m.family == mark.family)
    if mark.family == "single":
        return mark.may_open and any(m.may_close for m in same)
    if mark.shape in _CLOSING_SHAPES:
        return mark.may_open and not mark.may_close
    if mark.shape in _OPENING_SHAPES or mark.may_open:
        return True
    first = next(same, None)
    return first is not None and not first.may_open  # `" … "` with blanks inside


def _closes_another(mark: _Mark, holder: _Open, following: Sequence[_Mark]) -> bool:
    if mark.family == "single" or not mark.may_close or mark.may_open:
        return False
    later = next((m for m in following if m.family == holder.mark.family), None)
    return later is None or not later.may_close or later.may_open


def _pair(mark: _Mark, end: int, outer_end: int, *, closed: bool) -> _Pair:
    return _Pair(Span(mark.start, outer_end), Span(mark.end, end), closed)


def _doubly_opened(text: str, pairs: Sequence[_Pair]) -> Iterator[_Pair]:
    """Join `«… «…».` to one stretch when the only closing mark ends the sentence."""
    ordered = sorted(pairs)
    skip = False
    for place, (outer, inner, closed) in enumerate(ordered):
        if skip:
            skip = False
            continue
        following = ordered[place + 1] if place + 1 < len(ordered) else None
        if (
            not closed
            and following
            and following.closed
            and _ends_both(text, inner, following.outer)
        ):
            skip = True
            joined = Span(outer.start, following.outer.end)
            yield _Pair(joined, Span(inner.start, following.inner.end), closed=True)
        else:
            yield _Pair(outer, inner, closed)


def _ends_both(text: str, first: Span, second: Span) -> bool:
    between = text[first.end : second.start].strip(" \t\u00a0")
    after = text[second.end : second.end + 1]
    ends = after in {".", "!", "؟", "?", "\n", ""} or text[second.end - 2] in ".!؟?"
    return between in {"", "،", ",", "؛"} and ends


def _with_depth(text: str, pairs: Sequence[_Pair]) -> tuple[Marked, ...]:
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
