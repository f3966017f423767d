"""HTML left in a text."""

import time

import pytest

from app.text.markup import past_entity, without_markup

CASES = [
    ("inline tag", "قال <b>بوتين</b>", "قال    بوتين    "),  # Putin said
    ("block tag", "<p>قال</p>", "\n  قال\n   "),
    ("tag inside a word", "بو<i>تين", "بو\u200b\u200b\u200bتين"),
    ("comment", "<!-- قال -->بعد", "            بعد"),
    ("script", "<script>قال</script>بعد", " " * 20 + "بعد"),
    ("marks of speech", "&quot;نعم&quot;.", '     "نعم"     .'),
    ("guillemets", "&laquo;نعم&raquo;", "      «نعم»      "),
    ("hard space", "قال&nbsp;بوتين", "قال      بوتين"),
    ("less than", "5 < 6 و7 > 3", "5 < 6 و7 > 3"),
    ("angle around Arabic", "<بوتين>", "<بوتين>"),
    ("unclosed comment", "<!-- قال", "<!-- قال"),
]


@pytest.mark.parametrize(("text", "expected"), [c[1:] for c in CASES], ids=[c[0] for c in CASES])
def test_markup_is_blanked_to_the_same_length(text: str, expected: str) -> None:
    assert without_markup(text) == expected
    assert len(expected) == len(text)


@pytest.mark.parametrize("piece", ["<", "<!--", "<script>", "<a ", "&quot;", "</p>"])
def test_time_is_linear(piece: str) -> None:
    started = time.process_time()
    without_markup(piece * 200_000)
    assert time.process_time() - started < 5.0


@pytest.mark.parametrize(
    ("text", "end", "moved"),
    [
        pytest.param("قال&#34;.", 4, 8, id="behind the first sign of an entity"),
        pytest.param("قال &amp", 5, 5, id="an ampersand alone"),
        pytest.param("قال", 0, 0, id="before the text"),
    ],
)
def test_no_entity_is_cut(text: str, end: int, moved: int) -> None:
    assert past_entity(text, end) == moved
