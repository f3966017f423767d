"""A cell that should be a day and is none: the entry is taken without it, and it is told."""

from pathlib import Path

import pytest

from app.screening.lists import read_list
from tests.screening.lists.shapes import COUNT, SHAPES, Shape

BAD = "32/13/2020"
SPOILT = {
    "un_xml": ("LISTED_ON", "<LISTED_ON>2001-01-25", f"<LISTED_ON>{BAD}"),
    "eu_xml": ("designationDate", 'designationDate="2022-02-25', f'designationDate="{BAD}'),
    "eu_csv": ("Entity_DesignationDate", "2022-02-25", BAD),
    "uk_xml": (
        "DateDesignated",
        "<IndividualEntityShip>",
        f"<DateDesignated>{BAD}</DateDesignated><IndividualEntityShip>",
    ),
    "uk_csv": ("Date Designated", "25/02/2022", BAD),
    "seco_xml": ("effective-date", "2022-02-28", BAD),
    "csl_json": ("start_date", '"source"', f'"start_date": "{BAD}", "source"'),
    "journal_csv": ("startDate", ",I,,", f",I,{BAD},"),
}  # fmt: skip
"""By the shape: the field, and what is put in the place of what."""
BY_ID = {shape.id: shape for shape in SHAPES}


def spoilt(name: str, folder: Path, *, count: int) -> Path:
    _, old, new = SPOILT[name]
    file = BY_ID[name].write(folder) / BY_ID[name].main
    text = file.read_bytes().decode()
    assert old in text
    file.write_bytes(text.replace(old, new, count).encode())
    return folder


@pytest.mark.parametrize("name", SPOILT)
def test_a_day_that_is_none_is_told_beside_its_entry(tmp_path: Path, name: str) -> None:
    parsed = read_list(BY_ID[name].list_id, spoilt(name, tmp_path, count=1))
    assert len(parsed.designations) == COUNT
    (told,) = parsed.refused
    assert told.position.partition(":")[0].lower() == BY_ID[name].main.lower()
    assert told.reason == f"{SPOILT[name][0]} {BAD!r} is no day; the entry is taken without it"


def test_a_list_of_which_every_day_is_none_is_taken_and_all_are_told(tmp_path: Path) -> None:
    parsed = read_list("un_sc", spoilt("un_xml", tmp_path, count=-1))
    assert len(parsed.designations) == len(parsed.refused) == COUNT
    assert {one.listed_on for one in parsed.designations} == {None}


@pytest.mark.parametrize("shape", SHAPES, ids=[shape.id for shape in SHAPES])
def test_nothing_is_told_of_a_list_as_published(tmp_path: Path, shape: Shape) -> None:
    assert not read_list(shape.list_id, shape.write(tmp_path), ["opensanctions"]).refused
