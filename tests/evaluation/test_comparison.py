import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.evaluation.comparison import cue_key, name_key, overlap, trimmed
from app.text.span import Span

_SPANS = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda t: Span(min(t), max(t)))


@pytest.mark.parametrize(
    ("case", "left", "right", "expected"),
    [
        ("same", Span(2, 8), Span(2, 8), 1.0),
        ("half", Span(0, 10), Span(0, 5), 0.5),
        ("touching", Span(0, 5), Span(5, 9), 0.0),
        ("apart", Span(0, 2), Span(5, 9), 0.0),
    ],
)
def test_overlap_is_intersection_over_union(
    case: str, left: Span, right: Span, expected: float
) -> None:
    assert overlap(left, right) == expected, case


@given(_SPANS, _SPANS)
def test_overlap_is_symmetric_and_in_the_unit_interval(left: Span, right: Span) -> None:
    assert overlap(left, right) == overlap(right, left)
    assert 0.0 <= overlap(left, right) <= 1.0


@pytest.mark.parametrize(
    ("case", "text", "expected"),
    [
        ("annahā wathīqa, that it is a document", "أنها وثيقة.", "وثيقة"),
        ("bi-anna l-bilād, that the country", " بأنّ البلاد ", "البلاد"),
        ("wa-inna inna, twice", "وإن «أن الحرب انتهت»", "الحرب انتهت"),
        ("marks at both ends", "«وثيقة ثورية»،", "وثيقة ثورية"),
        ("near miss: anbāʾ (news) begins with an", "أنباء سارة", "أنباء سارة"),
        ("a complementiser alone is kept", "أن", "أن"),
    ],
)
def test_indirect_spans_lose_marks_and_complementisers(case: str, text: str, expected: str) -> None:
    span = trimmed(text, Span(0, len(text)), complementiser=True)
    assert span.of(text) == expected, case


def test_direct_spans_keep_their_complementiser() -> None:
    text = "«إنها وثيقة»"
    assert trimmed(text, Span(0, len(text)), complementiser=False).of(text) == "إنها وثيقة"


@given(st.text(alphabet="أن إنها«» وثيقة.", max_size=40), _SPANS)
def test_trimming_never_leaves_the_text_or_the_span(text: str, span: Span) -> None:
    result = trimmed(text, span, complementiser=True)
    assert 0 <= result.start <= result.end or result.length <= 0
    assert result.end <= max(span.end, span.start)


@pytest.mark.parametrize(
    ("case", "left", "right"),
    [
        ("hamza: Ūkrāniyā", "أوكرانيا", "اوكرانيا"),
        ("article and tashkīl: the United Nations", "الأُمم المتّحدة", "أمم متحدة"),
        ("punctuation: Kim Song-bai", "كيم سونغ-باي", "كيم سونغ باي"),
        ("case", "United Nations", "united nations"),
    ],
)
def test_spellings_of_one_name_share_a_key(case: str, left: str, right: str) -> None:
    assert name_key(left) == name_key(right), case


def test_other_names_and_no_name_do_not_share_a_key() -> None:
    assert name_key("كوريا الشمالية") != name_key("كوريا الجنوبية")
    assert name_key(None) == ""


@pytest.mark.parametrize(
    ("case", "cue", "expected"),
    [
        ("wa-aḍāfa qāʾilan, and he added, saying", "وأضاف قائلا", "اضاف"),
        ("qāla, he said", "قال", "قال"),
        ("waṣafa, he described: its wāw is its own", "وصف", "وصف"),
        ("none", None, ""),
    ],
)
def test_a_cue_is_compared_by_its_first_word(case: str, cue: str | None, expected: str) -> None:
    assert cue_key(cue) == expected, case
