import pytest

from app.domain.party import PartyType
from app.extraction.parties.parties import find_parties
from app.extraction.reading.reading import analyse
from app.extraction.words.person_gender import person_gender
from app.lexicon.inflection import Gender


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # wa-awḍaḥat Nāʿūmī Tsūr anna
        pytest.param("وأوضحت نعومي تسور أن البناء مستمر.", Gender.FEMININE, id="verb"),
        pytest.param("التقى الوفد المتحدثة باسم التحالف باولا روي.", Gender.FEMININE, id="title"),
        pytest.param("زار الوفد محمد بوكدوس في منزله.", Gender.MASCULINE, id="given name"),
        pytest.param("التقى الوفد أنغيلا ميركل.", Gender.FEMININE, id="gazetteer"),
    ],
)
def test_gender_is_told_by_what_stands_with_the_name(text: str, expected: Gender) -> None:
    analysis = analyse(text)
    cast, _ = find_parties(analysis)
    person = next(p for p in cast.parties if p.type is PartyType.PERSON)
    assert person_gender(analysis, person) is expected
