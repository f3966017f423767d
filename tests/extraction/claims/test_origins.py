import pytest

from app.extraction.claims.origins import country_of_adjective
from app.text.fold import fold


@pytest.mark.parametrize(
    ("word", "country"),
    [
        pytest.param("الفرنسية", "FR", id="of France"),
        pytest.param("للروس", "RU", id="plural behind a preposition"),
        pytest.param("المالية", None, id="financial, or of Mali"),
        pytest.param("صحراوي", None, id="of the desert, or of Western Sahara"),
        pytest.param("الكبيرة", None, id="large"),
    ],
)
def test_country_that_an_adjective_tells(word: str, country: str | None) -> None:
    assert country_of_adjective(fold(word)) == country
