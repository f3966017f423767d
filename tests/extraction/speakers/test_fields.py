"""Two holders of one office are two parties where origin, field or gender tells them apart."""

import pytest

from app.extraction.pipeline import extract


def _speakers(text: str) -> list[str | None]:
    found = extract(text)
    named = {party.id: party.canonical_ar for party in found.parties}
    return [named[q.speaker] if q.speaker else None for q in found.quotes]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("وزير الصحة الرواندي", "وزير المالية النيجيري"),
        ("وزير الدفاع الفرنسي", "وزير الدفاع الألماني"),
        ("وزير الصحة الفرنسي", "وزير العدل الفرنسي"),
        ("رئيس غينيا", "رئيس الكونغو"),
        ("رئيس بلدية حيفا", "رئيس بلدية عكا"),
        ("سفير روسيا", "سفير الصين"),
        ("المتحدث باسم الجيش", "المتحدث باسم الشرطة"),
        ("مدير المستشفى", "مدير المدرسة"),
        ("محامي المتهم", "محامي الضحية"),
        ("وزيرة الصحة", "وزير الصحة السابق"),
    ],
)
def test_two_holders(one: str, other: str) -> None:
    verb = "قالت" if one.startswith("وزيرة") else "قال"
    assert _speakers(f"{verb} {one} إن الوضع صعب. وقال {other} إن الحل قريب.") == [one, other]


@pytest.mark.parametrize(
    ("named", "name", "other"),
    [
        ("وزير الخارجية الروسي سيرغي لافروف", "سيرغي لافروف", "وزير الدفاع"),
        ("المتحدث باسم البيت الأبيض جون كيربي", "جون كيربي", "المتحدث باسم البنتاغون"),
        ("مدير المرصد رامي عبد الرحمن", "رامي عبد الرحمن", "مدير المستشفى"),
    ],
)
def test_a_named_holder_and_another(named: str, name: str, other: str) -> None:
    assert _speakers(f"قال {named} إن الوضع صعب. وقال {other} إن الحل قريب.") == [name, other]


@pytest.mark.parametrize(
    ("first", "name", "again"),
    [
        ("وزير الدفاع الفرنسي", "وزير الدفاع الفرنسي", "الوزير"),
        ("وزير الدفاع الفرنسي", "وزير الدفاع الفرنسي", "وزير الدفاع"),
        ("وزير الخارجية الروسي سيرغي لافروف", "سيرغي لافروف", "وزير الخارجية"),
        ("وزير الشؤون الثقافية محمد زين العابدين", "محمد زين العابدين", "وزير الثقافة"),
        ("مسؤول في وزارة الدفاع", "مسؤول في وزارة الدفاع", "المسؤول"),
    ],
)
def test_the_same_holder_again(first: str, name: str, again: str) -> None:
    assert _speakers(f"قال {first} إن الوضع صعب. وأضاف {again} أن الحل قريب.") == [name, name]
