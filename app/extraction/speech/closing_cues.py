"""Cues that stand behind the words they report, without any mark: «…، يحذر التقرير.».

Enters: an `Analysis`, cues without content. Leaves: those that close their sentence or stand in
dashes inside it. Refuses to find the words reported: source phrases and these are read alike.
"""

from itertools import islice

from app.domain.article import ZoneKind
from app.extraction.reading.analysis import Analysis
from app.extraction.speech.reports import CueHit
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import FINITE, CueClass, Frame

_PAUSES = frozenset("،,-–—ـ")
_STOPS = frozenset(".!؟?،,-–—ـ")
_LONGEST_SUBJECT = 8
_FEWEST_BEFORE = 4
_TELLING = frozenset(
    (CueClass.SAY, CueClass.STRESS, CueClass.WARN, CueClass.REVEAL, CueClass.THINK, CueClass.ASK)
)
_BRINGING = frozenset((Frame.SPEECH,))


def closes(analysis: Analysis, hit: CueHit) -> bool:
    """Tell whether a cue and its subject alone stand between a pause and the next one.

    Example: «هذه الميزة قد تتضاءل، يحذر التقرير.» (hādhihi l-mīza qad tataḍāʾal, yuḥadhdhir
    at-taqrīr: "this advantage may shrink, the report warns").
    """
    if hit.kind not in FINITE or hit.joined or hit.relative or hit.source_phrase:
        return False
    if hit.cue_class not in _TELLING or not hit.frames & _BRINGING:
        return False
    first = analysis.token_index(hit.sentence.start)
    before = analysis.tokens[hit.first - 1].folded if hit.first else ""
    if before not in _PAUSES or not _has_words(analysis, first, hit.first):
        return False
    return _subject_alone(analysis, hit)


def _has_words(analysis: Analysis, first: int, cue: int) -> bool:
    """Tell whether enough words stand before a cue, behind the dateline, to be what it reports."""
    words = (n for n in range(first, cue) if _is_told(analysis, n))
    return len(tuple(islice(words, _FEWEST_BEFORE))) == _FEWEST_BEFORE


def _is_told(analysis: Analysis, index: int) -> bool:
    token = analysis.tokens[index]
    return token.is_word and analysis.zone_at(token.start) is not ZoneKind.DATELINE


def _subject_alone(analysis: Analysis, hit: CueHit) -> bool:
    """Tell whether a short noun phrase follows up to a pause, a stop or the sentence's end."""
    words = clause_words()
    limit = analysis.token_index(hit.sentence.end)
    index = hit.last + 1
    while index < limit and analysis.tokens[index].is_word:
        word = analysis.tokens[index].folded
        opens = word in words.complementisers | words.relatives
        if opens or index - hit.last > _LONGEST_SUBJECT:
            return False
        index += 1
    named = index > hit.last + 1
    first = analysis.tokens[hit.last + 1].folded if named else ""
    governed = first in words.prepositions or first in words.adverbial_words
    ends = index >= limit or analysis.tokens[index].folded in _STOPS
    return named and ends and not governed
