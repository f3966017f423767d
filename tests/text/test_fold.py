import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.fold import fold, fold_with_map
from app.text.span import Span

arabic = st.text(alphabet="أإآاىيةهؤوئـًُِّْ \u200fکpP٣5«»بتسن", max_size=40)


@pytest.mark.parametrize(
    ("id_", "text", "expected"),
    [
        ("hamza seats", "أإآ", "ااا"),
        ("alef maqsura and ta marbuta", "مستشفى وزارة", "مستشفي وزاره"),
        ("tashkeel and tatweel", "أَوْبَـــامَا", "اوباما"),
        ("hamza on waw and ya", "مسؤول دائم", "مسوول دايم"),
        ("Persian letters", "کی", "كي"),
        ("Arabic-Indic digits", "٢٠٢٤", "2024"),
        ("presentation forms", "ﻻ", "لا"),
        ("Latin case", "CNN", "cnn"),
    ],
)
def test_spelling_variants_coincide(id_: str, text: str, expected: str) -> None:
    assert fold(text) == expected, id_


@given(arabic)
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=40))
def test_map_is_monotone_and_ends_at_the_length(text: str) -> None:
    folded = fold_with_map(text)
    assert list(folded.origin) == sorted(folded.origin)
    assert folded.origin[-1] == len(text)
    assert len(folded.origin) == len(folded.text) + 1


@given(st.text(max_size=40))
def test_fold_and_fold_with_map_agree(text: str) -> None:
    assert fold_with_map(text).text == fold(text)


def test_back_returns_the_stored_word_with_its_tashkeel() -> None:
    text = "قال أَوْبَامَا نعم"
    folded = fold_with_map(text)
    start = folded.text.index("اوباما")
    assert folded.back(Span(start, start + 6)).of(text) == "أَوْبَامَا"
