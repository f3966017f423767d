import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.extraction.reading.reading import analyse


def test_reading_holds_tokens_zones_sentences_and_marks() -> None:
    text = "عنوان قصير\n\nقال بوتين «نعم. لا». وأضاف أن الأمر انتهى."
    analysis = analyse(text)
    assert [z.span.of(text) for z in analysis.zones] == ["عنوان قصير"]
    assert [s.of(text) for s in analysis.sentences] == [
        "عنوان قصير",
        "قال بوتين «نعم. لا».",
        "وأضاف أن الأمر انتهى.",
    ]
    assert [m.inner.of(text) for m in analysis.marked] == ["نعم. لا"]


@pytest.mark.parametrize("text", ["", "\n\n", "«", "Latin only, “quoted”.", "قال \ud800 «نعم»"])
def test_odd_texts_are_read(text: str) -> None:
    assert analyse(text).text == text


@given(st.text(max_size=80))
def test_every_sentence_is_inside_a_paragraph(text: str) -> None:
    analysis = analyse(text)
    assert all(analysis.paragraph_at(s.start) is not None for s in analysis.sentences)
