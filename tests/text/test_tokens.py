import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.tokens import offset_after, readings, tokenize


def test_words_and_marks_are_tokens_and_blanks_are_none() -> None:
    text = "قال بوتين: «نعم»."
    assert [text[t.start : t.end] for t in tokenize(text)] == [
        "قال", "بوتين", ":", "«", "نعم", "»", ".",
    ]  # fmt: skip


def test_tashkeel_stays_in_its_word() -> None:
    (token,) = tokenize("أَوْبَامَا")
    assert token.folded == "اوباما"


@given(st.text(max_size=60))
def test_tokens_cover_everything_but_white_space(text: str) -> None:
    covered = {i for t in tokenize(text) for i in range(t.start, t.end)}
    assert all(text[i].isspace() for i in range(len(text)) if i not in covered)


@pytest.mark.parametrize(
    ("id_", "word", "expected"),
    [
        ("plain (Putin)", "بوتين", ("", "بوتين", False)),
        ("and to the president", "وللرييس", ("ولل", "رييس", True)),
        ("with the article", "الرييس", ("ال", "رييس", True)),
    ],
)
def test_readings_hold_the_meant_one(id_: str, word: str, expected: tuple[str, str, bool]) -> None:
    assert expected in [tuple(r) for r in readings(word)], id_


def test_a_stem_keeps_two_letters() -> None:
    assert [tuple(r) for r in readings("وب")] == [("", "وب", False)]


def test_offset_after_skips_tatweel_after_the_letter() -> None:
    text = "لـلولايات"
    (token,) = tokenize(text)
    assert text[offset_after(text, token, 1) :] == "لولايات"
