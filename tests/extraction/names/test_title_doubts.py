import pytest

from app.domain.party import PartyType
from app.extraction.parties.parties import find_parties
from app.extraction.reading.reading import analyse


@pytest.mark.parametrize(
    ("text", "people"),
    [
        pytest.param(
            "وقال الإعلامي تركي الحمدان إن البرنامج عاد.",
            ["تركي الحمدان"],
            id="al-iʿlāmī Turkī: a name, its noun has the article",
        ),
        pytest.param("وقال إعلامي تركي إن البرنامج عاد.", [], id="iʿlāmī turkī: a Turkish one"),
        pytest.param(
            "وقال الإعلامي التركي جمال يلدز إن البرنامج عاد.",
            ["جمال يلدز"],
            id="the adjective agrees",
        ),
    ],
)
def test_an_adjective_of_origin_agrees_with_its_noun(text: str, people: list[str]) -> None:
    cast, _ = find_parties(analyse(text))
    named = [p for p in cast.parties if p.type is PartyType.PERSON and not p.unnamed]
    assert [p.canonical_ar for p in named] == people


def test_a_name_like_an_adjective_tells_no_country() -> None:
    text = "تحدث الأمير تركي في الحفل. وحضره الأمير فهد بن سعود في الرياض بالسعودية."
    cast, _ = find_parties(analyse(text))
    assert {p.country for p in cast.parties if p.type is PartyType.PERSON} == {"SA"}
