"""Names, capitals and adjectives of states."""

import pytest

from app.lexicon.inflection import Number
from app.lexicon.states import capital_forms, demonym_forms, state_forms, states_by_key
from app.text.fold import fold

NAMES = [
    ("amirika", "أمريكا", "US"),  # Amrīkā, America
    ("al-wilayat", "الولايات المتحدة الأميركية", "US"),  # the United States of America
    ("kuriya-dimuqratiyya", "كوريا الديمقراطية", "KP"),  # Democratic Korea
    ("sahil-al-aj", "كوت ديفوار", "CI"),  # Côte d'Ivoire
    ("kosovo", "كوسوفو", "XK"),  # Kosovo
]


@pytest.mark.parametrize(("name", "key"), [row[1:] for row in NAMES], ids=[row[0] for row in NAMES])
def test_name_finds_its_state(name: str, key: str) -> None:
    assert [s.key for s in state_forms()[fold(name)]] == [key]


@pytest.mark.parametrize(
    ("capital", "key"),
    [("بيونج يانج", "KP"), ("بيونغ يانغ", "KP"), ("واشنطن", "US"), ("أبو ظبي", "AE")],
)
def test_capital_finds_its_state(capital: str, key: str) -> None:
    assert [s.key for s in capital_forms()[fold(capital)]] == [key]


def test_amman_is_a_capital_only_in_context() -> None:
    assert fold("عمان") not in state_forms()
    assert "عمان" in states_by_key()["JO"].context_capitals


ADJECTIVES = [
    ("al-rusiyya", "الروسية", {"RU"}),  # the Russian (f.)
    ("al-kuri-al-shamali", "الكوري الشمالي", {"KP"}),  # the North Korean
    ("al-atrak", "الأتراك", {"TR"}),  # the Turks
    ("kunghuli", "كونغولي", {"CG", "CD"}),  # Congolese, of either Congo
]


@pytest.mark.parametrize(
    ("form", "keys"), [row[1:] for row in ADJECTIVES], ids=[row[0] for row in ADJECTIVES]
)
def test_adjective_finds_its_states(form: str, keys: set[str]) -> None:
    assert {d.state.key for d in demonym_forms()[fold(form)]} == keys


def test_plural_of_people_is_plural() -> None:
    assert {d.number for d in demonym_forms()[fold("الأميركيون")]} == {Number.PLURAL}


def test_accusative_spelt_like_a_state_is_left_to_the_state() -> None:
    assert fold("روسيا") not in demonym_forms()
    assert fold("أميركيا") in demonym_forms()


def test_adjective_that_is_an_everyday_word_is_uncertain() -> None:
    assert [d.certain for d in demonym_forms()[fold("المالية")]] == [False]
    assert [d.certain for d in demonym_forms()[fold("الروسية")]] == [True]
