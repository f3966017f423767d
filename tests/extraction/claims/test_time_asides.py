"""Days named in passing between commas."""

import pytest

from app.extraction.claims.time_asides import sets_off_day
from app.extraction.words.word_shapes import shapes_of
from app.text.tokens import tokenize


def asides(text: str) -> list[bool]:
    """Whether each comma of a text only sets off a day."""
    tokens = tokenize(text)
    shapes = shapes_of(tokens)
    commas = [place for place, shape in enumerate(shapes) if shape == "comma"]
    return [sets_off_day(tokens, shapes, place) for place in commas]


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("before an object", "افتتح الوزير، الأحد، المعرض", [True, True]),
        ("with the time of day", "افتتح الوزير، مساء الأحد الماضي، المعرض", [True, True]),
        ("no second comma", "مثل المدير، اليوم أمام اللجنة", [True]),
        ("at the end", "فاز الفريق على ضيفه، الأحد", [True]),
        ("before a preposition", "فاز الفريق، الأحد، في الملعب", [True, False]),
        ("before a verb", "غادر الوفد، الأحد، اتفق الطرفان", [False, False]),
        ("before what is said", "قال الخبير، الجمعة، إن السوق مغلقة", [False, False]),
        ("no day", "افتتح الوزير، المقبل، المعرض", [False, False]),
        ("the time of day alone", "افتتح الوزير، مساء، المعرض", [False, False]),
    ],
    ids=lambda value: value if isinstance(value, str) and value.isascii() else "",
)
def test_commas_around_a_day(name: str, text: str, expected: list[bool]) -> None:
    assert asides(text) == expected, name
