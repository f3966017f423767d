import pytest

from app.screening.index import build_index_of
from app.screening.near_words import find_unit
from tests.screening.conftest import ENTRIES, Designate


@pytest.mark.parametrize(
    ("asked", "listed", "least", "most"),
    [
        pytest.param("اصلاح", "SALAH", 4, 15, id="iṣlāḥ is not Ṣalāḥ"),
        pytest.param("اصلاح", "ISLAH", 0, 3, id="iṣlāḥ"),
        pytest.param("اسبوتنيك", "SPUTNIK", 0, 4, id="an alef before two consonants"),
        pytest.param("قسطنطين", "KONSTANTIN", 0, 3.5, id="Qusṭanṭīn, how the name is spelt"),
        pytest.param("الاخضر", "LAKHDAR", 0, 3, id="al-Akhḍar loses it to its article"),
    ],
)
def test_a_word_keeps_the_vowel_it_begins_with(
    designate: Designate, asked: str, listed: str, least: float, most: float
) -> None:
    index = build_index_of([*ENTRIES, designate("1", listed)], [])
    found = find_unit(index, asked)
    deficits = dict(zip(found.units.tolist(), found.deficit.tolist(), strict=True))
    assert least <= deficits.get(index.latin_numbers[listed.lower()], 15) <= most
