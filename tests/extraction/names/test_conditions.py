"""Which meanings of a form hold where it stands."""

import pytest

from app.domain.party import PartyType
from app.extraction.pipeline import extract


@pytest.mark.parametrize(
    ("text", "state"),
    [
        pytest.param("وصل وفد من عُمان أمس.", "OM", id="the vowel of Oman"),
        pytest.param("وصل وفد من عُمَان أمس.", "OM", id="with further vowels"),
        pytest.param("وصل وفد من عَمّان أمس.", None, id="Amman (the city)"),
        pytest.param("وصل وفد من عُمّان أمس.", None, id="a doubled letter is not Oman"),
        pytest.param("وصل وفد من أُروبا أمس.", None, id="Europe is not Aruba"),
        pytest.param("زار الوفد كُوريا أمس.", None, id="which of the Koreas is not said"),
    ],
)
def test_a_written_vowel_tells_a_state_from_its_homograph(text: str, state: str | None) -> None:
    found = [p.country for p in extract(text).parties if p.type is PartyType.STATE]
    assert found == ([state] if state else [])


@pytest.mark.parametrize(
    ("text", "country"),
    [
        pytest.param("فاز حزب العمال في انتخابات أستراليا.", "AU", id="the only state named"),
        pytest.param(
            "فاز حزب العمال في بريطانيا، وهنأت أستراليا الفائز في بريطانيا.",
            "GB",
            id="the state named most",
        ),
        pytest.param(
            "فاز حزب العمال في أستراليا، وهنأت بريطانيا الفائز في أستراليا.",
            "AU",
            id="of two, the other named most",
        ),
        pytest.param("انتقدت الحركة الشعبية في المغرب القرار.", "MA", id="not of South Sudan"),
    ],
)
def test_a_namesake_is_of_the_state_that_the_text_names_most(text: str, country: str) -> None:
    parties = [p.country for p in extract(text).parties if p.type is PartyType.GROUP]
    assert parties == [country]
