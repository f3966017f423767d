"""Places where the text itself marks a new clause of what is said.

Enters: tokens and an index. Leaves: yes or no. Marks are a full stop, a repeated complementiser
(«وأن», "and that"), a clause connective («في حين أن», "whereas"), «و» before a verb with its own
tense marker or before a known perfect verb, or a comma before an independent pronoun.
"""

from collections.abc import Sequence

from app.extraction.words.tense import is_future, is_imperfect
from app.lexicon.clauses import clause_openers, connectives, is_complementiser, perfect_verbs
from app.text.tokens import Token

_STOPS = frozenset(".!؟?;؛…")
_COMMAS = frozenset("،,")
_AND = "و"
_SHORTEST = 3
_TENSED = frozenset({"لن", "لم", "سوف"})


def marks_clause(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a new clause is marked at the token.

    Example: «ولن تصمت» (wa-lan taṣmut, and will not be silent) → True.
    """
    word = tokens[index].folded
    following = tokens[index + 1].folded if index + 1 < len(tokens) else ""
    if word in _STOPS:
        return following not in clause_openers("continuation")
    if is_complementiser(word) and word[0] == _AND:
        return _opens_statement(tokens, index, following)
    for connective in connectives("content").get(word, ()):
        if tuple(t.folded for t in tokens[index : index + len(connective)]) == connective:
            return True
    return _verb_after_and(word, following) or _subject_after_comma(tokens, index)


def _opens_statement(tokens: Sequence[Token], index: int, following: str) -> bool:
    """Tell «وأن» + noun ("and that …") from «وأن» + verb ("and to …"), «حتى وإن» and the like."""
    before = tokens[index - 1].folded if index else ""
    return before not in clause_openers("concession") and not is_imperfect(following)


def _verb_after_and(word: str, following: str) -> bool:
    if word[:1] != _AND or len(word) < _SHORTEST:
        return False
    bare = word[1:]
    if bare in _TENSED:
        return is_imperfect(following)
    return is_future(bare) or bare in perfect_verbs()


def _subject_after_comma(tokens: Sequence[Token], index: int) -> bool:
    before = tokens[index - 1].folded if index else ""
    return before in _COMMAS and tokens[index].folded in clause_openers("subject")
