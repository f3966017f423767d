import pytest

from app.domain.party import PartyType
from app.extraction.parties.parties import find_parties
from app.extraction.reading.reading import analyse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("وقال عمدة أودنبرغ كلاوس شتاين إن المدينة بخير.", "كلاوس شتاين", id="a town"),
        pytest.param(
            "وقال رئيس بلدية إغدير هاكان يلدز إنه باق.", "هاكان يلدز", id="of its council"
        ),
        pytest.param("وقال الكاتب كلاوس شتاين إن المدينة بخير.", "كلاوس شتاين", id="no town"),
        pytest.param("وقال عمدة المدينة بيتر هانسن إنها بخير.", "بيتر هانسن", id="a known noun"),
    ],
)
def test_an_unknown_town_is_no_part_of_its_mayors_name(text: str, expected: str) -> None:
    cast, _ = find_parties(analyse(text))
    people = [p.canonical_ar for p in cast.parties if p.type is PartyType.PERSON and not p.unnamed]
    assert people == [expected]
