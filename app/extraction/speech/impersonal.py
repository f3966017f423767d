"""Verbs of supposing that have no subject: «ويعتقد أن» (it is thought that).

Enters: marks, a cue, the place of its complementiser. Leaves: yes or no. Refuses to say who
supposes.
"""

from app.extraction.reading.analysis import Analysis
from app.extraction.reading.cast import MentionKind
from app.extraction.speech.cue_readings import PAUSES
from app.extraction.speech.marks import Marks
from app.extraction.speech.reports import CueHit
from app.extraction.words.tense import is_imperfect
from app.lexicon.clause_words import ClauseWords, clause_words
from app.text.affixes import ARTICLE

_BY, _BARE = "ب", 2
_FEMININE = ("ه", "ات")


def is_impersonal(marks: Marks, hit: CueHit, index: int) -> bool:
    """Tell whether nobody is said to suppose what follows at the token `index`.

    So it is where the clause follows the verb at once, and before it no subject stands, only an
    indefinite noun that the clause is about, or "what": «طائرة يعتقد أنها أمريكية», «ما يعتقد أنه».
    """
    analysis, words = marks.analysis, clause_words()
    if analysis.words[hit.last].lstrip("و") not in words.impersonal or hit.carried:
        return False
    between = analysis.words[hit.last + 1 : index]
    if any(word not in words.prepositions and word not in words.adverbs for word in between):
        return False
    free = analysis.words[hit.first - 1] in words.free_relatives if hit.first else False
    told = free or _begins(marks, hit) or _is_described(marks, hit)
    return told or _is_clause_on(analysis, hit, index)


def _is_clause_on(analysis: Analysis, hit: CueHit, index: int) -> bool:
    """Tell whether the clause is of what stands before, which supposes nothing itself.

    «الوزير الذي يتوقع أن يزور» (who is expected to visit), «كما يتوقع أن»; behind a feminine noun
    a masculine verb has no subject: «الهجمات الأخيرة يعتقد أنها».
    """
    words = clause_words()
    before = analysis.words[hit.first - 1] if hit.first else ""
    following = analysis.words[index + 1] if index + 1 < len(analysis.words) else ""
    resumed = len(analysis.words[index].removeprefix(_BY)) > _BARE
    if hit.relative:
        return resumed or is_imperfect(following)
    if hit.joined:
        return False
    feminine = before.startswith(ARTICLE) and before.endswith(_FEMININE)
    return before in words.joining or (resumed and feminine)


def _begins(marks: Marks, hit: CueHit) -> bool:
    """Tell whether the verb begins a sentence or stands behind a pause."""
    analysis = marks.analysis
    if analysis.tokens[hit.first].start == hit.sentence.start:
        return True
    return not hit.relative and analysis.words[hit.first - 1] in PAUSES


def _is_described(marks: Marks, hit: CueHit) -> bool:
    """Tell whether an indefinite noun that names nobody stands right before the verb."""
    before = marks.analysis.tokens[hit.first - 1]
    words = clause_words()
    mention = marks.cast.at(before.start)
    named = mention is not None and mention.kind is not MentionKind.DESCRIPTIVE
    if named or hit.joined or not before.is_word or before.folded.startswith(ARTICLE):
        return False
    return not any(before.folded in closed for closed in _closed_classes(words))


def _closed_classes(words: ClauseWords) -> tuple[frozenset[str], ...]:
    """Return the classes of words before a verb that are no noun the clause could be about."""
    return (
        words.joining, words.carriers, words.relatives, words.habit_adverbs, words.adverbs,
        words.negations,
    )  # fmt: skip
