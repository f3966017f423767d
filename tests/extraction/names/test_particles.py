import pytest

from app.domain.party import PartyType
from app.extraction.parties.parties import find_parties
from app.extraction.reading.reading import analyse


def people(text: str) -> list[str]:
    """The persons named in a text."""
    parties = find_parties(analyse(text))[0].parties
    return [p.canonical_ar for p in parties if p.type is PartyType.PERSON and p.mentions]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("وتزوجت كورنيليا فان سويتبروك عام 1624.", ["كورنيليا فان سويتبروك"], id="van"),
        pytest.param("وسجل فيرجيل فان دايك هدفا.", ["فيرجيل فان دايك"], id="a rare given name"),
        pytest.param(
            "وقالت أورسولا فون دير لاين إن أوروبا قوية.", ["أورسولا فون دير لاين"], id="von"
        ),
        pytest.param("إذا وصل خالد فان الأمر يتغير.", [], id="faʾin: for indeed"),
    ],
)
def test_particles_stand_between_foreign_words(text: str, found: list[str]) -> None:
    assert people(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("وقال شافيز إن الرئيس أوباما رجل ذكي.", 2, id="a noun is no second name"),
        pytest.param("وتحدث لاعب المنافس، ناثان أكي، أمس.", 1, id="an outlet that a person bears"),
        pytest.param('فازت اللعبة "ذا ليجند أوف زيلدا" أمس.', 0, id="a work, by its particles"),
    ],
)
def test_how_many_persons_are_named(text: str, found: int) -> None:
    parties = find_parties(analyse(text))[0].parties
    assert [p.type for p in parties if p.mentions] == [PartyType.PERSON] * found
