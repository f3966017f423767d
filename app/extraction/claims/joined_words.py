"""Whether «و» or «ف» at a word joins two statements, or two words of one, or is a letter of it.

Enters: tokens with their shapes. Leaves: yes or no, by the word and what stands before and behind
it. Refuses to weigh: what may be a boundary is for `boundaries`.
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from app.extraction.words.word_shapes import VERBS, word_shape
from app.lexicon.clauses import perfect_verbs
from app.lexicon.loanwords import loan_likelihood
from app.lexicon.whole_words import is_joined
from app.text.memory import remembered
from app.text.tokens import Token

_AND, _SO = "و", "ف"
_FOREIGN = {_AND: 0.5, _SO: -0.3}
_AFTER_SO = frozenset(
    {"the", "that", "pronoun", "relative", "not", "preposition", "opener", "future", "imperfect"}
)
_NOMINAL = frozenset({"the", "attached", "action", "number", "noun"})
_SURELY_NOMINAL = _NOMINAL - {"noun"}
_NOUN_ENDINGS = ("ات", "يه", "ين", "ون")
_NOUN_PREFIX, _SHORTEST_NOUN = "م", 4
_SAYS_OF = VERBS | {"pronoun", "not"}
_ENDS = frozenset(
    {"stop", "semicolon", "comma", "colon", "dash", "open", "relative", "opener", "that"}
)
_NEAR = 8
_FEMININE = "ت"
_VERBAL_NOUN = re.compile(r"ت\w{2}ي\w(?:ه|ها|هم|ات)?|ا\wا\wه")  # «تثبيت», «إعادة»


def is_conjunction(word: str, *, paused: bool) -> bool:
    """Tell whether a folded word begins with a conjunction: «فشهدت», not «فيلدج» (village).

    Args:
        word: the word.
        paused: True when a pause stands before it.

    A foreign word's first letter is its own; ف before a noun needs a pause: «، فأسعار …».
    """
    if not is_joined(word) or loan_likelihood(word) > _FOREIGN[word[0]]:
        return False
    return word[0] == _AND or paused or _follows(word[1:])


@remembered
def _follows(word: str) -> bool:
    return word_shape(word) in _AFTER_SO or word in perfect_verbs()


def adds_word(tokens: Sequence[Token], shapes: Sequence[str], index: int, *, paused: bool) -> bool:
    """Tell whether a joined noun only goes on with what stands before: «المدن والقرى».

    Without a pause any noun does; behind one, a noun that nothing is said of: no verb follows it
    in its clause («، والحكومة ترفض» is said of the government).

    Args:
        tokens: the run.
        shapes: their shapes.
        index: the joined word.
        paused: True when a pause stands before it.
    """
    word, shape = tokens[index].folded[1:], shapes[index]
    if word in perfect_verbs():
        return False
    if _VERBAL_NOUN.fullmatch(word):
        return not paused
    if shape not in _NOMINAL or not _is_noun(word, shape, paused=paused):
        return False
    return not paused or not _is_said_of(shapes, index)


def _is_noun(word: str, shape: str, *, paused: bool) -> bool:
    """Tell whether the word is a noun by its shape; a plain one may be a verb not known."""
    if shape in _SURELY_NOMINAL:
        return True
    derived = word.startswith(_NOUN_PREFIX) and len(word) >= _SHORTEST_NOUN
    return derived or word.endswith(_NOUN_ENDINGS) or not (paused or word.endswith(_FEMININE))


def _is_said_of(shapes: Sequence[str], index: int) -> bool:
    """Tell whether a verb, a pronoun or أن follows in the clause that the word begins."""
    if shapes[index + 1 : index + 2] == ["that"]:
        return True
    behind = takewhile(lambda shape: shape not in _ENDS, shapes[index + 1 : index + _NEAR])
    return not _SAYS_OF.isdisjoint(behind)
