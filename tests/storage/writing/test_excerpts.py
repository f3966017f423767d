"""Excerpts of articles."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.article import Zone, ZoneKind
from app.storage.writing.excerpts import LONGEST, excerpt
from app.text.span import Span


def zone(start: int, end: int) -> Zone:
    return Zone(kind=ZoneKind.HEADLINE, span=Span(start, end))


@pytest.mark.parametrize(
    ("text", "zones", "expected"),
    [
        ("عنوان\nنص  الخبر\n", (zone(0, 5),), "نص الخبر"),  # a headline and the news
        ("نص الخبر", (), "نص الخبر"),
        ("عنوان", (zone(0, 5),), "عنوان"),  # nothing but a headline
        ("ab cd ef", (zone(0, 2), zone(1, 5)), "ef"),
        ("", (), ""),
    ],
    ids=["body", "no-zones", "headline-only", "overlapping", "empty"],
)
def test_an_excerpt_is_the_beginning_of_the_body(
    text: str, zones: tuple[Zone, ...], expected: str
) -> None:
    assert excerpt(text, zones) == expected


@given(st.text(max_size=2000))
def test_an_excerpt_is_short_and_on_one_line(text: str) -> None:
    made = excerpt(text, ())
    assert len(made) <= LONGEST + 1
    assert "\n" not in made


@given(st.lists(st.text(alphabet="ابت", min_size=1, max_size=20), max_size=200))
def test_an_excerpt_cuts_between_words(words: list[str]) -> None:
    made = excerpt(" ".join(words), ())
    shown = made.removesuffix("…").split()
    assert shown == words[: len(shown)]
    assert made.endswith("…") == (len(shown) < len(words))
