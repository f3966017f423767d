"""The grammar of names: from a written name to parts, and from parts to comparable units.

Enters: a name in any script. Leaves: parts in order (compounds joined, articles set apart, "son of"
left out), and units: single parts and neighbours written as one. Refuses to compare.

Order is kept but not trusted: lists write "PUTIN, Vladimir", news «فلاديمير بوتين».
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby, pairwise
from types import MappingProxyType
from typing import Final
from unicodedata import category

from app.lexicon.legal_forms import latin_legal_forms, legal_abbreviations
from app.lexicon.letters import arabic_letters, latin_letters, single_consonants
from app.lexicon.names import given_name_forms
from app.lexicon.syllable_families import syllable_families
from app.screening.romanising import as_arabic, as_latin
from app.text.fold import fold

MOST_PARTS: Final = 14
_SYLLABLE: Final = 5
_SYLLABLE_NAME: Final = 3
_LONGEST_JOINED: Final = 12
_SHORTEST_GIVEN: Final = 3
_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
_POSSESSIVE = re.compile(r"(?<=[A-Za-z]{4})['’]s\b", re.IGNORECASE)
_APOSTROPHES = re.compile(r"['’‘`´ʿʾʼ“”\"]")
_LATIN_WORD = re.compile(r"[a-z]+|\d+")
_ARABIC_WORD = re.compile(r"[^\W\d_]+|\d+")
_ATTACHED = re.compile(
    r"\b(?:[ae]l|[uoi]l|[aeu](?:([sdrnzt])(?=[-–]\s*\1)|(sh|th|dh)(?=[-–]\s*\2)))[-–]\s*(?=[a-z])"
)
_SERVANT = re.compile(r"\babd(?:ou|[aeou])l(?=[a-z])|\babd(?:ou|[aeou])(?=rr|ss|nn)")
_FAITH = re.compile(r"(?<=[a-z]{2})(?:ou|[aeou])dd(?:i|ee|ei)ne?\b")
_OF_GOD = re.compile(r"(?<=[a-z]{2})(?:ou|[aou])llah?\b")
_ARTICLES: Final = frozenset(("al", "el", "ul"))
_SON_OF_LATIN: Final = frozenset(("bin", "ibn", "ben", "bint", "bent", "b", "ibni"))
_SON_OF_ARABIC: Final = frozenset(("بن", "ابن", "بنت", "ابنه"))
_JOINS_NEXT_LATIN: Final = frozenset(
    ("abd", "abdul", "abdel", "abdal", "abdol", "abdur", "abdus", "abu", "abou", "abo", "abi", "um")
)  # fmt: skip
_SERVANTS: Final = _JOINS_NEXT_LATIN - {"abd", "abu", "abou", "abo", "abi", "um"}
_JOINS_NEXT_ARABIC: Final = frozenset(("عبد", "ابو", "ابي", "ابا", "ام"))
_JOINS_LAST_LATIN: Final = frozenset(
    ("alah", "ulah", "olah", "ala", "ula", "lah", "udin", "edine", "edin", "aldin", "adin")
)
_FAITH_LATIN: Final = frozenset(("din", "deen", "dine", "dein"))
_JOINS_LAST_ARABIC: Final = frozenset(map(arabic_letters, ("الله", "الدين", "لله")))
_EMPTY_LATIN: Final = frozenset(("the", "of", "and", "for"))
_EMPTY_ARABIC: Final = frozenset("و")
_LEGAL_LATIN: Final[Mapping[str, str]] = MappingProxyType(
    {form: single_consonants(form) for form in latin_legal_forms() if len(form) > len("ab")}
)
_LEGAL_ARABIC: Final[Mapping[str, str]] = MappingProxyType(
    {form: form for form in legal_abbreviations()}
)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a name.

    Attributes:
        text: its letters, without the article: a to z, or folded Arabic, or digits.
        article: the article that stood before it («ال», "al"), or empty.
    """

    text: str
    article: str = ""

    @property
    def whole(self) -> str:
        """The part with its article."""
        return self.article + self.text

    @property
    def is_arabic(self) -> bool:
        """Whether it is written in Arabic letters."""
        return self.text[:1] >= "\u0600"


@dataclass(frozen=True, slots=True)
class Unit:
    """What is compared: the letters of one part, or of two neighbours written as one.

    Attributes:
        text: the letters.
        mask: the parts it stands for, one bit each.
    """

    text: str
    mask: int


@lru_cache(maxsize=1 << 12)
def parts_of(name: str) -> tuple[Part, ...]:
    """Return the parts of a name in order.

    Examples: «عبد الملك الحوثي» (ʿAbd al-Malik al-Ḥūthī) → عبدالملك, (ال)حوثي;
    "AL-HOUTHI, Abdul Malik" → (al)houthi, abdulmalik.
    """
    name = as_arabic(name)
    parts = _arabic_parts(name) if _ARABIC.search(name) else _latin_parts(name)
    return tuple(parts)[:MOST_PARTS]


def units_of(parts: tuple[Part, ...]) -> Iterator[Unit]:
    """Yield the units of a name: each part, with its article too, and joined neighbours.

    Neighbours are joined where one of them is short («شي جين بينغ», Xi Jinping).
    """
    for place, part in enumerate(parts):
        yield Unit(part.text, 1 << place)
        if part.article and part.is_arabic:
            yield Unit(part.whole, 1 << place)
    for place, (one, two) in enumerate(pairwise(parts)):
        if (
            _may_join(one.text, two.text)
            and one.is_arabic == two.is_arabic
            and (one.text + two.text).isalpha()
        ):
            yield Unit(one.text + two.whole, 0b11 << place)


def given_syllables(parts: Sequence[Part]) -> int:
    """Return the mask of a given name of two syllables after a family name; 0 for other names.

    Two given names that share a syllable are two names: 6 for «كيم سونغ باي» (Kim Song Bae).
    """
    if len(parts) != _SYLLABLE_NAME or parts[0].text not in _families():
        return 0
    short = all(len(part.text) <= _SYLLABLE + (not part.is_arabic) for part in parts[1:])
    return 0b110 if short else 0


def is_family_of_syllables(name: str) -> bool:
    """Tell whether a name is a Korean, Chinese or Vietnamese family name ("KIM")."""
    return latin_letters(name) in _families() or arabic_letters(name) in _families()


@cache
def _families() -> frozenset[str]:
    forms = syllable_families()
    letters = (*map(arabic_letters, forms), *map(latin_letters, forms))
    return frozenset(filter(None, letters))


def _may_join(one: str, two: str) -> bool:
    return max(len(one), len(two)) <= _SYLLABLE or (
        min(len(one), len(two)) < _SYLLABLE and len(one + two) <= _LONGEST_JOINED
    )


def _latin_parts(name: str) -> list[Part]:
    name = _APOSTROPHES.sub("", _POSSESSIVE.sub("", name))
    letters = "".join(c if category(c)[0] != "S" else " " for c in name)
    plain = single_consonants(_compounds_alike(as_latin(letters).lower()))
    plain = _ATTACHED.sub(" al ", _APOSTROPHES.sub("", plain))
    found: list[Part] = []
    article = ""
    joining = ""
    for word in _letters_together(_LATIN_WORD.findall(plain), _LEGAL_LATIN):
        if word in _ARTICLES:
            article = "al"
        elif word in _JOINS_NEXT_LATIN:
            joining += article + ("abdal" if word in _SERVANTS else word)
            article = ""
        elif found and not joining and _ends_compound(word, article):
            found[-1] = Part(found[-1].text + _compound_end(word, article), found[-1].article)
            article = ""
        elif joining and word.isalpha():
            found.append(Part(single_consonants(joining + article + word)))
            joining = article = ""
        elif word not in _SON_OF_LATIN and word not in _EMPTY_LATIN:
            found.append(Part(word, article))
            article = ""
    if joining:
        found.append(Part(joining))
    return found or [Part(word) for word in _LATIN_WORD.findall(plain)]


def _compounds_alike(text: str) -> str:
    """Return Latin text with the article inside compounds written "al", as Arabic writes it.

    Examples: "abdelmalek" → "abdalmalek"; "habibullah" → "habibalah"; "safieddine" → "safialdin".
    """
    text = _SERVANT.sub("abdal", text)
    text = _FAITH.sub("aldin", text)
    return _OF_GOD.sub("alah", text)


def _ends_compound(word: str, article: str) -> bool:
    return word in _JOINS_LAST_LATIN or (bool(article) and word in _FAITH_LATIN)


def _compound_end(word: str, article: str) -> str:
    if article or word in _FAITH_LATIN:
        return "al" + ("ah" if word not in _FAITH_LATIN else "din")
    return "aldin" if word.endswith(("in", "ine")) else "alah"


def _arabic_parts(name: str) -> list[Part]:
    found: list[Part] = []
    joining = ""
    words = _ARABIC_WORD.findall(fold(_APOSTROPHES.sub("", name)))
    for raw in _letters_together(words, _LEGAL_ARABIC):
        word = arabic_letters(raw) or latin_letters(raw) or raw
        if word in _JOINS_NEXT_ARABIC:
            joining += word
        elif joining:
            found.append(Part(joining + word))
            joining = ""
        elif word in _JOINS_LAST_ARABIC:
            before = found.pop() if found else Part("")
            found.append(Part(before.text + word, before.article))
        elif word not in _SON_OF_ARABIC and word not in _EMPTY_ARABIC:
            found.extend(_article_apart(raw, word))
    if joining:
        found.append(Part(joining))
    return [part for part in found if len(part.text) > 1] or found


def _letters_together(words: Sequence[str], known: Mapping[str, str]) -> Iterator[str]:
    """Yield words, runs of single letters that are a known abbreviation as one («ش. م. م»)."""
    if all(len(word) > 1 for word in words):
        yield from words
        return
    for single, run in groupby(words, key=lambda word: len(word) == 1):
        letters = tuple(run)
        together = known.get("".join(letters)) if single else None
        yield from (together,) if together else letters


@lru_cache(maxsize=1 << 14)
def given_names_apart(word: str) -> tuple[str, ...]:
    """Return two given names written as one apart: «محمدرضا» (Muḥammad-Riżā) → two."""
    names = _given_names()
    for cut in range(_SHORTEST_GIVEN, len(word) - _SHORTEST_GIVEN + 1):
        if word[:cut] in names and word[cut:] in names:
            return word[:cut], word[cut:]
    return (word,)


@cache
def _given_names() -> frozenset[str]:
    return frozenset(map(arabic_letters, given_name_forms()))


def _article_apart(raw: str, word: str) -> list[Part]:
    """Return the parts of a word; the article is seen before doubled letters are made one."""
    for article in ("وال", "ال", "لل"):
        if raw.startswith(article) and len(raw) >= len(article) + 2:
            return [Part(arabic_letters(raw[len(article) :]), article)]
    return [Part(given) for given in given_names_apart(word)]
