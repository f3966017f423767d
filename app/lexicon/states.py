"""States and territories: names, capitals that stand for the government, adjectives of origin.

Enters: data/states.csv. Leaves: frozen `State` records, and indexes from folded forms to them.
Refuses to decide whether a capital is meant as a place or as a government.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from app.lexicon.inflection import Gender, Inflected, Number, inflect, inflect_plural
from app.lexicon.tables import index_forms, read_table, several
from app.text.fold import fold

_COLUMNS = (
    "key", "iso2", "canonical_ar", "canonical_en", "wikidata", "forms", "context_forms", "context",
    "vocalised_forms", "capitals", "context_capitals", "demonyms", "context_demonyms", "plurals",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A state or territory.

    Attributes:
        key: the ISO 3166-1 alpha-2 code, or "x-…" for a state the standard does not list.
        iso2: alpha-2 of a state in being (and XK); None for former and unlisted states.
        forms: names and spellings that mean it without more, article included where usual.
        context_forms: forms that are also other words («مالي»), licensed by `context` words.
        context: words that license a context form when they stand right before it.
        vocalised_forms: context forms with the vowel that the other word lacks («عُمان», not
            «عمّان»): so written they mean the state without more.
        capitals: spellings of the city used for the government.
        context_capitals: spellings of that city that mean something else as often.
        demonyms: adjectives of origin, masculine singular, without the article.
        context_demonyms: adjectives of origin that are everyday adjectives as well («مالي», of
            Mali or financial); to be believed after a title or a human noun only.
        plurals: irregular plurals of the demonym, without the article.
    """

    key: str
    iso2: str | None
    canonical_ar: str
    canonical_en: str
    wikidata: str | None
    forms: tuple[str, ...]
    context_forms: tuple[str, ...]
    context: tuple[str, ...]
    vocalised_forms: tuple[str, ...]
    capitals: tuple[str, ...]
    context_capitals: tuple[str, ...]
    demonyms: tuple[str, ...]
    context_demonyms: tuple[str, ...]
    plurals: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Demonym:
    """One inflected adjective of origin.

    Attributes:
        certain: False for a context demonym («المالية», of Mali or finance).

    Example: «الروسية» → state RU, feminine, singular, definite.
    """

    state: State
    gender: Gender
    number: Number
    definite: bool
    certain: bool


@cache
def states() -> tuple[State, ...]:
    """Return all states, in file order.

    Raises:
        LexiconError: when the file has not the expected shape.
    """
    return tuple(
        State(
            key=row["key"],
            iso2=row["iso2"] or None,
            canonical_ar=row["canonical_ar"],
            canonical_en=row["canonical_en"],
            wikidata=row["wikidata"] or None,
            forms=several(row["forms"]),
            context_forms=several(row["context_forms"]),
            context=several(row["context"]),
            vocalised_forms=several(row["vocalised_forms"]),
            capitals=several(row["capitals"]),
            context_capitals=several(row["context_capitals"]),
            demonyms=several(row["demonyms"]),
            context_demonyms=several(row["context_demonyms"]),
            plurals=several(row["plurals"]),
        )
        for row in read_table("states.csv", _COLUMNS)
    )


@cache
def states_by_key() -> Mapping[str, State]:
    """Return the states by key (the ISO 3166-1 alpha-2 code where there is one)."""
    return MappingProxyType({state.key: state for state in states()})


@cache
def state_forms() -> Mapping[str, tuple[State, ...]]:
    """Return the index from folded name to states.

    Example: «الولايات المتحدة» (al-wilāyāt al-muttaḥida) → (US,).
    """
    return index_forms((form, state) for state in states() for form in state.forms)


@cache
def capital_forms() -> Mapping[str, tuple[State, ...]]:
    """Return the index from folded capital to the states it may stand for.

    Example: «بيونج يانج» (Byūnj Yānj) → (KP,).
    """
    return index_forms((form, state) for state in states() for form in state.capitals)


@cache
def demonym_forms() -> Mapping[str, tuple[Demonym, ...]]:
    """Return the index from folded inflected adjective of origin to its readings.

    An accusative spelt like a state's name («روسيا») is left to the name.

    Example: «كوريون شماليون» (kūriyyūn shamāliyyūn) → KP, masculine, plural, indefinite.
    """
    return index_forms(
        (
            inflected.form,
            Demonym(
                state=state,
                gender=inflected.gender,
                number=inflected.number,
                definite=inflected.definite,
                certain=certain,
            ),
        )
        for state in states()
        for inflected, certain in _inflections(state)
    )


def _inflections(state: State) -> Iterator[tuple[Inflected, bool]]:
    names = state_forms()
    for demonym in (*state.demonyms, *state.context_demonyms):
        for inflected in inflect(demonym):
            if not (inflected.accusative and fold(inflected.form) in names):
                yield inflected, demonym in state.demonyms
    for plural in state.plurals:
        for inflected in inflect_plural(plural):
            yield inflected, True
