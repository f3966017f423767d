import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from app.domain.listing import Designation, Kind
from app.screening.lists import read_list
from tests.screening.lists.shapes import CSL_COLUMNS, table

ROW = {
    "_id": "x1", "source": "SDN - Treasury", "entity_number": "901", "type": "Individual",
    "programs": "SDGT; NPWMD", "name": "TEST, Omar", "alt_names": "PROBE, Omar; and ABU TEST",
    "nationalities": "IR", "citizenships": "KP", "dates_of_birth": "1952-10-07; circa 1950",
    "ids": "IR, A123, Passport; Male, Gender",
    "addresses": "Kremlin, Moscow, RU",
}  # fmt: skip
BODY = {
    "_id": "x2", "source": "Entity List (EL) - Bureau of Industry and Security",
    "name": "Works; and any successor, sub-unit, or subsidiary thereof",
    "addresses": "Road 1, Town, IR; Harbour, AM", "start_date": "2020-12-23",
    "end_date": "2056-06-29", "remarks": "FR",
}  # fmt: skip
SHIP = {
    "_id": "x3", "source": "SDN", "type": "Vessel", "name": "SHIP ONE", "vessel_flag": "Iran",
    "ids": "IMO 7937317, Vessel Registration Identification",
}  # fmt: skip


def sheet(folder: Path, *rows: dict[str, str], columns: tuple[str, ...] = CSL_COLUMNS) -> Path:
    (folder / "consolidated.csv").write_text(table(columns, rows), "utf-8", newline="")
    return folder


def read(folder: Path) -> tuple[Designation, ...]:
    return read_list("us_csl", folder).designations


def test_every_field_is_read(tmp_path: Path) -> None:
    person, body, ship = read(sheet(tmp_path, ROW, BODY, SHIP))
    assert [a.name for a in person.aliases] == ["TEST, Omar", "PROBE, Omar", "ABU TEST"]
    assert (person.kind, person.countries, person.identifiers) == (
        Kind.PERSON,
        ("IR", "KP"),
        ("A123",),
    )
    assert [(b.year_from, b.circa) for b in person.births] == [(1952, False), (1950, True)]
    assert person.programmes == ("SDGT", "NPWMD")
    assert (body.name, body.kind) == ("Works", Kind.UNKNOWN)
    assert (body.countries, body.programmes) == (("IR", "AM"), (BODY["source"],))
    assert (body.listed_on, body.delisted_on) == (date(2020, 12, 23), date(2056, 6, 29))
    assert (ship.countries, ship.identifiers) == (("IR",), ("7937317",))


def test_a_file_without_ids_gets_them_from_what_it_says(tmp_path: Path) -> None:
    rows = [{k: v for k, v in row.items() if k != "_id"} for row in (ROW, BODY, BODY)]
    found = read(sheet(tmp_path, *rows, columns=CSL_COLUMNS[1:]))
    assert len(found) == 2
    assert all(entry.entry_id.startswith("~") and len(entry.entry_id) == 9 for entry in found)


def test_the_json_says_the_same(tmp_path: Path) -> None:
    def member(row: dict[str, str]) -> dict[str, Any]:
        ids = [one.split(", ") for one in row.get("ids", "").split("; ") if one]
        places = [one.split(", ") for one in row.get("addresses", "").split("; ") if one]
        lists = {
            name: row[name].split("; ") if name in row else []
            for name in ("alt_names", "nationalities", "citizenships", "dates_of_birth")
        }
        return {
            **{name: row.get(name) for name in CSL_COLUMNS},
            **lists,
            "id": row["_id"],
            "programs": row["programs"].split("; ") if "programs" in row else [],
            "ids": [{"type": one[-1], "number": one[-2]} for one in ids],
            "addresses": [{"city": one[0], "country": one[-1]} for one in places],
            "entity_number": 901,
        }

    rows = (ROW, BODY, SHIP)
    text = json.dumps({"total": 3, "results": [member(row) for row in rows]})
    (tmp_path / "consolidated.json").write_text(text)
    from_json = read(tmp_path)
    assert from_json == read(sheet(tmp_path, *rows))


def test_a_member_that_is_no_object_is_refused_alone(tmp_path: Path) -> None:
    members = [{"id": f"x{n}", "name": f"Body {n}"} for n in range(9)]
    text = json.dumps({"results": [*members, "no object"]})
    (tmp_path / "Consolidated.json").write_text(text)
    parsed = read_list("us_csl", tmp_path)
    assert len(parsed.designations) == 9
    assert [r.position for r in parsed.refused] == ["Consolidated.json:10"]


@pytest.mark.gold
def test_the_real_file_is_read_whole(eval_dir: Path) -> None:
    parsed = read_list("us_csl", eval_dir / "lists/us_csl")
    # 115 rows; one party stands there five times, one twice.
    assert (len(parsed.designations), parsed.refused) == (110, ())


@pytest.mark.gold
def test_the_forms_of_the_sample_agree(eval_dir: Path, tmp_path: Path) -> None:
    sample = eval_dir / "lists/samples/us_csl"
    (tmp_path / "consolidated.json").write_bytes((sample / "consolidated.json").read_bytes())
    by_csv = {e.entry_id: e for e in read(sample)}
    by_json = {e.entry_id: e for e in read(tmp_path)}
    assert by_csv.keys() == by_json.keys()
    for uid, one in by_csv.items():
        assert (one.name, one.births) == (by_json[uid].name, by_json[uid].births)
