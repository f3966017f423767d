from dataclasses import fields

import pytest

from app.lexicon.party_words import PartyWords, party_words, reading_form
from app.text.fold import INVISIBLE, TASHKEEL, TATWEEL


@pytest.mark.parametrize("name", [field.name for field in fields(PartyWords)])
def test_list_has_plain_words(name: str) -> None:
    words = getattr(party_words(), name)
    assert words
    assert not [w for w in words if set(w) & set(TASHKEEL + TATWEEL + INVISIBLE)]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("على", "على", id="ʿalā: on"),
        pytest.param("وعلى", "وعلى", id="wa-ʿalā: and on"),
        pytest.param("علي", "علي", id="ʿAlī"),
        pytest.param("الآن", "الآن", id="al-ān: now"),
        pytest.param("آلان", "الان", id="Ālān: Alain"),
        pytest.param("إلى", "الي", id="ilā: folded as usual"),
    ],
)
def test_words_that_fold_like_names_are_kept_apart(word: str, expected: str) -> None:
    assert reading_form(word) == expected
