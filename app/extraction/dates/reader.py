"""Reading of Arabic dates: which days, months or years a text names, and where.

Enters: the tokens of an analysed text and the day relative expressions count from. Leaves: dates
as the annotation scheme writes them (YYYY, YYYY-MM, YYYY-MM-DD, or start/end) with the span of the
words. Refuses to guess: a relative expression without a reference day yields nothing.

Rules of resolution (scheme §4): a weekday is the nearest past one unless the verb is future, a
month without year the latest past one, «منذ العام 2006» (since 2006) is 2006; Hijri dates are
converted by the Umm al-Qura tables.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from app.extraction.dates.grammar import TRIGGERS, any_rule, rules_by_few
from app.extraction.dates.moment import Moment
from app.extraction.dates.plans import is_planned
from app.extraction.dates.ranges import FoundDate, joined
from app.extraction.reading.analysis import Analysis
from app.extraction.words.tense import is_future_verb, looks_ahead
from app.text.signs import sign
from app.text.span import Span
from app.text.tokens import offset_after

_LOOK_BACK = 10
_LOOK_AHEAD = 6
_PAUSES = frozenset("،,")
_LONGEST = 24
_CLAUSES = frozenset({"وان", "وانه", "وانها", "وانهم", "بينما", "فيما", "لكن", "ولكن", "لكنه"})
_EARLIEST_REFERENCE = 1800
_EVERY = "كل"
_NUMBER_REACH = 4
_RECURRING = ("من", _EVERY)
_EACH = ((_EVERY,), ("و" + _EVERY,))
_STOPS = frozenset(".!؟?;؛:")


def find_dates(analysis: Analysis, reference: date | None) -> tuple[FoundDate, ...]:
    """Return every date the text names, in order, without overlap.

    Args:
        analysis: the analysed text.
        reference: the day relative expressions count from; None when unknown.

    Example: «في 19 مارس/آذار 2003» (fī 19 mārs/ādhār 2003) → 2003-03-19;
    «أول من أمس» (awwal min ams, the day before yesterday) on 2015-07-31 → 2015-07-29.
    """
    sane = reference if reference and reference.year >= _EARLIEST_REFERENCE else None
    return tuple(joined(analysis, list(_single(analysis, sane))))


def _single(analysis: Analysis, reference: date | None) -> Iterator[FoundDate]:
    tokens, free = analysis.tokens, 0
    last: str | None = None
    for index in analysis.where(_OPENING):
        if index < free:
            continue
        token = tokens[index]
        found = _read_at(analysis, index, reference, last)
        if found is not None:
            free, last = index + found.length, found.value
            start = offset_after(analysis.text, token, found.lead) if found.lead else token.start
            yield FoundDate(
                span=Span(start, tokens[free - 1].end), value=found.value, rule=found.rule
            )


def _may_open(word: str) -> bool:
    """Tell whether a date may begin with a token: its words, numbers behind few letters or none."""
    return word in TRIGGERS or any(map(str.isdigit, word[:_NUMBER_REACH]))


_OPENING = sign(lambda: _may_open)


class _Reading(NamedTuple):
    """A date read at a token: how many tokens, how many proclitic letters, the value."""

    length: int
    lead: int
    value: str
    rule: str


def _read_at(
    analysis: Analysis, index: int, reference: date | None, last: str | None
) -> _Reading | None:
    words = analysis.words
    window = words[index : index + _LONGEST]
    text = " ".join(window)
    if any_rule().match(text) is None or words[index - 1 : index] in _EACH:
        return None
    moment = Moment(
        reference=reference,
        future=_future_before(words, index) or _future_behind(words, index),
        before=words[index - 1] if index else "",
        planned=is_planned(analysis, index),
        last=last,
    )
    for one_of, rules in rules_by_few():
        for rule in rules if one_of.match(text) else ():
            match = rule.pattern.match(text)
            value = rule.resolve(match, moment) if match else None
            if match and value:
                ends = tuple(accumulate([len(word) + 1 for word in window]))
                length = bisect_right(ends, len(match.group().rstrip()) - 1) + 1
                if tuple(window[length : length + 2]) == _RECURRING:
                    return None
                return _Reading(length, len(match["lead"]), value, rule.name)
    return None


def _future_before(words: Sequence[str], index: int) -> bool:
    for word in reversed(words[max(0, index - _LOOK_BACK) : index]):
        if word in _STOPS or word in _CLAUSES:
            return False
        if looks_ahead(word):
            return True
    return False


def _future_behind(words: Sequence[str], index: int) -> bool:
    """Tell whether a future verb follows a month: «الانتخابات في أبريل/نيسان ستكون كارثة»."""
    for word in words[index : index + _LOOK_AHEAD]:
        if word in _STOPS or word in _PAUSES:
            return False
        if is_future_verb(word):
            return True
    return False
