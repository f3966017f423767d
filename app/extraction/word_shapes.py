"""What kind of word stands in a clause, told by its form alone: verb, noun, particle, mark.

Enters: a token. Leaves: the name of a shape, the same for every occurrence of the word. A shape is
a feature for weighing, not a finding: «قتل» (killed, or killing) has one shape, not two readings.
"""

from collections.abc import Iterable
from types import MappingProxyType
from typing import Final

from app.extraction.action_nouns import is_action_noun
from app.extraction.tense import is_future_verb, is_imperfect, is_negation, is_verb
from app.lexicon.clause_words import clause_words
from app.lexicon.clauses import clause_openers, connectives, is_complementiser
from app.lexicon.whole_words import is_joined
from app.text.memory import remembered
from app.text.tokens import Token

_MARKS: Final = MappingProxyType(
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
    return _MARKS.get(mark, "mark")


def word_shape(word: str) -> str:
    """Return the shape of a folded word without conjunction.

    Example: «ستعمل» (sa-taʿmalu, will work) → "future"; «المدينة» (al-madīna, the city) → "the".
    """
    for shape, belongs in _SHAPES:
        if belongs(word):
            return shape
    return "noun"


def shapes_of(tokens: Iterable[Token]) -> list[str]:
    """Return the shape of each token, its conjunction left out."""
    return [_joined_shape(t.folded) if t.is_word else mark_shape(t.folded) for t in tokens]


@remembered
def _joined_shape(word: str) -> str:
    return word_shape(word[1:] if is_joined(word) else word)


def _opens_clause(word: str) -> bool:
    return word in connectives("narration") or word in clause_openers("subordinate")


_SHAPES: Final = (
    ("number", str.isdigit),
    ("pronoun", _PRONOUNS.__contains__),
    ("relative", lambda word: word in clause_words().relatives),
    ("that", is_complementiser),
    ("not", is_negation),
    ("opener", _opens_clause),
    ("preposition", lambda word: word in clause_words().prepositions),
    ("future", is_future_verb),
    ("imperfect", is_imperfect),
    ("action", is_action_noun),
    ("perfect", is_verb),
    ("the", lambda word: word.startswith(("ال", "لل"))),
    ("attached", lambda word: word[:1] in "بلك" and word[1:3] == "ال"),
)
VERBS: Final = frozenset({"future", "imperfect", "perfect"})
