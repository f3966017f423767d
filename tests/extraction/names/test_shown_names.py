"""Names that the words beside them show or refute, in whole texts."""

import pytest

from app.domain.party import PartyType
from app.extraction.parties.parties import find_parties
from app.extraction.reading.reading import analyse


def persons(text: str) -> list[str]:
    cast, _ = find_parties(analyse(text))
    people = [p for p in cast.parties if p.type is PartyType.PERSON and not p.unnamed]
    return [span.of(text) for p in people for span in p.mentions]


def country(text: str, name: str) -> str | None:
    cast, _ = find_parties(analyse(text))
    return next(p.country for p in cast.parties if name in {s.of(text) for s in p.mentions})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # wa-ashāra sh-Shalbawī ilā anna: ash-Shalbawi pointed out that
        pytest.param("وأشار الشلباوي إلى أن الهيئة تأخرت.", ["الشلباوي"], id="alone"),
        # akkada l-ʿArabī Thābit …: al-Arabi Thabit stressed
        pytest.param("أكد العربي ثابت، كاتب النقابة، أن الملف أغلق.", ["العربي ثابت"], id="given"),
        pytest.param("وأكد الأخير أن الهيئة تأخرت.", [], id="the latter"),
        pytest.param("وأكد البيان أن الهيئة تأخرت.", [], id="the statement"),
    ],
)
def test_a_definite_name_speaks(text: str, expected: list[str]) -> None:
    assert persons(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # ẓahara Khāminaʾī bi-khuṭba: Khamenei appeared with a sermon
        pytest.param("وظهر خامنئي بخطبة أمام الناس.", ["خامنئي"], id="with a sermon"),
        # al-Faransī Nkūnkū hadafayn: the Frenchman Nkunku (scored) two goals
        pytest.param("سجل الفرنسي نكونكو هدفين.", ["نكونكو"], id="two goals"),
        # awbāmā mudrik: Obama is aware
        pytest.param("يعتقد الناس أن أوباما مدرك للأمر.", ["أوباما"], id="an adjective"),
        # ḥamala Shāfīz sayf al-qāʾid: Chávez carried the leader's sword
        pytest.param("حمل شافيز سيف القائد.", ["شافيز"], id="an object"),
    ],
)
def test_what_follows_a_family_name_is_no_part_of_it(text: str, expected: list[str]) -> None:
    assert persons(text) == expected


def test_whom_an_office_serves_is_not_its_holder() -> None:
    # mudīr maktab Būtīn Anṭūn Fāynū: the head of Putin's office, Anton Vaino
    text = "قال مدير مكتب بوتين أنطون فاينو إن اللقاء كان مفيدا."
    assert persons(text) == ["بوتين", "أنطون فاينو"]
    assert country(text, "أنطون فاينو") == "RU"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # al-madʿū Salīm Khalaf: the so-called Salim Khalaf (khalaf is «behind» as well)
        pytest.param("أوقفت الشرطة المدعو سليم خلف في المدينة.", ["سليم خلف"], id="so-called"),
        pytest.param("أوقفت الشرطة شخصا يدعى سليم خلف في المدينة.", ["سليم خلف"], id="is called"),
        # akkada najluhu Khālid: his son Khalid stressed
        pytest.param("وأكد نجله خالد بعد أيام أن وضعه مستقر.", ["خالد"], id="his son"),
        pytest.param("وأكد نجله بعد أيام أن وضعه مستقر.", [], id="a son without a name"),
        pytest.param("وقع ما يدعى أزمة في المدينة.", [], id="a thing is called"),
    ],
)
def test_a_word_of_calling_names_a_person(text: str, expected: list[str]) -> None:
    assert persons(text) == expected


def test_the_noun_before_a_word_of_calling_tells_the_country() -> None:
    # muwāṭinan Lītwāniyyan yudʿā …: a Lithuanian citizen called …
    text = "اعتقلت الشرطة التركية مواطنا ليتوانيا يدعى يوناس كازلاوسكاس."
    assert country(text, "يوناس كازلاوسكاس") == "LT"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Jamāl Karīm, wāḥid min …: Jamal Karim, one of … (both are adjectives as well)
        pytest.param("جمال كريم، أحد أعضاء الجمعية، غادر المدينة.", ["جمال كريم"], id="one of"),
        pytest.param("رشيد الحموني، رئيس الفريق، غادر المدينة.", ["رشيد الحموني"], id="an office"),
        pytest.param("أمل كبير، وهو ما يريده الناس.", [], id="a great hope"),
    ],
)
def test_a_title_in_apposition_shows_a_name(text: str, expected: list[str]) -> None:
    assert persons(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("هو باحث بارز في الفن الخميري.", id="Khmer art"),
        pytest.param("يحكي العرض في قالب كوميدي رومانسي.", id="a romantic comedy"),
        pytest.param("اتفق النجم القدير مع الفرقة.", id="the able star"),
        pytest.param("كتبها كبار الشعراء لأغاني شهيرة.", id="for famous songs"),
        pytest.param("فازت بإطلالة من علامة موسكينو.", id="a brand"),
        pytest.param("يلعب الفريق أمام فاليرينجا غدا.", id="before a club"),
        pytest.param("اعتقلت السلطات اللاعب في مقاطعة لياونينغ.", id="in a province"),
        pytest.param("المواجهة المسلحة بين قوة من الشرطة ومسلحين.", id="between"),
        pytest.param("يدعم الجهاز ماجيك كيبورد.", id="a keyboard"),
        pytest.param("بمرسمه الكائن بدرب العياشي في المدينة.", id="an alley"),
    ],
)
def test_things_places_and_adjectives_are_no_persons(text: str) -> None:
    assert persons(text) == []


def test_a_verb_before_a_name_is_no_part_of_it() -> None:
    # nāshiṭūn yusāʾilūna Binkīrān: activists question Benkirane
    assert persons("ناشطون يسائلون بنكيران حول الأمر.") == ["بنكيران"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # naqalat … ʿan Ẓufayr Allāh Khān al-masʾūl …: quoted the official Zufayrullah Khan
        pytest.param(
            "ونقلت الوكالة عن ظفير الله خان المسؤول بالإقليم أن قنبلة انفجرت.",
            ["ظفير الله خان"],
            id="passed on",
        ),
        # ar-raʾīs ar-Rūmānī Būbīskū: the Romanian president Bobescu
        pytest.param("وقال الرئيس الروماني بوبيسك إن النظام جيد.", ["بوبيسك"], id="one word"),
        pytest.param("وقال الرئيس الروماني مجددا إن النظام جيد.", [], id="an adverb"),
        # muḥāfiẓ al-bank al-markazī sh-Shādhilī l-Baḥyāwī: the central bank's governor
        pytest.param(
            "دعا محافظ البنك المركزي الشاذلي البحياوي إلى تطوير السوق.",
            ["الشاذلي البحياوي"],
            id="behind a body",
        ),
        # … wa-Fahd Kafāyin wazīr …: and Fahd Kafayin, minister of
        pytest.param(
            "حضر رامي باذيب وزير النقل، وفهد كفاين وزير المياه.",
            ["رامي باذيب", "فهد كفاين"],
            id="and",
        ),
    ],
)
def test_names_behind_titles_are_read_whole(text: str, expected: list[str]) -> None:
    assert persons(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # … Tawfīq Ghars Allāh: a family name of two words
        pytest.param(
            "أكد الكاتب العام للاتحاد توفيق غرس الله أن العمال يرفضون.",
            ["توفيق غرس الله"],
            id="of God",
        ),
        # … khālid adh-dhikr Jamāl ʿAbd an-Nāṣir: of immortal memory
        pytest.param(
            "رحم الله الزعيم خالد الذكر جمال عبد الناصر.", ["جمال عبد الناصر"], id="of memory"
        ),
        # ḥiṣṣat Jāk Dūrsī: Jack Dorsey's share (Ḥiṣṣa is a given name as well)
        pytest.param("تزيد على حصة جاك دورسي في الشركة.", ["جاك دورسي"], id="a share"),
        # taʾlīf Anwar …: written by Anwar Abd al-Mughith
        pytest.param("مسلسل تأليف أنور عبدالمغيث.", ["أنور عبدالمغيث"], id="written by"),
        # sharikat Faysbūk banat …: Facebook built its empire (not «daughter of»)
        pytest.param("شركة فيسبوك بنت إمبراطوريتها على الناس.", [], id="built"),
        # wa-Jamāl Mutawakkil wa-ʿAbd ar-Raḥmān …: no comma between
        pytest.param(
            "وهم: كمال متوكل وعبد الرحمن الشنا وخالد حمودي.",
            ["كمال متوكل", "عبد الرحمن الشنا", "خالد حمودي"],
            id="a list",
        ),
    ],
)
def test_names_begin_and_end_where_they_do(text: str, expected: list[str]) -> None:
    assert persons(text) == expected


@pytest.mark.parametrize(
    "text", ["واعتقل المدعو خالد", "واعتقلت المدعوة سارة", "زارها نجله خالد", "واعتقل المدعو"]
)
def test_a_name_may_end_the_text(text: str) -> None:
    name = text.rsplit(maxsplit=1)[-1]
    assert persons(text) == ([name] if name != "المدعو" else [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "التقى الوزير سالم كامل الوفد. ودعا إلى وقف كامل للقتال. وقال كامل إن الحوار مستمر.",
            ["سالم كامل", "كامل"],
            id="the adjective of a deed",
        ),
        pytest.param(
            "قالت جانيت يلين إن بلادها شريك لا يلين. وأضافت يلين أن ذلك مهم.",
            ["جانيت يلين", "يلين"],
            id="a denied verb",
        ),
    ],
)
def test_a_short_name_is_another_word_too(text: str, expected: list[str]) -> None:
    assert persons(text) == expected
