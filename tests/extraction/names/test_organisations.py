import pytest

from app.domain.party import PartyType
from app.extraction.parties.parties import find_parties
from app.extraction.reading.reading import analyse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "وقال أستاذ في جامعة عبد الملك السعدي إن الأمر صعب.",
            ("جامعة عبد الملك السعدي", PartyType.ORGANISATION, None),
            id="called after a man of a name in two",
        ),
        pytest.param(
            "عقدت لجنة التعليم والثقافة والاتصال اجتماعها.",
            ("لجنة التعليم والثقافة والاتصال", PartyType.ORGANISATION, None),
            id="three joined",
        ),
        pytest.param(
            "أعلنت عمادة القبول والتسجيل في بيان بدء التسجيل.",
            ("عمادة القبول والتسجيل", PartyType.ORGANISATION, None),
            id="two fields",
        ),
        pytest.param(
            "قال مدير مستشفى الولادة والذي زارنا أمس.",
            ("مستشفى الولادة", PartyType.ORGANISATION, None),
            id="who is no field",
        ),
        pytest.param(
            "قصف الطيران مستشفى كمال عدوان في بيت لاهيا.",
            ("مستشفى كمال عدوان", PartyType.ORGANISATION, "PS"),
            id="called after a man with an unknown family name",
        ),
        pytest.param(
            "قال مركز الدراسات الاستراتيجية ودعم القرار إن السوق راكدة.",
            ("مركز الدراسات الاستراتيجية ودعم القرار", PartyType.ORGANISATION, None),
            id="a second task behind an adjective",
        ),
        pytest.param(
            "وقال المركز الطبي الدولي إن العدد كاف.",
            ("المركز الطبي الدولي", PartyType.ORGANISATION, None),
            id="two adjectives of its own",
        ),
        pytest.param(
            "وقال التجمع الأمازيغي إن العدد كاف.",
            ("التجمع الأمازيغي", PartyType.GROUP, None),
            id="an adjective of a people",
        ),
        pytest.param(
            "وقال مصدر من رئاسة الحكومة إن القرار نهائي.",
            ("رئاسة الحكومة", PartyType.AGENCY, None),
            id="office of the head of government",
        ),
        pytest.param(
            "قررت الهيئة العليا المستقلة للرقابة المالية تغريم البنك.",
            ("الهيئة العليا المستقلة للرقابة المالية", PartyType.AGENCY, None),
            id="feminine elative agrees",
        ),
        pytest.param(
            "عقد المجلس المركزي لحركة فتح اجتماعا.",
            ("المجلس المركزي لحركة فتح", PartyType.ORGANISATION, "PS"),
            id="organ of a movement",
        ),
        pytest.param(
            "طالبت الشبكة المدنية من أجل المواطنة بالإنصاف.",
            ("الشبكة المدنية من أجل المواطنة", PartyType.ORGANISATION, None),
            id="citizens with a cause",
        ),
        pytest.param(
            "قال مركز السيطرة على الأمراض إن الحالات زادت.",
            ("مركز السيطرة على الأمراض", PartyType.ORGANISATION, None),
            id="verbal noun with its preposition",
        ),
        pytest.param(
            "أعلنت شركة (زودياك ماريتايم) بيع السفينة.",
            ("شركة (زودياك ماريتايم)", PartyType.ORGANISATION, None),
            id="name in brackets",
        ),
        pytest.param(
            "تسعى الغرفة التجارية بجدة إلى دعم الشباب.",
            ("الغرفة التجارية بجدة", PartyType.ORGANISATION, "SA"),
            id="head of two words at its place",
        ),
        pytest.param(
            "أعلن معهد استراتيجيات الأمن الوطني نتائج الدراسة.",
            ("معهد استراتيجيات الأمن الوطني", PartyType.ORGANISATION, None),
            id="construct with adjective",
        ),
        pytest.param(
            'قال الباحث في جامعة "برادفورد" إن ذلك صحيح.',
            ('جامعة "برادفورد"', PartyType.ORGANISATION, None),
            id="name in marks",
        ),
        pytest.param(
            "أعلنت وزارة التجارة التركية قائمة جديدة.",
            ("وزارة التجارة التركية", PartyType.AGENCY, "TR"),
            id="ministry of a state",
        ),
        pytest.param(
            "قال مركز الأمن والتجارة الدولية إن الخطر قائم.",
            ("مركز الأمن والتجارة الدولية", PartyType.ORGANISATION, None),
            id="two joined by wa-",
        ),
        pytest.param(
            "أعلنت الهيئة السعودية للمواصفات والمقاييس ذلك.",
            ("الهيئة السعودية للمواصفات والمقاييس", PartyType.AGENCY, "SA"),
            id="description with a purpose is a name",
        ),
        pytest.param(
            "قال المركز الفلسطيني لحقوق الإنسان إن العدد ارتفع.",
            ("المركز الفلسطيني لحقوق الإنسان", PartyType.ORGANISATION, "PS"),
            id="description with a purpose in construct",
        ),
        pytest.param(
            "انسحبت الجبهة الوطنية للدفاع عن الديمقراطية أمس.",
            ("الجبهة الوطنية للدفاع عن الديمقراطية", PartyType.GROUP, None),
            id="purpose that is a class word, with what it defends",
        ),
        pytest.param(
            "نقلت وكالة الأنباء الموريتانية الرسمية ذلك.",
            ("وكالة الأنباء الموريتانية الرسمية", PartyType.MEDIA, "MR"),
            id="adjective agrees with the first word of a head of two",
        ),
        pytest.param(
            "قال باحث من جامعة مونتيرو الأميركية إن الخطر قائم.",
            ("جامعة مونتيرو", PartyType.ORGANISATION, "US"),
            id="origin after a proper name is no part of it",
        ),
        pytest.param(
            'قال باحث من مركز أبحاث "تشاندلر" إن الخطر قائم.',
            ('مركز أبحاث "تشاندلر"', PartyType.ORGANISATION, None),
            id="marks after a construct",
        ),
        pytest.param(
            "أعلنت أمانة منطقة الرياض إغلاق الطريق.",
            ("أمانة منطقة الرياض", PartyType.AGENCY, "SA"),
            id="municipality of a region",
        ),
        pytest.param(
            "تقدم الجيش الوطني نحو المدينة أمس.",
            ("الجيش الوطني", PartyType.AGENCY, None),
            id="army of the nation",
        ),
        pytest.param(
            "قضت المحكمة الابتدائية بصفاقس بسجنه.",
            ("المحكمة الابتدائية بصفاقس", PartyType.AGENCY, "TN"),
            id="court with its town",
        ),
        pytest.param(
            'انتقد حزب "البديل الأخضر" القرار.',
            ('حزب "البديل الأخضر"', PartyType.GROUP, None),
            id="party keeps its class word",
        ),
        pytest.param(
            "تقدمت قوات الحلف الأطلسي نحو المدينة.",
            ("حلف شمال الأطلسي", PartyType.ORGANISATION, None),
            id="troops of a union are the union",
        ),
        pytest.param(
            "قالت الدفاع الروسية إن المعارك مستمرة.",
            ("وزارة الدفاع الروسية", PartyType.AGENCY, "RU"),
            id="portfolio with a feminine origin is the ministry",
        ),
        pytest.param(
            "انتقد نادي قضاة مصر القانون.",
            ("نادي قضاة مصر", PartyType.ORGANISATION, "EG"),
            id="association of office holders",
        ),
        pytest.param(
            "أصدر اتحاد الكتاب العرب بيانا.",
            ("اتحاد الكتاب العرب", PartyType.ORGANISATION, None),
            id="adjective of a people",
        ),
        pytest.param(
            "قدرت مجموعة بوسطن للاستشارات الخسائر.",
            ("مجموعة بوسطن للاستشارات", PartyType.ORGANISATION, "US"),
            id="common noun with a purpose",
        ),
        pytest.param(
            "حذر مرصد الأزهر من الخطر.",
            ("مرصد الأزهر", PartyType.ORGANISATION, "EG"),
            id="body of a body",
        ),
        pytest.param(
            "صوت مجلس محافظة نينوى على القرار.",
            ("مجلس محافظة نينوى", PartyType.ORGANISATION, "IQ"),
            id="council of a governorate",
        ),
        pytest.param(
            "أعلن المكتب الإعلامي الحكومي في غزة ارتفاع العدد.",
            ("المكتب الإعلامي الحكومي", PartyType.AGENCY, "PS"),
            id="description in one place is a name",
        ),
        pytest.param(
            "قررت الجامعة العبرية بالقدس فصله.",
            ("الجامعة العبرية", PartyType.ORGANISATION, "IL"),
            id="known name that goes on",
        ),
        pytest.param(
            "وافق البرلمان على القرار.",
            ("البرلمان", PartyType.AGENCY, None),
            id="the one parliament",
        ),
        pytest.param(
            "أكدت اللجنة الفنية ببلدية عنيزة تأخر المشاريع.",
            ("اللجنة الفنية ببلدية عنيزة", PartyType.ORGANISATION, "SA"),
            id="committee of a municipality",
        ),
        pytest.param(
            "رفضت هيئة مراقبة نزاهة الانتخابات الطعن.",
            ("هيئة مراقبة نزاهة الانتخابات", PartyType.AGENCY, None),
            id="what a body does, in three nouns",
        ),
        pytest.param(
            "أوضح صندوق التنمية الزراعي أن القروض زادت.",
            ("صندوق التنمية الزراعي", PartyType.ORGANISATION, None),
            id="institution by its adjective",
        ),
        pytest.param(
            "أعلنت إدارة شركة بوينغ أن الطائرات توقفت.",
            ("بوينغ", PartyType.ORGANISATION, "US"),
            id="a management is its company's",
        ),
        pytest.param(
            "أعاد مستشفى جنين إعمار غرف المرضى.",
            ("مستشفى جنين", PartyType.ORGANISATION, "PS"),
            id="hospital",
        ),
        pytest.param(
            "وسعت مؤسسة الملك خالد الخيرية برامجها.",
            ("مؤسسة الملك خالد الخيرية", PartyType.ORGANISATION, None),
            id="called after a king, with what it is",
        ),
        pytest.param(
            "تأسس معهد الملك فاروق قبل عقود.",
            ("معهد الملك فاروق", PartyType.ORGANISATION, None),
            id="called after a king",
        ),
    ],
)
def test_body_is_read_from_its_head_to_its_end(
    text: str, expected: tuple[str, PartyType, str | None]
) -> None:
    cast, _ = find_parties(analyse(f"عنوان\n\n{text}"))
    found = [(p.canonical_ar, p.type, p.country) for p in cast.parties]
    assert found == [expected]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("قالت الوزارة في بيان إن العدد ارتفع.", id="head alone"),
        pytest.param("وقع انفجار في شركة كبيرة أمس.", id="indefinite adjective"),
        pytest.param("قال وزير الخارجية إن العمل مستمر.", id="head inside an office"),
        pytest.param("نشرت الصحيفة البريطانية تقريرا.", id="description with nisba"),
        pytest.param("توقفت حركة السير في الشارع.", id="everyday phrase"),
        pytest.param("استعادته القوات الموالية للحكومة أمس.", id="whose side it is on"),
        pytest.param("تحدث المجلس للصحفيين أمس.", id="to whom it was said is no purpose"),
        pytest.param("احتل المركز الأول في المباراة.", id="first place"),
        pytest.param("طالبوا بإعادة تنظيم القطاع العام.", id="verbal noun"),
        pytest.param("رحب الحزب السياسي الجديد أمس.", id="adjectives of any body"),
        pytest.param("ساعدته منظمة خيرية كبيرة.", id="an adjective that is a given name too"),
        pytest.param("شكلت لجنة رفيعة المستوى أمس.", id="an adjective and what it is high in"),
        pytest.param("اجتمع مجلس إدارة الشركة أمس.", id="of a firm told of before"),
        pytest.param("أغلقت بلدية المدينة السوق.", id="of the town"),
        pytest.param("فجروا مركز يهوديين أمس.", id="some of a people"),
    ],
)
def test_description_is_no_name(text: str) -> None:
    cast, _ = find_parties(analyse(f"عنوان\n\n{text}"))
    assert not cast.parties


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "قال رئيس هيئة الأركان المشتركة الأميركي إن بلاده مستعدة.",
            ["هيئة الأركان المشتركة"],
            id="the origin is the head's",
        ),
        pytest.param(
            "قال مبعوث الاتحاد الأوروبي للمفاوضات إن الجولة انتهت.",
            ["الاتحاد الأوروبي"],
            id="the task is the envoy's",
        ),
        pytest.param(
            "أكد رئيس بلدية تيماء المهندس سعود العنزي ذلك.",
            ["بلدية تيماء", "سعود العنزي"],
            id="a title after the body",
        ),
        pytest.param("أدى ذلك إلى تجميد الأصول المالية الروسية.", [], id="adjectives"),
        pytest.param('يستخدم كثيرون برنامج "المحادثة السريعة".', [], id="a programme"),
        pytest.param(
            "اجتمع الاتحاد الدولي برئاسة النرويجي يوهان بيترسون.",
            ["يوهان بيترسون"],
            id="who is over it",
        ),
        pytest.param("عاد اللاعب إلى معسكر نادي الهلال أمس.", ["نادي الهلال"], id="a club's camp"),
    ],
)
def test_body_ends_where_others_begin(text: str, expected: list[str]) -> None:
    cast, _ = find_parties(analyse(f"عنوان\n\n{text}"))
    names = [party.canonical_ar for party in cast.parties if party.mentions]
    assert names == expected


def test_a_title_over_an_organ_leaves_the_movement_the_party() -> None:
    """The head of the political bureau of Hamas."""
    cast, _ = find_parties(analyse("قال رئيس المكتب السياسي لحركة حماس إسماعيل هنية إن الوفد وصل."))
    assert "المكتب السياسي لحركة حماس" not in {p.canonical_ar for p in cast.parties}


def test_who_is_told_is_no_owner_of_the_police() -> None:
    """The Malaysian police told Reuters."""
    cast, _ = find_parties(analyse("وقالت الشرطة الماليزية لرويترز إن رجلا اعتقل."))
    assert {p.canonical_ar for p in cast.parties} == {"الشرطة الماليزية", "وكالة رويترز"}


@pytest.mark.parametrize("text", ["يخطط للعودة إلى رئاسة الوزراء.", "قبل توليه رئاسة الحكومة."])
def test_a_post_is_no_body(text: str) -> None:
    assert not find_parties(analyse(text))[0].parties


@pytest.mark.parametrize(
    ("text", "name", "country", "key"),
    [
        ("وأعلن الحرس الثوري الفنزويلي ذلك.", "الحرس الثوري الفنزويلي", "VE", None),
        ("وأعلن سلاح الجو الملكي الأردني ذلك.", "سلاح الجو الملكي الأردني", "JO", None),
        ("وأعلنت حركة النهضة الجزائرية ذلك.", "حركة النهضة الجزائرية", "DZ", None),
        ("وأعلن الحرس الثوري الإيراني ذلك.", "الحرس الثوري الإيراني", "IR", "body:irgc"),
        ('وأعلنت حركة "طالبان" الباكستانية ذلك.', "طالبان", "PK", "body:ttp"),
        ("وسجل لاعب نادي النصر البرتغالي كريستيانو رونالدو.", "نادي النصر", "SA", "body:al-nassr"),
    ],
)
def test_a_body_of_another_state_is_another_body(
    text: str, name: str, country: str, key: str | None
) -> None:
    cast, _ = find_parties(analyse(text))
    party = next(p for p in cast.parties if p.type is not PartyType.PERSON)
    assert (party.mentions[0].of(text), party.country, party.key) == (name, country, key)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("استخدم ميزة (Back Tap) على الهاتف.", []),
        ("نقلت TAP الخبر.", ["body:tap"]),
        ("أعلن حلف Nato ذلك.", ["body:nato"]),
    ],
)
def test_letters_of_a_body_are_no_word_of_a_foreign_phrase(text: str, keys: list[str]) -> None:
    cast, _ = find_parties(analyse(text))
    assert [party.key for party in cast.parties] == keys


def test_a_club_is_called_by_its_city_in_sport_and_not_where_it_is_called_a_city() -> None:
    text = (
        "حسم ليون المباراة في الدوري، وسجل اللاعب هدفا لنيوكاسل بعد تسديدة للمدرب. "
        "وسافر الفريق إلى مدينة ميلان لخوض البطولة."
    )
    found = {p.canonical_en for p in find_parties(analyse(text))[0].parties}
    assert found >= {"Olympique Lyonnais", "Newcastle United"}
    assert "AC Milan" not in found


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "واستقبل رئيس جمعية الإصلاح الاجتماعي الخيرية القاضي خالد العرشاني أمس.",
            "جمعية الإصلاح الاجتماعي الخيرية",
        ),
        ("وقال عضو المجلس الأعلى للقضاء القاضي سامي خليل إن الوضع جيد.", "المجلس الأعلى للقضاء"),
    ],
)
def test_a_title_before_a_person_is_none_of_the_body(text: str, body: str) -> None:
    cast, _ = find_parties(analyse(text))
    assert (
        next(p for p in cast.parties if p.type is not PartyType.PERSON).mentions[0].of(text) == body
    )
