"""Sentences of the present that tell of what is still to come: «يستقبل الرئيس نظيره الخميس».

Enters: folded tokens and the place of a weekday or a month. Leaves: whether the verb that opens
its sentence makes it the next one of its name. Refuses verbs of speaking and what happened before
or after.
"""

import re

from app.extraction.reading.analysis import Analysis
from app.extraction.words.tense import is_imperfect, is_verb
from app.lexicon.calendar import calendar
from app.lexicon.clauses import perfect_verbs
from app.lexicon.cues import cue_forms
from app.text.affixes import CONJUNCTIONS

_T = "ت"
_REACH = 18
_LONGEST = 4
_LEAD = 6
_COMMAS = frozenset("،,")
_NAMED = frozenset(calendar().of("weekday", "month"))
_VERBAL_NOUN = re.compile(r"ت\w{2}ي\w+|ت\wا\w{2}")  # «تثبيت», «تصاعد»
_ELSEWHERE = frozenset(
    {"بعد", "عقب", "اثر", "منذ", "قبل", "ان", "انه", "انها", "الذي", "التي", "الذين", "ما", "حين",
     "عندما", "كان", "كانت", "لم", "قد", "غداه", "حيث", "رغم", "من", "الماضي"}
)  # fmt: skip
_UNPLANNED = frozenset({"ياتي", "تاتي", "يعد", "تعد", "يعتبر", "تعتبر", "يمثل", "تمثل", "يقضي"})


def is_planned(analysis: Analysis, index: int) -> bool:
    """Tell whether the weekday or month at the token `index` is that of a plan.

    Example: «تستضيف المدينة القمة الاثنين» (the city hosts the summit on Monday) → True.
    """
    if _NAMED.isdisjoint(analysis.words[index : index + _LONGEST]):
        return False
    sentence = analysis.sentence_at(analysis.tokens[index].start)
    if sentence is None:
        return False
    first = analysis.token_index(sentence.start)
    words = analysis.words[first:index]
    comma = next((n for n, word in enumerate(words[:_LEAD]) if word in _COMMAS), -1)
    words = words[comma + 1 :]
    return 0 < len(words) <= _REACH and _is_present(words[0]) and not any(map(_tells, words[1:]))


def _is_present(word: str) -> bool:
    """Tell whether a word is a verb of the present that tells of a deed and not of speech."""
    bare = word[1:] if word[:1] in CONJUNCTIONS else word
    deed = bare not in _UNPLANNED and bare not in cue_forms() and not _looks_past(bare)
    return deed and is_imperfect(bare) and _VERBAL_NOUN.fullmatch(bare) is None


def _looks_past(bare: str) -> bool:
    """Tell whether a verb may be of the past: «توفي» (died), «تصدرت» (came first)."""
    return bare in perfect_verbs() or (bare[:1] == _T and bare[-1:] == _T)


def _tells(word: str) -> bool:
    """Tell whether a word behind the verb makes the day that of something that happened."""
    return word in _ELSEWHERE or (is_verb(word) and not is_imperfect(word))
