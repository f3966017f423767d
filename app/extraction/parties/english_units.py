"""The words of a body's name, each with its English: what it means, or its letters.

Enters: a name in Arabic script. Leaves: units in the order of the name: words that a lexicon
translates, states, places and known bodies by their English names, all others in Latin letters.
Refuses to put them in the order of English.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Final, NamedTuple

from app.lexicon.bodies import body_forms
from app.lexicon.english_words import (
    LONGEST_PHRASE,
    EnglishWord,
    Part,
    english_demonyms,
    english_words,
)
from app.lexicon.names import latin_word
from app.lexicon.places import place_forms
from app.lexicon.states import demonym_forms, state_forms
from app.text.affixes import ARTICLE, FEMININE
from app.text.fold import fold
from app.text.names import romanise

_AND = "و"
_OPENING, _CLOSING = "\"«“'‘", "\"»”'’"
_MARKS = _OPENING + _CLOSING + "()،,."
_MARK = re.compile('(?<=\\w)[«“‘"](?=\\w)')
_SHORTEST = 3
_TELLING = 3
_PREPOSITIONS: Final = {
    "في": "in", "من": "of", "علي": "on", "عن": "on", "بين": "between", "ضد": "against",
    "مع": "with", "لدي": "to", "الي": "to", "حول": "on", "ل": "for",
}  # fmt: skip
_PROCLITICS: Final = (
    ("لل", "for", ARTICLE),
    ("ل", "for", ""),
    ("بال", "in", ARTICLE),
    ("ب", "in", ""),
)


class Kind(StrEnum):
    """What a unit is: NAME is a word or words whose letters are written."""

    NOUN = "noun"
    ADJECTIVE = "adjective"
    ORIGIN = "origin"
    NAME = "name"


class Unit(NamedTuple):
    """A word or phrase of a name in English.

    Attributes:
        part: of a noun that a lexicon has.
        feminine: whether an adjective of it is feminine in Arabic, as far as its letters tell.
        definite: whether it has the article.
        lead: the English preposition before it, "and" where it is joined to the unit before.
        known: whether a name is that of a state, a place or a known body.
    """

    english: str
    kind: Kind
    part: Part | None = None
    feminine: bool = False
    definite: bool = False
    lead: str = ""
    known: bool = False


class _Word(NamedTuple):
    """One word, and what its proclitics mean.

    Attributes:
        written: without proclitics.
        whole: folded, with proclitics.
        folded: without them.
        bare: without them and without the article.
        lead: English of the proclitic, or of the preposition before the word.
        quoted: whether it stands in quotation marks.
    """

    written: str
    whole: str
    folded: str
    bare: str
    lead: str
    quoted: bool

    @property
    def definite(self) -> bool:
        """Whether it has the article."""
        return self.folded != self.bare


def units_of(name: str) -> list[Unit]:
    """Return the units of a name, in the order of the name.

    Example: «وزارة الداخلية العراقية» (wizārat al-dākhiliyya al-ʿirāqiyya) → Ministry, Interior,
    Iraqi.
    """
    words = list(_words(name))
    units: list[Unit] = []
    place = 0
    while place < len(words):
        unit, after = _unit(words, place)
        if unit.part is Part.NOUN and units and units[0].part is Part.NAMED and not unit.lead:
            unit, after = _spelt(words, place)
        units.append(unit)
        place = after
    return units


def _words(name: str) -> Iterator[_Word]:
    quoted, lead = False, ""
    for written in _MARK.sub(" \\g<0>", name).split():
        quoted = quoted or written[:1] in _OPENING
        folded = fold(written.strip(_MARKS))
        if folded in _PREPOSITIONS and not quoted:
            lead = _PREPOSITIONS[folded]
        elif folded:
            rest, own = (folded, "") if quoted else _without_proclitics(folded)
            yield _Word(
                written=rest if own else written.strip(_MARKS),
                whole=folded,
                folded=rest,
                bare=_bare(rest),
                lead=lead or own,
                quoted=quoted,
            )
            lead = ""
        quoted = quoted and written[-1:] not in _CLOSING


def _without_proclitics(folded: str) -> tuple[str, str]:
    """Return a word without «و», «ل» or «ب» where it is known or definite so, and their English."""
    if _is_known(folded):
        return folded, ""
    if folded[0] == _AND and (_is_known(folded[1:]) or folded[1:].startswith((ARTICLE, "لل"))):
        return folded[1:], "and"
    for letters, english, article in _PROCLITICS:
        rest = article + folded[len(letters) :]
        if folded.startswith(letters) and len(rest) >= _SHORTEST:
            doubled = article + folded[1:]
            if article and _is_known(doubled) and not _is_known(rest):
                return doubled, english
            if article or _is_known(rest):
                return rest, english
    return folded, ""


def _is_known(folded: str) -> bool:
    words = english_words()
    return (
        folded in words
        or _bare(folded) in words
        or folded in demonym_forms()
        or folded in _proper_names()
    )


def _bare(folded: str) -> str:
    return folded.removeprefix(ARTICLE)


def _unit(words: Sequence[_Word], place: int) -> tuple[Unit, int]:
    if words[place].quoted:
        return _spelt(words, place)
    return (
        (_of_origin(words, place) if place and words[place - 1].definite else None)
        or _proper(words, place)
        or _translated(words, place)
        or _of_origin(words, place)
        or _spelt(words, place)
    )


def _proper(words: Sequence[_Word], place: int) -> tuple[Unit, int] | None:
    """Return a state, a place or a known body that begins here; a body only of several words."""
    for after in range(min(len(words), place + 2 * LONGEST_PHRASE), place, -1):
        rest = (word.whole for word in words[place + 1 : after])
        english = _proper_names().get(" ".join((words[place].folded, *rest)))
        if english:
            unit = Unit(english, Kind.NAME, lead=words[place].lead, known=True)
            return unit, after
    return None


def _translated(words: Sequence[_Word], place: int) -> tuple[Unit, int] | None:
    first = words[place]
    for after in range(min(len(words), place + LONGEST_PHRASE), place, -1):
        found = english_words().get(" ".join(_joined(words[place:after])))
        if found:
            follows = place > 0 and words[place - 1].definite
            described = (word for word in found if follows and word.part is Part.ADJECTIVE)
            return _word_unit(next(described, found[0]), first), after
    return None


def _joined(words: Sequence[_Word]) -> Iterator[str]:
    yield words[0].bare
    for word in words[1:]:
        yield {"": "", "and": _AND}.get(word.lead, word.lead) + word.bare


def _word_unit(found: EnglishWord, word: _Word) -> Unit:
    return Unit(
        found.english,
        Kind.ADJECTIVE if found.part is Part.ADJECTIVE else Kind.NOUN,
        part=found.part,
        feminine=found.inflected
        if found.part is Part.ADJECTIVE
        else word.bare.endswith(FEMININE) or found.english.endswith("s"),
        definite=word.definite,
        lead=word.lead,
    )


def _of_origin(words: Sequence[_Word], place: int) -> tuple[Unit, int] | None:
    for after in (place + 2, place + 1):
        found = demonym_forms().get(" ".join(word.folded for word in words[place:after]))
        other = found and not found[0].certain and words[place].bare in english_words()
        if found and after <= len(words) and not other:
            state = found[0].state
            english = english_demonyms().get(state.key, state.canonical_en)
            unit = Unit(english, Kind.ORIGIN, definite=found[0].definite, lead=words[place].lead)
            return unit, after
    return None


def _spelt(words: Sequence[_Word], place: int) -> tuple[Unit, int]:
    """Return a word in Latin letters; words in one pair of marks are one unit."""
    after = place + 1
    while words[place].quoted and after < len(words) and words[after].quoted:
        after += 1
    latin = romanise(" ".join(word.written for word in words[place:after]), latin_word)
    return Unit(latin, Kind.NAME, lead=words[place].lead), after


@cache
def _proper_names() -> Mapping[str, str]:
    """Return English names of states, places, and bodies whose form means no other, by form.

    A short form of a state's body is another's in another state: «الحركة الشعبية».
    """
    names = {form: found[0].canonical_en for form, found in place_forms().items()}
    names |= {form: found[0].canonical_en for form, found in state_forms().items()}
    for form, found in body_forms().items():
        words = form.count(" ") + 1
        if words >= _TELLING or (words > 1 and found[0].country is None):
            names[form] = found[0].canonical_en
    return MappingProxyType(names)
