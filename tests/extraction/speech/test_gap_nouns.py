"""Nouns that are deemed something are content, whoever deems."""

import pytest

from app.extraction.pipeline import extract


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("وتعتبر قوى محلية هذه الإجراءات انقلابا على الدستور.", "قوى محلية"),
        ("ويعتبر خبراء تونسيون هذه الإجراءات انقلابا على الدستور.", "خبراء تونسيون"),
        ("وتعتبر المعارضة التونسية هذه الإجراءات انقلابا على الدستور.", "المعارضة التونسية"),
    ],
)
def test_many_without_a_name_deem(text: str, speaker: str) -> None:
    found = extract(text)
    (quote,) = found.quotes
    names = {party.id: party.canonical_ar for party in found.parties}
    assert quote.span.of(text) == "هذه الإجراءات انقلابا على الدستور"
    assert names[quote.speaker or ""] == speaker


def test_what_one_feels_is_thought() -> None:
    text = "يشعر العديد من المزارعين أن حقولهم باتت مهددة."
    (quote,) = extract(text).quotes
    assert quote.span.of(text) == "حقولهم باتت مهددة"


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("وأوضح سالم الناصري خلال افتتاح جلسة تكريم الفائزين أن الوضع صعب.", "الوضع صعب"),
        ("وتوقع استطلاع أجرته رويترز أن النمو سيرتفع.", "النمو سيرتفع"),
        ("وتوقع سالم الناصري تحقيق نمو كبير.", "تحقيق نمو كبير"),
    ],
)
def test_a_noun_in_passing_is_no_content(text: str, content: str) -> None:
    assert [quote.span.of(text) for quote in extract(text).quotes] == [content]
