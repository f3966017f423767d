from string import printable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.api.cursors import BadCursorError, CursorSigner, Place

SIGNER = CursorSigner(secret=b"a secret of this deployment")
KEYS = st.lists(
    st.integers(-(1 << 63), (1 << 63) - 1) | st.text(st.characters(codec="utf-8"), max_size=20),
    min_size=1,
    max_size=3,
).map(tuple)
QUERIES = st.dictionaries(st.sampled_from(["country", "date", "q"]), st.text(printable, max_size=5))


@given(key=KEYS, backwards=st.booleans(), query=QUERIES)
def test_a_cursor_gives_its_place_back(
    key: tuple[str | int, ...],
    backwards: bool,  # noqa: FBT001 - hypothesis gives it
    query: dict[str, str],
) -> None:
    place = Place(key=key, backwards=backwards)
    assert SIGNER.read(SIGNER.write(place, query), query) == place


@given(query=QUERIES, other=QUERIES)
def test_a_cursor_is_refused_under_other_filters(
    query: dict[str, str], other: dict[str, str]
) -> None:
    cursor = SIGNER.write(Place(key=(1,)), query)
    if query == other:
        assert SIGNER.read(cursor, other).key == (1,)
    else:
        with pytest.raises(BadCursorError, match="does not belong"):
            SIGNER.read(cursor, other)


@given(st.text(max_size=80) | st.text("ABCabc012_-", max_size=80))
def test_a_made_up_cursor_is_refused(cursor: str) -> None:
    with pytest.raises(BadCursorError):
        SIGNER.read(cursor, {})


@given(position=st.integers(0, 10_000))
def test_a_changed_cursor_is_refused(position: int) -> None:
    cursor = SIGNER.write(Place(key=("2024-06-19", 77)), {})
    at = position % len(cursor)
    changed = cursor[:at] + ("A" if cursor[at] != "A" else "B") + cursor[at + 1 :]
    with pytest.raises(BadCursorError):
        SIGNER.read(changed, {})


def test_a_cursor_of_another_deployment_is_refused() -> None:
    cursor = CursorSigner(secret=b"another secret").write(Place(key=(1,)), {})
    with pytest.raises(BadCursorError):
        SIGNER.read(cursor, {})


def test_an_endless_cursor_is_refused_unread() -> None:
    with pytest.raises(BadCursorError, match="too long"):
        SIGNER.read("A" * 10_000, {})
