"""Asides between a cue and its content are passed over."""

import pytest

from app.extraction.pipeline import extract


@pytest.mark.parametrize(
    ("text", "content", "speaker"),
    [
        (
            "وأعلن مصدر في الوزارة رفض الكشف عن هويته تأجيل اللقاء إلى أجل غير مسمى.",
            "تأجيل اللقاء إلى أجل غير مسمى",
            "مصدر في الوزارة",
        ),
        (
            "وقال مسؤول أمني طلب عدم ذكر اسمه إن الوضع هادئ.",
            "الوضع هادئ",
            "مسؤول أمني",
        ),
        ("وأعلنت الحكومة رفض الكشف عن الأسماء.", "رفض الكشف عن الأسماء", "الحكومة"),
    ],
)
def test_what_a_source_asks_for_is_no_content(text: str, content: str, speaker: str) -> None:
    found = extract(text)
    (quote,) = found.quotes
    names = {party.id: party.canonical_ar for party in found.parties}
    assert quote.span.of(text) == content
    assert names.get(quote.speaker or "") == speaker
