"""Inflected titles."""

import pytest

from app.lexicon.titles import Complement, OfficeClass, office_forms
from app.text.fold import fold

FORMS = [
    ("al-rais", "الرئيس", "رئيس"),  # the president
    ("al-raisa", "الرئيسة", "رئيس"),  # the president (f.)
    ("wazirat-al-kharijiyya", "وزيرة الخارجية", "وزير الخارجية"),  # the foreign minister (f.)
    ("wuzara", "وزراء", "وزير"),  # ministers
    ("al-muhallil-al-siyasi", "المحلل السياسي", "محلل"),  # the political analyst
]


@pytest.mark.parametrize(
    ("form", "office"), [row[1:] for row in FORMS], ids=[row[0] for row in FORMS]
)
def test_form_finds_its_title(form: str, office: str) -> None:
    assert office in [o.form for o in office_forms()[fold(form)]]


def test_office_of_state_takes_its_country_from_the_adjective() -> None:
    (minister,) = office_forms()[fold("وزير الخارجية")]
    assert minister.of_state
    assert minister.office_class is OfficeClass.MINISTER
    assert minister.complement in {Complement.NISBA, Complement.ANY}


def test_expert_is_an_analyst_title_and_minister_is_not() -> None:
    assert all(o.analyst for o in office_forms()[fold("الخبير")])
    assert not any(o.analyst for o in office_forms()[fold("وزير")])
