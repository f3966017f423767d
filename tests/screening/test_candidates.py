from hypothesis import given, settings
from hypothesis import strategies as st

from app.lexicon.letters import ARABIC
from app.screening.candidates import best_readings, search_units
from app.screening.index import Index, build_index_of
from app.screening.letters import align, usual_chance
from app.screening.names import parts_of, units_of
from app.screening.near_words import _near_skeletons
from tests.screening.conftest import ENTRIES, Designate


def readings(index: Index, name: str, count: int = 10) -> list[int]:
    found = best_readings(index, search_units(index, parts_of(name)), count)
    return [int(reading) for reading in found]


def test_the_best_reading_comes_first(index: Index) -> None:
    best = readings(index, "فلاديمير بوتين")[0]
    assert index.entry(int(index.reading_entry[best])).entry_id == "P1"


def test_nothing_near_gives_no_reading(index: Index) -> None:
    assert readings(index, "ظظظظظ") == []


@settings(deadline=None, max_examples=50)
@given(number=st.integers(min_value=0))
def test_the_coarse_search_loses_no_listed_unit(index: Index, number: int) -> None:
    word = index.latin[number % len(index.latin)]
    (searched, *_) = search_units(index, parts_of(word))
    assert number % len(index.latin) in searched.by_unit or len(parts_of(word)) != 1


@settings(deadline=None, max_examples=30)
@given(st.integers(1, 60))
def test_fewer_readings_are_the_first_of_more(index: Index, count: int) -> None:
    name = "محمد عمري"
    searched = search_units(index, parts_of(name))
    few = best_readings(index, searched, count)
    assert len(few) <= count
    scores = best_readings(index, searched, 200)
    assert set(few.tolist()) <= set(scores.tolist())


NEAR = 4.0
"""Nats within which a spelling is a usual one."""


def near_by_brute_force(index: Index, word: str) -> set[int]:
    vocabulary = index.vocabulary
    chance = align(word, vocabulary.segments, vocabulary.lengths)
    near = (usual_chance(word) - chance < NEAR) & vocabulary.voiced
    return {number for number, is_near in enumerate(near.tolist()) if is_near}


ROMAN = {
    "b": "ب", "c": "ك", "d": "د", "f": "ف", "g": "غ", "h": "ه", "j": "ج", "k": "ك", "l": "ل",
    "m": "م", "n": "ن", "p": "ب", "q": "ق", "r": "ر", "s": "س", "t": "ت", "v": "ف", "w": "و",
    "y": "ي", "z": "ز", "a": "ا", "e": "", "i": "ي", "o": "و", "u": "و", "x": "كس",
}  # fmt: skip


@settings(deadline=None, max_examples=150)
@given(number=st.integers(min_value=0), dropped=st.sets(st.integers(0, 12), max_size=3))
def test_the_coarse_search_loses_no_usual_spelling_of_a_listed_word(
    index: Index, number: int, dropped: set[int]
) -> None:
    listed = index.latin[number % len(index.latin)]
    letters = (
        ROMAN[c] for place, c in enumerate(listed) if c not in "aiou" or place not in dropped
    )
    parts = parts_of("".join(letters) or "ب")
    for unit in units_of(parts):
        if set(unit.text) <= set(ARABIC):
            missed = near_by_brute_force(index, unit.text) - set(_near_skeletons(index, unit.text))
            assert not {index.latin[number] for number in missed}


def test_an_acronym_is_known_by_each_of_its_letters(designate: Designate) -> None:
    """Kē el em, KLM, is not CLM."""
    index = build_index_of([*ENTRIES, designate("1", "CLM"), designate("2", "KLM")], [])
    found = {
        index.unit_text(number)
        for one in search_units(index, parts_of("كي ال ام"))
        if one.unit.mask == 0b111
        for number in one.by_unit
    }
    assert found == {"klm"}
