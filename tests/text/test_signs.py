from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text import signs
from app.text.signs import Places, sign

WORDS = ("قال", "زيد", "بن", "عمر", "بن", "علي")


@pytest.fixture(autouse=True)
def _declarations(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(signs, "_DECLARED", [])
    signs._reader.cache_clear()
    yield
    signs._reader.cache_clear()


def test_places_are_those_of_the_words_that_have_the_sign() -> None:
    son, verb = sign(lambda: {"بن"}.__contains__), sign(lambda: {"قال"}.__contains__)
    places = Places(WORDS)
    assert list(places.of(son)) == [2, 4]
    assert list(places.of(verb)) == [0]


def test_a_word_is_tested_once_for_all_texts() -> None:
    asked: list[str] = []
    heard = sign(lambda: asked.append)
    assert list(Places(WORDS).of(heard)) == []
    assert list(Places(WORDS).of(heard)) == []
    assert asked == list(dict.fromkeys(WORDS))


def test_a_sign_declared_after_a_text_was_read_is_found_in_it() -> None:
    first = sign(lambda: {"زيد"}.__contains__)
    places = Places(WORDS)
    assert list(places.of(first)) == [1]
    second = sign(lambda: {"عمر"}.__contains__)
    assert list(places.changed(WORDS, {3}).of(second)) == [3]
    assert list(places.of(second)) == [3]


@given(
    st.lists(st.sampled_from(WORDS), max_size=9),
    st.dictionaries(st.integers(0, 8), st.sampled_from(("", *WORDS)), max_size=4),
    st.booleans(),
)
def test_changed_words_have_the_places_of_a_text_read_anew(
    words: list[str],
    changes: dict[int, str],
    asked: bool,  # noqa: FBT001 -- whether the places were read before
) -> None:
    son = sign(lambda: {"بن", ""}.__contains__)
    places = Places(words)
    if asked:
        places.of(son)
    others = [changes.get(place, word) for place, word in enumerate(words)]
    changed = places.changed(others, {place for place in changes if place < len(words)})
    assert list(changed.of(son)) == list(Places(others).of(son))
