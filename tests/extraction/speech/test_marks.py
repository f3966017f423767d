"""Marks that hold a name, and marks that go on from the ones before."""

import pytest

from app.extraction.pipeline import extract


def spoken(text: str) -> list[str]:
    return [quote.span.of(text) for quote in extract(text).quotes if quote.kind.value == "direct"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            'وذكر جو بايدن أن القوات تقدمت نحو قرى "بيت فارس"، و"بين حلبية".', id="a list of names"
        ),
        pytest.param('وقال جو بايدن إن روسيا أفرجت عن السفينة "بحر العرب" أمس.', id="a ship"),
        pytest.param('وعلق جو بايدن على رحيل "أولت تلوات" قائلا إنها أيقونة.', id="a topic"),
        pytest.param('وقال جو بايدن إن ما يطلق عليه "الخط الأخضر" مهم.', id="what is called so"),
        pytest.param('ودافع جو بايدن عن الأجور في "البرنامج الأخضر" أمس.', id="a preposition"),
        pytest.param(
            'واحتفى جو بايدن بالمعلمين في لقاء حول موضوع "تكوين المعلم الجديد في ضوء حاجات '
            'المدرسة والأسرة في القرى البعيدة".',
            id="a long title",
        ),
        pytest.param(
            'وقال جو بايدن إن الدفعة الأولى من البرنامج التدريبي "غدنا بيدنا" تخرجت.',
            id="a thing with an adjective",
        ),
        pytest.param(
            'وقال جو بايدن إن شركته "صنوبر البحر" (Sea Pine) لن تغلق.', id="spelt in Latin letters"
        ),
        pytest.param('وقال جو بايدن إن الشرطة أوقفت "س.م" أمس.', id="initials"),
        pytest.param('وقال جو بايدن إنه يقرأ روايات مثل "الجبل البعيد".', id="such as"),
        pytest.param('وختم جو بايدن سباق السباحة الطويلة للرجال "حرة".', id="far from the cue"),
    ],
)
def test_names_in_marks_are_no_speech(text: str) -> None:
    assert spoken(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            'وقال كريم بلحاج علي "لن نقبل بهذا القرار".',
            ["لن نقبل بهذا القرار"],
            id="a name that looks like a preposition",
        ),
        pytest.param(
            'وختم جو بايدن كلمته بالتأكيد على "الدور الكبير للمرأة".',
            ["الدور الكبير للمرأة"],
            id="a preposition of a verbal noun",
        ),
        pytest.param(
            'وقال جو بايدن "نحن مع السلام"، لكن "الإرادة الحديدية للشعب لن تنكسر".',
            ["نحن مع السلام", "الإرادة الحديدية للشعب لن تنكسر"],
            id="but",
        ),
        pytest.param(
            'وقال جو بايدن "نحن مع السلام"، ناهيك عن "تفعيل الاتفاقيات".',
            ["نحن مع السلام", "تفعيل الاتفاقيات"],
            id="not to mention",
        ),
        pytest.param(
            'وقال جو بايدن "نحن مع السلام". وافتتح أحمد "معرض الكتاب" أمس.',
            ["نحن مع السلام"],
            id="another sentence",
        ),
        pytest.param(
            'وقال جو بايدن إن البرنامج النووي "يهدد المنطقة".', ["يهدد المنطقة"], id="a predicate"
        ),
        pytest.param(
            'وقال جو بايدن إن "الخطة" فاشلة وإن "الوضع سيئ".', ["الخطة", "الوضع سيئ"], id="one word"
        ),
    ],
)
def test_marks_go_on_from_the_ones_before(text: str, expected: list[str]) -> None:
    assert spoken(text) == expected


def test_a_clause_that_begins_with_a_noun_of_names_is_no_name() -> None:
    text = 'وشدد الوزير على أن "عملية السلام شيء يهمنا".'
    assert spoken(text) == ["عملية السلام شيء يهمنا"]


def test_marks_of_nobody_inside_what_is_reported_are_the_speakers() -> None:
    found = extract('وادعى جو بايدن أن الطالبة رفضت خلع المعطف و"سعت لتخويف" مدير المدرسة.')
    spoke = {q.speaker for q in found.quotes if q.kind.value == "direct"}
    assert spoke == {q.speaker for q in found.quotes if q.kind.value == "indirect"} != {None}
