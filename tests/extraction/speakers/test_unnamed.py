import pytest

from app.domain.party import PartyType
from app.extraction.reading.reading import analyse
from app.extraction.speakers.unnamed import unnamed_source
from app.text.span import Span


@pytest.mark.parametrize(
    ("text", "phrase", "party_type", "country"),
    [
        pytest.param("مسؤول أميركي", "مسؤول أميركي", PartyType.PERSON, "US", id="US official"),
        pytest.param(
            "مصادر أمنية تركية", "مصادر أمنية تركية", PartyType.GROUP, "TR", id="Turkish sources"
        ),
        pytest.param(
            "وكالات أنباء روسية", "وكالات أنباء روسية", PartyType.MEDIA, "RU", id="Russian agencies"
        ),
        pytest.param("بعض المحللين", "بعض المحللين", PartyType.GROUP, None, id="some analysts"),
        pytest.param(
            "دبلوماسي في السفارة الصينية",
            "دبلوماسي في السفارة الصينية",
            PartyType.PERSON,
            "CN",
            id="diplomat in the Chinese embassy",
        ),
        pytest.param(
            "مصدر دبلوماسي طلب عدم ذكر اسمه",
            "مصدر دبلوماسي",
            PartyType.PERSON,
            None,
            id="ends before the clause",
        ),
    ],
)
def test_unnamed_source_has_type_country_and_phrase(
    text: str, phrase: str, party_type: PartyType, country: str | None
) -> None:
    party = unnamed_source(analyse(text), Span(0, len(text)), 3)
    assert party is not None
    assert (party.id, party.unnamed, party.mentions) == ("u3", True, ())
    assert [s.of(text) for s in party.descriptive] == [phrase]
    assert (party.type, party.country) == (party_type, country)


def test_proclitic_is_left_out_of_the_phrase() -> None:
    text = "نقلا عن مصادر ولمصادر روسية"
    party = unnamed_source(analyse(text), Span(text.index("ولمصادر"), len(text)), 1)
    assert party is not None
    assert party.descriptive[0].of(text) == "مصادر روسية"


@pytest.mark.parametrize(
    "text",
    ["الطقس جميل", "التعاون", "القانون الجديد", "المشاركة", "كثيرون", "بوتين", "بعض", "", "«"],
)
def test_other_phrases_are_no_source(text: str) -> None:
    assert unnamed_source(analyse(text), Span(0, len(text)), 1) is None


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        pytest.param("دبلوماسي لشبكة محلية", "دبلوماسي", id="the one told"),
        pytest.param("دبلوماسي تركي قوله", "دبلوماسي تركي", id="the next cue"),
        pytest.param("مسؤولون الجمعة", "مسؤولون", id="the day"),
        pytest.param("أحد المشاركين في", "أحد المشاركين", id="one of them"),
        pytest.param("بعض المدافعين عن البيئة", "بعض المدافعين", id="some of them"),
    ],
)
def test_phrase_holds_the_source_alone(text: str, phrase: str) -> None:
    party = unnamed_source(analyse(text), Span(0, len(text)), 1)
    assert party is not None
    assert [s.of(text) for s in party.descriptive] == [phrase]
