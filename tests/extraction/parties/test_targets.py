"""The state that sanctions someone is not therefore his, nor one his name sounds like."""

import pytest

from app.extraction.pipeline import extract


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        pytest.param(
            "فرضت واشنطن عقوبات على خالد التاجوري.", "خالد التاجوري", None, id="sanctions on him"
        ),
        pytest.param(
            "فرضت بريطانيا عقوبات على المدعو خالد التاجوري.",
            "خالد التاجوري",
            None,
            id="one called so",
        ),
        pytest.param(
            "جمدت بريطانيا أصول خالد التاجوري أمس.", "خالد التاجوري", None, id="his assets"
        ),
        pytest.param(
            "أدرجت بريطانيا الثلاثاء خالد التاجوري على قائمة العقوبات.",
            "خالد التاجوري",
            None,
            id="listed",
        ),
        pytest.param(
            "وصنفت بريطانيا خالد التاجوري إرهابيا.", "خالد التاجوري", None, id="designated"
        ),
        pytest.param(
            "فرضت واشنطن عقوبات على خمسة أشخاص، أبرزهم خالد التاجوري، بتهمة الفساد.",
            "خالد التاجوري",
            None,
            id="one of a list",
        ),
        pytest.param(
            "فرضت واشنطن عقوبات على ليبيا. وقال مسؤولون بينهم خالد التاجوري إن الأمر انتهى.",
            "خالد التاجوري",
            "LY",
            id="a list of another sentence",
        ),
        pytest.param(
            "تخضع شركة «أفق الخليج» لعقوبات بريطانية.",
            "شركة «أفق الخليج»",
            None,
            id="whose the sanctions are",
        ),
        pytest.param("وقال نايف بن تركي إن الأمر انتهى.", "نايف بن تركي", None, id="his father"),
        pytest.param(
            "فرضت واشنطن عقوبات على الوزير الليبي خالد التاجوري.",
            "خالد التاجوري",
            "LY",
            id="his own adjective",
        ),
        pytest.param(
            "وفي واشنطن رحب خالد التاجوري بالعقوبات.", "خالد التاجوري", "US", id="no target"
        ),
    ],
)
def test_country_of_whom_a_state_sanctions(text: str, name: str, country: str | None) -> None:
    assert {p.canonical_ar: p.country for p in extract(text).parties}[name] == country
