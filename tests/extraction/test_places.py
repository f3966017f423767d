import pytest

from app.extraction.parties import find_parties
from app.extraction.reading import analyse


@pytest.mark.parametrize(
    ("text", "government"),
    [
        pytest.param("وأكدت موسكو موقفها", True, id="akkadat Mūskū: Moscow stressed"),
        pytest.param("المعاهدة بين موسكو وبيونغ يانغ", True, id="treaty between M. and P."),
        pytest.param("توترت العلاقات مع موسكو", True, id="relations with Moscow"),
        pytest.param("غزو موسكو لأوكرانيا", True, id="Moscow's invasion"),
        pytest.param("طلبت كييف من موسكو الانسحاب", True, id="asked of Moscow"),
        pytest.param("عقد القمة في موسكو", False, id="fī Mūskū: held in Moscow"),
        pytest.param("وفي موسكو قال الوزير", False, id="wa-fī Mūskū: and in Moscow"),
        pytest.param("وصل إلى موسكو", False, id="arrived in Moscow"),
        pytest.param("عاد من موسكو", False, id="came back from Moscow"),
        pytest.param("دعاه لزيارة موسكو", False, id="to visit Moscow"),
        pytest.param("انفجار بموسكو", False, id="bi-Mūskū: in Moscow"),
        pytest.param("سكان مدينة موسكو", False, id="the city of Moscow"),
    ],
)
def test_capital_is_government_or_place(text: str, *, government: bool) -> None:
    cast, places = find_parties(analyse(f"عنوان\n\n{text} أمس كما قال شهود."))
    metonyms = [s for p in cast.parties if p.key == "state:RU" for s in p.metonym]
    assert bool(metonyms) is government
    assert (not government) is any(p.country == "RU" for p in places)


def test_name_inside_the_name_of_a_square_is_no_mention() -> None:
    cast, places = find_parties(analyse("عنوان\n\nحفل استقبال في ساحة كيم إيل سونغ أمس."))
    assert not cast.parties
    assert [p.span.of("عنوان\n\nحفل استقبال في ساحة كيم إيل سونغ أمس.") for p in places] == [
        "ساحة كيم إيل سونغ"
    ]


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        pytest.param("أعلنت الحكومة الروسية", "الحكومة الروسية", id="the Russian government"),
        pytest.param("طلب من السلطات الروسية", "السلطات الروسية", id="the Russian authorities"),
        pytest.param("دعم للحكومة الروسية", "لحكومة الروسية", id="to the Russian government"),
        pytest.param("قررت حكومة روسيا", "حكومة روسيا", id="the government of Russia"),
    ],
)
def test_government_is_its_state(text: str, mention: str) -> None:
    cast, _ = find_parties(analyse(text))
    assert [(p.key, [s.of(text) for s in p.mentions]) for p in cast.parties] == [
        ("state:RU", [mention])
    ]


def test_nationality_adjective_is_no_mention() -> None:
    cast, _ = find_parties(analyse("عنوان\n\nانتشر جندي روسي قرب عقوبات روسية أمس."))
    assert not cast.parties
