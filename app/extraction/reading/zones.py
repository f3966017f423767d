"""Zones of a pasted page: headlines, subheads, captions, dateline, boilerplate.

Enters: a text and its paragraphs. Leaves: zones in order of place; what is in none is body. Goes
by length, punctuation, the phrases of the lexicon and verbs of saying that open a line; refuses to
know parties.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from app.domain.article import Zone, ZoneKind
from app.extraction.reading.report_lines import reports
from app.lexicon.zones import PhraseKind, PhrasePlace, ZonePhrase, zone_phrases
from app.text.fold import fold
from app.text.span import Span

_STOPS = frozenset(".!?؟۔:")
_CLOSERS = "»”\"“'’"
_HEADLINE_WORDS = 25
_HEADLINES = 6
_STOPPED_BODY_WORDS = 12
_SUBHEAD_WORDS = 8
_CAPTION_WORDS = 25
_SIGNATURE_WORDS = 14
_BLOCK_BODY_WORDS = 25
_DATELINE_LENGTH = 70
_DATELINE_WORDS = 8

_PLACE_WORD = r"[^\W\d_][\w\u0640-\u0652'’-]*"
_PLACE = rf"{_PLACE_WORD}(?:[ \u00a0]{_PLACE_WORD}){{0,3}}"
_PLACES = rf"{_PLACE}(?:[ \u00a0]?[،,\-–—/][ \u00a0]?{_PLACE}){{0,2}}"
_DASH = r"(?:[-–—ـ]{1,3}|:)"
_AGENCY = r"[(«\"“][^()«»\"“”\n]{2,30}[)»\"”]"
_BRACKETED = re.compile(rf"(?:{_PLACES}[ \u00a0]?)?[ \u00a0]?{_AGENCY}[ \u00a0]*{_DASH}{{1,2}}")
_AGENCY_LINE = re.compile(rf"{_PLACES}[ \u00a0]?{_DASH}[ \u00a0]*(?:{_AGENCY})?$")
_DASHED_LINE = re.compile(rf"{_PLACES}[ \u00a0]*[-–—][ \u00a0]*{_PLACE}$")
_SIGNED = re.compile(
    rf"{_PLACE_WORD}(?:[ \u00a0]{_PLACE_WORD}){{0,2}}"
    rf"[ \u00a0]*(?:[-–—،,][ \u00a0]*{_PLACE_WORD}(?:[ \u00a0]{_PLACE_WORD}){{0,2}}[ \u00a0]*)?"
    rf"(?:[-–—][ \u00a0]*{_PLACE_WORD}[ \u00a0]*)?"
    rf"(?:[-–—]{{1,2}}|:)[ \u00a0]+(?=\S)"
)
_WORD = re.compile(_PLACE_WORD)
_SIGNED_WORDS = 5
_LABELS = frozenset(
    map(fold, ("وقال", "قال", "أولا", "ثانيا", "ثالثا", "وأضاف", "سؤال", "جواب", "س", "ج"))
)
_INTERVIEW = re.compile(r"^[•●▪*■◆\-–—ــ]|^[سج]\s*[:/-]")


def find_zones(text: str, lines: Sequence[Span]) -> tuple[Zone, ...]:
    """Return the zones of the text, by start.

    Args:
        text: the stored text.
        lines: its paragraphs, in order.

    Example: «(CNN) -- أكدت نيكاراغوا …» → a dateline «(CNN) --», the rest body.
    """
    waste = tuple(_boilerplate(text, lines))
    kept = _outside(lines, waste)
    first = _first_body(text, kept)
    zones = [Zone(kind=ZoneKind.BOILERPLATE, span=span) for span in waste]
    zones.extend(_top(text, kept[:first]))
    if first < len(kept):
        dateline = _dateline(text, kept[first])
        if dateline is not None:
            zones.append(Zone(kind=ZoneKind.DATELINE, span=dateline))
        zones.extend(_inside(text, kept[first:]))
    return tuple(sorted(zones, key=lambda z: z.span))


def _outside(lines: Sequence[Span], waste: Sequence[Span]) -> list[Span]:
    """Return the lines that lie in no stretch of `waste` (in order, apart from one another)."""
    starts = [span.start for span in waste]
    kept = []
    for line in lines:
        near = bisect_right(starts, line.start) - 1
        if near < 0 or not waste[near].contains(line):
            kept.append(line)
    return kept


def _boilerplate(text: str, lines: Sequence[Span]) -> Iterator[Span]:
    place = 0
    while place < len(lines):
        line = lines[place]
        phrase = _phrase_of(text, line, at_end=place >= len(lines) - 2)
        if phrase is None:
            tail = _tail(text, line)
            if tail is not None:
                yield tail
            place += 1
        elif phrase.kind is PhraseKind.BLOCK:
            end = place + 1
            while end < len(lines) and not _reads_as_body(text, lines[end], _BLOCK_BODY_WORDS):
                end += 1
            yield Span(line.start, lines[end - 1].end)
            place = end
        else:
            yield line
            place += 1


def _phrase_of(text: str, line: Span, *, at_end: bool) -> ZonePhrase | None:
    if line.length > _LONGEST_PHRASE_LINE:
        return None
    folded = fold(line.of(text)).strip(" .:…")
    opening, anywhere = _waste_words()
    if not folded.startswith(opening) and not any(words in folded for words in anywhere):
        return None
    for phrase, wanted in _waste_phrases():
        if phrase.kind is PhraseKind.WHOLE:
            hit = folded == wanted
        elif phrase.kind is PhraseKind.SIGNATURE:
            hit = (
                at_end
                and folded.startswith(phrase.phrase)
                and len(folded.split()) <= _SIGNATURE_WORDS
            )
        elif phrase.place is PhrasePlace.START:
            hit = folded.startswith(wanted) and (
                phrase.kind is not PhraseKind.BLOCK or len(folded) - len(wanted) < _BLOCK_SLACK
            )
        else:
            hit = wanted in folded and len(folded.split()) <= _SIGNATURE_WORDS
        if hit:
            return phrase
    return None


_LONGEST_PHRASE_LINE = 200
_BLOCK_SLACK = 60
_TAIL = 120


def _tail(text: str, line: Span) -> Span | None:
    """Return the end of a body paragraph that is boilerplate run on («… تابع الجزيرة نت على:»)."""
    start = max(line.start, line.end - _TAIL)
    folded = text[start : line.end]
    for phrase in _tail_phrases():
        found = phrase.search(folded)
        if found and start + found.start() > line.start:
            return Span(start + found.start(), line.end)
    return None


@cache
def _waste_words() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return what a line of boilerplate begins with, and what may stand anywhere in one."""
    waste = _waste_phrases()
    anywhere = {PhraseKind.WHOLE, PhraseKind.SIGNATURE}
    inside = {w for p, w in waste if p.place is not PhrasePlace.START and p.kind not in anywhere}
    return tuple({w for _, w in waste} - inside), tuple(inside)


@cache
def _waste_phrases() -> tuple[tuple[ZonePhrase, str], ...]:
    """Return the phrases of boilerplate, each with its words alone."""
    waste = (p for p in zone_phrases() if p.kind is not PhraseKind.CAPTION)
    return tuple((phrase, phrase.phrase.strip(" :")) for phrase in waste)


@cache
def _tail_phrases() -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(_loose(phrase.phrase))
        for phrase in zone_phrases()
        if phrase.kind is PhraseKind.LINE and phrase.place is PhrasePlace.ANYWHERE
    )


def _loose(folded: str) -> str:
    """Return a pattern that finds the folded phrase in text with its hamzas and tashkeel."""
    alike = {"ا": "[اأإآ]", "ي": "[يىئ]", "ه": "[هة]", "و": "[وؤ]"}
    return "".join(alike.get(c, re.escape(c)) for c in folded)


def _words(text: str, line: Span) -> int:
    return len(line.of(text).split())


def _reads_as_body(text: str, line: Span, words: int) -> bool:
    count = _words(text, line)
    stopped = _stopped(text, line)
    return count >= words or (stopped and count >= _STOPPED_BODY_WORDS)


def _full_stop(text: str, line: Span) -> bool:
    """Tell whether a line ends with one full stop; headlines do not."""
    end = line.of(text).rstrip(_CLOSERS)
    return end.endswith(".") and not end.endswith("..")


def _stopped(text: str, line: Span) -> bool:
    return line.of(text).rstrip(_CLOSERS)[-1:] in _STOPS


def _first_body(text: str, lines: Sequence[Span]) -> int:
    """Return the index of the first body paragraph, the dateline's line passed over."""
    for place, line in enumerate(lines[: _HEADLINES + 1]):
        if _dateline(text, line) is not None and place:
            return place
        if _reads_as_body(text, line, _HEADLINE_WORDS + 1) or (
            not place and _full_stop(text, line)
        ):
            return place
        if place and _INTERVIEW.match(line.of(text)):
            return place
        if place and reports(line.of(text)):
            return place
        following = lines[place + 1] if place + 1 < len(lines) else None
        if following is None:
            return place
    return 0 if len(lines) <= 1 else min(1, len(lines) - 1)


def _top(text: str, lines: Sequence[Span]) -> Iterator[Zone]:
    for place, line in enumerate(lines):
        caption = (place > 0 and text[line.end - 1] == "." and text[line.end - 2] != ".") or (
            _is_caption(text, line)
        )
        yield Zone(kind=ZoneKind.CAPTION if caption else ZoneKind.HEADLINE, span=line)


def _is_caption(text: str, line: Span) -> bool:
    if _words(text, line) > _CAPTION_WORDS:
        return False
    folded = fold(line.of(text)).rstrip(" .")
    return (
        folded.startswith(_caption_phrases(PhrasePlace.START))
        or folded.endswith(_caption_phrases(PhrasePlace.END))
        or any(phrase in folded for phrase in _caption_phrases(PhrasePlace.ANYWHERE))
    )


@cache
def _caption_phrases(place: PhrasePlace) -> tuple[str, ...]:
    captions = (p for p in zone_phrases() if p.kind is PhraseKind.CAPTION)
    return tuple(p.phrase for p in captions if p.place is place)


def _dateline(text: str, line: Span) -> Span | None:
    """Return the dateline at the start of a paragraph, or None.

    Shapes: «دبي، الإمارات (CNN) --», «(رويترز) -», «بيونغ يانغ: «خليجيون»», «عين اليوم – برلين»,
    «الرياض - واس: …», «فلاح الجوفان - سبق - متابعة: …».
    """
    head = text[line.start : min(line.end, line.start + _DATELINE_LENGTH)]
    whole = line.length <= _DATELINE_LENGTH
    if whole and (_AGENCY_LINE.fullmatch(head) or _DASHED_LINE.fullmatch(head)):
        return line if len(head.split()) <= _DATELINE_WORDS else None
    found = _BRACKETED.match(head)
    if found:
        return Span(line.start, line.start + found.end()).strip(text, " \u00a0")
    signed = _SIGNED.match(head)
    if (
        signed
        and len(_WORD.findall(signed.group())) <= _SIGNED_WORDS
        and _reads_as_body(text, line, _HEADLINE_WORDS + 1)
    ):
        if fold(signed.group().split()[0].rstrip(":-–—")) in _LABELS:
            return None
        return Span(line.start, line.start + signed.end()).strip(text, " \u00a0")
    return None


def _inside(text: str, lines: Sequence[Span]) -> Iterator[Zone]:
    for place, line in enumerate(lines):
        if _is_caption(text, line):
            yield Zone(kind=ZoneKind.CAPTION, span=line)
        elif 0 < place < len(lines) - 1 and _is_subhead(text, line, lines[place + 1]):
            yield Zone(kind=ZoneKind.SUBHEAD, span=line)


def _is_subhead(text: str, line: Span, following: Span) -> bool:
    short = _words(text, line) <= _SUBHEAD_WORDS and not _stopped(text, line)
    return (
        short
        and _words(text, following) > _SUBHEAD_WORDS
        and text[line.start] not in '«"“”'
        and not _INTERVIEW.match(line.of(text))
    )
