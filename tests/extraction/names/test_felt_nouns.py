import pytest

from app.extraction.parties.parties import find_parties
from app.extraction.reading.reading import analyse


def keys(text: str) -> list[str | None]:
    """Return the keys in the gazetteer of the parties that the text names."""
    return [party.key for party in find_parties(analyse(text))[0].parties if party.mentions]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("لن يقلل ذلك من حماس المشجعين.", id="of the supporters"),
        pytest.param("زاد المطر من حماس الشركات.", id="of the firms"),
        pytest.param("عملوا بحماس كبير.", id="great"),
    ],
)
def test_zeal_is_no_movement(text: str) -> None:
    assert keys(text) == []


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("طلبوا من حماس الإفراج عن الرجل.", id="from whom a deed is asked"),
        pytest.param("قالت حماس الأحد إنها سترد.", id="who speaks"),
    ],
)
def test_the_movement_acts(text: str) -> None:
    assert keys(text) == ["body:hamas"]
