import pytest

from app.extraction.parties.parties import find_parties
from app.extraction.reading.reading import analyse


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


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("عاد إلى مسقط رأسه أمس", id="masqaṭ raʾsihi: his birthplace, not Muscat"),
        pytest.param("احتجاج في العاصمة الفرنسية باريس", id="the French capital Paris"),
        pytest.param("وقع على بعد 40 كيلومترا جنوبي القاهرة", id="janūbī: to the south of Cairo"),
        pytest.param("اتهمت السلطات المالية الشركة", id="al-māliyya: financial, not of Mali"),
    ],
)
def test_what_looks_like_a_government_is_none(text: str) -> None:
    cast, _ = find_parties(analyse(f"عنوان\n\n{text}."))
    assert [p.canonical_en for p in cast.parties] == []


def test_regime_with_a_surname_is_the_person() -> None:
    text = "عنوان\n\nقطعت روسيا دعمها عن نظام الأسد في سوريا."
    cast, _ = find_parties(analyse(text))
    (person,) = [p for p in cast.parties if p.type == "person"]
    assert [s.of(text) for s in person.mentions] == ["الأسد"]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param("زار جمهورية كوريا الشعبية الديمقراطية", "state:KP", id="full name"),
        pytest.param("زار جمهورية كوريا الشعبية", "state:KP", id="full name cut short"),
        pytest.param("زار جمهورية كوريا", "state:KR", id="the other Korea"),
        pytest.param("زار جمهورية الكونغو الديمقراطية", "state:CD", id="the larger Congo"),
        pytest.param("اتهم النظام السوري المعارضة", "state:SY", id="the Syrian regime"),
    ],
)
def test_longer_name_of_a_state_wins(text: str, key: str) -> None:
    cast, _ = find_parties(analyse(f"عنوان\n\n{text} أمس."))
    assert [p.key for p in cast.parties if p.type == "state"] == [key]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        pytest.param("سقط حجر بقطر ستة أمتار في البحر.", False, id="bi-quṭri: six metres across"),
        pytest.param("ويبلغ قطر 30 سنتيمترا.", False, id="a number behind"),
        pytest.param("وقع الحادث بقطر أمس.", True, id="bi-Qaṭar: in Qatar"),
    ],
)
def test_a_diameter_is_no_state(text: str, *, named: bool) -> None:
    cast, _ = find_parties(analyse(text))
    assert any(p.country == "QA" for p in cast.parties) is named


@pytest.mark.parametrize(
    ("text", "country"),
    [
        pytest.param("تؤثر المياه الزرقاء في ضغط العين.", None, id="al-miyāh az-zarqāʾ: glaucoma"),
        pytest.param("وقع الحادث في الزرقاء صباحا.", "JO", id="fī z-Zarqāʾ: in the town"),
    ],
)
def test_a_colour_is_no_town(text: str, country: str | None) -> None:
    _, places = find_parties(analyse(text))
    assert [p.country for p in places if p.country] == ([country] if country else [])
