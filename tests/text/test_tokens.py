import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.fold import INVISIBLE, TASHKEEL, TATWEEL
from app.text.tokens import bare_stems, offset_after, readings, tokenize, written_forms


def test_words_and_marks_are_tokens_and_blanks_are_none() -> None:
    text = "قال بوتين: «نعم»."
    assert [text[t.start : t.end] for t in tokenize(text)] == [
        "قال", "بوتين", ":", "«", "نعم", "»", ".",
    ]  # fmt: skip


def test_tashkeel_stays_in_its_word() -> None:
    (token,) = tokenize("أَوْبَامَا")
    assert token.folded == "اوباما"


@given(st.text(max_size=60))
def test_tokens_cover_everything_but_white_space_and_unseen_marks(text: str) -> None:
    covered = {i for t in tokenize(text) for i in range(t.start, t.end)}
    left = [text[i] for i in range(len(text)) if i not in covered]
    assert all(c.isspace() or c in TASHKEEL + TATWEEL + INVISIBLE for c in left)


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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("بنسبة 5.2 في المائة", ["بنسبه", "5.2", "في", "المايه"]),  # by 5.2 per cent
        ("بلغ 3,4.", ["بلغ", "3,4", "."]),  # reached 3,4.
        ("1,234,567.8 دولار", ["1,234,567.8", "دولار"]),  # dollars
        ("٥٫٢", ["5٫2"]),
        ("في 26.01.2009", ["في", "26", ".", "01", ".", "2009"]),  # a day is no decimal
        ("عام 2009. وقال", ["عام", "2009", ".", "وقال"]),  # a stop is no decimal
        ("2024، 2025", ["2024", "،", "2025"]),
    ],
)
def test_a_decimal_is_one_word(text: str, words: list[str]) -> None:
    assert [token.folded for token in tokenize(text)] == words


@pytest.mark.parametrize(
    ("word", "folded"), [("آن", "آن"), ("وآن", "وآن"), ("أن", "ان"), ("الآن", "الان")]
)
def test_a_name_that_would_fold_to_that_keeps_its_madda(word: str, folded: str) -> None:
    (token,) = tokenize(word)
    assert token.folded == folded


@given(st.text("ابتوفلكمندهس", max_size=7))
def test_bare_stems_are_those_of_the_readings(word: str) -> None:
    assert bare_stems(word) == [reading.stem for reading in readings(word)]


@given(st.text(alphabet="اولبفكدر", min_size=2, max_size=3), st.text("اولبفكدر", max_size=7))
def test_written_forms_are_the_words_that_are_read_so(stem: str, word: str) -> None:
    forms = written_forms((stem,))
    assert all(stem in {reading.stem for reading in readings(form)} for form in forms)
    assert (word in forms) == (stem in {reading.stem for reading in readings(word)})
