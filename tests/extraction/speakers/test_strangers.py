import pytest

from app.domain.party import PartyType
from app.extraction.speakers.strangers import stranger
from app.text.span import Span
from tests.extraction.attributing import read, told


@pytest.mark.parametrize(
    ("text", "phrase", "kind"),
    [
        # a big chamber of commerce; 83 members; others
        pytest.param("جمعية خيرية كبرى", "جمعية خيرية كبرى", PartyType.ORGANISATION, id="body"),
        pytest.param(
            "83 عضوا ديمقراطيا في بيان", "83 عضوا ديمقراطيا", PartyType.GROUP, id="number"
        ),
        pytest.param("آخرون", "آخرون", PartyType.GROUP, id="others"),
        pytest.param("طاهية شابة", "طاهية شابة", PartyType.PERSON, id="person"),
    ],
)
def test_an_indefinite_subject_of_saying_is_a_source(
    text: str, phrase: str, kind: PartyType
) -> None:
    analysis, cast = read(text)
    party = stranger(analysis, cast, Span(0, len(text)), 1)
    assert party is not None
    assert party.unnamed
    assert ([s.of(text) for s in party.descriptive], party.type) == ([phrase], kind)


@pytest.mark.parametrize("text", ["الرجل الطويل", "هذا الأمر", "في المدينة", "أمس", "يقول"])
def test_what_points_back_or_is_no_noun_is_no_stranger(text: str) -> None:
    analysis, cast = read(text)
    assert stranger(analysis, cast, Span(0, len(text)), 1) is None


def test_a_stranger_speaks_and_goes_on_speaking() -> None:
    text = "قالت طاهية شابة إن الطعام جاهز. وأضافت أن المطبخ مغلق."
    assert [line.split(" | ")[1] for line in told(text)] == ["طاهية شابة", "طاهية شابة"]
