"""Peoples and faiths."""

from app.lexicon.inflection import Number
from app.lexicon.peoples import people_forms
from app.text.fold import fold


def test_irregular_and_regular_plurals_find_their_people() -> None:
    for form in ("الأكراد", "الكردي", "كردية"):  # al-akrād, the Kurds; al-kurdī; kurdiyya
        assert [f.people.canonical_en for f in people_forms()[fold(form)]] == ["Kurds"]
    assert [f.number for f in people_forms()[fold("الأكراد")]] == [Number.PLURAL]


def test_continent_is_no_accusative_of_its_people() -> None:
    assert fold("أفريقيا") not in people_forms()
    assert fold("أفريقية") in people_forms()


def test_the_year_is_not_the_sunnis() -> None:
    assert fold("السنة") not in people_forms()  # al-sana, the year
