"""Bodies whose names are written in Latin letters."""

import pytest

from app.domain.party import PartyType
from app.extraction.parties.parties import find_parties
from app.extraction.reading.reading import analyse


def _bodies(text: str) -> list[tuple[str, str | None]]:
    cast, _ = find_parties(analyse(text))
    return [
        (text[m.start : m.end], p.country)
        for p in cast.parties
        if p.type in {PartyType.ORGANISATION, PartyType.MEDIA}
        for m in p.mentions
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            'نشرت شركة الأبحاث البريطانية "PolarData" تقريرا عن السوق.',
            [("PolarData", "GB")],
            id="in marks behind a noun and an adjective of origin",
        ),
        pytest.param(
            "وافقت شركة التصميم الإيطالية Belforti على ترميم الجسر.",
            [("Belforti", "IT")],
            id="without marks",
        ),
        pytest.param(
            'ذكر الموقع الإلكتروني "Harbor Clinic" أن الفلفل مفيد.',
            [("Harbor Clinic", None)],
            id="a site of two words",
        ),
        pytest.param("عادت النجمة إلى برنامج The Long Voice أمس.", [], id="a programme"),
        pytest.param("قال صاحب حساب Sami Salem إن الأمر صعب.", [], id="an account of someone"),
        pytest.param("تجري الشركة (Beta Test) أمس.", [], id="in brackets"),
    ],
)
def test_a_noun_of_firms_names_what_stands_in_latin_letters(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert _bodies(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("انضم البيت إلى Facebook أمس.", [("Facebook", "US")], id="known in English"),
        pytest.param("نشر الصورة pic.twitter.com/Ab1 أمس.", [], id="an address"),
        pytest.param("كتب Dear @Google أمس.", [], id="who is addressed"),
    ],
)
def test_known_bodies_are_read_in_latin_letters(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    assert _bodies(text) == expected
