"""Words that speak for a topic, with weights.

Enters: data/topics.csv. Leaves: folded word or two-to-three-word phrase → weights by topic.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from app.domain.claim import Topic
from app.lexicon.tables import read_table, several
from app.text.fold import fold

Weights = tuple[tuple[Topic, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicWords:
    """The topic lexicon.

    Attributes:
        words: folded single word, without article → weights.
        phrases: folded words joined by single spaces, articles left out → weights.
    """

    words: Mapping[str, Weights]
    phrases: Mapping[str, Weights]


@cache
def topic_words() -> TopicWords:
    """Return the topic lexicon; articles are left out of phrases as of words."""
    words: dict[str, Weights] = {}
    phrases: dict[str, Weights] = {}
    for row in read_table("topics.csv", ("topic", "stems", "weight", "source")):
        entry = (Topic(row["topic"]), float(row["weight"]))
        for form in several(row["stems"]):
            key = " ".join(without_article(word) for word in fold(form).split())
            into = phrases if " " in key else words
            into[key] = (*into.get(key, ()), entry)
    return TopicWords(words=MappingProxyType(words), phrases=MappingProxyType(phrases))


def without_article(folded: str) -> str:
    """Return a folded word without the article, when three letters remain.

    Example: «العقوبات» (al-ʿuqūbāt, the sanctions) → «عقوبات».
    """
    return folded[2:] if folded.startswith("ال") and len(folded) > 4 else folded
