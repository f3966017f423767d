import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.names import romanise

KNOWN = {"ناصر": "Nasser", "محمد": "Muhammad", "عبدالله": "Abdullah", "علي": "Ali",
         "عبد الرحمن": "Abdulrahman", "الحوثي": "al-Houthi"}  # fmt: skip


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("ناصر الجابي", "Nasser al-Jabi", id="known given name, article"),
        pytest.param("كيم سونغ-باي", "Kim Sung-Bay", id="hyphen"),
        pytest.param("محمد بن سلمان", "Muhammad bin Salman", id="son of"),
        pytest.param("حسن", "Hasan", id="no written vowel"),
        pytest.param("فلاديمير", "Fladimir", id="long vowels are written"),
        pytest.param("أوليفيرا", "Ulifira", id="a foreign name opens with one vowel"),
        pytest.param("رانتشي", "Ranchi", id="t and sh of a foreign name are ch"),
        pytest.param("محمداوي", "Mahmdawi", id="a nisba after a long vowel"),
        pytest.param("عبد الرحمن علي", "Abdulrahman Ali", id="two words that are one name"),
        pytest.param("أحمد الحوثي", "Ahmd al-Houthi", id="a family name in its usual spelling"),
        pytest.param("CNN", "CNN", id="Latin is kept"),
        pytest.param("Condé", "Condé", id="with its accents"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_name_is_readable_in_latin_letters(name: str, expected: str) -> None:
    assert romanise(name, KNOWN.get) == expected


@given(st.text(alphabet="ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآةى ", max_size=30))
def test_arabic_letters_never_remain(name: str) -> None:
    assert romanise(name).isascii()
