"""The time of a claim: of its content, or of the speech where saying it is doing it.

Enters: the dates of an article, a quote. Leaves: one of them, or None. Resolves no words: `dates`
does.
"""

from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice

from app.domain.attribution import Quote, QuoteKind
from app.domain.claim import Modality
from app.extraction.dates.ranges import FoundDate
from app.extraction.reading.analysis import Analysis
from app.extraction.words.tense import is_imperfect, is_negation, is_verb
from app.lexicon.calendar import calendar
from app.lexicon.clauses import is_complementiser
from app.lexicon.modality import cue_modality, performative_verbs
from app.text.fold import fold
from app.text.span import Span

_CLAUSE_ENDS = frozenset(".!؟?;؛:،,")
_NEAR = 30
_REACH = 20
_NAMING = frozenset({"year", "bare-year", "day-month"})
_FROM = "عن"
_COMPARING = frozenset({"مقارنه", "بالمقارنه", "قياسا", "مقابل"})
_COMPARED = 5
_LASTING = frozenset(
    {"المتواصل", "المتواصله", "المستمر", "المستمره", "الداير", "الدايره", "الجاريه"}
)
_EXCEPT = frozenset({"الا"})
_COUNTED = frozenset({"ago", "decades-ago"})
_LASTED = 6
_CENTURY, _DAY = "century", "relative-day"
_A_CENTURY, _TODAY = "القرن", "اليوم"
_OF_YEAR = frozenset({"لعام", "للعام", "لسنه", "للسنه"})
_UNTIL = frozenset({"حتي", "وحتي", "الي", "والي"})
_AT = frozenset(
    {"في", "خلال", "منذ", "مطلع", "بدايه", "بدايات", "نهايه", "اواخر", "اوايل", "منتصف", "طوال"}
)
_NAMED = 6
_OPENING_WORDS = 10
_FEW = 3
_MONTH_LENGTH = len("2000-01")
_HAD = frozenset({"كان", "كانت", "وكان", "وكانت", "كانوا", "وكانوا"})
_WHEN = frozenset({"عندما", "حينما", "حين", "لما", "يوم"})
_COMMAS = frozenset("،,")
_SINCE = "منذ"
_REACH_SINCE = 6
_TIME, _FIRST = "مره", "الاولي"
_PERFORMED = frozenset(Modality) - {
    Modality.ASSERTED,
    Modality.ASSESSED,
    Modality.PREDICTED,
    Modality.QUESTIONED,
}


def date_in(analysis: Analysis, dates: tuple[FoundDate, ...], span: Span) -> FoundDate | None:
    """Return the first date named inside `span`, None where none is.

    What a record is compared with is not its time: «أكبر انخفاض منذ 2016» (the greatest fall since
    2016).
    """
    first = bisect_left(dates, span.start, key=lambda found: found.span.start)
    for found in islice(dates, first, None):
        if found.span.start > span.end:
            break
        if span.contains(found.span) and not _stands_aside(analysis, found, span.start):
            return found
    return None


def _stands_aside(analysis: Analysis, found: FoundDate, start: int) -> bool:
    """Tell whether a date says something else than when the content happens."""
    first = analysis.token_index(found.span.start)
    near = analysis.tokens[max(0, first - _REACH) : first + 1]
    words = [token.folded for token in near if token.end > start]
    before = words[-2] if len(words) > 1 else ""
    if found.rule in _NAMING and (_is_dated(before) or _is_dated(before[1:])):
        return True
    if before == _FROM or not _COMPARING.isdisjoint(words[-_COMPARED:]):
        return True
    if found.rule == _CENTURY and before not in _AT and words[-1:] == [_A_CENTURY]:
        return True
    if before in _UNTIL and found.rule == _DAY and words[-1] == _TODAY:
        return True
    if before in _OF_YEAR and any(map(_is_dated, words[-_NAMED:])):
        return True
    since = _SINCE in words[-2:] and (_compares(words[:-1]) or _lasts(words, found))
    return since or _first_time_since(words[-_REACH_SINCE:])


def _first_time_since(words: Sequence[str]) -> bool:
    """Tell whether a date is that of what nothing was like since: «للمرة الأولى منذ حرب 1973»."""
    if _SINCE not in words:
        return False
    before = words[: words.index(_SINCE)]
    named = before[:-1] if before[-1:] == [_FIRST] else before
    return bool(named) and named[-1].endswith(_TIME)


def _is_dated(word: str) -> bool:
    return word in calendar().words["dated-thing"]


def _compares(words: Sequence[str]) -> bool:
    return any(word in calendar().words["record"] for word in words)


def _lasts(words: Sequence[str], found: FoundDate) -> bool:
    """Tell whether a count of time behind «منذ» measures what goes on («تقاتل منذ عامين»)."""
    if found.rule not in _COUNTED or any(word in _EXCEPT for word in words[-3:]):
        return False
    if not _LASTING.isdisjoint(words[-_LASTED:]):
        return True
    place = next((n for n in range(len(words) - 1, -1, -1) if is_verb(words[n])), None)
    if place is None or not is_imperfect(words[place]):
        return False
    return place == 0 or not is_negation(words[place - 1])


def date_before(
    analysis: Analysis, dates: tuple[FoundDate, ...], span: Span, free: int
) -> FoundDate | None:
    """Return the date that opens the sentence of a narrated claim, when little stands between.

    Args:
        analysis: the analysed text.
        dates: its dates, in order.
        span: the claim.
        free: where what is claimed before it ends.

    Example: «وفي أغسطس 2022، لم تجد اللجنة …» (in August 2022, the committee found no …).
    """
    sentence = analysis.sentence_at(span.start)
    if sentence is None:
        return None
    before = Span(max(sentence.start, free), span.start)
    if len(analysis.tokens_in(before)) > _OPENING_WORDS:
        return None
    return date_in(analysis, dates, before)


def date_around(analysis: Analysis, dates: tuple[FoundDate, ...], quote: Quote) -> FoundDate | None:
    """Return the date of speaking when the content is what was done by speaking.

    «جدد الخميس التزامه بـ…» (on Thursday renewed his commitment to …): an action noun behind a verb
    that does what it says has the time of that verb; a clause under أن («قال أمس إن …», said
    yesterday that …) has its own, and so has what is merely affirmed («أكد الخميس وفاة …»).
    """
    sentence = analysis.sentence_at(quote.span.start)
    if quote.kind is QuoteKind.DIRECT or sentence is None or quote.cue_span is None:
        return None
    place = analysis.token_index(quote.span.start)
    edge = analysis.tokens[max(0, place - 1) : place + 1]
    clause = any(is_complementiser(t.folded) or t.folded == ":" for t in edge)
    if clause:
        return None
    if not _does_what_it_says(fold(quote.cue or "")):
        return _told_of_before(analysis, dates, Span(sentence.start, quote.span.start))
    fronted = _fronted(analysis, dates, Span(sentence.start, quote.cue_span.start))
    if fronted is not None or _has_other_day(analysis, quote.cue or "", quote.cue_span, sentence):
        return fronted
    start = max(sentence.start, quote.cue_span.start - _NEAR)
    before = analysis.tokens_in(Span(start, quote.cue_span.start))
    start = next((t.end for t in reversed(before) if t.folded in _CLAUSE_ENDS), start)
    return date_in(analysis, dates, Span(start, quote.span.start))


def _fronted(analysis: Analysis, dates: tuple[FoundDate, ...], before: Span) -> FoundDate | None:
    """Return the date that a sentence opens with, right before its verb: «وفي مارس، اتهمت …»."""
    found = date_in(analysis, dates, before)
    if found is None:
        return None
    opening = analysis.tokens_in(Span(before.start, found.span.start))
    behind = analysis.tokens_in(Span(found.span.end, before.end))
    return found if max(len(opening), len(behind)) < _FEW else None


def date_when(analysis: Analysis, dates: tuple[FoundDate, ...], span: Span) -> FoundDate | None:
    """Return the date that a clause of time tells of: «في مارس الماضي، عندما أطاح به …»."""
    place = analysis.token_index(span.start)
    before = [*analysis.tokens[max(0, place - _FEW) : place]]
    if not before or before.pop().folded not in _WHEN:
        return None
    while before and before[-1].folded in _COMMAS:
        before.pop()
    last = bisect_left(dates, span.start, key=lambda found: found.span.start)
    found = dates[last - 1] if last else None
    return found if found and before and found.span.end == before[-1].end else None


def _told_of_before(
    analysis: Analysis, dates: tuple[FoundDate, ...], before: Span
) -> FoundDate | None:
    """Return the month that a look back names: «وكانت الصين حذرت الشهر الماضي من …»."""
    found = date_in(analysis, dates, before)
    if found is None or len(found.value) != _MONTH_LENGTH:
        return None
    opening = analysis.tokens_in(Span(before.start, found.span.end))[:_FEW]
    fronted = any(token.start >= found.span.start for token in opening)
    return found if fronted or any(token.folded in _HAD for token in opening) else None


def _has_other_day(analysis: Analysis, cue: str, place: Span, sentence: Span) -> bool:
    """Tell whether a content has another day than its cue: what is blamed was done before.

    What is demanded would be done behind it, save in a look back («كان قد طلب»).
    """
    modality = cue_modality(fold(cue))
    before = analysis.tokens_in(Span(sentence.start, place.start))
    back = not _HAD.isdisjoint(token.folded for token in before)
    return modality is Modality.ACCUSED or (modality is Modality.DEMANDED and not back)


def _does_what_it_says(cue: str) -> bool:
    """Tell whether saying it is doing it («طالب», demanded) and not only telling of it."""
    return cue_modality(cue) in _PERFORMED or cue in performative_verbs()
