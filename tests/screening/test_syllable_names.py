import pytest

from app.domain.screening import Band, Query
from app.screening.index import Index, build_index_of
from app.screening.match import screen
from tests.screening.conftest import ENTRIES, Designate


@pytest.fixture(name="koreans", scope="module")
def koreans_fixture(designate: Designate) -> Index:
    listed = ["KIM, Sang-ho", "RI Yong Ju", "JO, Chol Song", "HWANG Pyong So", "LI Yun-chiang"]
    entries = [designate(str(number), name) for number, name in enumerate(listed)]
    return build_index_of([*ENTRIES, *entries], [])


@pytest.mark.parametrize("name", ["جو تشول سونغ", "هوانغ بيونغ سو"])
def test_a_listed_name_is_found_as_news_spells_it(koreans: Index, name: str) -> None:
    assert screen(koreans, Query(name=name)).verdict is Band.MATCH


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("كيم هو سانغ", id="syllables turned round"),
        pytest.param("جو سونغ", id="one syllable of two"),
        pytest.param("لي تشيانغ", id="one long syllable of two"),
        pytest.param("هوانغ هي تشان", id="other syllables"),
        pytest.param("لي جاي ميونغ", id="syllables far off"),
    ],
)
def test_who_shares_syllables_is_another(koreans: Index, name: str) -> None:
    assert screen(koreans, Query(name=name)).verdict is not Band.MATCH
