"""Plurals of people, told by their shape.

Enters: a folded word. Leaves: yes or no. Refuses to look at the sentence.
"""

import re

from app.lexicon.clause_words import clause_words
from app.text.affixes import ARTICLE

_NUN, _OF_PLURALS = "ون", ("ون", "ين", "ات", "يه")
_HUMAN_PLURAL = re.compile(r"(?:م\w{3,}|\wا\w{2}|\w{2,}ي)(?:ون|ين|و)|\w{2}ا\wون")


def is_human_plural(word: str) -> bool:
    """Tell whether a folded word is the sound plural of people, nominative or genitive.

    Its singular is an active participle, an adjective of origin or a trade: «المراقبون»
    (al-murāqibūn, the observers), «الصيادون» (fishers), «الباحثين», «بريطانيون», «مسؤولو» before
    what they serve; not «القانون» (law), «التعاون» (cooperation), «تلفزيون».
    """
    bare = word.removeprefix(ARTICLE)
    return _HUMAN_PLURAL.fullmatch(bare) is not None and bare not in clause_words().not_plurals


def ends_phrase(before: str, word: str) -> bool:
    """Tell whether a sound plural with its nūn stands before a word that does not describe it.

    It governs no noun: in «رفض مواطنون قرار الأمانة» (rafaḍa muwāṭinūn qarāra l-amāna) citizens
    refuse a decision.
    """
    return before.endswith(_NUN) and not word.endswith(_OF_PLURALS)
