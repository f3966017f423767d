"""Subjects that no name and no list knows: who is meant, who is new, who is nobody."""

import pytest

from app.extraction.pipeline import extract

CASES = [
    pytest.param(
        "قال سالم الناصري إن المشروع بدأ. وكشف لـ«الاقتصادية» مسؤول محلي، أن العمل سينتهي قريبا.",
        "مسؤول محلي",
        id="the subject behind the outlet that is told",
    ),
    pytest.param(
        "قالت ليلى العبيدي إن المشروع بدأ. وتابعت قائلة إن العمل مستمر.",
        "ليلى العبيدي",
        id="a participle of saying is no subject",
    ),
    pytest.param(
        "أفاد مصدر أمني بأن اللص هرب. وقال وزير العدل إن الحكم عادل. وأكد نفس المصدر أن المال عاد.",
        "مصدر أمني",
        id="the same source",
    ),
    pytest.param(
        "قال جون كيربي إن الاتفاق قريب. وقال الأمن العام السعودي في بيانه: «قبضنا على المتهم».",
        "الأمن العام السعودي",
        id="a body that no list knows",
    ),
    pytest.param(
        "قال جون كيربي إن الاتفاق قريب. وقال الصيادون إن البحر هائج.",
        "الصيادون",
        id="people of a trade",
    ),
    pytest.param(
        "قال جون كيربي إن الاتفاق قريب. وتشير المواصفات إلى أن الهاتف سريع.",
        None,
        id="a thing says it",
    ),
    pytest.param(
        "قال جون كيربي إن الاتفاق قريب. وأفادت الأنباء بأن الطريق مغلق.",
        None,
        id="hearsay",
    ),
    pytest.param(
        "قال جون كيربي إن الاتفاق قريب. وكشفت دراسة جديدة أن الشاي نافع.",
        None,
        id="a study of nobody's",
    ),
    pytest.param(
        "قال جون كيربي إن الاتفاق قريب. وكانت تقارير صحفية سابقة قد أكدت أن اللاعب باق.",
        None,
        id="reports of nobody's before their verb",
    ),
    pytest.param(
        "نقلت وكالة بلومبرغ الخبر. وقال جون كيربي لوكالة بلومبرغ إن السوق بطيء. ويشير المسؤولون"
        " الأميركيون إلى أن الصين تشتري.",
        "المسؤولون الأميركيون",
        id="officials are not the one man before",
    ),
    pytest.param(
        "وقال مسؤولون مطلعون على المفاوضات إن الحل قريب.",
        "مسؤولون مطلعون",
        id="no preposition ends a description",
    ),
    pytest.param(
        "وقالت مصادر متطابقة لهسبريس إن الباب مفتوح.",
        "مصادر متطابقة",
        id="the outlet told is not of the description",
    ),
    pytest.param(
        "وقال مصدر في وزارة الداخلية إن الباب مفتوح.",
        "مصدر في وزارة الداخلية",
        id="where the source works is",
    ),
    pytest.param(
        "أصدرت السفارة الأمريكية بيانا قالت فيه إن الطريق خطر.",
        "السفارة الأمريكية",
        id="who wrote a statement, not the statement",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), CASES)
def test_the_last_words_are_spoken_by(text: str, speaker: str | None) -> None:
    found = extract(text)
    last = max(found.quotes, key=lambda q: q.span.start)
    names = {p.id: p.canonical_ar for p in found.parties}
    assert names.get(last.speaker or "") == speaker
