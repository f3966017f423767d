"""The state that sanctions someone is not therefore his."""

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
