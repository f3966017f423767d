"""Where the names of bodies end, and which phrases are none."""

import pytest

from app.domain.party import PartyType
from app.extraction.parties.parties import find_parties
from app.extraction.reading.reading import analyse

_BODIES = {PartyType.AGENCY, PartyType.ORGANISATION, PartyType.GROUP, PartyType.MEDIA}


def _bodies(text: str) -> list[str]:
    cast, _ = find_parties(analyse(text))
    return [text[m.start : m.end] for p in cast.parties if p.type in _BODIES for m in p.mentions]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "قالت وزارة التربية الوطنية والتكوين المهني إن الدروس ستعود.",
            "وزارة التربية الوطنية والتكوين المهني",
            id="field behind an adjective",
        ),
        pytest.param(
            "نظمها المرصد الديمقراطي للهجرة والمواطنة، وهي الأولى.",
            "المرصد الديمقراطي للهجرة والمواطنة",
            id="second purpose like a word for a woman",
        ),
        pytest.param(
            "أقر مجلس الشيوخ الفرنسي الميزانية.",
            "مجلس الشيوخ الفرنسي",
            id="object is no adjective",
        ),
        pytest.param(
            "قال مختبر بروكهافن الوطني إن الكاميرا جاهزة.",
            "مختبر بروكهافن الوطني",
            id="adjective behind foreign words",
        ),
        pytest.param(
            "قال أستاذ في جامعة باريس نانتير إن الحكم جيد.",
            "جامعة باريس نانتير",
            id="campus of a city",
        ),
        pytest.param(
            "أعلنت بلدية إسطنبول الكبرى عن حفل.",
            "بلدية إسطنبول الكبرى",
            id="adjective behind a seat",
        ),
        pytest.param(
            "قالت شركة سامسونغ للإلكترونيات إنها ربحت.",
            "شركة سامسونغ للإلكترونيات",
            id="trade behind a known name",
        ),
        pytest.param(
            "أوقفته وحدة مكافحة الإرهاب أمس.", "وحدة مكافحة الإرهاب", id="unit with its task"
        ),
        pytest.param(
            "أوقفته فرقة الأبحاث والتفتيش للحرس الوطني أمس.",
            "فرقة الأبحاث والتفتيش للحرس الوطني",
            id="unit with two tasks and its corps",
        ),
        pytest.param(
            "قال المكتب الإعلامي لوزير الدفاع العراقي إن الزيارة تمت.",
            "المكتب الإعلامي لوزير الدفاع العراقي",
            id="organ of an office",
        ),
        pytest.param(
            "قال المعهد الوطني للفنون الجميلة إن الموسم بدأ.",
            "المعهد الوطني للفنون الجميلة",
            id="adjective of a purpose",
        ),
        pytest.param("انتقل إلى نادي النجوم عمار البطي.", "نادي النجوم", id="stars are no patron"),
        pytest.param(
            "قال مركز بيغن السادات للدراسات الاستراتيجية إن الأمر صعب.",
            "مركز بيغن السادات للدراسات الاستراتيجية",
            id="trade behind a known name of several words",
        ),
        pytest.param("وقال رئيس تيار المحبة إنه مستعد.", "تيار المحبة", id="led by someone"),
        pytest.param("قالت شركة Zipline إنها خسرت.", "شركة Zipline", id="Latin letters"),
    ],
)
def test_whole_name(text: str, name: str) -> None:
    assert _bodies(text) == [name]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("لكنه حزب ديمقراطي بالفعل.", id="indefinite adjective"),
        pytest.param("وهي شركة تمتلكها الدولة منذ عام.", id="clause"),
        pytest.param("بدأ في إنشاء مدرسة لتكوين الشبان.", id="purpose of a thing to come"),
        pytest.param("وهذا في مصلحة المنتخب الوطني.", id="interest"),
        pytest.param("وأكد أن وحدة سوريا مصونة.", id="unity of a state"),
        pytest.param("وأرسل قوات داخل العراق لمحاربة الخطر.", id="adverb of place"),
        pytest.param("واستعرض الرئيسان حرس الشرف.", id="guard of honour"),
        pytest.param("ومهدت المنظمات الفدرالية الأميركية لذلك.", id="adjective like a head"),
    ],
)
def test_no_name(text: str) -> None:
    assert _bodies(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("قالت وكالة التنمية الفلاحية إن الموسم جيد.", PartyType.AGENCY),
        ("قالت الوكالة الوطنية للصحافة إن الموسم جيد.", PartyType.MEDIA),
        ("قالت الشبكة المغربية للهجرة إن الأمر صعب.", PartyType.ORGANISATION),
    ],
)
def test_agency_is_an_outlet_by_a_word_of_news(text: str, kind: PartyType) -> None:
    cast, _ = find_parties(analyse(text))
    assert [p.type for p in cast.parties if p.mentions] == [kind]
