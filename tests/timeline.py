"""A made-up list over three versions: one entry is there, lost, and there again.

The versions are files in the shape of the UN list, of 2020, 2022 and 2024. One was lost and
came back (Sergey Lavrov), one was lost (Maria Zakharova), one came with the last version
(Dmitry Medvedev).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import product
from pathlib import Path

from app.ingest.lists import ListFolder

LIST = "un_sc"
FIRST, SECOND, THIRD = date(2020, 1, 1), date(2022, 1, 1), date(2024, 1, 1)


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One entry of a version; `listed_on` as the list states it."""

    id: str
    given: str
    family: str
    script: str = ""
    listed_on: date | None = None


BACK = Entry(
    id="RUi.001", given="Sergey", family="LAVROV", script="سيرغي لافروف", listed_on=date(2018, 5, 1)
)
LOST = Entry(id="RUi.002", given="Maria", family="ZAKHAROVA", script="ماريا زاخاروفا")
CAME = Entry(id="RUi.003", given="Dmitry", family="MEDVEDEV", script="ديمتري ميدفيديف")
GIVEN = (
    ("Ahmed", "أحمد"), ("Khalid", "خالد"), ("Omar", "عمر"), ("Yusuf", "يوسف"), ("Hassan", "حسن"),
    ("Ibrahim", "إبراهيم"), ("Pedro", "بيدرو"), ("Ivan", "إيفان"), ("Kim", "كيم"), ("Jean", "جان"),
    ("Mustafa", "مصطفى"), ("Nasser", "ناصر"), ("Fatima", "فاطمة"), ("Igor", "إيغور"),
)  # fmt: skip
FAMILY = (
    ("HADDAD", "حداد"), ("SMIRNOV", "سميرنوف"), ("ORTEGA", "أورتيغا"), ("KHALIL", "خليل"),
    ("MANSOUR", "منصور"), ("PETROV", "بتروف"), ("SALEM", "سالم"), ("NOVAK", "نوفاك"),
    ("BAKRI", "بكري"), ("DIALLO", "ديالو"), ("QASIM", "قاسم"), ("RAMOS", "راموس"),
    ("TAHER", "طاهر"), ("YOUNIS", "يونس"),
)  # fmt: skip
OTHERS = tuple(
    Entry(
        id=f"QDi.{n:03}",
        given=given,
        family=family,
        script=f"{given_ar} {family_ar}",
        listed_on=date(2001, 1, 25),
    )
    for n, ((given, given_ar), (family, family_ar)) in enumerate(product(GIVEN, FAMILY))
)
VERSIONS = {date(2019, 1, 1): (), FIRST: (BACK, LOST), SECOND: (), THIRD: (BACK, CAME)}


def version_folder(place: Path, day: date) -> Path:
    """The folder of the version of a day."""
    return write_version(place / day.isoformat(), day, (*VERSIONS[day], *OTHERS))


def write_version(folder: Path, day: date, entries: Iterable[Entry]) -> Path:
    """Write a list file dated `day` with these entries."""
    folder.mkdir(parents=True)
    people = "\n".join(map(_individual, entries))
    (folder / "consolidated.xml").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<CONSOLIDATED_LIST dateGenerated="{day}T00:00:00Z"><INDIVIDUALS>{people}</INDIVIDUALS>'
        "<ENTITIES></ENTITIES></CONSOLIDATED_LIST>\n",
        encoding="utf-8",
    )
    return folder


def _individual(entry: Entry) -> str:
    listed = f"<LISTED_ON>{entry.listed_on}</LISTED_ON>" if entry.listed_on else ""
    script = f"<NAME_ORIGINAL_SCRIPT>{entry.script}</NAME_ORIGINAL_SCRIPT>" if entry.script else ""
    return (
        f"<INDIVIDUAL><DATAID>1</DATAID><FIRST_NAME>{entry.given}</FIRST_NAME>"
        f"<SECOND_NAME>{entry.family}</SECOND_NAME>{script}"
        f"<REFERENCE_NUMBER>{entry.id}</REFERENCE_NUMBER>{listed}</INDIVIDUAL>"
    )


def loads(place: Path, days: Iterable[date]) -> list[ListFolder]:
    """What loads the versions of these days into history, in the order given."""
    return [ListFolder(list_id=LIST, folder=version_folder(place, d), as_of=d) for d in days]
