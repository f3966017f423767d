"""What verbs of telling bring without a complementiser, and where it is not looked for."""

import pytest

from app.extraction.pipeline import extract


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        pytest.param(
            "أكدت الحكومة جاهزيتها للتنفيذ، لكن الطرف الآخر لم يلتزم بوقف النار.",
            ["جاهزيتها للتنفيذ"],
            id="an abstract noun that someone has",
        ),
        pytest.param("وأكد الوزير أحقية بلاده في المياه.", ["أحقية بلاده في المياه"], id="listed"),
        pytest.param(
            "وأبدت هولندا مرونة لكنها لم تؤد أي دور عسكري.", [], id="behind another clause"
        ),
        pytest.param(
            "وقال الوزير إن الاتفاق جيد، وذلك بعد رفض المعارضة له.",
            ["الاتفاق جيد"],
            id="after that",
        ),
        pytest.param(
            "أشارت الصحفية نوامي بارتون إلى التغطية الكثيفة قائلة «الغريب في الأمر أنها منتشرة».",
            ["التغطية الكثيفة", "الغريب في الأمر أنها منتشرة"],
            id="a participle before marks",
        ),
        pytest.param(
            "حذر من جانبه الرئيس المصري عبد الفتاح السيسي من انهيار السد.",
            ["انهيار السد"],
            id="whose turn it is",
        ),
        pytest.param(
            "دعا ضابط إلى الهدوء، كما أصدر القاضي حكما بسجنه.", ["الهدوء"], id="a deed behind"
        ),
        pytest.param(
            "وأكد الوزير السعودي إحالتهم إلى القضاء.",
            ["إحالتهم إلى القضاء"],
            id="a causative noun of a hollow verb",
        ),
        pytest.param(
            "ورد الكرملين بأن العقوبات عديمة الجدوى.",
            ["العقوبات عديمة الجدوى"],
            id="and he replied",
        ),
        pytest.param("وتابع بوتين عرض «يوم النصر» في الساحة.", [], id="watched, not told"),
        pytest.param("وتابع: «سنرى مباراة جميلة».", ["سنرى مباراة جميلة"], id="told of a match"),
        pytest.param("وتبين أن الرجل مريض.", [], id="it turned out"),
        pytest.param("هل تعتقد أن الحرب ستنتهي؟", [], id="someone is asked"),
        pytest.param(
            "أعلنت صوفيا ريتشي حملها خلال جلسة تصوير خاصة.",
            ["حملها خلال جلسة تصوير خاصة"],
            id="an occasion's noun is not the object",
        ),
    ],
)
def test_what_is_told(text: str, contents: list[str]) -> None:
    assert [quote.span.of(text) for quote in extract(text).quotes] == contents
