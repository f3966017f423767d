"""The list excerpts hold real references in the official shapes, and whom the articles name."""

import csv
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from app.screening.lists.folder import read_lists

LISTS = Path(__file__).resolve().parents[2] / "samples" / "lists"
_PLACEHOLDER = re.compile(r"^(99|EU\.999|RUS99|DPR99|IRN99)|PLACEHOLDER", re.IGNORECASE)


def _un() -> dict[str, ET.Element]:
    # our own file, not a stranger's
    root = ET.parse(LISTS / "un_sc" / "consolidated.xml").getroot()  # noqa: S314
    entries = [*root.iter("INDIVIDUAL"), *root.iter("ENTITY")]
    return {entry.findtext("REFERENCE_NUMBER", "").strip(): entry for entry in entries}


def _ofac(name: str) -> dict[str, list[list[str]]]:
    rows: dict[str, list[list[str]]] = {}
    with (LISTS / "us_ofac_sdn" / name).open(encoding="utf-8", newline="") as file:
        for row in csv.reader(file):
            if row != ["\x1a"]:
                rows.setdefault(row[0], []).append(row)
    return rows


def _eu(celex: str) -> list[dict[str, str]]:
    with (LISTS / "eu_journal" / f"{celex}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize(
    ("reference", "name", "listed_on"),
    [
        ("KPe.001", "KOREA MINING DEVELOPMENT TRADING CORPORATION", "2009-04-24"),
        ("IRi.001", "ABBASI-DAVANI", "2007-03-24"),
        ("IRe.007", "BANK SEPAH", "2007-03-24"),
        ("LYi.009", "QADHAFI", "2011-02-26"),
        ("LYi.015", "SAADI QADHAFI", "2011-02-26"),
        ("QDi.299", "ALI AL-BADRI AL-SAMARRAI", "2011-10-05"),
        ("YEi.001", "AL-KHALIQ AL-HOUTHI", "2014-11-07"),
        ("YEi.004", "ABDULMALIK AL-HOUTHI", "2015-04-14"),
        ("SDi.005", "RAHMAN JUMA BARKALLA", "2024-11-08"),
        ("SDi.006", "MOHAMED HAMID MOHAMED", "2024-11-08"),
    ],
)
def test_the_un_excerpt_holds_whom_the_articles_call_listed(
    reference: str, name: str, listed_on: str
) -> None:
    entry = _un()[reference]
    parts = ("FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME")
    assert name in " ".join(entry.findtext(part, "").strip() for part in parts).upper()
    assert entry.findtext("LISTED_ON", "").startswith(listed_on)


@pytest.mark.parametrize(
    ("number", "name"),
    [
        ("35096", "PUTIN, Vladimir Vladimirovich"),
        ("35233", "LAVROV, Sergei Viktorovich"),
        ("20157", "KIM, Jong Un"),
        ("23343", "KADYROV, Ramzan Akhmatovich"),
        ("22543", "PRIVATE MILITARY COMPANY 'WAGNER'"),
        ("21171", "PRIGOZHIN, Yevgeniy Viktorovich"),
        ("28315", "SHAMKHANI, Ali"),
        ("2686", "NASRALLAH, Hasan"),
        ("4697", "HIZBALLAH"),
        ("16692", "SECHIN, Igor"),
        ("27844", "RAISI, Ebrahim"),
        ("9345", "KOREA MINING DEVELOPMENT TRADING CORPORATION"),
    ],
)
def test_the_ofac_excerpt_holds_whom_the_articles_name(number: str, name: str) -> None:
    assert [row[1] for row in _ofac("sdn.csv")[number]] == [name]


def test_hemedti_stands_in_the_ofac_aliases_without_a_primary_row() -> None:
    assert "52510" not in _ofac("sdn.csv")
    assert "DAGALO, Mohamed Hamdan" in {row[3] for row in _ofac("alt.csv")["52510"]}


@pytest.mark.parametrize(
    ("celex", "name", "since"),
    [
        ("32014R0269", "Vladimir Vladimirovich PUTIN", "25.2.2022"),
        ("32014R0269", "Sergey Viktorovich LAVROV", "25.2.2022"),
        ("32014R0269", "Ramzan Akhmadovitch KADYROV", "25.7.2014"),
        ("32012R0036", "Bashar AL-ASSAD", "23.5.2011"),
        ("32020R1998", "Wagner Group", "13.12.2021"),
        ("32023R2147", "Defense Industries System", "22.1.2024"),
        ("32023R2147", "Al Junaid Multi Activities Co Ltd", "22.1.2024"),
    ],
)
def test_the_eu_excerpt_holds_whom_the_articles_call_listed_and_since_when(
    celex: str, name: str, since: str
) -> None:
    assert [row["startDate"] for row in _eu(celex) if row["name"] == name] == [since]


def test_no_reference_is_a_placeholder_and_each_list_is_an_excerpt() -> None:
    european = {path.stem: _eu(path.stem) for path in (LISTS / "eu_journal").glob("*.csv")}
    references = {
        "un_sc": list(_un()),
        "us_ofac_sdn": [*_ofac("sdn.csv"), *_ofac("alt.csv")],
        "eu_journal": [row["recordId"] for rows in european.values() for row in rows],
    }
    for name, found in references.items():
        assert not [ref for ref in found if _PLACEHOLDER.search(ref)], name
    assert 15 <= len(references["un_sc"]) <= 60
    assert 15 <= len(_ofac("sdn.csv")) <= 60
    assert 15 <= len(references["eu_journal"]) <= 60


def test_narrative_reasons_are_left_out() -> None:
    for entry in _un().values():
        assert len(entry.findtext("COMMENTS1", "")) <= 90
    for path in (LISTS / "eu_journal").glob("*.csv"):
        assert not any(row["reason"] for row in _eu(path.stem))


def test_the_list_readers_take_every_entry_and_refuse_none() -> None:
    lists, warnings = read_lists(LISTS)
    assert warnings == ()
    assert {found.list_id: len(found.designations) for found in lists} == {
        "un_sc": 38,
        "us_ofac_sdn": 40,
        "eu_journal": 57,
    }
    assert [row for found in lists for row in found.refused] == []
    designations = [d for found in lists for d in found.designations]
    assert sum(designation.primary_missing for designation in designations) == 5
