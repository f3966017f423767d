from hypothesis import given
from hypothesis import strategies as st

from app.extraction.claims.coverage import Covered
from app.text.span import Span

spans = st.tuples(st.integers(0, 80), st.integers(1, 20)).map(lambda p: Span(p[0], p[0] + p[1]))


@given(st.lists(spans, max_size=15).map(sorted), spans)
def test_finds_what_a_full_walk_finds(covered: list[Span], stretch: Span) -> None:
    assert Covered(covered).over(stretch) == [s for s in covered if s.overlaps(stretch)]
