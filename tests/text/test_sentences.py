import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.text.quotation import find_marked
from app.text.sentences import paragraphs, sentences

news = st.text(alphabet='قال نعم.،؟!«»"\n ()د3', max_size=80)


def split(text: str) -> list[str]:
    lines = paragraphs(text)
    closed = [m.outer for m in find_marked(text, lines) if m.depth == 0 and m.closed]
    return [s.of(text) for s in sentences(text, lines, closed)]


def test_paragraphs_are_non_blank_lines_without_edges() -> None:
    text = "أ\n\n ب \r\nج"
    assert [p.of(text) for p in paragraphs(text)] == ["أ", "ب", "ج"]


def test_marks_behind_a_colon_are_of_its_paragraph() -> None:
    text = "قال بوتين:\n«لن ننسحب».\nوأضاف:\nنص"
    assert [p.of(text) for p in paragraphs(text)] == [
        "قال بوتين:\n«لن ننسحب».",
        "وأضاف:",
        "نص",
    ]


def test_a_sentence_without_a_stop_is_cut() -> None:
    text = "قال نعم ثم لا " * 1_000
    found = sentences(text, paragraphs(text))
    assert len(found) > 1
    assert max(s.length for s in found) <= 6_000
    assert " ".join(s.of(text) for s in found) == text.strip()


@pytest.mark.parametrize(
    ("id_", "text", "expected"),
    [
        ("two stops", "قال نعم. وقال لا.", ["قال نعم.", "وقال لا."]),
        ("question", "أين ذهب؟ لا أحد يعرف.", ["أين ذهب؟", "لا أحد يعرف."]),
        ("decimal is no stop", "ارتفع 3.5 في المئة.", ["ارتفع 3.5 في المئة."]),
        ("one-letter abbreviation (Dr.)", "قال د. أحمد نعم.", ["قال د. أحمد نعم."]),
        ("ellipsis", "انتظر... ثم قال.", ["انتظر... ثم قال."]),
        ("letters of an agency (DAN)", "وكالة دي.إيه.إن قالت.", ["وكالة دي.إيه.إن قالت."]),
        ("number before the stop", "في عام 2014. ثم", ["في عام 2014.", "ثم"]),
        ("stop inside marks", "قال «نعم. لا» ثم مضى.", ["قال «نعم. لا» ثم مضى."]),
        (
            "stop that ends the marks",
            'قال "نعم نعم نعم." ووصف ذلك.',
            ['قال "نعم نعم نعم."', "ووصف ذلك."],
        ),
    ],
)
def test_sentences_end_where_a_reader_would(id_: str, text: str, expected: list[str]) -> None:
    assert split(text) == expected, id_


@given(news)
def test_sentences_lie_in_order_inside_paragraphs(text: str) -> None:
    lines = paragraphs(text)
    closed = [m.outer for m in find_marked(text, lines) if m.depth == 0 and m.closed]
    found = sentences(text, lines, closed)
    assert list(found) == sorted(found)
    assert all(any(line.contains(s) for line in lines) for s in found)


@given(news)
def test_no_word_is_outside_all_sentences(text: str) -> None:
    lines = paragraphs(text)
    found = sentences(text, lines)
    covered = {i for s in found for i in range(s.start, s.end)}
    assert all(not text[i].isalnum() for i in range(len(text)) if i not in covered)
