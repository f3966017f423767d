import pytest

from app.lexicon.name_origins import NOWHERE, origins_of


@pytest.mark.parametrize(
    ("words", "country"),
    [
        (("اندرو", "هيل"), "US"),  # Andrew Hill
        (("بافلو", "كوفالينكو"), "UA"),  # …enko, of an unknown given name too
        (("زوران", "بيتروفيتش"), "RS"),  # Zoran Petrović
        (("ماكسيم", "ريجينكوف"), "BY"),  # Maxim Ryzhenkov: French or Slavic by the given name
    ],
)
def test_a_name_tells_where_it_is_usual(words: tuple[str, ...], country: str) -> None:
    assert country in origins_of(words).countries


@pytest.mark.parametrize("words", [("محمد", "هيل"), ("رامي", "مخلوف"), ("اندرو",), ()])
def test_a_name_that_does_not_say_is_from_nowhere(words: tuple[str, ...]) -> None:
    assert origins_of(words) == NOWHERE


def test_a_family_name_tells_which_of_the_states_of_a_given_name_is_meant() -> None:
    assert "FR" in origins_of(("ماكسيم", "دوبوا")).countries
    assert "FR" not in origins_of(("ماكسيم", "ريجينكوف")).countries


def test_some_names_are_no_rarity_elsewhere() -> None:
    origins = origins_of(("جيسيكا", "كوهين"))  # Jessica Cohen
    assert "IL" in origins.also
    assert "IL" not in origins.countries
