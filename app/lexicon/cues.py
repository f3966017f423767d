"""Reporting cues: verbs, participles and nouns of saying, with every inflected form.

Enters: data/cues.csv. Leaves: an index from folded form to its readings. Inflection is by rule from
past, present, participle and verbal noun (rules of school grammar, hamza seats folded away).
Refuses to look at sentences.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Final, NamedTuple

from app.errors import MarsadError
from app.lexicon.inflection import Gender, Number
from app.lexicon.tables import index_forms, read_table, several
from app.text.fold import fold

_COLUMNS = (
    "lemma", "present", "participle", "masdar", "class", "frames", "prepositions", "gloss",
)  # fmt: skip
_WEAK = "يا"
_PRESENT_PREFIX = 1
_SUFFIXES = ("ه", "ها", "هم", "هما", "هن", "نا", "ني", "ك", "كم")
_POSSESSIVES = {
    "ه": (Gender.MASCULINE, Number.SINGULAR),
    "ها": (Gender.FEMININE, Number.SINGULAR),
    "هم": (Gender.MASCULINE, Number.PLURAL),
    "هما": (None, Number.DUAL),
}


class CueClass(StrEnum):
    """What the speaker does with the words."""

    SAY = "say"
    STRESS = "stress"
    ANNOUNCE = "announce"
    REVEAL = "reveal"
    DENY = "deny"
    ACCUSE = "accuse"
    DEMAND = "demand"
    PROMISE = "promise"
    THREATEN = "threaten"
    WARN = "warn"
    THINK = "think"
    ASK = "ask"
    PREDICT = "predict"
    PRAISE = "praise"
    CONDEMN = "condemn"
    DESCRIBE = "describe"
    EXPRESS = "express"
    QUOTE_FROM = "quote-from"


class Frame(StrEnum):
    """What may complete a cue.

    clause: a clause under أن or إن. speech: quotation marks at once, or after the subject.
    colon: words after a colon. noun: a verbal noun as object («أعلن تعيين»). preposition: a noun
    after one of the cue's prepositions. marked: quotation marks on part of its object, nothing
    else («أشاد بـ«…»»). described: بأن + clause after an object («وصفه بأنه …»). deeming: a noun
    after the participle alone. question: an indirect question. addressee: may take a person
    before the content. object: takes one always, so that a lone noun behind it is none who speaks
    («اتهمت روسيا بقصف …»: she accused Russia). relay: «نقلت X عن Y».
    """

    CLAUSE = "clause"
    SPEECH = "speech"
    COLON = "colon"
    NOUN = "noun"
    PREPOSITION = "preposition"
    MARKED = "marked"
    DESCRIBED = "described"
    DEEMING = "deeming"
    QUESTION = "question"
    ADDRESSEE = "addressee"
    OBJECT = "object"
    RELAY = "relay"


class CueKind(StrEnum):
    """Which part of the verb a form is."""

    PAST = "past"
    PRESENT = "present"
    PARTICIPLE = "participle"
    MASDAR = "masdar"


FINITE: Final = frozenset((CueKind.PAST, CueKind.PRESENT))
"""The forms that say who speaks: a verb, no participle or verbal noun."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One lemma of reporting.

    Attributes:
        lemma: past, third person masculine singular.
        prepositions: folded, ب and ل without tatweel.
    """

    lemma: str
    present: str
    participles: tuple[str, ...]
    masdar: str
    cue_class: CueClass
    frames: frozenset[Frame]
    prepositions: tuple[str, ...]
    gloss: str


class CueForm(NamedTuple):
    """One inflected form of a cue.

    Attributes:
        gender: of the subject, None when the form does not tell.
        suffixed: True when a pronoun is attached: the object of a verb, the subject of a noun.
    """

    cue: Cue
    kind: CueKind
    gender: Gender | None
    number: Number
    suffixed: bool = False


class CueError(MarsadError):
    """A row of the cue lexicon cannot be read."""

    code = "bad-cue"


@cache
def cues() -> tuple[Cue, ...]:
    """Return the lemmas, in file order.

    Raises:
        CueError: when a row names an unknown class or frame.
    """
    return tuple(map(_read, read_table("cues.csv", _COLUMNS)))


@cache
def cue_forms() -> Mapping[str, tuple[CueForm, ...]]:
    """Return the index from folded form, without و and ف, to its readings.

    Example: «اضافت» → (أضاف, past, feminine, singular).
    """
    return index_forms(
        (*((form, reading) for cue in cues() for form, reading in inflect(cue)), *_fixed())
    )


def _fixed() -> Iterator[tuple[str, CueForm]]:
    """Yield the cues that do not inflect: «بدعوى أن» (on the claim that), «مفاده أن»."""
    for row in read_table("cue_phrases.csv", ("form", "class", "frames", "gloss")):
        cue = _read({**dict.fromkeys(_COLUMNS, ""), **row, "lemma": row["form"]})
        yield fold(row["form"]), CueForm(cue, CueKind.PARTICIPLE, None, Number.SINGULAR)


@cache
def cue_objects(use: str) -> Mapping[str, frozenset[str]]:
    """Return folded objects by folded lemma: «never» those of its other sense, «only» its own.

    Example: «شدد الحصار» (shaddada l-ḥiṣār, tightened the siege) stresses nothing.
    """
    return {
        fold(row["lemma"]): frozenset(map(fold, several(row["objects"])))
        for row in read_table("cue_objects.csv", ("lemma", "use", "objects", "source"))
        if row["use"] == use
    }


def inflect(cue: Cue) -> Iterator[tuple[str, CueForm]]:
    """Yield every form of a cue with its reading.

    Example: «نفى» (nafā, deny) → نفى نفت نفوا نفيا …, ينفي تنفي ينفون …, نافيا نافية …, نفيه ….
    """
    yield from _past(cue)
    if cue.present:
        yield from _present(cue)
    for participle in cue.participles:
        yield from _participle(cue, participle)
    if cue.masdar:
        yield from _masdar(cue)


def _read(row: Mapping[str, str]) -> Cue:
    try:
        return Cue(
            lemma=row["lemma"],
            present=row["present"],
            participles=several(row["participle"]),
            masdar=row["masdar"],
            cue_class=CueClass(row["class"]),
            frames=frozenset(map(Frame, several(row["frames"]))),
            prepositions=tuple(fold(p) for p in several(row["prepositions"])),
            gloss=row["gloss"],
        )
    except ValueError as error:
        raise CueError(f"cues.csv, {row['lemma']}: {error}") from error


def _past(cue: Cue) -> Iterator[tuple[str, CueForm]]:
    lemma = fold(cue.lemma)
    weak = lemma[-1] in _WEAK and cue.lemma[-1] in "اى"
    stem = lemma[:-1] if weak else lemma
    dual = stem + ("ي" if cue.lemma[-1] == "ى" else "و") if weak else stem
    plain = (
        (lemma, Gender.MASCULINE, Number.SINGULAR),
        (stem + "ت", Gender.FEMININE, Number.SINGULAR),
        (dual + "ا", Gender.MASCULINE, Number.DUAL),
        (stem + "تا", Gender.FEMININE, Number.DUAL),
        (stem + "وا", Gender.MASCULINE, Number.PLURAL),
    )
    for form, gender, number in plain:
        yield form, CueForm(cue, CueKind.PAST, gender, number)
    joined = stem + "ا" if weak else lemma
    for form, gender in ((joined, Gender.MASCULINE), (stem + "ت", Gender.FEMININE)):
        yield from _with_object(form, CueForm(cue, CueKind.PAST, gender, Number.SINGULAR))
    yield from _with_object(stem + "و", CueForm(cue, CueKind.PAST, Gender.MASCULINE, Number.PLURAL))


def _present(cue: Cue) -> Iterator[tuple[str, CueForm]]:
    present = fold(cue.present)
    rest = present[_PRESENT_PREFIX:]
    stem = rest[:-1] if cue.present[-1] in "ىيو" else rest
    dual = rest[:-1] + "ي" if cue.present[-1] == "ى" else rest
    plain = (
        ("ي" + rest, Gender.MASCULINE, Number.SINGULAR),
        ("ت" + rest, Gender.FEMININE, Number.SINGULAR),
        ("ي" + dual + "ان", Gender.MASCULINE, Number.DUAL),
        ("ت" + dual + "ان", Gender.FEMININE, Number.DUAL),
        ("ي" + stem + "ون", Gender.MASCULINE, Number.PLURAL),
    )
    for form, gender, number in plain:
        yield form, CueForm(cue, CueKind.PRESENT, gender, number)
    joined = stem + "ا" if cue.present[-1] == "ى" else rest
    for prefix, gender in (("ي", Gender.MASCULINE), ("ت", Gender.FEMININE)):
        reading = CueForm(cue, CueKind.PRESENT, gender, Number.SINGULAR)
        yield from _with_object(prefix + joined, reading)


def _participle(cue: Cue, participle: str) -> Iterator[tuple[str, CueForm]]:
    form = fold(participle)
    plural = form.removesuffix("ي")
    endings = (
        (form + "ا", Gender.MASCULINE, Number.SINGULAR),
        (form + "ه", Gender.FEMININE, Number.SINGULAR),
        (plural + "ين", Gender.MASCULINE, Number.PLURAL),
        (form + "تين", Gender.FEMININE, Number.DUAL),
        (form + "ات", Gender.FEMININE, Number.PLURAL),
    )
    for inflected, gender, number in endings:
        yield inflected, CueForm(cue, CueKind.PARTICIPLE, gender, number)


_SAYING = frozenset((CueClass.SAY, CueClass.STRESS))


def _masdar(cue: Cue) -> Iterator[tuple[str, CueForm]]:
    masdar = fold(cue.masdar)
    yield masdar, CueForm(cue, CueKind.MASDAR, None, Number.SINGULAR)
    if cue.cue_class in _SAYING:
        yield "ال" + masdar, CueForm(cue, CueKind.MASDAR, None, Number.SINGULAR)
    construct = masdar[:-1] + "ت" if cue.masdar.endswith("ة") else masdar
    for suffix, (gender, number) in _POSSESSIVES.items():
        yield construct + suffix, CueForm(cue, CueKind.MASDAR, gender, number, suffixed=True)


def _with_object(form: str, reading: CueForm) -> Iterator[tuple[str, CueForm]]:
    for suffix in _SUFFIXES:
        yield form + suffix, reading._replace(suffixed=True)
