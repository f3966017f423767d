import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.lexicon.letters import (
    LATIN,
    LONGEST,
    SEGMENTS,
    SOURCES,
    arabic_letters,
    latin_letters,
    letter_model,
    segment_id,
    segment_text,
    source_rows,
)

FORMS = [
    ("آخوند", "اخوند"), ("محمّد", "محمد"), ("تشوي", "چوي"), ("الله", "اله"),
    ("سنندج", "سنندج"), ("ڈاکٹر", "داكتر"),
]  # fmt: skip


@pytest.mark.parametrize(("word", "letters"), FORMS)
def test_arabic_letters(word: str, letters: str) -> None:
    assert arabic_letters(word) == letters


@pytest.mark.parametrize(
    ("word", "letters"),
    [("Šešelj", "seselj"), ("Mohammed", "mohamed"), ("Alexey", "aleksey"), ("Xi", "xi")],
)
def test_latin_letters(word: str, letters: str) -> None:
    assert latin_letters(word) == letters


@given(st.text(alphabet=LATIN, max_size=LONGEST))
def test_a_segment_has_one_number(segment: str) -> None:
    assert segment_text(segment_id(segment)) == segment
    assert 0 <= segment_id(segment) < SEGMENTS


def test_the_model_has_every_letter_in_every_place() -> None:
    model = letter_model()
    assert model.table.shape == (len(SOURCES), SEGMENTS)
    assert np.isfinite(model.table).all()
    assert np.exp(model.background).sum() == pytest.approx(1, abs=1e-3)


def test_a_letter_has_a_row_per_place() -> None:
    assert len(set(source_rows("ببب"))) == 3


def test_jim_is_both_g_and_j() -> None:
    row = letter_model().table[source_rows("ج")[0]]
    assert min(row[segment_id("g")], row[segment_id("j")]) > row[segment_id("b")] + 3
