import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.lexicon.name_shape import BUCKETS, SCALE, TABLE, buckets, name_score
from app.text.fold import fold


@pytest.mark.parametrize(
    ("name", "word"),
    [
        pytest.param("ليسينكو", "مفاوضات", id="Lysenko, negotiations"),
        pytest.param("غوميز", "الحكومة", id="Gómez, the government"),
        pytest.param("سريفاستافا", "المتحدث", id="Srivastava, the spokesman"),
        pytest.param("منصور", "إجراءات", id="Mansour, measures"),
        pytest.param("هاكان", "اتفاق", id="Hakan, agreement"),
    ],
)
def test_names_score_above_ordinary_words(name: str, word: str) -> None:
    assert name_score(fold(name)) > name_score(fold(word)) + 1.0


@given(st.text(max_size=20))
def test_every_word_has_rows_inside_the_table(word: str) -> None:
    rows = buckets(word)
    assert rows
    assert all(0 <= row < BUCKETS for row in rows)
    assert -200.0 < name_score(word) < 200.0


@given(st.text(max_size=20))
def test_the_score_is_the_sum_of_the_rows(word: str) -> None:
    table = np.load(TABLE, allow_pickle=False).astype(int)
    assert name_score(word) == sum(table[buckets(word)]) / SCALE
