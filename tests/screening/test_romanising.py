import pytest

from app.domain.screening import Query
from app.screening.index import Index
from app.screening.match import screen
from app.screening.romanising import as_arabic, as_latin

LATIN = [
    ("greek", "Πούτιν", "Putin"),
    ("greek pair", "Μπάιντεν", "Baiden"),
    ("chinese", "习近平", "Xi Jin Ping"),
    ("korean", "김정은", "Gim Jeong Eun"),
    ("latin", "Putin", "Putin"),
]


@pytest.mark.parametrize(("name", "latin"), [r[1:] for r in LATIN], ids=[r[0] for r in LATIN])
def test_other_scripts_come_to_latin_letters(name: str, latin: str) -> None:
    assert " ".join(as_latin(name).split()) == latin


def test_a_long_chinese_name_is_no_person_and_stays_in_one() -> None:
    assert " " not in as_latin("中国电子进出口").strip()


def test_hebrew_letters_are_the_arabic_ones_of_the_same_origin() -> None:
    assert as_arabic("פוטין") == "فوطين"


ASKED = [
    ("hebrew", "ולדימיר פוטין", "P1"),
    ("greek", "Βλαντιμίρ Πούτιν", "P1"),
    ("devanagari", "व्लादिमीर पुतिन", "P1"),
    ("georgian", "ვლადიმერ პუტინი", "P1"),
    ("armenian", "Վլադիմիր Պուտին", "P1"),
    ("chinese", "习近平", "P8"),
    ("korean", "김정은", "P3"),
]


@pytest.mark.parametrize(("name", "entry_id"), [r[1:] for r in ASKED], ids=[r[0] for r in ASKED])
def test_a_script_that_no_list_uses_finds_the_name(index: Index, name: str, entry_id: str) -> None:
    assert screen(index, Query(name=name)).hits[0].entry_id == entry_id
