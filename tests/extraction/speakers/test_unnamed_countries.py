"""Countries of sources that no one names, of peoples, of bodies of several states."""

import pytest

from app.extraction.pipeline import extract

TEXT = "أعلن الجيش العراقي بدء العملية في الموصل. وأكدت وزارة الدفاع العراقية ذلك. {}"


@pytest.mark.parametrize(
    ("sentence", "name", "country"),
    [
        ("وقال متحدث باسم الجيش اليمني إن الطائرة سقطت.", "متحدث باسم الجيش اليمني", "YE"),
        ("وقال مسؤول في البيت الأبيض إن واشنطن ستدعم العملية.", "مسؤول في البيت الأبيض", "US"),
        ("وقال جزائريون إن المواجهة بدأت أمس.", "جزائريون", "DZ"),
        ("لكن خبيرا أميركيا قال إن المعركة ستطول.", "خبيرا أميركيا", "US"),
        ("وقال شهود عيان إن القصف استمر ساعات.", "شهود عيان", "IQ"),
        ("وقال مصدر طبي إن القتلى عشرة.", "مصدر طبي", "IQ"),
        ("وقال وزير المالية إن المعركة مكلفة.", "وزير المالية", "IQ"),
        ("وقال محللون إن المعركة ستطول.", "محللون", None),
        (
            "وقال أحد العاملين في الأمم المتحدة إن المعركة ستطول.",
            "أحد العاملين في الأمم المتحدة",
            None,
        ),
    ],
)
def test_country_of_an_unnamed_source(sentence: str, name: str, country: str | None) -> None:
    found = extract(TEXT.format(sentence))
    assert {p.country for p in found.parties if p.canonical_ar == name} == {country}


def test_people_without_a_state_has_no_country() -> None:
    found = extract(TEXT.format("وقال العرب إنهم لن ينسحبوا. ورفض العرب الخطة."))
    assert {p.country for p in found.parties if "عرب" in p.canonical_ar} == {None}


def test_body_of_several_states_is_of_none() -> None:
    found = extract(TEXT.format("وقالت منظمة الملاحة العالمية إن الميناء آمن."))
    world = [p for p in found.parties if p.canonical_ar == "منظمة الملاحة العالمية"]
    assert [p.country for p in world] == [None]
