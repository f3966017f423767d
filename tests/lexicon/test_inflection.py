"""Regular inflection of adjectives of origin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.lexicon.inflection import (
    Gender,
    Number,
    definite,
    english_plural,
    feminine,
    inflect,
    inflect_plural,
)

M, F = Gender.MASCULINE, Gender.FEMININE
S, D, P = Number.SINGULAR, Number.DUAL, Number.PLURAL

READINGS = [
    # romanisation, translation
    ("amiriki", "أميركي", "أميركي", M, S, False),  # amīrkī, American
    ("amirikiyya", "أميركي", "الأميركية", F, S, True),  # al-amīrkiyya, the American (f.)
    ("amirikiyyan", "أميركي", "أميركيان", M, D, False),  # amīrkiyyān, two Americans
    ("amirikiyyatayn", "أميركي", "الأميركيتين", F, D, True),  # al-amīrkiyyatayn, the two (f.)
    ("amirikiyyun", "أميركي", "الأميركيون", M, P, True),  # al-amīrkiyyūn, the Americans
    ("amirikiyyin", "أميركي", "أميركيين", M, P, False),  # amīrkiyyīn, Americans (oblique)
    ("amirikiyyat", "أميركي", "أميركيات", F, P, False),  # amīrkiyyāt, American women
    ("kuri-shamali", "كوري شمالي", "الكوري الشمالي", M, S, True),  # the North Korean
    ("kuriyya-shamaliyya", "كوري شمالي", "كورية شمالية", F, S, False),  # North Korean (f.)
    ("kuriyyun-shamaliyyun", "كوري شمالي", "كوريون شماليون", M, P, False),  # North Koreans
    ("janub-ifriqi", "جنوب أفريقي", "الجنوب أفريقية", F, S, True),  # the South African (f.)
    ("janub-ifriqi-both", "جنوب أفريقي", "الجنوب الأفريقي", M, S, True),  # the South African
]


@pytest.mark.parametrize(
    ("base", "form", "gender", "number", "is_definite"),
    [row[1:] for row in READINGS],
    ids=[row[0] for row in READINGS],
)
def test_inflection_has_the_form_with_its_reading(
    base: str, form: str, gender: Gender, number: Number, *, is_definite: bool
) -> None:
    found = [i for i in inflect(base) if i.form == form]
    assert [(i.gender, i.number, i.definite) for i in found] == [(gender, number, is_definite)]


def test_first_word_that_is_no_nisba_never_inflects() -> None:
    assert not [i.form for i in inflect("جنوب أفريقي") if "جنوبة" in i.form or "جنوبون" in i.form]


def test_accusative_is_marked() -> None:
    assert [i.form for i in inflect("روسي") if i.accusative] == ["روسيا"]


def test_irregular_plural_takes_the_article() -> None:
    assert [i.form for i in inflect_plural("أتراك")] == ["أتراك", "الأتراك"]


def test_article_and_feminine_reach_every_word() -> None:
    assert definite("كوري شمالي") == "الكوري الشمالي"
    assert feminine("كوري شمالي") == "كورية شمالية"


@given(st.text(alphabet="بتثجحخدذرزسشصضطظعغفقكلمنه", min_size=2, max_size=8))
def test_no_form_comes_twice_and_the_base_comes_first(stem: str) -> None:
    forms = [i.form for i in inflect(stem + "ي")]
    assert forms[0] == stem + "ي"
    assert len(forms) == len(set(forms))


@pytest.mark.parametrize(
    ("noun", "plural"),
    [
        ("official", "officials"),
        ("businessman", "businessmen"),
        ("agency", "agencies"),
        ("eyewitness", "eyewitnesses"),
        ("news agencies", "news agencies"),
        ("women", "women"),
        ("media", "media"),
    ],
)
def test_english_plurals(noun: str, plural: str) -> None:
    assert english_plural(noun) == plural
