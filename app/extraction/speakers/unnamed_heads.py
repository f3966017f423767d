"""The sources without a name by the nouns that their phrases open with.

Enters: an `Analysis`; the sources, as they are met. Leaves: those whose phrase has a noun for its
head, the nearest first. Refuses to say which of them is meant.
"""

from bisect import bisect_left, insort
from collections.abc import Iterator

from app.domain.party import Party
from app.extraction.reading.analysis import Analysis
from app.extraction.speakers.title_memory import bare
from app.lexicon.clause_words import clause_words
from app.lexicon.heads import unnamed_head_forms
from app.lexicon.inflection import Number

_HEAD_REACH = 3

_Key = str | tuple[str, frozenset[Number] | None]
"""A noun, or a singular and the numbers that the noun may be; None for any number."""

Places = list[tuple[int, str]]


class UnnamedHeads:
    """Where sources without a name stand, by noun; read when first asked for."""

    def __init__(self, analysis: Analysis) -> None:
        self._analysis = analysis
        self._waiting: list[Party] = []
        self._places: dict[_Key, Places] = {}

    def add(self, party: Party) -> None:
        """Take one more party; one with a name is passed over."""
        if party.unnamed and party.descriptive:
            self._waiting.append(party)

    def before(self, offset: int, noun: str) -> Iterator[Iterator[tuple[int, str]]]:
        """Yield starts and ids, the nearest first, for every way the noun may be theirs.

        It is written so, or is one of them in another case («مسؤولون», «المسؤولين»); of sources, in
        another number.
        """
        for party in self._waiting:
            self._read(party)
        self._waiting.clear()
        numbers = None if noun in clause_words().sources else _numbers(noun)
        keys: list[_Key] = [noun, *((one, numbers) for one in _singulars(noun))]
        found = [self._places.get(key, []) for key in keys]
        for places in found:
            last = bisect_left(places, (offset, ""))
            yield (places[place] for place in range(last - 1, -1, -1))

    def _read(self, party: Party) -> None:
        keys: set[_Key] = set()
        for noun in self._heads(party):
            keys.add(noun)
            for one in _singulars(noun):
                keys |= {(one, None), (one, _numbers(noun))}
        for key in keys:
            places = self._places.setdefault(key, [])
            for span in party.descriptive:
                insort(places, (span.start, party.id))

    def _heads(self, party: Party) -> Iterator[str]:
        """Yield the first word of a phrase that is no number and no quantity, and those before."""
        words = clause_words()
        for token in self._analysis.tokens_in(party.descriptive[0])[:_HEAD_REACH]:
            word = bare(token.folded)
            yield word
            if not (word in words.quantities or word in words.counting or word.isdigit()):
                return


def _numbers(noun: str) -> frozenset[Number]:
    return frozenset(head.number for head in unnamed_head_forms().get(noun, ()))


def _singulars(noun: str) -> frozenset[str]:
    """Return the singulars of a noun of sources: «المصدر» is one of «مصادر» before."""
    return frozenset(head.singular for head in unnamed_head_forms().get(noun, ()))
