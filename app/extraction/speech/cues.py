"""Reporting cues where they stand.

Enters: an `Analysis`. Leaves: `CueHit`s in order, candidates only: whether one has content is for
the next step. Homographs are guarded by the word before: after a preposition or a construct noun
no verb stands, after أن and سوف nothing was said yet. Refuses to know parties.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from app.domain.article import ZoneKind
from app.extraction.reading.analysis import Analysis
from app.extraction.speech.cue_homographs import is_other_word
from app.extraction.speech.cue_readings import CueWord, fits, meant
from app.extraction.speech.reports import CueHit
from app.extraction.speech.source_phrases import phrase_at, phrase_heads
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import CueForm, CueKind, cue_forms
from app.lexicon.inflection import Number
from app.text.fold import TASHKEEL, fold
from app.text.signs import sign
from app.text.span import Span
from app.text.tokens import Token, offset_after

_BEFORE_CUES = frozenset("وفل")
_SHORTEST = 3
_AND_ALREADY = frozenset(map(fold, ("فقد", "وقد")))
_CAME = frozenset(("ورد", "وردت", "وردوا"))
_BY_THAT = frozenset(map(fold, ("بأن", "بأنه", "بأنها", "بأنهم")))
_SAYING = frozenset(map(fold, ("بالقول", "بقوله", "بقولها", "قائلا", "قائلة")))
_SUBJECT_REACH = 8


def find_cues(analysis: Analysis) -> tuple[CueHit, ...]:
    """Return the cues outside boilerplate, in order.

    Example: «وأضاف البيان أن …» (wa-aḍāfa l-bayān anna, "the statement added that") → «أضاف».
    """
    places = analysis.where(_OPENING)
    return tuple(hit for sentence in analysis.sentences for hit in _in(analysis, sentence, places))


def _in(analysis: Analysis, sentence: Span, places: Sequence[int]) -> Iterator[CueHit]:
    if analysis.zone_at(sentence.start) is ZoneKind.BOILERPLATE:
        return
    first, last = analysis.token_index(sentence.start), analysis.token_index(sentence.end)
    free = first
    for index in places[bisect_left(places, first) : bisect_left(places, last)]:
        if index < free:
            continue
        hit = phrase_at(analysis, index, last, sentence) or _cue_at(analysis, index, sentence)
        if hit is not None:
            yield hit
            free = hit.last + 1


@cache
def _openers() -> frozenset[str]:
    """Return the folded words where a cue may begin, with the letters before them."""
    openers = cue_forms().keys() | phrase_heads().keys()
    joined = (letter + word for word in openers for letter in _BEFORE_CUES)
    return frozenset((*openers, *joined))


_OPENING = sign(lambda: _openers().__contains__)


def _cue_at(analysis: Analysis, index: int, sentence: Span) -> CueHit | None:
    token = analysis.tokens[index]
    folded, readings, joined = _look_up(token, analysis.written(index))
    if folded in _CAME and _replies(analysis, index):
        folded, readings, joined = folded[1:], cue_forms()[folded[1:]], True
    if not readings:
        return None
    before = _word_before(analysis, index, sentence)
    governs = _governs_clause(analysis, index)
    if tells_next(analysis, index) and (governs or _speaks_at_once(analysis, token)):
        before = _THEN
    word = CueWord(
        folded,
        joined,
        before,
        seat=analysis.text[token.start + joined],
        nunated=_TANWIN in analysis.text[token.end - 2 : token.end],
        marbuta=analysis.text[token.start : token.end].rstrip(TASHKEEL).endswith(_MARBUTA),
        governs=governs,
    )
    fitting = tuple(f for f in readings if fits(f, word))
    if not fitting or is_other_word(analysis, index, word):
        return None
    kind = meant(fitting, before)
    start = offset_after(analysis.text, token, 1) if joined else token.start
    return CueHit(
        first=index,
        last=index,
        span=Span(start, token.end),
        forms=_singular_first(f for f in fitting if f.kind is kind),
        kind=kind,
        joined=joined or before in _AND_ALREADY,
        source_phrase=False,
        relative=pronoun_before(analysis, index, sentence) is not None,
        carried=before in clause_words().carriers or before.lstrip("فو") in clause_words().carriers,
        sentence=sentence,
        passive=_is_passive(analysis.text, token, fitting[0], joined=joined)
        or _is_held(analysis, index, fitting),
    )


def _governs_clause(analysis: Analysis, index: int) -> bool:
    """Tell whether أن follows at once, or behind a preposition: «مشيرة إلى أن»."""
    words, behind = clause_words(), analysis.words[index + 1 : index + 3]
    first = behind[:1] and behind[0] in words.complementisers
    second = len(behind) > 1 and behind[0] in words.prepositions
    return bool(first) or (second and behind[1] in words.complementisers)


def _speaks_at_once(analysis: Analysis, token: Token) -> bool:
    return analysis.text[token.end : token.end + 2].lstrip()[:1] in _OPENS_SPEECH


def tells_next(analysis: Analysis, index: int) -> bool:
    """Tell whether a verb at the token is what one did after speaking: «قبل أن يضيف أن»."""
    return analysis.words[max(0, index - 2) : index] == _BEFORE_THAT


def pronoun_before(analysis: Analysis, index: int, sentence: Span) -> int | None:
    """Return the relative pronoun that a verb stands behind, None when it stands behind none.

    Adverbs of habit may stand between: «الذي طالما شدد» (who always stressed).
    """
    words, tokens = clause_words(), analysis.tokens
    place = index - 1
    while place > index - _ADVERBS and tokens[place].folded in words.habit_adverbs:
        place -= 1
    if tokens[place].folded not in words.relatives:
        place = index - 1
    if place < 0 or tokens[place].start < sentence.start:
        return None
    word = tokens[place].folded
    if word not in words.relatives and word.lstrip("و") not in _RELATIVE_PLAIN:
        return None
    antecedent = tokens[place - 1].folded if place > 0 else ""
    return None if antecedent in words.timed_relatives else place


_OTHER = fold("آخر")
_BEFORE_THAT, _THEN = tuple(map(fold, ("قبل", "أن"))), "ثم"
_OPENS_SPEECH = frozenset(':"“”«')
_ADVERBS = 4
_RELATIVE_PLAIN = frozenset(("الذي", "التي", "الذين", "من", "ما", "مما", "بما", "لما", "عما"))
_BARE = 3
_DAMMA, _ALEF = "\u064f", "ا"
_TANWIN, _SHADDA = "\u064b", "\u0651"
_MARBUTA = "ة"


def _is_passive(text: str, token: Token, form: CueForm, *, joined: bool) -> bool:
    """Tell whether a written damma makes the verb passive: «نُقل», «يُتوقع», not «يُؤكد».

    A verb that begins with alef has it on its second letter too: «اتُهم» (was accused).
    """
    word = text[token.start + joined : token.end].lstrip(TASHKEEL)
    place = 2 if word[:1] == _ALEF and form.kind is CueKind.PAST else 1
    if len(word) < _SHORTEST or _DAMMA not in word[1 : place + 1]:
        return False
    augmented = form.cue.lemma.startswith(("ت", "ا")) or len(form.cue.lemma) == _BARE
    return form.kind is CueKind.PAST or (form.kind is CueKind.PRESENT and augmented)


def _is_held(analysis: Analysis, index: int, forms: Sequence[CueForm]) -> bool:
    """Tell whether it is held of several: «الذين يعتقد أنهم فروا» (who are thought to flee)."""
    before = analysis.words[index - 1] if index else ""
    return before in clause_words().plural_relatives and all(
        form.kind is CueKind.PRESENT and form.number is Number.SINGULAR for form in forms
    )


def _singular_first(forms: Iterable[CueForm]) -> tuple[CueForm, ...]:
    """Return the readings, duals last: «شكا» is "complained" before "the two doubted"."""
    return tuple(sorted(forms, key=lambda form: form.number is Number.DUAL))


def _look_up(token: Token, written: str) -> tuple[str, tuple[CueForm, ...], bool]:
    word = token.folded
    forms = cue_forms().get(word, ())
    doubled = _SHADDA in written and word[:1] == "و" and word[1:] in cue_forms()
    if forms and not doubled:  # «وعدّته» (and deemed it), not «وعدته» (promised him)
        return word, forms, False
    short = word[:1] == "و" and len(word) == _SHORTEST
    if word[:1] in ("و", "ف") and (short or len(word) > _SHORTEST):
        return word[1:], cue_forms().get(word[1:], ()), True
    if word[:1] == "ل" and len(word) > _SHORTEST + 1:
        present = tuple(f for f in cue_forms().get(word[1:], ()) if f.kind is CueKind.PRESENT)
        return word[1:], present, False
    return word, (), False


def _replies(analysis: Analysis, index: int) -> bool:
    """Tell whether «ورد» is "and he replied": «ورد الكرملين بأن», not «ورد في البيان أن»."""
    following = analysis.words[index + 1 : index + 1 + _SUBJECT_REACH]
    opens = bool(following) and following[0] not in clause_words().prepositions
    return opens and not (_BY_THAT | _SAYING).isdisjoint(following[1:])


def _word_before(analysis: Analysis, index: int, sentence: Span) -> str:
    if index == 0 or analysis.tokens[index - 1].start < sentence.start:
        return ""
    before = analysis.words[index - 1]
    return "" if before == _OTHER and _is_other(analysis, index - 1, sentence) else before


def _is_other(analysis: Analysis, index: int, sentence: Span) -> bool:
    """Tell whether «آخر» is "other", behind a noun: «على صعيد آخر قالت»; else it is "the last"."""
    before = analysis.tokens[index - 1]
    words = clause_words()
    closed = words.prepositions | words.joining | words.complementisers
    noun = before.is_word and before.folded not in closed and before.folded not in cue_forms()
    return noun and before.start >= sentence.start
