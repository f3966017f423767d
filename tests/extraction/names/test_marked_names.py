import pytest

from app.domain.party import PartyType
from app.extraction.parties.parties import find_parties
from app.extraction.reading.reading import analyse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "وعلمت «بريق المدينة» أن المدرب استقال.",
            [("بريق المدينة", PartyType.MEDIA)],
            id="an outlet that learnt it",
        ),
        pytest.param(
            'وكشفت "غلوبترونيكس" أن السوق راكدة.',
            [("غلوبترونيكس", PartyType.ORGANISATION)],
            id="a foreign word",
        ),
        pytest.param("وقالت «نعم» أمس.", [], id="a word of speech"),
        pytest.param("وقالت «بريق المدينة» بهدوء.", [], id="nothing told"),
        pytest.param("وقال «بريق المدينة» إن السوق راكدة.", [], id="a man"),
    ],
)
def test_a_body_in_marks_speaks(text: str, expected: list[tuple[str, PartyType]]) -> None:
    cast, _ = find_parties(analyse(text))
    assert [(p.canonical_ar, p.type) for p in cast.parties if not p.unnamed] == expected
