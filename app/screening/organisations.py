"""What Arabic words of bodies and places are in English.

Enters: a word of Arabic letters as names are taken apart. Leaves: English words in lists' spelling.
Refuses to translate sentences.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import zip_longest
from types import MappingProxyType
from typing import Final

from app.domain.party import PartyType
from app.lexicon.country_words import country_words
from app.lexicon.heads import organisation_heads
from app.lexicon.legal_forms import latin_legal_forms, legal_abbreviations
from app.lexicon.letters import arabic_letters, latin_letters
from app.lexicon.organisation_words import WordClass, organisation_words
from app.lexicon.places import places
from app.lexicon.state_name_words import state_attributes, state_forms
from app.lexicon.states import states
from app.screening.given_names import is_given_name
from app.screening.names import Part
from app.screening.titles import begins_as_title

_PROCLITICS: Final = "لبو"
_LEAST: Final = 3
_MOST_INFORMATION: Final = 12.0
_SHARE: Final[Mapping[WordClass | None, float]] = MappingProxyType(
    {WordClass.HEAD: 0.15, WordClass.TRADE: 0.4, WordClass.STATE: 0.4}
)
"""What a word of a class tells, compared with a name as rare."""


def translations(word: str) -> tuple[str, ...]:
    """Return the English words that an Arabic word may be in a listed name.

    Example: «مصرف» (maṣrif) → "bank"; «ايراني» (īrānī) → "iran", "iranian".
    """
    table = _table()
    if word not in table and len(word) > _LEAST and word[0] in _PROCLITICS:
        word = word[1:].removeprefix("ال")
    return table.get(word, ())


def word_class(word: str) -> WordClass | None:
    """Return how much a word says about which body is meant; None for no word of bodies.

    Examples: «حركة» (ḥaraka, movement) before «حماس» (Ḥamās) → head; "trading" → trade.
    """
    classes = _classes()
    if word not in classes and len(word) > _LEAST and word[0] in _PROCLITICS:
        word = word[1:].removeprefix("ال")
    return classes.get(word)


def opens_a_body(word: str) -> bool:
    """Tell whether a name that begins so is no person's: a head that is no title or given name.

    Examples: «حزب» (ḥizb, party), but not «لواء» (liwāʾ, brigade or major general).
    """
    head = word_class(word) is WordClass.HEAD
    return head and not begins_as_title(word) and not is_given_name(word)


def is_state_organ(word: str) -> bool:
    """Tell whether a word opens the name of an organ of a state («وزارة», wizāra, ministry)."""
    return word in _state_organs()


@cache
def _state_organs() -> frozenset[str]:
    arabic = {
        arabic_letters(form)
        for head in organisation_heads()
        if head.type is PartyType.AGENCY
        for form in (head.form, *head.plural)
        if " " not in form
    }
    heads = (row.forms for row in organisation_words() if row.word_class is WordClass.HEAD)
    persian = (forms for first, *forms in heads if arabic_letters(first) in arabic)
    return frozenset(arabic.union(*(map(arabic_letters, forms) for forms in persian)))


def states_named(parts: Sequence[Part]) -> Mapping[str, int]:
    """Return the ISO 3166-1 alpha-2 codes of the states a name speaks of, and by how many words.

    Example: "bank", "melli", "iran" → IR 1; «… الكورية الشمالية» (North Korean) → KP 2.
    """
    codes, found = _codes(), dict[str, int]()
    for one, two in zip_longest(parts, parts[1:]):
        if two and (code := codes.get(one.text + two.whole)):
            found[code] = 2
        elif (code := codes.get(one.text)) and 2 not in found.values():
            found.setdefault(code, 1)
    return found


@cache
def _codes() -> Mapping[str, str]:
    codes: dict[str, str] = {}
    for state in states():
        if state.iso2 is None:
            continue
        english = (state.canonical_en, *country_words().get(state.iso2, ()))
        arabic = (*state.forms, *(d for one in state.demonyms for d in _inflected(one)))
        for form in arabic:
            codes.setdefault(arabic_letters(form.removeprefix("ال")), state.iso2)
        for name in english:
            if (name.isalpha() or _is_of_two(name)) and not name.isupper():
                codes.setdefault(latin_letters(name), state.iso2)
    return codes


def _inflected(demonym: str) -> Iterator[str]:
    """Yield the adjective of a state in both genders, the article inside it, too.

    Example: «كوري شمالي» (North Korean) → also «كورية شمالية», «كوري الشمالي», «كورية الشمالية».
    """
    for ending in ("", "ة"):
        words = [word + ending for word in demonym.split()]
        yield " ".join(words)
        if len(words) > 1:
            yield " ال".join(words)


def words_of_full_names(parts: Sequence[Part]) -> int:
    """Return the mask of what the full name of a state has beside the one news calls it by.

    Example: 3 for "ISLAMIC REPUBLIC OF IRAN SHIPPING LINES"; 0 where no state is named.
    """
    texts = [part.text for part in parts]
    forms = [place for place, text in enumerate(texts) if text in state_forms()]
    if not forms or not any(word_class(text) is WordClass.STATE for text in texts):
        return 0
    mask = 0
    for place in forms:
        mask |= 1 << place
        for step in (-1, 1):
            near = place + step
            while 0 <= near < len(texts) and texts[near] in state_attributes():
                mask |= 1 << near
                near += step
    return mask


def part_information(part: str, chance: float) -> float:
    """Return what a listed part tells, in nats: the rarer the more; "group" tells little of a body.

    Args:
        part: its letters.
        chance: log-probability that a random listed part is it.
    """
    return _SHARE.get(word_class(part), 1.0) * min(_MOST_INFORMATION, -chance)


@cache
def _classes() -> Mapping[str, WordClass]:
    """Return the class of each Arabic and English word; of several the one that says least."""
    order = tuple(WordClass)
    classes: dict[str, WordClass] = {}

    def put(word: str, found: WordClass) -> None:
        classes[word] = min(classes.get(word, found), found, key=order.index)

    for row in organisation_words():
        for form in row.forms:
            for ending in ("", "ة") if form.endswith("ي") else ("",):
                put(arabic_letters(form + ending), row.word_class)
        for english in row.english:
            put(latin_letters(english), row.word_class)
    for word in _state_words():
        put(word, WordClass.STATE)
    for form in legal_abbreviations():
        classes[form] = WordClass.HEAD
    for form in latin_legal_forms():
        classes[latin_letters(form)] = WordClass.HEAD
    return classes


def _state_words() -> Iterator[str]:
    for state in states():
        forms = (
            *state.forms,
            *(d for one in state.demonyms for d in (*_inflected(one), *_either(one))),
        )
        english = (state.canonical_en, *country_words().get(state.iso2 or "", ()))
        for form in forms:
            if " " not in form:
                yield arabic_letters(form.removeprefix("ال"))
        for name in english:
            yield from (latin_letters(word) for word in name.split() if len(word) > _LEAST)


@cache
def _table() -> Mapping[str, tuple[str, ...]]:
    table: dict[str, tuple[str, ...]] = {}
    for form, english in _equivalents():
        key = arabic_letters(form)
        table[key] = tuple(dict.fromkeys((*table.get(key, ()), *map(latin_letters, english))))
    return table


def _equivalents() -> Iterator[tuple[str, Iterable[str]]]:
    for row in organisation_words():
        for form in row.forms:
            yield form, row.english
            if form.endswith("ي"):
                yield form + "ة", row.english
    yield from legal_abbreviations().items()
    yield from _state_equivalents()
    for place in places():
        if place.canonical_en.isascii() and place.canonical_en.isalpha():
            for form in place.forms:
                yield form.removeprefix("ال"), (place.canonical_en,)


def _state_equivalents() -> Iterator[tuple[str, Iterable[str]]]:
    for state in states():
        names = country_words().get(state.iso2 or "", ())
        english = tuple(n for n in (state.canonical_en, *names) if n.isalpha() and not n.isupper())
        english = english or tuple(n.split()[-1] for n in names if _is_of_two(n))
        for form in state.forms:
            yield form.removeprefix("ال"), english
        for demonym in state.demonyms:
            for form in (*_inflected(demonym), *_either(demonym)):
                yield form, english


def _either(demonym: str) -> Iterator[str]:
    """Yield what an adjective of two states is without what tells them apart: «كوري» (Korean)."""
    first, _, other = demonym.partition(" ")
    if other and first.endswith("ي"):
        yield from _inflected(first)


def _is_of_two(name: str) -> bool:
    return name.count(" ") == 1 and name.replace(" ", "").isalpha()
