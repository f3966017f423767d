"""What fields, purposes and adjectives of one kind make a phrase a body's name."""

import pytest

from app.domain.party import PartyType
from app.extraction.parties.parties import find_parties
from app.extraction.reading.reading import analyse

_BODIES = {PartyType.AGENCY, PartyType.ORGANISATION, PartyType.GROUP, PartyType.MEDIA}


def _bodies(text: str) -> list[str]:
    cast, _ = find_parties(analyse(text))
    return [text[m.start : m.end] for p in cast.parties if p.type in _BODIES for m in p.mentions]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "أعلنت وزارة الاقتصاد والمالية أمس رفع الرسوم.",
            ["وزارة الاقتصاد والمالية"],
            id="wa-l-māliyya: and finance, elsewhere the ministry itself",
        ),
        pytest.param(
            "أعلنت وزارة الثقافة والشباب والرياضة فتح المسارح.",
            ["وزارة الثقافة والشباب والرياضة"],
            id="wa-sh-shabāb: and youth, elsewhere a club",
        ),
        pytest.param(
            "بحثت وزارة المالية والبنك المركزي الأزمة.",
            ["وزارة المالية", "البنك المركزي"],
            id="another body",
        ),
        pytest.param(
            "قالت وزارة الدفاع والداخلية العراقية إن الوضع هادئ.",
            ["وزارة الدفاع", "الداخلية العراقية"],
            id="another ministry",
        ),
    ],
)
def test_a_ministry_takes_each_of_its_fields(text: str, names: list[str]) -> None:
    assert _bodies(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param(
            "وقال رئيس اللجنة المالية سمير الحداد إن القانون جاهز.",
            ["اللجنة المالية"],
            id="al-lajna l-māliyya: the finance committee",
        ),
        pytest.param(
            "انتقدت الصحف الحركة الطلابية أمس.",
            ["الحركة الطلابية"],
            id="al-ḥaraka ṭ-ṭullābiyya: the students' movement",
        ),
        pytest.param("زادت الحركة التجارية في الميناء أمس.", [], id="traffic of trade"),
        pytest.param("وقال رئيس اللجنة الجديدة إن القانون جاهز.", [], id="the new committee"),
        pytest.param("وقال رئيس اللجنة المحلية إن القانون جاهز.", [], id="the local committee"),
    ],
)
def test_one_adjective_of_a_field_or_cause_names_a_body(text: str, names: list[str]) -> None:
    assert _bodies(text) == names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "حذرت الجمعية المصرية لجراحة العظام من الألعاب.",
            "الجمعية المصرية لجراحة العظام",
            id="li-jirāḥati l-ʿiẓām: of bone surgery, elsewhere a surgeon",
        ),
        pytest.param(
            "حذرت الجمعية الكويتية لطب الأسنان من السكر.",
            "الجمعية الكويتية لطب الأسنان",
            id="li-ṭibbi l-asnān: of dentistry",
        ),
        pytest.param(
            "جمعت الهيئة الشعبية العالمية لدعم أطفال غزة تبرعات.",
            "الهيئة الشعبية العالمية لدعم أطفال غزة",
            id="li-daʿmi aṭfāli Ghazza: a place closes the purpose",
        ),
    ],
)
def test_what_a_body_is_for_belongs_to_its_name(text: str, name: str) -> None:
    assert _bodies(text) == [name]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "انتقد النائب شركة زين للاتصالات بسبب الأسعار.",
            "شركة زين للاتصالات",
            id="an object behind a title with the article",
        ),
        pytest.param(
            "وصل مبعوث الاتحاد الأوروبي للمفاوضات إلى المنطقة.",
            "الاتحاد الأوروبي",
            id="the task of an envoy",
        ),
        pytest.param(
            "نقلت قناة سكاي نيوز عربية الخبر عن شهود.",
            "سكاي نيوز عربية",
            id="a class word and the beginning of a longer name",
        ),
    ],
)
def test_a_known_name_ends_where_it_ends(text: str, name: str) -> None:
    assert _bodies(text) == [name]
