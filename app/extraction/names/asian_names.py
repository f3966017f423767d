"""Names in short syllables, each written as a word: «دنغ زياو بنغ» (Deng Xiaoping), «كيم إيل سونغ».

Enters: a page and a place. Leaves: where such a name ends. Arabic spells Chinese, Korean and
Vietnamese syllables alike; some are everyday words too («هو», he; «شو»), so two others must stand
with them. Refuses names of one word.
"""

from functools import cache

from app.extraction.names.page import Page
from app.lexicon.bodies import Body
from app.lexicon.latin_letter_names import latin_letter_names
from app.lexicon.party_words import party_words
from app.lexicon.places import KnownPlace
from app.lexicon.states import State

_LONGEST = 4
_SURE = 2
_OTHERS = (State, KnownPlace, Body)
_PROCLITICS = "ول"


@cache
def syllables_joined() -> frozenset[str]:
    """Return the folded syllables, alone and with a conjunction or «ل» before them."""
    words = party_words()
    plain = words.syllables | words.common_syllables
    return plain | {letter + word for letter in _PROCLITICS for word in plain}


def asian_end(page: Page, first: int) -> tuple[int, int]:
    """Return the index after the name that begins at `first`, and the letters before it.

    Returns:
        (after, letters); (first, 0) when no such name begins there.
    """
    word = page.word(first)
    if word not in syllables_joined() or any(
        page.known(first, other) for other in (State, KnownPlace, Body)
    ):
        return first, 0
    for letters in (0, 1):
        if letters and word[:1] not in _PROCLITICS:
            break
        after = _end(page, first, word[letters:])
        if after > first:
            return after, letters
    return first, 0


def _end(page: Page, first: int, opening: str) -> int:
    words = party_words()
    after, sure, word = first, 0, opening
    while after - first < _LONGEST and (word in words.syllables or word in words.common_syllables):
        sure += word in words.syllables
        after += 1
        if after in page.breaks or not page.has_word(after) or page.known(after, KnownPlace):
            break
        word = page.word(after)
    while after > first and page.word(after - 1) in words.common_syllables:
        if after - first == 1 or sure >= _SURE:
            break
        after -= 1
    spelt = all(page.word(n) in latin_letter_names() for n in range(first, after))
    return after if sure >= _SURE and not spelt else first
