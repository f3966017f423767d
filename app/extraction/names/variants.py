"""When two spellings of a name in one article are one name.

Enters: names. Leaves: their words, their consonants, and whether two are the same. Refuses to
look at the text around them.
"""

import re
from functools import cache, lru_cache

from app.domain.party import PartyType
from app.extraction.names.name_words import Role, role
from app.lexicon.heads import organisation_head_forms
from app.lexicon.names import given_name_forms
from app.lexicon.party_words import is_body_adjective, party_words
from app.lexicon.persons import Person, persons
from app.lexicon.surnames import is_surname, may_be_surname
from app.lexicon.word_classes import UNCLASSED, word_class
from app.text.affixes import ARTICLE
from app.text.fold import fold
from app.text.memory import remembered
from app.text.span import Span

MINISTRY = fold("وزارة")
_SERVICES = frozenset(map(fold, ("المدني", "الجوي")))
_PARTS = re.compile(r"[^\s\-–]+")
_JOINED = frozenset(("عبد", "ابو"))
_TO = "ل"
_WEAK = re.compile("[اويهءـ'’`]+")
LONG_WORD = 6
_LONG_SKELETON = 5
_LEAST_CONSONANTS = 6
_FEW_CONSONANTS = 3
_PAIR = 2
_VOWELS = 2
"""Of a whole name: «توم بيريز» (Tom Perez) and «تامي بروس» (Tammy Bruce) share their five."""
_ONE_SOUND = str.maketrans({"غ": "ك", "ج": "ك", "ق": "ك", "ط": "ت", "ث": "ت", "ظ": "ض", "ذ": "د",
                            "ز": "س", "ص": "س", "ڤ": "ف", "پ": "ب", "ش": "س"})  # fmt: skip


@remembered
def name_words(name: str) -> tuple[str, ...]:
    """Return the folded words of a name, marks and hyphens left out.

    Example: «كيم سونغ-باي» → («كيم», «سونغ», «باي»).
    """
    return tuple(word.strip("\"'«»“”()") for word in _PARTS.findall(fold(name)))


def with_article(text: str, span: Span) -> str:
    """Return the name of a body at a span, with the article that «لل» before it leaves unwritten.

    Example: «للمنظمة الديمقراطية» (to the Democratic Organisation) → «المنظمة الديمقراطية»,
    «للجنة العليا» → «اللجنة العليا», but «للجنة الانتخابات» → «لجنة الانتخابات».
    """
    name = " ".join(span.of(text).split())
    if not name.startswith(_TO) or text[max(0, span.start - 1) : span.start] != _TO:
        return name
    first, *rest = name_words(name)
    if first not in organisation_head_forms():
        return "ا" + name
    return "ال" + name if rest and is_body_adjective(rest[0]) else name


@remembered
def skeleton(word: str) -> str:
    """Return what spellings of one foreign name share: consonants, like sounds made one.

    Example: «شتولتينبيرج» and «ستولتنبرغ» (Stoltenberg) → the same.
    """
    return _WEAK.sub("", word.translate(_ONE_SOUND)) or word


@lru_cache(maxsize=1 << 12)
def as_one(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a name with «عبد الله» written as «عبدالله», «أبو الحسن» «أبوالحسن»."""
    joined: list[str] = []
    for word in words:
        if joined and joined[-1] in _JOINED:
            joined[-1] += word
        else:
            joined.append(word)
    return tuple(joined)


def same_person(longer: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Tell whether `words` is the same name as `longer`, or a shorter form of it."""
    if longer == words or as_one(longer) == as_one(words):
        return True
    if len(as_one(words)) == 1:
        whole, words = as_one(longer), as_one(words)
        return len(whole) > 1 and (
            words[0] in (whole[-1], longer[0], whole[0]) or is_respelt(whole[-1], words[0])
        )
    if set(words) <= set(longer):
        return True
    if len(words) == len(longer):
        return all(map(_same_part, longer, words))
    return len(longer) > 1 and all(map(_same_part, (longer[0], longer[-1]), (words[0], words[-1])))


def _same_part(word: str, other: str) -> bool:
    """Tell whether two words may be one part of a name, spelt in two ways.

    Example: «ستولتنبرغ» and «شتولتينبيرج» (Stoltenberg); not «سعد» and «أسعد», which are two given
    names.
    """
    return word == other or (skeleton(word) == skeleton(other) and not _other_given(word, other))


def is_respelt(word: str, other: str) -> bool:
    """Tell whether two long folded words are spellings of one foreign name.

    Example: «إيفانغليستا» and «إيفانغيليستا» (Evangelista).
    """
    long = len(word) >= LONG_WORD and len(other) >= LONG_WORD
    return long and skeleton(word) == skeleton(other) and len(skeleton(word)) >= _LONG_SKELETON


def same_body(longer: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Tell whether `words` is the same body's name as `longer`, or its beginning."""
    if longer == words:
        return True
    sole = len(words) > 1 or words[0] in party_words().sole_bodies
    return sole and longer[: len(words)] == words


def is_short_ministry(kind: PartyType | None, words: tuple[str, ...]) -> bool:
    """Tell whether a body is named by its portfolio alone: «الخارجية», not «الدفاع المدني»."""
    portfolio = bool(words) and words[0] in party_words().portfolios
    return portfolio and kind is PartyType.AGENCY and _SERVICES.isdisjoint(words[1:2])


def known_person(name: str) -> Person | None:
    """Return the known person whose full name this is, spelling and «بن …» aside.

    Example: «عادل بن أحمد الجبير» → the entry of «عادل الجبير».
    """
    words = name_words(name)
    if len(words) < 2:
        return None
    forms = [words, _without_fathers(words), (words[0], words[-1])]
    forms = [form for form in forms if len(form) > 1]
    written = (_by_words().get(form) for form in forms)
    person = next((found for found in written if found), None)
    if person or all(role(word) in {Role.GIVEN, Role.JOIN, Role.TAIL} for word in words):
        return person
    return next((found for form in forms if (found := _by_sound(form))), None)


def _by_sound(form: tuple[str, ...]) -> Person | None:
    """Return the known person whose name has the same consonants and is about as long."""
    key = tuple(map(skeleton, form))
    if sum(map(len, key)) < _LEAST_CONSONANTS:
        return None
    written, person = _by_skeleton().get(key, ((), None))
    if written[-1:] != form[-1:] and len(key[-1]) < _FEW_CONSONANTS:
        return None  # «بادو» is no spelling of «بدوي»
    pair = len(form) == _PAIR
    alike = all(_alike(a, b, pair=pair) for a, b in zip(written, form, strict=False))
    return person if alike else None


def _alike(known: str, word: str, *, pair: bool) -> bool:
    """Tell whether a word may be a spelling of a part of a known name, and no other name.

    Another given name («سامر», not «سمير») or family name («المصري», not «المشري») is no spelling;
    of a name of three parts two are witness enough.
    """
    if known == word:
        return True
    if abs(len(known) - len(word)) > _VOWELS or is_surname(word) or may_be_surname(word):
        return False
    if word.startswith(ARTICLE) and word_class(word) != UNCLASSED:
        return False
    return not (pair and _other_given(known, word))


def _other_given(word: str, other: str) -> bool:
    """Tell whether two words are two given names, to judge by their Latin spellings."""
    ours, theirs = (given_name_forms().get(one, ()) for one in (word, other))
    return bool(ours and theirs) and {n.latin for n in ours}.isdisjoint(n.latin for n in theirs)


def _without_fathers(words: tuple[str, ...]) -> tuple[str, ...]:
    kept: list[str] = []
    skip = False
    for word in words:
        if skip:
            skip = False
        elif word in {"بن", "ابن", "بنت"}:
            skip = True
        else:
            kept.append(word)
    return tuple(kept)


@cache
def _by_words() -> dict[tuple[str, ...], Person]:
    index: dict[tuple[str, ...], Person] = {}
    for person in persons():
        for form in person.forms:
            words = name_words(form)
            if len(words) > 1:
                index.setdefault(words, person)
    return index


@cache
def _by_skeleton() -> dict[tuple[str, ...], tuple[tuple[str, ...], Person]]:
    """Return the index by consonants; names of Arabic given names alone differ too little."""
    index: dict[tuple[str, ...], tuple[tuple[str, ...], Person]] = {}
    for words, person in _by_words().items():
        index.setdefault(tuple(map(skeleton, words)), (words, person))
    return index
