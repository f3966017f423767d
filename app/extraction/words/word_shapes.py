"""What kind of word stands in a clause, told by its form alone: verb, noun, particle, mark.

Enters: a token. Leaves: the name of a shape, the same for every occurrence of the word. A shape is
a feature for weighing, not a finding: «قتل» (killed, or killing) has one shape, not two readings.
"""

from collections.abc import Iterable
from functools import cache
from types import MappingProxyType
from typing import Final

from app.extraction.words.action_nouns import is_action_noun
from app.extraction.words.tense import is_future_verb, is_imperfect, is_verb, negations
from app.lexicon.clause_words import clause_words
from app.lexicon.clauses import clause_openers, connectives, is_complementiser
from app.lexicon.whole_words import is_joined
from app.text.memory import remembered
from app.text.tokens import Token

MARKS: Final = MappingProxyType(
    dict.fromkeys(".!؟?…", "stop")
    | dict.fromkeys("؛;", "semicolon")
    | dict.fromkeys("،,", "comma")
    | dict.fromkeys("-–", "dash")
    | {":": "colon", "(": "open", ")": "close"}
)
_PRONOUNS: Final = frozenset(
    {"هو", "هي", "هم", "هما", "نحن", "انا", "انت", "هذا", "هذه", "ذلك", "تلك", "هناك", "هولاء"}
)


def mark_shape(mark: str) -> str:
    """Return the shape of a punctuation mark: stop, semicolon, comma, colon, dash or mark."""
    return MARKS.get(mark, "mark")


def word_shape(word: str) -> str:
    """Return the shape of a folded word without conjunction.

    Example: «ستعمل» (sa-taʿmalu, will work) → "future"; «المدينة» (al-madīna, the city) → "the".
    """
    shape = _closed_shapes().get(word)
    if shape is not None:
        return shape
    for shape, belongs in _OPEN_SHAPES:
        if belongs(word):
            return shape
    return "noun"


def shapes_of(tokens: Iterable[Token]) -> list[str]:
    """Return the shape of each token, its conjunction left out."""
    shape, mark = _joined_shape, mark_shape
    return [shape(folded) if is_word else mark(folded) for _, _, folded, is_word in tokens]


@remembered
def _joined_shape(word: str) -> str:
    return word_shape(word[1:] if is_joined(word) else word)


@cache
def _closed_shapes() -> dict[str, str]:
    """Return the shapes of the words of closed classes, of two shapes the one listed first."""
    classes = (
        ("pronoun", _PRONOUNS),
        ("relative", clause_words().relatives),
        ("not", negations()),
        ("opener", (*connectives("narration"), *clause_openers("subordinate"))),
        ("preposition", clause_words().prepositions),
    )
    shapes = {word: shape for shape, words in reversed(classes) for word in words}
    pointing = _PRONOUNS | clause_words().relatives
    return shapes | {word: "that" for word in shapes.keys() - pointing if is_complementiser(word)}


_OPEN_SHAPES: Final = (
    ("number", str.isdigit),
    ("that", is_complementiser),
    ("future", is_future_verb),
    ("imperfect", is_imperfect),
    ("action", is_action_noun),
    ("perfect", is_verb),
    ("the", lambda word: word.startswith(("ال", "لل"))),
    ("attached", lambda word: word[:1] in "بلك" and word[1:3] == "ال"),
)
VERBS: Final = frozenset({"future", "imperfect", "perfect"})
