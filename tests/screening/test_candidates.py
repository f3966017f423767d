from hypothesis import given, settings
from hypothesis import strategies as st

from app.screening.candidates import best_readings, search_units
from app.screening.index import Index
from app.screening.names import parts_of


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
