import pycountry

from app.lexicon.identity_words import identity_words
from app.lexicon.titles import office_forms
from app.text.fold import fold


def test_countries_are_countries() -> None:
    known = {country.alpha_2 for country in pycountry.countries}
    assert identity_words().arabic_script <= known


def test_loose_titles_are_titles() -> None:
    assert identity_words().loose_titles <= set(office_forms())


def test_tails_are_folded() -> None:
    assert {fold(tail) for tail in identity_words().tails} == identity_words().tails


def test_spheres_are_few() -> None:
    assert set(identity_words().spheres.values()) == {"public", "sport", "arts"}
