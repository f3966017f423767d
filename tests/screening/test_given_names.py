import pytest

from app.lexicon.letters import arabic_letters
from app.screening.candidates import search_units
from app.screening.given_names import is_given_name, names_spelt
from app.screening.index import build_index_of
from app.screening.names import parts_of
from tests.screening.conftest import ENTRIES, Designate

SPELT = [
    ("as the lexicon has it", "husein", "حسين", True),
    ("other vowels", "ahmed", "أحمد", True),
    ("another name", "hasan", "حسين", False),
    ("two names of one spelling", "amar", "عامر", True),
    ("and the other of the two", "amar", "عمار", True),
    ("no given name", "kadyrov", "أحمد", False),
]


@pytest.mark.parametrize(
    ("latin", "name", "same"), [r[1:] for r in SPELT], ids=[r[0] for r in SPELT]
)
def test_names_spelt(latin: str, name: str, *, same: bool) -> None:
    """Ḥusayn, Aḥmad, ʿĀmir, ʿAmmār."""
    assert (arabic_letters(name) in names_spelt(latin)) is same


def test_given_names_are_known_without_their_article() -> None:
    assert is_given_name(arabic_letters("الحسين"))
    assert is_given_name(arabic_letters("حسين"))
    assert not is_given_name(arabic_letters("قديروف"))


def test_the_spelling_of_another_given_name_speaks_against_a_hit(designate: Designate) -> None:
    """Ḥusayn Aḥmad is not Ḥasan Aḥmad."""
    own = designate("1", "AHMAD, Hasan"), designate("2", "AHMAD, Husayn")
    index = build_index_of([*ENTRIES, *own], [])
    (searched,) = search_units(index, parts_of("حسين"))
    deficits = {index.unit_text(n): row[1] for n, row in searched.by_unit.items()}
    assert deficits["hasan"] > deficits["husayn"]
