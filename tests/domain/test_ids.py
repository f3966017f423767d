import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.ids import WRITTEN_LENGTH, derive_id, read_id, write_id
from app.errors import InputError

NUMBERS = st.integers(min_value=1, max_value=(1 << 63) - 1)


@given(NUMBERS)
def test_a_written_id_reads_back(number: int) -> None:
    written = write_id(number)
    assert len(written) == WRITTEN_LENGTH
    assert read_id(written) == read_id(written.upper()) == number


@given(NUMBERS, NUMBERS)
def test_written_ids_sort_as_their_numbers(one: int, other: int) -> None:
    assert (write_id(one) < write_id(other)) == (one < other)


@given(st.lists(st.text(max_size=20), min_size=1, max_size=4))
def test_equal_parts_give_the_equal_id_inside_63_bits(parts: list[str]) -> None:
    number = derive_id(*parts)
    assert number == derive_id(*parts)
    assert 0 < number < 1 << 63


def test_parts_are_not_run_together() -> None:
    assert derive_id("ab", "c") != derive_id("a", "bc")


@pytest.mark.parametrize("written", ["", "abc", "i" * 13, "z" * 13, "0" * 13, "0" * 12 + "ا"])
def test_what_is_no_id_is_refused(written: str) -> None:
    with pytest.raises(InputError):
        read_id(written)
