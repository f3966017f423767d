from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.quotation import find_marked
from app.text.sentences import paragraphs


def inner(text: str, depth: int | None = 0) -> list[str]:
    found = find_marked(text, paragraphs(text))
    return [m.inner.of(text) for m in found if depth is None or m.depth == depth]


@pytest.mark.parametrize(
    ("id_", "text", "expected"),
    [
        ("guillemets", "قال «نعم» ثم", ["نعم"]),
        ("curly", "قال “نعم” ثم", ["نعم"]),
        ("curly reversed", "قال ”نعم“ ثم", ["نعم"]),
        ("closing shape at both ends", "قال ”نعم” ثم", ["نعم"]),
        ("straight", 'قال "نعم" ثم "لا".', ["نعم", "لا"]),
        ("two apostrophes", "قال ''نعم'' ثم", ["نعم"]),
        ("modifier double prime", "قال ʺنعمʺ ثم", ["نعم"]),
        ("low and high", "قال „نعم“ ثم", ["نعم"]),
        ("double brackets", "قال ((نعم)) ثم", ["نعم"]),
        ("guillemets reversed", "قال »نعم« ثم", ["نعم"]),
        ("mixed shapes", "قال «نعم” ثم", ["نعم"]),
        ("proclitic before the mark", "وصفه بـ«صديق» له", ["صديق"]),
        ("blank after the opening mark", 'لرويترز" يبدو أن الأمر انتهى".', ["يبدو أن الأمر انتهى"]),
        ("closing mark before a word", 'مدير "مركز الأمن "بجامعة جورجيا', ["مركز الأمن"]),
        ("no marks", "قال نعم", []),
        ("inches", 'شاشة 5" جديدة', []),
        ("apostrophe in a name", "سانت'ايجيديو قالت", []),
        ("stray closing mark", 'السلام في أوروبا." \n', []),
        ("empty marks", 'قال "" ثم', []),
    ],
)
def test_words_in_marks_are_found(id_: str, text: str, expected: list[str]) -> None:
    assert inner(text) == expected, id_


def test_nested_marks_have_depth_one() -> None:
    assert inner("قال «هذا “فرانكشتاين” جديد» ثم", depth=1) == ["فرانكشتاين"]


def test_unclosed_mark_ends_with_its_sentence() -> None:
    (found,) = find_marked("أ «فرصا للعمل معهم. وأشار", paragraphs("أ «فرصا للعمل معهم. وأشار"))
    assert (found.inner.of("أ «فرصا للعمل معهم. وأشار"), found.closed) == ("فرصا للعمل معهم", False)


def test_unclosed_mark_runs_to_the_paragraph_when_the_next_one_reopens() -> None:
    text = 'وأضاف "لا سلام مع القتال. هذا رأينا.\n"لو أرادوا السلام فليوقفوا النار."'
    assert inner(text) == ["لا سلام مع القتال. هذا رأينا.", "لو أرادوا السلام فليوقفوا النار."]


def test_marks_closed_in_a_later_paragraph_are_one_stretch() -> None:
    assert inner("قال «نعم هذا\nصحيح تماما» ثم") == ["نعم هذا\nصحيح تماما"]


def test_twice_opened_marks_with_one_end_are_one_stretch() -> None:
    assert inner("قال «إعلان الوزارة «تفوح منه رائحة».") == ["إعلان الوزارة «تفوح منه رائحة"]


marks = st.text(alphabet="«»“”„\"'‘’() \n.،قالب3", max_size=60)


@given(marks)
def test_stretches_nest_or_are_apart(text: str) -> None:
    found = find_marked(text, paragraphs(text))
    for a in found:
        assert 0 <= a.outer.start <= a.inner.start < a.inner.end <= a.outer.end <= len(text)
        for b in found:
            assert (
                a.outer.contains(b.outer)
                or b.outer.contains(a.outer)
                or not (a.outer.overlaps(b.outer))
            )


@given(marks)
def test_outermost_stretches_do_not_overlap(text: str) -> None:
    outermost = [m.outer for m in find_marked(text, paragraphs(text)) if m.depth == 0]
    assert all(not a.overlaps(b) for a, b in pairwise(outermost))
