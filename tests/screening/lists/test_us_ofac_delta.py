from datetime import date
from pathlib import Path

import pytest

from app.domain.listing import Designation, Strength
from app.errors import ListRefusedError
from app.screening.lists import read_list
from tests.screening.lists.shapes import HEAD, NUMBERS, family, sdn_csv, sdn_xml

FIRST, SECOND = NUMBERS[:2]


def name(text: str, *, primary: bool = False, low: bool = False, action: str = "") -> str:
    return (
        f'<name action="{action}"><isPrimary>{str(primary).lower()}</isPrimary>'
        f"<isLowQuality>{str(low).lower()}</isLowQuality><translations><translation>"
        f"<formattedFullName>{text}</formattedFullName></translation></translations></name>"
    )


def entity(
    uid: str, action: str = "", names: str = "", programmes: str = "", on: str = "SDN List"
) -> str:
    stated = f' action="{action}"' if action else ""
    return (
        f'<entity id="{uid}"{stated}><generalInfo><entityType>Entity</entityType></generalInfo>'
        f'<sanctionsLists><sanctionsList datePublished="2025-10-22">{on}</sanctionsList>'
        f"</sanctionsLists><sanctionsPrograms>{programmes}</sanctionsPrograms>"
        f"<names>{names}</names></entity>"
    )


def delta(*entities: str, day: str = "2025-11-10") -> str:
    return (
        f'{HEAD}<sanctionsData xmlns="https://www.treasury.gov/ofac/DeltaFile/1.0">'
        f"<publicationInfo><datePublished>{day}T00:00:00-05:00</datePublished></publicationInfo>"
        f"<entities>{''.join(entities)}</entities></sanctionsData>"
    )


def read(folder: Path, *deltas: str) -> dict[str, Designation]:
    (folder / "sdn.xml").write_text(sdn_xml())
    for number, text in enumerate(deltas):
        (folder / f"delta_{number}.xml").write_text(text, "utf-8")
    parsed = read_list("us_ofac_sdn", folder)
    return {entry.entry_id: entry for entry in parsed.designations}


def test_entries_are_added_and_removed(tmp_path: Path) -> None:
    added = entity("17248", "add", name("NEW FIRM", primary=True) + name("NF", low=True))
    found = read(tmp_path, delta(added, entity(FIRST, "remove")))
    assert FIRST not in found
    assert [(a.name, a.strength) for a in found["17248"].aliases] == [
        ("NEW FIRM", Strength.PRIMARY),
        ("NF", Strength.WEAK),
    ]
    assert found["17248"].listed_on == date(2025, 10, 22)


CHANGES = [
    ("modify", "modify"), ("change", "change"), ("update", "update"), ("children only", ""),
]  # fmt: skip


@pytest.mark.parametrize("action", [c[1] for c in CHANGES], ids=[c[0] for c in CHANGES])
def test_a_change_keeps_what_it_does_not_name(tmp_path: Path, action: str) -> None:
    programme = '<sanctionsProgram action="add">SDGT</sanctionsProgram>'
    change = entity(FIRST, action, name("ALSO CALLED", action="add"), programme)
    found = read(tmp_path, delta(change))[FIRST]
    assert [a.name for a in found.aliases][1:] == ["ALSO CALLED"]
    assert found.name.startswith(family(FIRST))
    assert found.programmes == ("SDGT",)


def test_a_change_can_take_a_name_and_a_programme_away(tmp_path: Path) -> None:
    more = '<sanctionsProgram action="add">SDGT</sanctionsProgram>'
    less = '<sanctionsProgram action="remove">SDGT</sanctionsProgram>'
    found = read(
        tmp_path,
        delta(entity(FIRST, "", name("ALIAS", action="add"), more), day="2025-11-11"),
        delta(entity(FIRST, "", name("ALIAS", action="remove"), less), day="2025-11-12"),
    )[FIRST]
    assert (len(found.aliases), found.programmes) == (1, ())


def test_deltas_are_applied_in_order_of_their_days_and_old_ones_not(tmp_path: Path) -> None:
    add = entity("17248", "add", name("NEW FIRM", primary=True))
    later = delta(entity("17248", "remove"), day="2025-12-01")
    before_the_list = delta(entity(SECOND, "remove"), day="2025-11-01")
    found = read(tmp_path, later, delta(add), before_the_list)
    assert "17248" not in found
    assert SECOND in found
    parsed = read_list("us_ofac_sdn", tmp_path)
    assert (parsed.version, parsed.dated) == ("2025-12-01", date(2025, 12, 1))


def test_entries_of_the_other_list_are_passed_over(tmp_path: Path) -> None:
    other = entity(FIRST, "remove", on="Sectoral Sanctions Identifications List")
    assert FIRST in read(tmp_path, delta(other))


def test_a_change_of_an_entry_that_is_not_there_is_quarantined(tmp_path: Path) -> None:
    (tmp_path / "sdn.xml").write_text(sdn_xml())
    (tmp_path / "changes.xml").write_text(delta(entity("99999")))
    (refused,) = read_list("us_ofac_sdn", tmp_path).refused
    assert "99999" in refused.reason
    assert refused.position.startswith("changes.xml:")


def test_a_delta_goes_on_top_of_csv_too(tmp_path: Path) -> None:
    for file, content in sdn_csv().items():
        (tmp_path / file).write_bytes(content)
    (tmp_path / "delta.xml").write_text(delta(entity(FIRST, "remove")))
    parsed = read_list("us_ofac_sdn", tmp_path)
    assert len(parsed.designations) == len(NUMBERS) - 1
    assert parsed.dated == date(2025, 11, 10)


def test_a_broken_delta_refuses_the_list(tmp_path: Path) -> None:
    with pytest.raises(ListRefusedError, match=r"delta_0\.xml"):
        read(tmp_path, delta(entity(FIRST, "remove"))[:-30])
    with pytest.raises(ListRefusedError, match="HTML"):
        read(tmp_path, "<html></html>")


@pytest.mark.gold
def test_the_samples_fit_on_each_other(eval_dir: Path, tmp_path: Path) -> None:
    samples = eval_dir / "lists/samples"
    for file in (samples / "us_ofac_sdn_csv").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    for file in (samples / "us_ofac_sdn_delta").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    parsed = read_list("us_ofac_sdn", tmp_path)
    found = {entry.entry_id: entry for entry in parsed.designations}
    assert found["17248"].name == "LUKOIL OAO"
    assert "15945" not in found
    assert "UKRAINE-EO13662" in found["17018"].programmes
    assert (parsed.dated, parsed.refused) == (date(2025, 11, 7), ())
