import pytest

from app.screening.known_names import english_names

NAMES = [
    ("a body", "عسكر طيبة", ("Lashkar-e-Taiba",)),
    ("folded and spaced", "  عسكر   طيبه ", ("Lashkar-e-Taiba",)),
    ("a person", "فلاديمير بوتين", ()),
    ("a word that is no body", "حركة", ()),
]


@pytest.mark.parametrize(("name", "english"), [r[1:] for r in NAMES], ids=[r[0] for r in NAMES])
def test_bodies_known_by_another_name(name: str, english: tuple[str, ...]) -> None:
    assert english_names(name) == english
