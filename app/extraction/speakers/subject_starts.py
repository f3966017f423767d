"""Where the subject of a cue begins, past what stands before it and is no part of it.

Enters: an `Analysis`, a `Cast`, the tokens behind a cue. Leaves: the first token that may open the
subject. Refuses to read it.
"""

from collections.abc import Sequence
from functools import cache

from app.extraction.reading.analysis import Analysis
from app.extraction.reading.cast import Cast, Mention
from app.extraction.speakers.subject_names import is_detached
from app.extraction.speech.gap import is_own_side
from app.extraction.speech.outlets import token_at
from app.lexicon.clause_words import clause_words
from app.lexicon.states import demonym_forms
from app.text.affixes import ARTICLE, OF_HIM_HER_THEM
from app.text.fold import fold
from app.text.tokens import Token

_TO = "ل"
SAME_BEFORE = frozenset(map(fold, ("نفس", "ذات", "عين")))
_ALL, _OF = fold("كل"), fold("من")
_WORDS_OF = frozenset(map(fold, ("نص", "مضمون", "محتوى")))
_LONGEST_OUTLET = 3
_CLOSING = frozenset("»”\"'’)")


@cache
def _pointing() -> frozenset[str]:
    return SAME_BEFORE | clause_words().demonstratives


def subject_start(analysis: Analysis, cast: Cast, first: int, last: int) -> int:
    """Return the first token that is no adverb, pause or time word."""
    adverbs = clause_words().adverbs
    pointing = _pointing()
    tokens = analysis.tokens
    index = first
    while index < last:
        token = tokens[index]
        if token.folded == _ALL and index + 1 < last and tokens[index + 1].folded == _OF:
            index += 2
            continue
        if token.folded in pointing and index + 1 < last and _is_definite(tokens[index + 1].folded):
            index += 1
            continue
        if _is_text_of(tokens, index, last):
            index += 1
            continue
        if is_own_side(analysis, index, last):
            index += 2
            continue
        if token.is_word and token.folded not in adverbs and not _is_own_speech(token.folded):
            return index
        if cast.at(token.start) is not None and token.is_word:
            return index
        if token.folded == "(":
            index = _past_bracket(analysis, index, last)
            continue
        index += 1
    return last


def past_told(
    analysis: Analysis, cast: Cast, start: int, last: int, told: tuple[Mention, ...]
) -> int:
    """Return where the subject stands behind an outlet that is told: «كشف لـ"الوطن" | مسؤول»."""
    if start >= last or not analysis.tokens[start].folded.startswith(_TO):
        return start
    here = analysis.tokens[start].start
    outlet = next((m for m in told if m.span.start >= here), None)
    if outlet is None:
        return start
    index = analysis.token_index(outlet.span.end)
    between = range(start + 1, token_at(analysis, outlet.span.start))
    if len(between) > _LONGEST_OUTLET or any(_ends_outlet(analysis, n) for n in between):
        return start
    while index < last and not analysis.tokens[index].is_word:
        if analysis.tokens[index].folded not in _CLOSING:
            return start
        index += 1
    while index < last and _is_origin(analysis, index):
        index += 1
    after = subject_start(analysis, cast, index, last)
    return after if after < last and not is_detached(analysis, after) else start


def _ends_outlet(analysis: Analysis, index: int) -> bool:
    """Tell whether a word cannot stand between «لـ» and the outlet's name."""
    token = analysis.tokens[index]
    return token.is_word and is_detached(analysis, index)


def _is_origin(analysis: Analysis, index: int) -> bool:
    """Tell whether the word tells of what country an outlet is: «لقناة "النهار" | الفرنسية»."""
    word = analysis.tokens[index].folded
    return any(demonym.definite for demonym in demonym_forms().get(word, ()))


def _is_own_speech(word: str) -> bool:
    """Tell whether the words of the one who goes on are meant: «وتابع حديثه», «واصل كلامه»."""
    return word in clause_words().interviews and word.endswith(OF_HIM_HER_THEM)


def _is_text_of(tokens: Sequence[Token], index: int, last: int) -> bool:
    """Tell whether the words of a paper are meant: «نص | البيان»."""
    paper = index + 1 < last and tokens[index + 1].folded in clause_words().documents
    return paper and tokens[index].folded in _WORDS_OF


def _is_definite(word: str) -> bool:
    return word.startswith(ARTICLE)


def _past_bracket(analysis: Analysis, index: int, last: int) -> int:
    while index < last and analysis.tokens[index].folded != ")":
        index += 1
    return min(index + 1, last)
