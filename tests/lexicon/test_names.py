"""Parts of personal names."""

from app.lexicon.names import NameRole, given_name_forms, name_parts
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
