from datetime import date

import pytest

from app.domain.listing import Alias, Designation, Kind, ListVersion, ParsedList, Strength
from app.errors import InputError, ListRefusedError
from app.ingest.gates import check_list, check_past

DAY = date(2026, 2, 27)


def parsed(entries: int, dated: date | None = DAY) -> ParsedList:
    name = (Alias(name="Someone", strength=Strength.PRIMARY, script="Latn"),)
    designations = tuple(
        Designation(list_id="un_sc", entry_id=str(n), kind=Kind.PERSON, aliases=name)
        for n in range(entries)
    )
    return ParsedList(
        list_id="un_sc", designations=designations, refused=(), sha256="0" * 64, dated=dated
    )


def in_force(entries: int, *, excerpt: bool = False) -> ListVersion:
    return ListVersion(
        list_id="un_sc",
        version="1",
        sha256="1" * 64,
        dated=DAY,
        entries=entries,
        excerpt=excerpt,
    )


@pytest.mark.parametrize(
    ("given", "current", "named"),
    [
        (parsed(0), None, "no entry"),
        (parsed(79), in_force(100), "79 entries, where 100"),
        (parsed(100, date(2025, 2, 27)), in_force(100), "2025-02-27"),
        (parsed(100, date(2046, 2, 27)), None, "2046-02-27, a day to come"),
    ],
)
def test_what_would_make_screening_blind_is_refused(
    given: ParsedList, current: ListVersion | None, named: str
) -> None:
    with pytest.raises(ListRefusedError, match=named):
        check_list(given, current, DAY, history=False)


@pytest.mark.parametrize(
    ("given", "current", "history"),
    [
        (parsed(1), None, False),
        (parsed(80), in_force(100), False),
        (parsed(100, None), in_force(100), False),
        (parsed(100, date(2026, 2, 28)), in_force(100), False),
        (parsed(5), in_force(100, excerpt=True), False),
        (parsed(5, date(2020, 1, 1)), in_force(100), True),
    ],
)
def test_a_sound_list_may_follow(
    given: ParsedList, current: ListVersion | None, *, history: bool
) -> None:
    check_list(given, current, DAY, history=history)


def test_a_version_of_the_past_is_of_the_past() -> None:
    check_past(None, DAY)
    check_past(DAY, DAY)
    with pytest.raises(InputError, match="2026-02-28"):
        check_past(date(2026, 2, 28), DAY)
