"""Clauses of the reporter's own that follow what is said: «وبينما أكد أن …، فإن السكان».

Enters: the stretch a content may run over, a token. Leaves: whether such a clause begins there.
Refuses to cut.
"""

from app.extraction.reading.analysis import Analysis
from app.extraction.speech.reports import CueHit
from app.extraction.speech.stretches import Stretch
from app.extraction.words.action_nouns import is_action_noun
from app.extraction.words.tense import is_imperfect
from app.extraction.words.word_shapes import VERBS, shapes_of
from app.lexicon.clause_words import clause_words
from app.lexicon.clauses import perfect_verbs
from app.lexicon.cues import CueKind
from app.lexicon.whole_words import is_joined
from app.text.affixes import ARTICLE, OF_HIM_HER_THEM
from app.text.fold import fold

_VERB_FOLLOWS = frozenset(("ولم", "ولن", "وسوف"))
_AND_HE, _SHE = "وي", "ت"
_WHILE = frozenset(map(fold, ("وبينما", "بينما", "وفيما", "فيما", "وإذ", "وإذا", "ولئن", "وحين")))
_WHILE_PHRASES = frozenset(
    (fold(first), fold(second))
    for first in ("وفي", "في", "ومع", "وعلى")
    for second in ("حين", "الوقت", "وقت", "أن", "الرغم")
)
_LONGEST_CONTRAST, _COMMAS = 4, frozenset("،,؛;")
_CLOSING_MARKS = frozenset("\"»”“'’")
_CONDITIONS = frozenset(map(fold, ("إذا", "لو", "كلما", "إن", "لئن", "بينما", "رغم", "حين", "أما")))


def acts_on(here: Stretch, index: int) -> bool:
    """Tell whether a verb under و goes on: no verbal noun lists it («بإلغاء القرار ويعتزم رئيسها»).

    Its subject follows, and nothing before it in the content is a clause it could belong to.
    """
    analysis = here.marks.analysis
    word = analysis.words[index]
    if word in _VERB_FOLLOWS:
        return _is_phrase(here, index)
    present = word.startswith(_AND_HE) and is_imperfect(word)
    if not is_joined(word) or not (present or _is_past(word[1:])):
        return False
    following = analysis.tokens[index + 1] if index + 1 < here.limit else None
    prepositions = clause_words().prepositions
    if following is None or following.folded in prepositions:
        return False
    told = (
        following.folded.startswith(ARTICLE)
        or following.folded.endswith(OF_HIM_HER_THEM)
        or here.marks.cast.at(following.start) is not None
        or (following.is_word and not present)
    )
    return told and _is_phrase(here, index)


def says_of_noun(here: Stretch, index: int) -> bool:
    """Tell whether the verb is of the noun of speech itself: «أن إعلانه قبول الدولة | يعد خطوة».

    Asked only where the noun heads its clause.
    """
    return here.marks.analysis.words[index] in clause_words().verbs_of_news and _is_phrase(
        here, index
    )


def heads_clause(analysis: Analysis, hit: CueHit) -> bool:
    """Tell whether a noun of speech is a subject: it opens its sentence, or stands behind أن."""
    if hit.kind is not CueKind.MASDAR:
        return False
    opens = analysis.tokens[hit.first].start <= hit.sentence.start
    return opens or analysis.words[hit.first - 1] in clause_words().complementisers


def _is_past(word: str) -> bool:
    """Tell whether the word can be nothing but a verb in the past: «تواصلت», not «تواصل»."""
    feminine = word.endswith(_SHE) and word.removesuffix(_SHE) in perfect_verbs()
    return feminine or (word in perfect_verbs() and not is_action_noun(word))


def _is_phrase(here: Stretch, index: int) -> bool:
    """Tell whether the content has no clause before the token, nouns alone."""
    between = here.marks.analysis.tokens[here.first : index]
    clause = clause_words().complementisers | clause_words().relatives
    return VERBS.isdisjoint(shapes_of(between)) and not any(t.folded in clause for t in between)


def closes_fronted(here: Stretch, comma: int) -> bool:
    """Tell whether a clause that a conjunction opened ends: «وبينما أكد أن …، فإن السكان»."""
    analysis = here.marks.analysis
    following = analysis.words[comma + 1] if comma + 1 < here.limit else ""
    if following not in clause_words().result_openers:
        return False
    sentence = analysis.sentence_at(analysis.tokens[here.first].start)
    start = analysis.token_index(sentence.start) if sentence is not None else here.first
    opening = analysis.words[start : start + 2]
    fronted = opening[:1] and (opening[0] in _WHILE or tuple(opening) in _WHILE_PHRASES)
    return bool(fronted) and _CONDITIONS.isdisjoint(analysis.words[here.first : comma])


def contrasts(here: Stretch, index: int) -> bool:
    """Tell whether what is said goes on with a contrast: «… بلغ العشرين، فيما جاء الثاني …».

    Not behind marks that close, nor with what goes on meanwhile («، فيما تتواصل المعارك»), nor with
    another's words («، فيما قالت وكالة الأنباء إن»).
    """
    analysis = here.marks.analysis
    words = analysis.words[index : min(here.limit, index + _LONGEST_CONTRAST)]
    opener = next((n for n in (1, 2) if " ".join(words[:n]) in clause_words().contrasts), None)
    if opener is None or analysis.words[index - 2] in _CLOSING_MARKS:
        return False
    if not clause_words().meanwhile.isdisjoint(words[opener : opener + 2]):
        return False
    for place in range(index, here.limit):
        if analysis.words[place] in _COMMAS:
            return True
        if place in here.borders.cues:
            return False
    return True
