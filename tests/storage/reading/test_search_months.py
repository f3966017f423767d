"""Which months are looked through, and when all rows are walked instead."""

from datetime import date

from app.storage.reading.search_months import Stretches

HUNDRED: list[tuple[date, int]] = [(date(2024, 12 - n, 1), 100) for n in range(12)]


def stretches(expected: int, months: list[tuple[date, int]] = HUNDRED) -> Stretches:
    return Stretches(kind="claim", expected=expected, months=months)


def test_frequent_words_are_walked() -> None:
    assert stretches(1_000).walked()
    assert not stretches(10, [(month, 10**6) for month, _ in HUNDRED]).walked()
    assert stretches(10, []).walked()
    assert not stretches(0).walked()


def test_stretches_grow_by_what_was_found() -> None:
    one = stretches(1_200)  # in each row
    tried = one.tried()
    assert next(tried) == [date(2024, month, 1) for month in (12, 11, 10)]
    one.found = 150
    assert next(tried) == [date(2024, month, 1) for month in range(12, 0, -1)]
    assert list(tried) == []


def test_months_without_rows_are_looked_through_too() -> None:
    one = stretches(1_000, [(date(2024, 3, 1), 10), (date(2024, 1, 1), 990)])
    assert next(one.tried()) == [date(2024, month, 1) for month in (3, 2, 1)]


def test_too_many_months_are_not_tried() -> None:
    assert list(stretches(1_000, [(date(2024, 3, 1), 1), (date(1, 1, 1), 999)]).tried()) == []
    assert list(stretches(1).tried()) == []
    assert list(stretches(5, []).tried()) == []
