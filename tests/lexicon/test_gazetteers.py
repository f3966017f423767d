"""What must hold of the gazetteer files, whoever adds rows to them."""

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator

import pycountry
import pytest

from app.lexicon import bodies, heads, names, peoples, persons, places, states, titles
from app.lexicon.tables import DATA, several
from app.text.fold import INVISIBLE, TASHKEEL, TATWEEL, fold

MINIMUM = {
    "states.csv": 260,
    "bodies.csv": 2800,
    "persons.csv": 1250,
    "offices.csv": 340,
    "organisation_heads.csv": 170,
    "unnamed_heads.csv": 600,
    "name_parts.csv": 120,
    "given_names.csv": 2600,
    "definite_surnames.csv": 1500,
    "places.csv": 1100,
    "peoples.csv": 115,
}
KEY = {
    "states.csv": ("key",),
    "bodies.csv": ("key",),
    "persons.csv": ("key",),
    "offices.csv": ("form",),
    "organisation_heads.csv": ("form",),
    "unnamed_heads.csv": ("form",),
    "name_parts.csv": ("form",),
    "given_names.csv": ("form",),
    "definite_surnames.csv": ("form",),
    "places.csv": ("canonical_en", "iso2"),
    "peoples.csv": ("canonical_ar",),
}
FORBIDDEN = frozenset(TASHKEEL + TATWEEL + INVISIBLE)
WIKIDATA = re.compile(r"Q[1-9]\d*")
USER_ASSIGNED = {"XK"}


def rows(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def twice(values: Iterable[str]) -> list[str]:
    return [value for value, count in Counter(values).items() if count > 1]


def is_country(code: str) -> bool:
    return code in USER_ASSIGNED or pycountry.countries.get(alpha_2=code) is not None


@pytest.mark.parametrize(("name", "minimum"), MINIMUM.items())
def test_file_has_at_least_its_stated_rows(name: str, minimum: int) -> None:
    assert len(rows(name)) >= minimum


@pytest.mark.parametrize(("name", "columns"), KEY.items())
def test_no_key_comes_twice(name: str, columns: tuple[str, ...]) -> None:
    assert twice("|".join(row[c] for c in columns) for row in rows(name)) == []


@pytest.mark.parametrize("name", MINIMUM)
def test_cells_hold_plain_letters(name: str) -> None:
    cells = [c for row in rows(name) for column, c in row.items() if column != "vocalised_forms"]
    text = "".join(cells)
    assert sorted({hex(ord(c)) for c in text if c in FORBIDDEN}) == []
    shapes = {c for c in text if unicodedata.decomposition(c).startswith(("<initial", "<medial"))}
    shapes |= {c for c in text if unicodedata.decomposition(c).startswith(("<final", "<isolated"))}
    assert sorted(shapes) == []


@pytest.mark.parametrize("name", MINIMUM)
def test_cells_have_no_stray_space(name: str) -> None:
    cells = [part for row in rows(name) for cell in row.values() for part in cell.split(";")]
    assert [cell for cell in cells if cell != " ".join(cell.split())] == []


def owned_forms(name: str) -> Iterator[str]:
    match name:
        case "states":
            yield from (f for s in states.states() for f in (*s.forms, *s.capitals))
        case "bodies":
            yield from (f for b in bodies.bodies() for f in b.forms)
        case "persons":
            yield from (f for p in persons.persons() for f in (*p.forms, *p.short_forms))
        case "places":
            yield from (f for p in places.places() for f in p.forms)
        case _:
            raise AssertionError(name)


@pytest.mark.parametrize("name", ["states", "bodies", "persons", "places"])
def test_unconditional_form_belongs_to_one_row(name: str) -> None:
    assert twice(map(fold, owned_forms(name))) == []


def test_city_is_either_capital_or_place() -> None:
    known = set(states.state_forms()) | set(states.capital_forms())
    assert sorted(known & set(places.place_forms())) == []


def test_country_codes_exist() -> None:
    codes = {s.iso2 for s in states.states()} | {b.country for b in bodies.bodies()}
    codes |= {p.country for p in persons.persons()} | {p.iso2 for p in places.places()}
    codes |= {p.iso2 for p in peoples.peoples()}
    assert sorted(c for c in codes if c and not is_country(c)) == []


def test_every_country_of_the_standard_is_a_state() -> None:
    listed = {s.iso2 for s in states.states()}
    assert sorted(c.alpha_2 for c in pycountry.countries if c.alpha_2 not in listed) == []


def test_unlisted_states_have_no_code() -> None:
    assert [s.key for s in states.states() if s.iso2 != (None if "-" in s.key else s.key)] == []


def test_wikidata_identifiers_are_well_formed_and_single() -> None:
    ids = [s.wikidata for s in states.states()] + [b.wikidata for b in bodies.bodies()]
    ids += [p.wikidata for p in persons.persons()]
    present = [i for i in ids if i]
    assert [i for i in present if not WIKIDATA.fullmatch(i)] == []
    assert twice(present) == []


@pytest.mark.parametrize("name", ["states.csv", "bodies.csv", "places.csv"])
def test_context_forms_name_what_licenses_them(name: str) -> None:
    bare = [r for r in rows(name) if r["context_forms"] and not r["context"]]
    unconditional = [r["context_forms"] for r in bare if name == "places.csv"]
    assert unconditional == []


@pytest.mark.parametrize("name", ["bodies.csv", "states.csv"])
def test_context_form_is_not_also_unconditional(name: str) -> None:
    both = [
        form
        for row in rows(name)
        for form in several(row["context_forms"])
        if fold(form) in map(fold, several(row["forms"]))
    ]
    assert both == []


def test_tenures_are_of_known_offices_and_scopes() -> None:
    titles_known = {office.form for office in titles.offices()}
    scopes = set(states.states_by_key()) | set(bodies.bodies_by_key())
    tenures = [(p.key, t) for p in persons.persons() for t in p.offices]
    assert [key for key, t in tenures if t.office not in titles_known] == []
    assert [key for key, t in tenures if t.scope not in scopes] == []


def test_tenures_run_forward_in_years_of_the_news() -> None:
    shape = re.compile(r"(19|20)\d\d(-(0[1-9]|1[0-2]))?")
    tenures = [(p.key, t) for p in persons.persons() for t in p.offices]
    assert [key for key, t in tenures if not shape.fullmatch(t.start)] == []
    assert [key for key, t in tenures if t.end and not shape.fullmatch(t.end)] == []
    assert [key for key, t in tenures if t.end and t.end < t.start] == []


def test_persons_and_given_names_have_a_gender() -> None:
    assert {p.gender for p in persons.persons()} == {"m", "f"}
    assert {n.gender for n in names.given_names()} == {"m", "f", "u"}


def test_flags_are_yes_or_no() -> None:
    flags = {
        "offices.csv": ("of_state", "analyst"),
        "organisation_heads.csv": ("generic", "common_noun"),
        "unnamed_heads.csv": ("speaks", "expert"),
        "given_names.csv": ("common_word",),
        "definite_surnames.csv": ("common_word",),
    }
    for name, columns in flags.items():
        assert {row[c] for row in rows(name) for c in columns} == {"yes", "no"}, name


def test_readme_names_every_file_with_its_minimum() -> None:
    readme = (DATA / "README.md").read_text(encoding="utf-8")
    for name, minimum in MINIMUM.items():
        assert re.search(rf"`{re.escape(name)}` \| {minimum} \|", readme), name


def test_every_index_finds_something() -> None:
    indexes = (
        states.state_forms(), states.capital_forms(), states.demonym_forms(),
        bodies.body_forms(), bodies.context_body_forms(), persons.person_forms(),
        titles.office_forms(), heads.organisation_head_forms(), heads.unnamed_head_forms(),
        names.given_name_forms(), names.name_parts(), places.place_forms(),
        places.context_place_forms(), peoples.people_forms(),
    )  # fmt: skip
    assert all(len(index) > 20 for index in indexes)
