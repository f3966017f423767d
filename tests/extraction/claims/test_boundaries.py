"""Where a stretch may be cut, by the words and marks alone."""

import pytest

from app.extraction.claims.boundaries import boundaries
from app.extraction.reading.cast import Cast
from app.extraction.words.word_shapes import shapes_of
from app.text.tokens import tokenize


def ends(text: str) -> list[str]:
    """The last token before each boundary."""
    tokens = tokenize(text)
    found = boundaries(Cast(()), tokens, shapes_of(tokens))
    return [tokens[edge.until - 1].folded for edge in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("باعت الشركة النفط (50 طنا) إلى المصنع", []),
        ("باعت الشركة النفط (50 طنا)، وأعلنت أرباحها", [")"]),
        ("باعت الشركة النفط -وهو خام- إلى المصنع", []),
        ("باعت الشركة النفط - أعلنت أرباحها - قالت", ["النفط", "ارباحها"]),
        ("باعت الشركة كل شيء، بما في ذلك النفط", ["شيء"]),
    ],
    ids=["brackets", "closing", "dashes", "clauses between dashes", "what is included"],
)
def test_asides_are_not_cut_off(text: str, expected: list[str]) -> None:
    assert ends(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("نشرت الوزارة على موقعها www.example.org بيانا", []),
        ("ارتفعت الصادرات بنسبة ب135.7 بالمئة", []),
        ("فاز الفريق 2-صفر في المباراة", []),
        ("غاب المدير، 2-تم الاتفاق", ["المدير", "2"]),
    ],
    ids=["an address", "a number behind a letter", "a score", "an item"],
)
def test_what_is_written_without_blanks_is_not_cut(text: str, expected: list[str]) -> None:
    assert ends(text) == expected


def test_a_day_named_in_passing_cuts_nothing() -> None:
    assert ends("افتتح الوزير، مساء الأحد، المعرض، وغادر") == ["المعرض"]
