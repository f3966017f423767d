from dataclasses import replace
from datetime import date

from app.domain.difference import changed_fields
from app.domain.listing import Alias, BirthDate, Designation, Kind, Strength


def alias(name: str) -> Alias:
    return Alias(name=name, strength=Strength.STRONG, script="Latn")


BEFORE = Designation(
    list_id="un_sc",
    entry_id="A.1",
    kind=Kind.PERSON,
    aliases=(alias("Ahmad Ali"), alias("A. Ali")),
    countries=("SY",),
    listed_on=date(2001, 1, 25),
    births=(BirthDate(year_from=1960, year_to=1962),),
)


def test_the_same_state_differs_in_nothing() -> None:
    assert changed_fields(BEFORE, replace(BEFORE)) == ({}, {})


def test_each_field_that_differs_is_given_as_it_was_and_as_it_is() -> None:
    after = replace(
        BEFORE,
        aliases=(alias("Ahmad Ali"), alias("Ahmed Aly")),
        countries=("SY", "LB"),
        listed_on=None,
        births=(BirthDate(year_from=1961, year_to=1961, day=date(1961, 5, 1)),),
        remarks="deceased",
    )
    was, now = changed_fields(BEFORE, after)
    name = {"strength": "strong", "script": "Latn"}
    assert was == {
        "aliases": [{"name": "A. Ali", **name}],
        "countries": [],
        "listed_on": "2001-01-25",
        "births": [[1960, 1962]],
        "remarks": None,
    }
    assert now == {
        "aliases": [{"name": "Ahmed Aly", **name}],
        "countries": ["LB"],
        "listed_on": None,
        "births": ["1961-05-01"],
        "remarks": "deceased",
    }
