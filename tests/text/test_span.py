import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.span import Span

offsets = st.integers(min_value=0, max_value=50)
spans = st.builds(lambda a, n: Span(a, a + n), offsets, offsets)


def test_span_reads_the_characters_it_covers() -> None:
    assert Span(4, 9).of("قال بوتين إن") == "بوتين"


@pytest.mark.parametrize(
    ("id_", "text", "span", "expected"),
    [
        ("stop and blank", " نعم. ", Span(0, 6), "نعم"),
        ("nothing to strip", "نعم", Span(0, 3), "نعم"),
        ("all of it", " . ", Span(0, 3), ""),
    ],
)
def test_strip_leaves_out_edge_characters(id_: str, text: str, span: Span, expected: str) -> None:
    assert span.strip(text, " .").of(text) == expected, id_


@given(spans, spans)
def test_a_span_that_contains_another_overlaps_it_unless_it_is_empty(a: Span, b: Span) -> None:
    if a.contains(b) and b.length:
        assert a.overlaps(b)


@given(spans, spans)
def test_overlap_is_mutual(a: Span, b: Span) -> None:
    assert a.overlaps(b) == b.overlaps(a)
