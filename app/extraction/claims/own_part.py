"""Whether a claimant itself is part of what it tells: «أنها ستطرد …» (that it will expel …), «أنا».

Enters: the tokens of a claim, its cue, its claimant, and whether the words are given as spoken.
Leaves: whether the claim is about who makes it. Speaks of no other party: `concern` does.
"""

from collections.abc import Sequence
from typing import Final

from app.domain.claim import Modality
from app.domain.party import Party, PartyType
from app.extraction.words.tense import is_future_verb, is_imperfect, is_negation, is_verb
from app.lexicon.clauses import own_words
from app.lexicon.modality import cue_modality
from app.text.fold import fold
from app.text.tokens import Token

_FUTURE_I: Final = "سا"
_ME: Final = "ني"
_SHORTEST_ME: Final = 6
_FEMININE: Final = ("ت", "ه")
_SHE: Final = ("ت", "ست")
_BOTH: Final = "هما"
_LEAD_WORDS: Final = 4
_OF_ANOTHER: Final = frozenset({Modality.ACCUSED, Modality.ASSESSED})


def tells_of_itself(
    tokens: Sequence[Token], claimant: Party | None, cue: str | None, *, spoken: bool
) -> bool:
    """Tell whether a claimant is part of what it tells.

    Args:
        tokens: the claim's.
        claimant: who makes it, None where nobody is known.
        cue: its word of speech as written.
        spoken: whether the words are given as they were spoken.

    Example: «قالت الوزارة إنها ستطرد …» (the ministry said it would expel …) → True.
    """
    words = [token.folded for token in tokens if token.is_word]
    if claimant is None or not words:
        return False
    if spoken:
        return claimant.type is PartyType.PERSON and any(map(_says_i, words))
    if _bare(words[0]) in own_words("resolve"):
        return True
    return _resumes(words[0], claimant, cue) and _acts(words)


def _says_i(word: str) -> bool:
    bare = word[1:] if word[:1] in "وف" else word
    if bare in own_words("i") or (bare.startswith(_FUTURE_I) and is_future_verb(word)):
        return True
    return word.endswith(_ME) and len(word) >= _SHORTEST_ME and is_verb(word.removesuffix(_ME))


def _resumes(word: str, claimant: Party, cue: str | None) -> bool:
    """Tell whether a pronoun may stand for the claimant: of its number and the gender of its cue.

    What one is accused of, or held for, is another's: «اتهمه بأنه …».
    """
    written = fold(cue or "")
    if word.endswith(_BOTH) or cue_modality(written or None) in _OF_ANOTHER:
        return False
    if claimant.type is PartyType.GROUP and claimant.unnamed:
        return word in own_words("they")
    feminine = written.endswith(_FEMININE) or written[:1] == "ت"
    return word in own_words("she" if feminine else "he")


def _acts(words: Sequence[str]) -> bool:
    """Tell whether the pronoun's clause goes on with a deed: «أنها ستطرد», not «أنه يجب».

    A woman's or a body's verb has its letter: «أنها يتم …» is about something else.
    """
    rest = words[1 : 1 + _LEAD_WORDS]
    while rest and (is_negation(rest[0]) or rest[0] in own_words("before_deed")):
        rest = rest[1:]
    if not rest or rest[0] in own_words("no_deed") or not is_verb(rest[0]):
        return False
    if words[0] in own_words("she") and is_imperfect(rest[0]):
        return rest[0].startswith(_SHE)
    return True


def _bare(word: str) -> str:
    return word[1:] if word[:1] == "ب" else word
