"""Which words of bodies nothing matched, on either side of a pair of names.

Enters: a reading, the parts of the name asked and what was matched. Leaves: how many words are
left, whether both bodies say of what kind they are. Refuses to weigh them.
"""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

from app.lexicon.legal_forms import latin_legal_forms
from app.lexicon.organisation_words import WordClass
from app.screening.index import Index
from app.screening.names import Part
from app.screening.organisations import is_state_organ, translations, word_class


class WordsLeft(NamedTuple):
    """Words that nothing matched; see `Features`.

    Attributes:
        agree: words of the query that were matched and say more than what kind of body it is.
        left: such words of either side that nothing matched; of two kinds of bodies one.
    """

    agree: int
    left: int
    heads_differ: bool
    state_organ: bool


NONE: Final = WordsLeft(agree=0, left=0, heads_differ=False, state_organ=False)


def words_left(
    index: Index, reading: int, parts: Sequence[Part], covered: int, covered_listed: int
) -> WordsLeft:
    """Return what is left of a reading and of the name asked.

    A company («شركة», sharika) is what any legal form says ("FZE").

    Args:
        index: where the reading is.
        reading: its number.
        parts: of the name asked.
        covered: mask of the parts asked that were matched.
        covered_listed: mask of the listed parts that were matched.
    """
    start, end = int(index.reading_starts[reading]), int(index.reading_starts[reading + 1])
    words = {
        mask: index.unit_text(number)
        for number, mask in zip(
            index.reading_units[start:end].tolist(),
            index.reading_masks[start:end].tolist(),
            strict=True,
        )
        if mask.bit_count() == 1
    }
    heads, agree, left = _heads_apart((p.text, covered >> n & 1) for n, p in enumerate(parts))
    own, _, listed_left = _heads_apart((text, covered_listed & m) for m, text in words.items())
    if any(not latin_legal_forms().isdisjoint(translations(head)) for head in heads):
        own = {head: found or head in latin_legal_forms() for head, found in own.items()}
    unlike = not any(heads.values())  # the English of some heads means other things too ("power")
    return WordsLeft(
        agree=agree,
        left=left + listed_left + sum(not found for found in (*heads.values(), *own.values())) // 2,
        heads_differ=bool(heads) and unlike and not all(own.values()),
        state_organ=unlike and not own and any(map(is_state_organ, heads)),
    )


def _heads_apart(words: Iterable[tuple[str, int]]) -> tuple[dict[str, int], int, int]:
    """Return heads and whether they were matched, and how many other words were and were not."""
    heads: dict[str, int] = {}
    found = left = 0
    for word, matched in words:
        if word_class(word) is WordClass.HEAD or is_state_organ(word):
            heads[word] = matched
        elif matched:
            found += 1
        else:
            left += 1
    return heads, found, left
