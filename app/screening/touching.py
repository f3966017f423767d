"""Which of many stored names a change of the lists can touch, without screening them all.

Enters: the new states of designations, the index that has them, and the words by which names are
asked. Leaves: the names whose evidence for one of those states is not far below what a hit needs.
Refuses to judge: those that are left are screened in full.

It is the search of `candidates` turned round: the few listed words that changed are looked for
among the words of all names. Evidence is taken for more than it is, never for less: of the words as
near only those that changed are counted, and what listed names in common use tell is not taken off.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import reduce
from itertools import groupby, islice
from operator import attrgetter, or_
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from app.domain.listing import Designation, Kind
from app.domain.screening import Query
from app.screening.bounds import (
    NOT_NEAR,
    Best,
    Floats,
    Sums,
    gain_of,
    most_beside,
    most_of_body,
)
from app.screening.candidates import asked_units, remember_unit
from app.screening.index import KINDS, Index
from app.screening.known_names import names_to_ask
from app.screening.match import most_odds
from app.screening.names import parts_of
from app.screening.near_words import Found, find_unit, is_known
from app.screening.organisations import word_class
from app.screening.small_index import index_of_states, told_by_readings
from app.screening.sounds import MOST_OF_JOINED, Sounds
from app.screening.titles import may_be_title, without_titles
from app.screening.vocabulary import gather
from app.screening.weighing import least_odds

Numbers = NDArray[np.intp]

_SLACK: Final = 0.5
"""Log-odds that a name may lack of the least hit and is looked at more nearly all the same."""
_MARGIN: Final = 1.0
_LOOKED_AT: Final = 5
_CHUNK: Final = 20_000
_NAME: Final = attrgetter("name")


def asked_words(query: Query) -> tuple[str, ...]:
    """Return the words that `screen` looks up for a query, to be stored beside the party.

    Each is written as number of the name asked, the parts it stands for (hexadecimal, a bit each)
    and its letters: "0.1:سيرغي" (Sergey).
    """
    names = [name.text for name in names_to_ask(query)]
    return tuple(
        dict.fromkeys(
            f"{number}.{unit.mask:x}:{unit.text}"
            for number, name in enumerate(names)
            for unit in asked_units(without_titles(parts_of(name)))
        )
    )


@dataclass(slots=True)
class _Asked:
    """Names asked, and their words that are near a changed one.

    Attributes:
        owners: number of the name's party; a party may be asked by several names.
        telling: how many parts of each name tell who is meant.
        places: for each place in a name, the names and words that are near there, and by how many
            places the value of the word is shared.
    """

    owners: list[int] = field(default_factory=list)
    telling: list[int] = field(default_factory=list)
    bodies: list[bool] = field(default_factory=list)
    places: dict[int, list[tuple[int, str, int]]] = field(default_factory=dict)


class _Word(NamedTuple):
    """A word as `asked_words` writes it, read.

    Attributes:
        name: number of the name of the party.
        mask: the parts it stands for.
        tells: its mask where it is one part that tells who is meant, else 0.
    """

    name: str
    mask: int
    text: str
    tells: int


class _Near(NamedTuple):
    """What a word tells of each reading at best, and the listed words that it is near to."""

    best: Best
    found: Found


class Reach:
    """What new states of designations are near to."""

    def __init__(self, index: Index, states: Sequence[Designation]) -> None:
        """Prepare for `states`, which `index` has."""
        self._index = index_of_states(index, states)
        self._told, self._whole = told_by_readings(self._index)
        kinds = self._index.entry_kind[self._index.reading_entry]
        persons = kinds == KINDS.index(Kind.PERSON)
        bodies = kinds == KINDS.index(Kind.ORGANISATION)
        self._beside = {True: most_beside(bodies, persons), False: most_beside(persons, bodies)}
        self._beside[True] += most_of_body()
        self._sounds = Sounds(self._index.latin)
        self._rows: dict[str, _Near | None] = {}
        self._read: dict[str, _Word] = {}

    def touched(self, names: Iterable[tuple[int, bool, Sequence[str]]]) -> Iterator[int]:
        """Yield those of the parties that one of the states may be a hit of.

        Args:
            names: number of each party, whether it is a body (else a person), and its words as
                `asked_words` gives them.
        """
        iterator = iter(names)
        while chunk := list(islice(iterator, _CHUNK)):
            self._take_in({word for _, _, words in chunk for word in words})
            asked = _Asked()
            for number, body, words in chunk:
                for _, group in groupby((self._read[word] for word in words), key=_NAME):
                    self._add(asked, number, tuple(group), body=body)
            yield from self._judged(asked)

    def _take_in(self, written: set[str]) -> None:
        """Read words, and note that nothing is near them where that can be told at little cost."""
        single: dict[str, bool] = {}
        for one in written.difference(self._read):
            word = self._read[one] = _word(one)
            if word.text not in self._rows:
                alone = word.mask.bit_count() == 1
                single[word.text] = alone or single.get(word.text, False)
        spelt = [text for text in single if text.isalpha()]
        near = self._sounds.near(text for text in spelt if single[text])
        joined = (text for text in spelt if not single[text])
        near |= self._sounds.near(joined, MOST_OF_JOINED)
        for text in single.keys() - near:
            if not is_known(self._index, text):
                self._rows[text] = None

    def may_hit(self, query: Query) -> bool:
        """Say whether one of the states may be a hit of a query: a nearer look than `touched`.

        What the name asked has beside can tell less in the whole index, where more words are near
        it; `_MARGIN` allows for that.
        """
        for word in asked_words(query):
            text = word.partition(":")[2]
            near = self._near(text)
            remember_unit(self._index, text, near.found if near else _NOTHING)
        return most_odds(self._index, query, _LOOKED_AT) >= least_odds() - _MARGIN

    def _add(self, asked: _Asked, number: int, words: Sequence[_Word], *, body: bool) -> None:
        """Add one name; one without a near word is left out."""
        near = [word for word in words if self._near(word.text) is not None]
        if not near:
            return
        name = len(asked.owners)
        for word in near:
            for place in range(word.mask.bit_length()):
                if word.mask >> place & 1:
                    row = name, word.text, word.mask.bit_count()
                    asked.places.setdefault(place, []).append(row)
        asked.owners.append(number)
        asked.telling.append(reduce(or_, (word.tells for word in words)).bit_count())
        asked.bodies.append(body)

    def _near(self, text: str) -> _Near | None:
        """Return what a word tells of each reading, None when it is near none."""
        if text not in self._rows:
            self._rows[text] = self._value(text)
        return self._rows[text]

    def _value(self, text: str) -> _Near | None:
        index = self._index
        found = find_unit(index, text)
        if not len(found.units):
            return None
        readings, counts = gather(index.unit_starts, index.unit_readings, found.units)
        told, _ = gather(index.unit_starts, self._told, found.units)
        size = len(index.reading_alias)
        best = Best(
            gain=np.full(size, NOT_NEAR),
            deficit=np.full(size, np.inf, dtype=np.float32),
            told=np.zeros(size, dtype=np.float32),
        )
        np.maximum.at(best.gain, readings, np.repeat(gain_of(found), counts))
        np.minimum.at(best.deficit, readings, np.repeat(found.deficit, counts))
        np.maximum.at(best.told, readings, told)
        return _Near(best, found)

    def _judged(self, asked: _Asked) -> Iterator[int]:
        if not asked.owners:
            return
        shape = len(asked.owners), len(self._index.reading_alias)
        sums = Sums(*(np.zeros(shape, dtype=np.float32) for _ in range(6)))
        texts = {text for rows in asked.places.values() for _, text, _ in rows}
        numbers = {text: number for number, text in enumerate(texts)}
        near = [found.best for text in texts if (found := self._near(text))]
        told = Best(*(np.stack(values) for values in zip(*near, strict=True)))
        for rows in asked.places.values():
            names, words, shares = zip(
                *((n, numbers[t], share) for n, t, share in rows), strict=True
            )
            best = _best(told, np.array(names), np.array(words), np.array(shares, dtype=np.float32))
            sums.add(*best)
        odds = sums.most_odds(np.array(asked.telling, dtype=np.float32)[:, None], self._whole)
        bodies = np.array(asked.bodies)
        for body, beside in self._beside.items():
            odds[bodies == body] += beside
        best = odds.max(axis=1)
        yield from dict.fromkeys(
            asked.owners[n] for n in np.flatnonzero(best >= least_odds() - _SLACK)
        )


def _best(told: Best, names: Numbers, words: Numbers, shares: Floats) -> tuple[Numbers, Best]:
    """Return which names have a near word at a place, and what it tells at best.

    Args:
        told: what each word tells of each reading, (words, readings).
        names: ascending, (rows,); a name may have several words at the place.
        words: row in `told`, (rows,).
        shares: by how many places the value of the word is shared, (rows,).
    """
    starts = np.flatnonzero(np.diff(names, prepend=-1))
    each = shares[:, None]
    return names[starts], Best(
        np.maximum.reduceat(told.gain[words] / each, starts),
        np.minimum.reduceat(told.deficit[words] / each, starts),
        np.maximum.reduceat(told.told[words] / each, starts),
    )


_NOTHING: Final = Found(
    units=np.zeros(0, dtype=np.int32),
    evidence=np.zeros(0, dtype=np.float32),
    deficit=np.zeros(0, dtype=np.float32),
    value=np.zeros(0, dtype=np.float32),
    translated=np.zeros(0, dtype=np.bool_),
    counted=np.zeros(0, dtype=np.bool_),
)


def _word(written: str) -> _Word:
    where, _, text = written.partition(":")
    name, _, parts = where.partition(".")
    mask = int(parts, 16)
    telling = word_class(text) is None and not may_be_title(text)
    tells = mask if mask.bit_count() == 1 and telling else 0
    return _Word(name, mask, text, tells)
