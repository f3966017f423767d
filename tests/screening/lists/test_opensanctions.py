import json
from datetime import date
from pathlib import Path

import pytest

from app.domain.listing import Designation, Kind, Strength
from app.errors import ListRefusedError
from app.screening.lists import read_list, read_lists
from tests.screening.lists.shapes import SHAPES, SIMPLE_COLUMNS, table

ON = ("opensanctions",)


def entity(uid: str, schema: str = "Person", *, target: bool = True, **given: list[str]) -> str:
    return json.dumps(
        {
            "id": uid, "caption": (given.get("name") or [uid])[0], "schema": schema,
            "properties": given, "target": target, "last_seen": "2026-08-22T10:57:03",
        },
        ensure_ascii=False,
    )  # fmt: skip


def read(folder: Path, *lines: str) -> tuple[Designation, ...]:
    (folder / "entities.ftm.json").write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return read_list("opensanctions", folder, ON).designations


def test_it_is_off_unless_turned_on(tmp_path: Path) -> None:
    shape = next(s for s in SHAPES if s.id == "ftm")
    (tmp_path / "opensanctions").mkdir()
    shape.write(tmp_path / "opensanctions")
    lists, (warning,) = read_lists(tmp_path)
    assert lists == ()
    assert "non-commercial" in warning
    assert "MARSAD_OPENSANCTIONS=1" in warning
    with pytest.raises(ListRefusedError, match="non-commercial"):
        read_list("opensanctions", tmp_path / "opensanctions")
    (parsed,), warnings = read_lists(tmp_path, ON)
    assert (len(parsed.designations), warnings) == (12, ())


def test_every_field_is_read_with_its_sanctions(tmp_path: Path) -> None:
    sanction = entity(
        "s1", "Sanction", target=False, entity=["Q7747"], program=["SDGT"],
        listingDate=["2009-04-24"],
    )  # fmt: skip
    person = entity(
        "Q7747", name=["Vladimir PUTIN", "Владимир Путин"], weakAlias=["Poutine"],
        birthDate=["1952-10-07"], nationality=["ru"], passportNumber=["P1"], topics=["sanction"],
        programId=["EU-UKR"], position=["President"],
    )  # fmt: skip
    ship = entity("v1", "Vessel", name=["SHIP"], flag=["kp"], imoNumber=["7937317"])
    found, vessel = read(tmp_path, person, sanction, ship)
    assert [(a.name, a.strength, a.script) for a in found.aliases] == [
        ("Vladimir PUTIN", Strength.PRIMARY, "Latn"),
        ("Владимир Путин", Strength.STRONG, "Cyrl"),
        ("Poutine", Strength.WEAK, "Latn"),
    ]
    assert (found.programmes, found.listed_on) == (("SDGT", "EU-UKR"), date(2009, 4, 24))
    assert (found.countries, found.identifiers) == (("RU",), ("P1",))
    assert (vessel.kind, vessel.countries) == (Kind.VESSEL, ("KP",))
    assert read_list("opensanctions", tmp_path, ON).dated == date(2026, 8, 22)


def test_a_party_is_delisted_when_every_sanction_ended(tmp_path: Path) -> None:
    def ended(uid: str, party: str, *days: str) -> str:
        return entity(uid, "Sanction", target=False, entity=[party], endDate=list(days))

    first, second = read(
        tmp_path,
        entity("a", name=["A"]), entity("b", name=["B"]),
        ended("s1", "a", "2019-01-01"), ended("s2", "a", "2020-01-01"),
        ended("s3", "b", "2019-01-01"), ended("s4", "b"),
    )  # fmt: skip
    assert (first.delisted_on, second.delisted_on) == (date(2020, 1, 1), None)


def test_other_objects_are_no_entries(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        entity("a", name=["A"]),
        entity("minister", name=["B"], topics=["role.pep"]),
        entity("relative", name=["C"], target=False, topics=["sanction"]),
        entity("wallet", "CryptoWallet", topics=["sanction"]),
    )
    assert [entry.entry_id for entry in found] == ["a"]
    assert read_list("opensanctions", tmp_path, ON).refused == ()


def test_bad_lines_are_refused_alone(tmp_path: Path) -> None:
    sound = [entity(f"e{n}", name=[f"N{n}"]) for n in range(20)]
    read(tmp_path, *sound, "{broken", "[1]", entity("x", "Ghost", name=["X"]), entity("y"))
    parsed = read_list("opensanctions", tmp_path, ON)
    assert len(parsed.designations) == 20
    assert [r.position.rpartition(":")[2] for r in parsed.refused] == ["21", "22", "23", "24"]


def test_the_table_is_read_with_and_without_programme_ids(tmp_path: Path) -> None:
    row = {
        "id": "Q7747", "schema": "Person", "name": "PUTIN", "aliases": "Poutine;Путин",
        "birth_date": "1952-10-07", "countries": "ru", "identifiers": "P1;P2",
        "sanctions": "SDGT - 2009", "last_seen": "2026-08-22T10:57:03",
    }  # fmt: skip
    for columns in (SIMPLE_COLUMNS, tuple(c for c in SIMPLE_COLUMNS if c != "program_ids")):
        (tmp_path / "targets.simple.csv").write_text(table(columns, [row]), "utf-8")
        (found,) = read_list("opensanctions", tmp_path, ON).designations
        assert [a.name for a in found.aliases] == ["PUTIN", "Poutine", "Путин"]
        assert (found.identifiers, found.programmes) == (("P1", "P2"), ("SDGT - 2009",))


@pytest.mark.gold
def test_the_sample_is_read(eval_dir: Path) -> None:
    parsed = read_list("opensanctions", eval_dir / "lists/samples/opensanctions", ON)
    assert (len(parsed.designations), parsed.refused) == (10, ())
