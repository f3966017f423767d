"""The topic of a claim: the best-supported one among the scheme's closed set.

Enters: the tokens of a claim and of the paragraph around it. Leaves: one `Topic`. A weighted
lexicon votes; words of the claim count full, words around it little.
"""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain, pairwise

from app.domain.claim import Topic
from app.lexicon.topics import Weights, topic_words, without_article
from app.text.tokens import Token, readings

_AROUND = 0.2
_ARTICLE = 5.0
_SUFFIXES = ("هما", "ها", "هم", "ه", "نا", "ين", "ون", "ان", "ات", "يه", "ا", "ي")


def topic_of(inside: Iterable[Token], around: Mapping[Topic, float]) -> Topic:
    """Return the topic with the greatest weight, `Topic.OTHER` when no word speaks for any.

    Args:
        inside: tokens of the claim.
        around: what the words around it speak for (see `votes`).

    Example: «إعادة النظر في العقوبات» (iʿādat an-naẓar fī l-ʿuqūbāt, a review of the sanctions)
    → sanctions.
    """
    total = votes(inside)
    for topic, weight in around.items():
        total[topic] = total.get(topic, 0.0) + weight
    return max(total, key=lambda t: total[t]) if total else Topic.OTHER


def blend(near: Mapping[Topic, float], article: Mapping[Topic, float]) -> dict[Topic, float]:
    """Return the votes around a claim: its paragraph's, and the article's as shares of a sum."""
    total = sum(article.values()) or 1.0
    return {
        topic: near.get(topic, 0.0) * _AROUND + article.get(topic, 0.0) / total * _ARTICLE
        for topic in {**article, **near}
    }


def votes(tokens: Iterable[Token]) -> dict[Topic, float]:
    """Return the weight that words and two-word phrases give to each topic."""
    total: dict[Topic, float] = {}
    stems = [_stem(t.folded) for t in tokens if t.is_word]
    phrases = topic_words().phrases
    pairs = (phrases.get(f"{first} {second}", ()) for first, second in pairwise(stems))
    for topic, weight in chain.from_iterable((*map(_weights, stems), *pairs)):
        total[topic] = total.get(topic, 0.0) + weight
    return total


@lru_cache(maxsize=20_000)
def _stem(folded: str) -> str:
    """Return the shortest reading the lexicon knows, else the word without article."""
    known = topic_words().words
    for reading in readings(folded):
        if reading.stem in known:
            return reading.stem
    for suffix in _SUFFIXES:
        if folded.endswith(suffix):
            for reading in readings(folded[: -len(suffix)]):
                for stem in (reading.stem, reading.stem.removesuffix("ت") + "ه"):
                    if stem in known and len(stem) > 2:
                        return stem
    return without_article(folded)


@lru_cache(maxsize=20_000)
def _weights(stem: str) -> Weights:
    return topic_words().words.get(stem, ())
