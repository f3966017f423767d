import pytest

from app.domain.party import PartyType
from app.extraction.parties.parties import find_parties
from app.extraction.pipeline import extract
from app.extraction.reading.reading import analyse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("كشفت الشرطة شبكة مختصة في التهريب بجهة بن قردان.", [], id="an area"),
        pytest.param('زار الوفد سجن "خان بن سعد" في محافظة ديالى.', [], id="a prison in marks"),
        pytest.param('هبطت في مطار "أدولفو سواريز، مدريد".', [], id="an airport in marks"),
        pytest.param("قتل ثلاثة في منطقة بادولا كولب أمس.", [], id="a district"),
        pytest.param("بطارية بسعة 4310 ميلي أمبير.", [], id="a unit"),
        pytest.param("منح الملك وسام محمد الخامس للضابط أمس.", [], id="an honour"),
        pytest.param("أبحرت السفينة نيلز جويل قبالة الساحل.", [], id="a ship"),
        pytest.param("ضربت العاصفة إيزابيل مونرو السواحل.", [], id="a storm"),
        pytest.param("زار السياح قلعة صلاح الدين الأيوبي.", [], id="a castle"),
        pytest.param("وقال وسام حماد إن الخبر صحيح.", ["وسام حماد"], id="a man of that name"),
        pytest.param(
            "وقال موفد بي بي سي إلى نجع حمادي عمرو عبد الحميد إن الوضع هادئ.",
            ["عمرو عبد الحميد"],
            id="a hamlet, then a name",
        ),
    ],
)
def test_names_behind_nouns_of_places_are_no_persons(text: str, expected: list[str]) -> None:
    cast, _ = find_parties(analyse(text))
    assert [p.canonical_ar for p in cast.parties if p.type is PartyType.PERSON] == expected


def test_a_text_may_end_with_a_noun_of_hamlets() -> None:
    assert not extract("وقال رئيس نجع").quotes  # a cut text: the name is missing
