"""Parts of personal names."""

import pytest

from app.lexicon.names import (
    NameRole,
    family_latin,
    given_name_forms,
    latin_word,
    name_parts,
)
from app.text.fold import fold


def test_given_name_knows_its_gender() -> None:
    assert [n.gender for n in given_name_forms()[fold("فاطمة")]] == ["f"]
    assert [n.gender for n in given_name_forms()[fold("أحمد")]] == ["m"]


def test_servant_names_are_found_in_one_word_and_in_two() -> None:
    for form in ("عبدالعزيز", "عبد العزيز"):  # ʿAbd al-ʿAzīz
        assert fold(form) in given_name_forms()


def test_name_that_is_an_everyday_word_is_marked() -> None:
    assert [n.common_word for n in given_name_forms()[fold("أمل")]] == [True]  # amal, hope
    assert [n.common_word for n in given_name_forms()[fold("محمد")]] == [False]


def test_parts_know_how_they_bind() -> None:
    assert [p.role for p in name_parts()["بن"]] == [NameRole.CHILD_OF]
    assert NameRole.PARENT_OF in [p.role for p in name_parts()[fold("أبو")]]


@pytest.mark.parametrize(
    ("word", "latin"),
    [("الحوثي", "al-Houthi"), ("الشيخ", "al-Sheikh"), ("محمد", "Muhammad"), ("قققق", None)],
)
def test_parts_of_names_have_their_usual_latin_spelling(word: str, latin: str | None) -> None:
    assert latin_word(word) == latin


def test_a_family_name_is_listed_once_and_spelt_in_latin_letters() -> None:
    assert all(len(spellings) == 1 for spellings in family_latin().values())
    assert all(latin.isascii() for spellings in family_latin().values() for latin in spellings)
