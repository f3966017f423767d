"""Who speaks, on whole sentences: sources, documents, nouns of many."""

import pytest

from app.extraction.pipeline import extract

CASES = [
    pytest.param(
        "كشفت مصادر مطلعة أن الاتفاق قريب. وتقدم الجيش السوري. وقال المصدر إن العدد ارتفع.",
        "مصادر مطلعة",
        (),
        id="the source is one of the sources",
    ),
    pytest.param(
        "زار سيرغي لافروف بغداد. وأشار تقرير بلومبيرغ إلى أن الشركة توسع مشروعها.",
        "وكالة بلومبرغ",
        (),
        id="the owner of a report",
    ),
    pytest.param(
        "زار سيرغي لافروف طهران. وجاء في بيان وزعته الخارجية الإيرانية أن الزيارة ألغيت.",
        "وزارة الخارجية الإيرانية",
        (),
        id="who handed a statement out",
    ),
    pytest.param(
        "علمت الجزيرة نت من مصادر مطلعة أن اللقاء تأجل.",
        "مصادر مطلعة",
        ("شبكة الجزيرة",),
        id="from whom a paper learnt it",
    ),
    pytest.param(
        "رفضت الحكومة الفكرة، إلا أن متحدثا باسم الحركة حذر كينيا من التدخل.",
        "متحدثا باسم الحركة",
        (),
        id="a spokesman in the accusative",
    ),
    pytest.param(
        "وقال سيرغي لافروف إن الأمر سهل. غير أن مصدرا مقربا من الحكومة أكد أن الخطة فشلت.",
        "مصدرا مقربا من الحكومة",
        (),
        id="a source in the accusative",
    ),
    pytest.param(
        "يعتقد بعض المسؤولين السابقين في إدارة ترامب أنه لن يسحب الدعم.",
        "بعض المسؤولين السابقين في إدارة",
        (),
        id="some officials of a man's",
    ),
    pytest.param(
        "ما زال الجدل دائرا، فالعديد من العراقيين قالوا إن تصرفه خطأ.",
        "العديد من العراقيين",
        (),
        id="people no one has named, before their verb",
    ),
    pytest.param(
        "وقال رفيف دروكر، وهو محلل سياسي في القناة الـ13 إن الرد قريب.",
        "رفيف دروكر",
        (),
        id="where one works is not told",
    ),
    pytest.param(
        "وقال رفيف دروكر في مقال نشر في صحيفة هآرتس إن الرد قريب.",
        "رفيف دروكر",
        ("صحيفة هآرتس",),
        id="the paper that printed it",
    ),
    pytest.param("والبعض يرى أن الولايات المتحدة تنتهج السياسة نفسها.", "البعض", (), id="some"),
    pytest.param(
        "ولكن بعض الفلسطينيين يقولون إن الدعم سياسي.", "بعض الفلسطينيين", (), id="some of a people"
    ),
    pytest.param(
        "قال أطهر عباس الناطق باسم الجيش إن القوات دخلت. وقال مسؤولون إن العملية نجحت. "
        "ونقلت وكالة رويترز عن الناطق قوله إن ثلاثة قتلوا.",
        "أطهر عباس",
        ("وكالة رويترز",),
        id="a title behind the name",
    ),
    pytest.param(
        "وبحسب ما نقلت وكالة تاس عن ديمتري بيسكوف، فإن موسكو لا تنوي تعليق الاتفاق.",
        "ديمتري بيسكوف",
        ("وكالة تاس",),
        id="a relay in a source phrase",
    ),
    pytest.param(
        "وقال مسؤول كبير في وزارة الدفاع الأميركية طلب عدم كشف هويته إن الضربة أصابت هدفها.",
        "مسؤول كبير في وزارة الدفاع الأميركية",
        (),
        id="asking for anonymity is no report",
    ),
    pytest.param(
        "وأبلغ مسؤول أميركي وكالة رويترز بأن واشنطن تدرس إرسال صواريخ.",
        "مسؤول أميركي",
        (),
        id="an agency is told",
    ),
    pytest.param(
        "وطالب النواب الحكومة بضرورة الإسراع في الإصلاحات.", "النواب", (), id="deputies' government"
    ),
    pytest.param(
        "كما حث حزب الشعب الجمهوري الحكومة على الكشف عن التفاصيل.",
        "حزب الشعب الجمهوري",
        (),
        id="a verb behind «as»",
    ),
    pytest.param(
        "وقال جو بايدن إن الهجوم قريب. وعندما سئل عن رسالته إلى طهران، قال: «لا تفعلوا ذلك».",
        "جو بايدن",
        (),
        id="a clause of time is no one",
    ),
    pytest.param(
        "وقال سيرغي لافروف، في تصريح صحافي نقله التلفزيون الرسمي، إن العلاقات جيدة.",
        "سيرغي لافروف",
        (),
        id="a press statement is no journalist",
    ),
    pytest.param(
        "وبحسب صحيفة «وول ستريت جورنال» نقلا عن مسؤولين أميركيين لم تسمهم، فإن الصفقة وشيكة.",
        "مسؤولين أميركيين",
        ("صحيفة وول ستريت جورنال",),
        id="whom a paper cites in a source phrase",
    ),
    pytest.param(
        "وأصدر الاتحاد الأوروبي بيانا جاء فيه أن العقوبات ستمدد.",
        "الاتحاد الأوروبي",
        (),
        id="a statement in which it is said",
    ),
    pytest.param(
        "واتهمت مصادر عسكرية أميركية حركة طالبان باستخدام المدنيين.",
        "مصادر عسكرية أميركية",
        (),
        id="who is accused is no part of who accuses",
    ),
    pytest.param(
        "اتهم نائب فرنسي معارض ديفيد كاميرون بالإخفاق.",
        "نائب فرنسي معارض",
        (),
        id="one without a name on one with a name",
    ),
    pytest.param(
        "وقالت محامية ميلوني، ماريا جوليا مارونجيو، لشبكة CNN، إن موكلتها بريئة.",
        "ماريا جوليا مارونجيو",
        ("شبكة سي إن إن",),
        id="who acts for another, between commas",
    ),
    pytest.param(
        "رفضه صندوق النقد الدولي الذي طالما شدد على أنه لا بديل عن الإصلاح.",
        "صندوق النقد الدولي",
        (),
        id="adverb of habit behind the pronoun",
    ),
    pytest.param(
        "أكد محسن مرزوق على هامش اجتماع الحزب أن المؤتمر سيعقد قريبا.",
        "محسن مرزوق",
        (),
        id="circumstance before what is said",
    ),
    pytest.param(
        "قال إدريس المرابط، أستاذ القانون، إن الموقف تغير. وأضاف مدير مختبر الدراسات أن الأمر مهم.",
        "إدريس المرابط",
        (),
        id="who goes on, by a title of his",
    ),
    pytest.param(
        "دعا الخبراء باراك أوباما إلى تأجيل التفاوض.", "الخبراء", (), id="experts call on a man"
    ),
]


@pytest.mark.parametrize(("text", "speaker", "via"), CASES)
def test_who_speaks_last(text: str, speaker: str, via: tuple[str, ...]) -> None:
    found = extract(text)
    names = {party.id: party.canonical_ar for party in found.parties}
    last = found.quotes[-1]
    assert names.get(last.speaker or "") == speaker
    assert tuple(names[one] for one in last.via) == via


def test_a_name_in_one_word_or_two_is_one_person() -> None:
    found = extract(
        "حذر الدكتور عبدالله بن غازي العتيبي من ذلك. "
        "وشدد الدكتور عبد الله بن غازي العتيبي على الخطر."
    )
    assert len([party for party in found.parties if party.mentions]) == 1


def test_a_claim_ends_where_another_speaks_at_that_time() -> None:
    found = extract("قالت المفوضية إن العنف اندلع، في وقت قال الجيش الباكستاني إنه يتقدم.")
    first, second = (quote.span.of(found.text) for quote in found.quotes)
    assert first == "العنف اندلع"
    assert second.startswith("إنه يتقدم")


def test_words_that_are_no_report() -> None:
    texts = [
        "(CNN)—شرح العقيد المتقاعد سيدريك لايتون تداعيات الهجوم على إسرائيل.",  # explained, at once
        "اتصل دونالد ترامب بعد سؤال من كريستين هولمز من شبكة CNN خلال مؤتمر صحفي.",  # from, not who
    ]
    assert [extract(text).quotes for text in texts] == [(), ()]


def test_closing_mark_opens_no_name() -> None:
    text = 'وقال: "نعمل على جهاز نووي". وأضاف: "كانت هناك أمثلة تاريخية معينة لا نريد تكرارها".'
    found = extract(text)
    assert not found.parties
    assert len(found.quotes) == 2


def test_main_parties_are_no_president() -> None:
    found = extract("وقال الرئيس قيس سعيد إنه باق. وتعهدت الأحزاب السياسية الرئيسة بالتصدي للقرار.")
    assert [p.canonical_ar for p in found.parties] == ["قيس سعيد", "الأحزاب السياسية الرئيسة"]


def test_who_holds_an_office_is_no_analyst() -> None:
    found = extract("وقال الرئيس قيس سعيد، وهو أستاذ قانون سابق، إنه سيستبدل الدستور.")
    assert found.quotes
    assert not found.analysts


@pytest.mark.parametrize(
    "text",
    [
        "شدد الجيش الحصار على المدينة منذ أيام.",
        "كانت السفارة تستخدم مقرا باليا في العاصمة.",
        "وتدعى نازاك أفشار، بعد أن وجهت لها تهمة مماثلة.",
        "اعتقلت الشرطة رجلين يُزعم أنهما سرقا المصرف.",
        "بلغ عدد الأشخاص الذين يعتقد أنهم تمكنوا من الفرار عشرين.",
    ],
)
def test_homographs_and_passives_report_nothing(text: str) -> None:
    assert not extract(text).quotes


def test_semi_official_is_no_cue() -> None:
    (quote,) = extract('ذكرت وكالة تسنيم شبه الرسمية: "ضبطنا سفينة شحن في الخليج أمس".').quotes
    assert quote.cue == "ذكرت"


@pytest.mark.parametrize(
    "text",
    [
        "ورأى وزير الداخلية الفرنسي برنار كازنوف ونظيرته البريطانية تيريزا ماي أن الوضع خطير.",
        "قال الرئيس جو بايدن ورئيس الوزراء كير ستارمر إن الوضع خطير.",
    ],
)
def test_two_men_with_their_titles_speak_together(text: str) -> None:
    (quote,) = extract(text).quotes
    assert len(quote.co_speakers) == 1


@pytest.mark.parametrize(
    ("then", "speaker"),
    [
        ('وتابع: "نشجع المواطنين على الحذر".', "السفارة الأميركية"),
        ('وتابعت: "نشجع المواطنين على الحذر".', "السفارة الأميركية"),
        ('وتابع المتحدث: "نشجع المواطنين على الحذر".', "المتحدث"),
    ],
)
def test_what_goes_on_is_said_by_who_spoke_whatever_the_verb(then: str, speaker: str) -> None:
    found = extract(f"قالت السفارة الأميركية إنها حزينة. {then}")
    names = {party.id: party.canonical_ar for party in found.parties}
    assert names[found.quotes[-1].speaker or ""] == speaker
