from datetime import date
from typing import Any

import pytest

from app.cli.records import day_of_option, query_of, unknown_keys
from app.errors import InputError


@pytest.mark.parametrize(
    ("record", "told"),
    [
        ({}, "^name is missing$"),
        ({"name": 5}, "^name is a whole number, not a text$"),
        ({"name": " "}, "^name is empty$"),
        ({"name": "x\x00y"}, "^name holds a NUL character at offset 1$"),
        ({"name": "x\ud800"}, "^name holds a lone surrogate"),
        ({"name": "x", "kind": "aircraft"}, "is none of person, organisation, vessel$"),
        ({"name": "x", "kind": "unknown"}, "is none of person, organisation, vessel$"),
        ({"name": "x", "birth_year": 1000}, "is not a year, 1850 to 2100$"),
        ({"name": "x", "birth_year": 2101}, "is not a year, 1850 to 2100$"),
        ({"name": "x", "role": 5}, "^role is a whole number, not a text$"),
        ({"name": "x", "contry": "RU"}, "^'contry' is no key; is 'country' meant"),
        ({"name": "x", "birthyear": 1950}, "^'birthyear' is no key; is 'birth_year' meant"),
        ({"Name": "x"}, "^'Name' is no key; is 'name' meant"),
        ({"name": "x", "as_of": "2020-01-01"}, "--as-of DAY$"),
    ],
)
def test_what_cannot_be_meant_is_named(record: dict[str, Any], told: str) -> None:
    with pytest.raises(InputError, match=told):
        query_of(record, None)


@pytest.mark.parametrize("key", ["foo", "limit", "list", "latin", "accept", "same", "uid"])
def test_a_key_of_somebody_elses_does_not_keep_a_name_from_being_asked(key: str) -> None:
    record = {"id": 1, "name": "x", "kind": "person", "country": "ru", "birth_year": 1850, key: 1}
    query = query_of(record, date(2024, 6, 19))
    assert (query.name, query.country, query.birth_year) == ("x", "RU", 1850)
    assert unknown_keys(record) == [key]


@pytest.mark.parametrize("text", ["2024-06-19", "٢٠٢٤-٠٦-١٩"])
def test_a_day_is_read_in_both_kinds_of_digits(text: str) -> None:
    assert day_of_option("--as-of", text) == date(2024, 6, 19)


@pytest.mark.parametrize("text", ["20240619", "1800-01-01", "2024-06", "2024-06-31", "x", ""])
def test_what_is_no_day_names_the_option(text: str) -> None:
    with pytest.raises(InputError, match=r"^--as-of"):
        day_of_option("--as-of", text)


def test_no_day_given_is_none() -> None:
    assert day_of_option("--as-of", None) is None
