import pytest

from app.domain.party import PartyType
from app.extraction.parties.parties import find_parties
from app.extraction.reading.reading import analyse


def persons(text: str) -> list[str]:
    cast, _ = find_parties(analyse(text))
    return [
        span.of(text)
        for p in cast.parties
        if p.type is PartyType.PERSON and not p.unnamed
        for span in p.mentions
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("التقى الوفد نقيب المهندسين طارق العجيلي أمس.", ["طارق العجيلي"], id="title"),
        pytest.param("أعلن المستشفى وفاة نبيل الحاكم في باريس.", ["نبيل الحاكم"], id="event"),
        pytest.param("وشارك سمير الكاتب في الندوة.", ["سمير الكاتب"], id="verb"),
        pytest.param("وقالت الأستاذة حميدة التركي، إن.", ["حميدة التركي"], id="unknown given"),
        pytest.param("قال الوزير، الهادي مجدوب إن.", ["الهادي مجدوب"], id="given with the article"),
        pytest.param(
            "وسلم الرئيس علي عبدالله صالح الكأس.", ["علي عبدالله صالح"], id="known, object"
        ),
        pytest.param("وصل الدكتور ناصر الغريب إلى عمان.", ["ناصر الغريب"], id="everyday given"),
        pytest.param("أدانت المحكمة الموظف كريم زرنوفي في القضية.", ["كريم زرنوفي"], id="rare"),
        pytest.param(
            "بحضور الأستاذ خالد منصور وفؤاد الحاكم وعدد من الضيوف.",
            ["خالد منصور", "فؤاد الحاكم"],
            id="list",
        ),
        pytest.param("انتقد النائب سمير الخطيب القرار.", ["سمير الخطيب"], id="object behind"),
        pytest.param(
            "وصف الوزير سامي الحسن الهجوم بأنه خطير.", ["سامي الحسن"], id="what is described behind"
        ),
        pytest.param("واتهم النائب كريم المصري الحكومة بالكذب.", ["كريم المصري"], id="one accused"),
    ],
)
def test_a_name_is_read_whole(text: str, expected: list[str]) -> None:
    assert persons(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an office before another name; a time; a nation before another name; who
        pytest.param("استقبل الملك سعود الأمير محمد بن نايف.", "سعود الأمير", id="office"),
        pytest.param("وصل الوزير حسن الجمعة إلى بغداد.", "حسن الجمعة", id="time"),
        pytest.param("هزم اللاعب رافائيل الصربي نوفاك ديوكوفيتش.", "رافائيل الصربي", id="nation"),
        pytest.param("قال المدير سامي الأمين العام للحزب إن.", "سامي الأمين", id="long title"),
        pytest.param("وقال متحدث باسم الجيش إن العملية انتهت.", "باسم الجيش", id="in the name of"),
        pytest.param("زار محمد المدينة القديمة.", "محمد المدينة", id="thing with adjective"),
        pytest.param("انتقد سمير الوزير السابق.", "سمير الوزير", id="former minister"),
        pytest.param("واعتبر صاحب الأطروحة أن الدراسة مهمة.", "صاحب الأطروحة", id="owner"),
    ],
)
def test_other_definite_words_are_no_surname(text: str, expected: str) -> None:
    assert expected not in persons(text)


def test_a_family_name_that_is_an_everyday_word_means_its_bearer_only_where_people_stand() -> None:
    """Maryam al-ʿĪd; the cake of the feast."""
    text = "تصف مريم العيد خيمتها، ويشتهر كعك العيد في إدلب. وأضافت العيد أن الأيام صعبة."
    assert persons(text) == ["مريم العيد", "العيد"]
