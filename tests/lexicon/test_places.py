"""Places that are no capitals."""

from app.lexicon.places import context_place_forms, place_forms
from app.text.fold import fold


def test_city_knows_its_state() -> None:
    assert [p.iso2 for p in place_forms()[fold("بنغازي")]] == ["LY"]
    assert [p.iso2 for p in place_forms()[fold("اسطنبول")]] == ["TR"]


def test_place_across_borders_has_no_state() -> None:
    assert [p.iso2 for p in place_forms()[fold("الشرق الأوسط")]] == [None]


def test_everyday_word_needs_its_context() -> None:
    assert fold("المتوسط") not in place_forms()  # al-mutawassiṭ, the medium, the Mediterranean
    assert "البحر" in context_place_forms()[fold("المتوسط")][0].context
