"""The topic of a claim: the best-supported one among the scheme's closed set.

Enters: the tokens of a claim and of the sentence around it. Leaves: one `Topic`. A weighted
lexicon votes; words of the claim count full, words around it little.
"""

from collections import Counter
from functools import lru_cache

from app.domain.claim import Topic
from app.lexicon.topics import Weights, topic_words, without_article
from app.text.tokens import Token, readings

_AROUND = 0.2
_SUFFIXES = ("هما", "ها", "هم", "ه", "نا", "ين", "ون", "ان", "ات", "يه", "ا", "ي")


def topic_of(inside: tuple[Token, ...], around: tuple[Token, ...]) -> Topic:
    """Return the topic with the greatest weight, `Topic.OTHER` when no word speaks for any.

    Args:
        inside: tokens of the claim.
        around: tokens of the sentences around it, the claim's own included.

    Example: «إعادة النظر في العقوبات» (iʿādat an-naẓar fī l-ʿuqūbāt, a review of the sanctions)
    → sanctions.
    """
    votes: Counter[Topic] = Counter()
    _vote(votes, inside, 1.0)
    _vote(votes, around, _AROUND)
    return max(votes, key=lambda t: votes[t]) if votes else Topic.OTHER


def _vote(votes: Counter[Topic], tokens: tuple[Token, ...], share: float) -> None:
    stems = [_stem(t.folded) for t in tokens if t.is_word]
    for stem in stems:
        for topic, weight in _weights(stem):
            votes[topic] += weight * share
    phrases = topic_words().phrases
    for first, second in zip(stems, stems[1:], strict=False):
        for topic, weight in phrases.get(f"{first} {second}", ()):
            votes[topic] += weight * share


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
