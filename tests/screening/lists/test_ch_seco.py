from datetime import date
from pathlib import Path

import pytest

from app.domain.listing import BirthDate, Designation, Kind, PartKind, Strength
from app.screening.lists import read_list
from tests.screening.lists.shapes import HEAD

PROGRAMME = """<sanctions-program ssid="1"><program-key lang="ger">Weissrussland</program-key>
<program-key lang="eng">Belarus</program-key><sanctions-set ssid="7" lang="eng">x</sanctions-set>
</sanctions-program>"""
PLACE = '<place ssid="50"><country iso-code="KP">Korea (North)</country></place>'
PERSON = """<individual sex="male"><identity main="true">
<name name-type="primary-name" quality="good" lang="eng">
<name-part order="3" name-part-type="father-name"><value>Aliaksandravich</value></name-part>
<name-part order="1" name-part-type="title"><value>Mullah</value></name-part>
<name-part order="2" name-part-type="family-name"><value>Lukashenka</value>
<spelling-variant lang="RUS" script="LATN">Lukashenko</spelling-variant>
<spelling-variant lang="RUS" script="CYRL">Лукашенко</spelling-variant></name-part>
<name-part order="4" name-part-type="given-name"><value>Dzmitry</value>
<spelling-variant lang="RUS" script="CYRL">Дмитрий</spelling-variant>
<spelling-variant lang="RUS" script="CYRL">Дима</spelling-variant></name-part></name>
<name name-type="alias" quality="low"><name-part order="1" name-part-type="whole-name">
<value>Dima</value></name-part></name>
<day-month-year day="23" month="3" year="1980" calendar="Gregorian"/>
<day-month-year year="1981"/><day-month-year year="1400" calendar="Hijri"/>
<nationality><country iso-code="BY">Belarus</country></nationality>
<identification-document document-type="passport"><number>P1</number></identification-document>
</identity><identity main="false"><name name-type="primary-name" quality="good">
<name-part order="1" name-part-type="whole-name"><value>Second Self</value></name-part></name>
</identity></individual>"""
SHIP = """<object object-type="vessel"><identity main="true"><name name-type="primary-name">
<name-part order="1" name-part-type="whole-name"><value>Hui Chon</value></name-part></name>
<address place-id="50"/></identity>
<other-information>IMO Number: 8405270</other-information></object>"""
REPEATED = """<added><target ssid="999"><individual><identity><name name-type="primary-name">
<name-part><value>Not This</value></name-part></name></identity></individual></target></added>"""


def modification(kind: str, day: str, inner: str = "") -> str:
    return f'<modification modification-type="{kind}" effective-date="{day}">{inner}</modification>'


def target(ssid: int, body: str, *modifications: str) -> str:
    changes = "".join(modifications)
    sets = "<sanctions-set-id>7</sanctions-set-id>"
    return f'<target ssid="{ssid}">{sets}{body}{changes}</target>'


def read(folder: Path, *targets: str) -> tuple[Designation, ...]:
    text = (
        f'{HEAD}<swiss-sanctions-list date="2026-08-27" list-type="whole-list">'
        f"{PROGRAMME}{''.join(targets)}{PLACE}</swiss-sanctions-list>"
    )
    (folder / "Consolidated-List.xml").write_text(text, "utf-8")
    return read_list("ch_seco", folder).designations


def test_names_are_built_from_parts_in_every_spelling(tmp_path: Path) -> None:
    (found,) = read(tmp_path, target(901, PERSON))
    assert [(a.name, a.strength, a.script) for a in found.aliases] == [
        ("Lukashenka Aliaksandravich Dzmitry", Strength.PRIMARY, "Latn"),
        ("Lukashenko Aliaksandravich Dzmitry", Strength.STRONG, "Latn"),
        ("Лукашенко Aliaksandravich Дмитрий", Strength.STRONG, "Cyrl"),
        ("Лукашенко Aliaksandravich Дима", Strength.STRONG, "Latn"),
        ("Dima", Strength.WEAK, "Latn"),
        ("Second Self", Strength.STRONG, "Latn"),
    ]
    assert [part.kind for part in found.aliases[0].parts] == [
        PartKind.FAMILY,
        PartKind.PATRONYMIC,
        PartKind.GIVEN,
    ]


def test_every_other_field_is_read(tmp_path: Path) -> None:
    person, ship = read(tmp_path, target(901, PERSON), target(902, SHIP))
    assert person.births == (
        BirthDate(year_from=1980, year_to=1980, day=date(1980, 3, 23)),
        BirthDate(year_from=1981, year_to=1981),
    )
    assert (person.countries, person.identifiers) == (("BY",), ("P1",))
    assert person.programmes == ("Belarus",)
    assert (ship.kind, ship.countries, ship.identifiers) == (Kind.VESSEL, ("KP",), ("8405270",))


VALIDITY = [
    ("listed", [("listed", "2022-02-28")], ("2022-02-28", None)),
    ("amended since", [("amended", "2023-01-01"), ("listed", "2022-02-28")], ("2022-02-28", None)),
    ("no longer", [("de-listed", "2016-03-01"), ("listed", "2011-07-11")],
     ("2011-07-11", "2016-03-01")),
    ("in any order", [("listed", "2011-07-11"), ("de-listed", "2016-03-01")],
     ("2011-07-11", "2016-03-01")),
    ("back again",
     [("listed", "2020-01-01"), ("de-listed", "2016-03-01"), ("listed", "2011-07-11")],
     ("2020-01-01", None)),
    ("one day, the first is newest", [("de-listed", "2016-03-01"), ("listed", "2016-03-01")],
     ("2016-03-01", "2016-03-01")),
    ("never said", [], (None, None)),
]  # fmt: skip


@pytest.mark.parametrize(
    ("changes", "days"), [v[1:] for v in VALIDITY], ids=[v[0] for v in VALIDITY]
)
def test_since_when_and_until_when(
    tmp_path: Path, changes: list[tuple[str, str]], days: tuple[str | None, str | None]
) -> None:
    made = [modification(kind, day, REPEATED) for kind, day in changes]
    (found,) = read(tmp_path, target(901, SHIP, *made))
    assert found.name == "Hui Chon"
    stated = (found.listed_on, found.delisted_on)
    assert tuple(day and day.isoformat() for day in stated) == days


def test_a_target_without_a_party_is_refused_alone(tmp_path: Path) -> None:
    sound = [target(n, SHIP) for n in range(910, 920)]
    assert len(read(tmp_path, *sound, target(930, ""))) == 10
    (refused,) = read_list("ch_seco", tmp_path).refused
    assert "930" in refused.reason


@pytest.mark.gold
def test_the_sample_is_read(eval_dir: Path) -> None:
    parsed = read_list("ch_seco", eval_dir / "lists/samples/ch_seco")
    found = {entry.entry_id: entry for entry in parsed.designations}
    assert (len(found), parsed.refused, parsed.dated) == (11, (), date(2026, 8, 27))
    gone = {uid for uid, entry in found.items() if entry.delisted_on}
    assert gone == {"5142", "5300", "5817"}
