"""The topic of a claim: the best-supported one among the scheme's closed set.

Enters: an analysed article, once; then the votes of a claim and of what is around it. Leaves:
one `Topic`. A weighted lexicon votes; words of the claim count full, words around it little.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from app.domain.claim import Topic
from app.extraction.reading.analysis import Analysis
from app.lexicon.topics import topic_words, without_article
from app.text.memory import remembered
from app.text.signs import sign
from app.text.span import Span
from app.text.tokens import Token, bare_stems

_AROUND = 0.2
_ARTICLE = 8.0
_BEGINNING = 3
_PHRASE_LENGTHS = (2, 3)
_LONGEST_PHRASE = 3
_SUFFIXES = ("هما", "ها", "هم", "ه", "نا", "ين", "ون", "ان", "ات", "يه", "ا", "ي")
_SUFFIXES_BY_END = {end: tuple(s for s in _SUFFIXES if s[-1] == end) for end in "اهمنتي"}


class Vote(NamedTuple):
    """The weight that a word or phrase starting at `start` gives to a topic."""

    start: int
    topic: Topic
    weight: float


def topic_of(inside: Iterable[Vote], around: Mapping[Topic, float]) -> Topic:
    """Return the topic with the greatest weight, `Topic.OTHER` when no word speaks for any.

    Args:
        inside: votes of the words of the claim.
        around: what the words around it speak for (see `blend`).

    Example: «إعادة النظر في العقوبات» (iʿādat an-naẓar fī l-ʿuqūbāt, a review of the sanctions)
    → sanctions.
    """
    total = tally(inside)
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


def votes(analysis: Analysis) -> tuple[Vote, ...]:
    """Return what words and phrases of two or three words speak for, in order."""
    return tuple(_votes(analysis))


def _votes(analysis: Analysis) -> Iterator[Vote]:
    tokens, known = analysis.tokens, topic_words()
    for index in analysis.where(_TELLING):
        token = tokens[index]
        if not token.is_word:
            continue
        stem = _stem(token.folded)
        weights = known.words.get(stem, ())
        if stem in _phrase_openers():
            stems = [*map(_stem, islice(_words_from(tokens, index), _LONGEST_PHRASE))]
            for length in _PHRASE_LENGTHS:
                weights += known.phrases.get(" ".join(stems[:length]), ())
        for topic, weight in weights:
            yield Vote(token.start, topic, weight)


def _words_from(tokens: Sequence[Token], index: int) -> Iterator[str]:
    for place in range(index, len(tokens)):
        if tokens[place].is_word:
            yield tokens[place].folded


def _tells(folded: str) -> bool:
    """Tell whether a folded word, or a phrase that it opens, may speak for a topic."""
    stem = _known_stem(folded)
    return stem in topic_words().words or stem in _phrase_openers()


_TELLING = sign(lambda: _tells)


def votes_in(cast: Sequence[Vote], span: Span) -> Sequence[Vote]:
    """Return the votes of words that start inside `span`."""
    first = bisect_left(cast, (span.start,))
    return cast[first : bisect_left(cast, (span.end,), first)]


def tally(cast: Iterable[Vote]) -> dict[Topic, float]:
    """Return the sum of weights by topic."""
    total: dict[Topic, float] = {}
    for _, topic, weight in cast:
        total[topic] = total.get(topic, 0.0) + weight
    return total


@cache
def _phrase_openers() -> frozenset[str]:
    return frozenset(phrase.split()[0] for phrase in topic_words().phrases)


@remembered
def _stem(folded: str) -> str:
    return _known_stem(folded)


@cache
def _beginnings() -> frozenset[str]:
    """Return how the known words begin; endings are stripped, beginnings are not.

    Of a short one with «ة» two letters: «لغتهم» (their language) is «لغة».
    """
    return frozenset(
        word[: _BEGINNING - (len(word) == _BEGINNING and word.endswith("ه"))]
        for word in topic_words().words
    )


def _known_stem(folded: str) -> str:
    """Return the shortest reading the lexicon knows, else the word without article."""
    known = topic_words().words
    beginnings = _beginnings()
    bare = [
        stem
        for stem in bare_stems(folded)
        if stem[:_BEGINNING] in beginnings or stem[: _BEGINNING - 1] in beginnings
    ]
    if not bare:
        return without_article(folded)
    for stem in bare:
        if stem in known:
            return stem
    for suffix in _SUFFIXES_BY_END.get(folded[-1:], ()):
        if folded.endswith(suffix):
            for cut in [stem[: -len(suffix)] for stem in bare if len(stem) - len(suffix) > 1]:
                for stem in (cut, cut.removesuffix("ت") + "ه"):
                    if stem in known and len(stem) > 2:
                        return stem
    return without_article(folded)
