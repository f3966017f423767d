from datetime import date
from pathlib import Path

import pytest

from app.screening.lists import read_list, without_days_to_come
from tests.screening.lists.shapes import SHAPES, Shape, un_xml

TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("day", "kept"),
    [("2026-03-01", True), ("2026-03-02", True), ("2026-03-03", False), ("2099-01-01", False)],
)
def test_a_listing_day_to_come_is_told_and_unknown(tmp_path: Path, day: str, *, kept: bool) -> None:
    text = un_xml().replace("2001-01-25", day, 1)
    (tmp_path / "consolidated.xml").write_text(text, "utf-8")
    parsed = without_days_to_come(read_list("un_sc", tmp_path), TODAY)
    first, *others = parsed.designations
    assert first.listed_on == (date.fromisoformat(day) if kept else None)
    assert all(one.listed_on == date(2001, 1, 25) for one in others)
    told = [(row.position, row.reason) for row in parsed.refused]
    assert told == (
        []
        if kept
        else [
            (
                f"entry {first.entry_id}",
                f"the listing day {day} is still to come; the entry is taken without it",
            )
        ]
    )


@pytest.mark.parametrize("shape", SHAPES, ids=[shape.id for shape in SHAPES])
def test_no_list_as_published_has_one(tmp_path: Path, shape: Shape) -> None:
    parsed = read_list(shape.list_id, shape.write(tmp_path), ["opensanctions"])
    assert without_days_to_come(parsed, date(2026, 11, 28)) is parsed
