import pytest

from app.domain.party import PartyType
from app.extraction.parties.parties import find_parties
from app.extraction.reading.reading import analyse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "وقدم المدعي لائحة اتهام ضد كل من رشيد الرشق، ومحمد السلايمة، وحمزة أبو ناب.",
            ["رشيد الرشق", "محمد السلايمة", "حمزة أبو ناب"],
            id="accused",
        ),
        pytest.param(
            "انضم مؤلفون مثل جورج آر مارتن، وجودي بيكولت، وجون غريشام إلى الدعوى.",
            ["جورج آر مارتن", "جودي بيكولت", "جون غريشام"],
            id="authors",
        ),
        pytest.param(
            "ارتداها هاري ستايلز، وكايا جربر، وبيلا حديد، وبول ميسكال، في لندن.",
            ["هاري ستايلز", "كايا جربر", "بيلا حديد", "بول ميسكال"],
            id="read on",
        ),
        pytest.param(
            "ضمت التشكيلة نيكولاس جاكسون وكول بالمر ورحيم ستيرلينغ.",
            ["نيكولاس جاكسون", "كول بالمر", "رحيم ستيرلينغ"],
            id="joined without commas",
        ),
        pytest.param(
            "ضمت البعثة فتحي عبد الوهاب وصبا مبارك وجالا فهمي وشريف منير ونسرين أمين.",
            ["فتحي عبد الوهاب", "صبا مبارك", "جالا فهمي", "شريف منير", "نسرين أمين"],
            id="none keeps the conjunction",
        ),
        pytest.param(
            "وضم الوفد محمود الزهار وخليل الحية وعزت الرشق وزوجته وطفلين.",
            ["محمود الزهار", "خليل الحية", "عزت الرشق"],
            id="a list goes on more easily than it begins",
        ),
        pytest.param(
            "حضر أحمد داود ووكيل الوزارة ومدير المكتب.", ["أحمد داود"], id="offices behind a name"
        ),
        # the company's director, and the office, are no names
        pytest.param(
            "حضر اللقاء مدير الشركة، ومدير المكتب، وخالد أحمد حسن.", ["خالد أحمد حسن"], id="offices"
        ),
        pytest.param(
            "ارتفعت أسعار النفط، وأحمد حسن يتابع السوق.", ["أحمد حسن"], id="a clause before"
        ),
    ],
)
def test_persons_of_one_list_are_all_found(text: str, expected: list[str]) -> None:
    cast, _ = find_parties(analyse(f"عنوان\n\n{text}"))
    assert [p.canonical_ar for p in cast.parties if p.type is PartyType.PERSON] == expected
