"""A small index of made-up and public names, built once."""

from collections.abc import Callable
from datetime import date

import pytest

from app.domain.listing import Alias, BirthDate, Designation, Kind, ListVersion, Strength
from app.screening.index import Index, build_index_of
from app.screening.lists.scripts import script_of

Designate = Callable[..., Designation]


def designate(
    entry_id: str,
    *names: str,
    kind: Kind = Kind.PERSON,
    listed_on: date | None = None,
    delisted_on: date | None = None,
    births: tuple[int, ...] = (),
    countries: tuple[str, ...] = (),
    list_id: str = "un_sc",
) -> Designation:
    strengths = [Strength.PRIMARY] + [Strength.STRONG] * (len(names) - 1)
    return Designation(
        list_id=list_id,
        entry_id=entry_id,
        kind=kind,
        aliases=tuple(
            Alias(name=name, strength=strength, script=script_of(name))
            for name, strength in zip(names, strengths, strict=True)
        ),
        listed_on=listed_on,
        delisted_on=delisted_on,
        births=tuple(BirthDate(year_from=year, year_to=year) for year in births),
        countries=countries,
    )


ENTRIES = (
    designate("P1", "PUTIN, Vladimir Vladimirovich", births=(1952,), countries=("RU",)),
    designate("P2", "KADYROV, Ramzan Akhmatovich", "Рамзан КАДЫРОВ", listed_on=date(2017, 12, 20)),
    designate("P3", "KIM, Jong Un", countries=("KP",)),
    designate("P4", "KIM, Song", countries=("KP",)),
    designate("P5", "AL-HOUTHI, Abdul Malik", "عبدالملك الحوثي", listed_on=date(2014, 11, 7)),
    designate("P6", "AHMED, Ali", births=(1960,), countries=("YE",)),
    designate("P7", "AHMED, Ali", births=(1985,), countries=("SD",)),
    designate("P8", "XI, Jinping"),
    designate("O1", "BANK MELLI IRAN", kind=Kind.ORGANISATION, countries=("IR",)),
    designate("O2", "National Iranian Oil Company (NIOC)", kind=Kind.ORGANISATION),
    designate("O3", "HIZBALLAH", "PARTY OF GOD", kind=Kind.ORGANISATION),
    designate("O4", "LASHKAR-E-TAYYIBA", kind=Kind.ORGANISATION),
    designate("V1", "ANGARA", kind=Kind.VESSEL),
    *(
        designate(f"F{n}", name)
        for n, name in enumerate(
            f"{family}, {given}"
            for family in ("IVANOV", "SMIRNOV", "HADDAD", "OMARI", "PETROV", "KHALIL", "ORTEGA")
            for given in ("Sergei", "Mohamed", "Ahmed", "Vladimir", "Khaled", "Maria", "Andrei")
        )
    ),
)


@pytest.fixture(scope="session")
def index() -> Index:
    version = ListVersion(
        list_id="un_sc", version="1", sha256="0" * 64, dated=None, entries=len(ENTRIES)
    )
    return build_index_of(ENTRIES, [version])


@pytest.fixture(scope="session", name="designate")
def designate_fixture() -> Designate:
    return designate
