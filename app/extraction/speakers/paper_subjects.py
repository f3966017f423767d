"""Papers right before a verb that are its subject: «أصدرت الحركة بيانا جاء فيه أن».

Enters: an `Analysis` and a cue without a written subject. Leaves: the paper's noun, None when
somebody else is the subject. Refuses to say who issued it.
"""

from app.extraction.reading.analysis import Analysis
from app.extraction.speakers.papers import paper_noun
from app.extraction.speech.reports import CueHit
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import CueKind
from app.lexicon.inflection import Gender
from app.lexicon.party_words import party_words
from app.text.affixes import ARTICLE, FEMININE, NISBA
from app.text.fold import fold
from app.text.tokens import Token

_PAPER_REACH, _COMMAS = 6, frozenset("،,")
IN_IT = frozenset(map(fold, ("فيه", "فيها", "خلاله", "خلالها")))
_IN_IT = IN_IT.union(map(fold, ("به", "بها")))
_COMING = frozenset(map(fold, ("جاء", "ورد")))


def paper_before(analysis: Analysis, hit: CueHit) -> Token | None:
    """Return the noun of the paper that says something: «أصدرت الحركة بيانا جاء فيه أن».

    It is indefinite and stands before the verb, adjectives and days between them: «كانت تقارير
    صحفية سابقة قد أكدت».
    """
    if hit.joined or hit.carried or hit.kind is CueKind.PARTICIPLE:
        return None
    words, tokens = clause_words(), analysis.tokens
    following = tokens[hit.last + 1].folded if hit.last + 1 < len(tokens) else ""
    if following in words.adverbial_words and following not in _IN_IT:
        return None
    last = hit.first
    if following in _IN_IT and tokens[last - 1].folded in _COMMAS:
        last -= 1  # «أصدرت الرابطة بيانا، جاء فيه»
    for token in reversed(analysis.tokens[max(0, last - _PAPER_REACH) : last]):
        if token.start < hit.sentence.start or not token.is_word:
            return None
        word = token.folded
        if not word.startswith(ARTICLE) and paper_noun(word):
            return token if _agrees_with_paper(word, hit, following) else None
        beside = word in words.adverbs or word in party_words().times or word in words.ranks
        opened = word.endswith(FEMININE) and not word.startswith(ARTICLE)
        if not (beside or opened or word.endswith(NISBA)):
            return None
    return None


def _agrees_with_paper(noun: str, hit: CueHit, following: str) -> bool:
    """Tell whether a paper is the verb's subject; who wrote «بيانا قالت فيه» is not.

    What «comes in it» («جاء فيه») is the paper's.
    """
    if following in _IN_IT:
        return hit.last == hit.first and hit.forms[0].cue.lemma in _COMING
    feminine = noun.endswith(FEMININE) or paper_noun(noun) in clause_words().issuer_free
    gender = Gender.FEMININE if feminine else Gender.MASCULINE
    return hit.gender is None or hit.gender is gender
