"""Subjects that no name and no list knows: who is meant, who is new, who is nobody."""

import pytest

from app.extraction.pipeline import extract

CASES = [
    pytest.param(
        "قال سالم الناصري إن المشروع بدأ. وكشف لـ«الاقتصادية» مسؤول محلي، أن العمل سينتهي قريبا.",
        "مسؤول محلي",
        id="the subject behind the outlet that is told",
    ),
    pytest.param(
        "قالت ليلى العبيدي إن المشروع بدأ. وتابعت قائلة إن العمل مستمر.",
        "ليلى العبيدي",
        id="a participle of saying is no subject",
    ),
    pytest.param(
        "أفاد مصدر أمني بأن اللص هرب. وقال وزير العدل إن الحكم عادل. وأكد نفس المصدر أن المال عاد.",
        "مصدر أمني",
        id="the same source",
    ),
    pytest.param(
        "قال جون كيربي إن الاتفاق قريب. وقال الأمن العام السعودي في بيانه: «قبضنا على المتهم».",
        "الأمن العام السعودي",
        id="a body that no list knows",
    ),
    pytest.param(
        "قال جون كيربي إن الاتفاق قريب. وقال الصيادون إن البحر هائج.",
        "الصيادون",
        id="people of a trade",
    ),
    pytest.param(
        "قال جون كيربي إن الاتفاق قريب. وتشير المواصفات إلى أن الهاتف سريع.",
        None,
        id="a thing says it",
    ),
    pytest.param(
        "قال جون كيربي إن الاتفاق قريب. وأفادت الأنباء بأن الطريق مغلق.",
        None,
        id="hearsay",
    ),
    pytest.param(
        "قال جون كيربي إن الاتفاق قريب. وكشفت دراسة جديدة أن الشاي نافع.",
        None,
        id="a study of nobody's",
    ),
    pytest.param(
        "قال جون كيربي إن الاتفاق قريب. وأظهرت إحدى الدراسات أن الشاي نافع.",
        None,
        id="one of the studies",
    ),
    pytest.param(
        "أجرت وكالة رويترز استطلاعا لآراء خبراء اقتصاديين. وقال جون كيربي إن النمو قريب. وقال"
        " الخبراء إن التضخم خطر.",
        "الخبراء",
        id="several people whom nobody names",
    ),
    pytest.param(
        "قال جون كيربي إن الاتفاق قريب. وتشير بعض الأرقام إلى أن السوق تراجع.",
        None,
        id="some of the figures",
    ),
    pytest.param(
        "قال جون كيربي إن الاتفاق قريب. وأكد بعض الخبراء أن السوق تراجع.",
        "بعض الخبراء",
        id="some of the experts",
    ),
    pytest.param(
        "قال جون كيربي إن الاتفاق قريب. وكانت تقارير صحفية سابقة قد أكدت أن اللاعب باق.",
        None,
        id="reports of nobody's before their verb",
    ),
    pytest.param(
        "نقلت وكالة بلومبرغ الخبر. وقال جون كيربي لوكالة بلومبرغ إن السوق بطيء. ويشير المسؤولون"
        " الأميركيون إلى أن الصين تشتري.",
        "المسؤولون الأميركيون",
        id="officials are not the one man before",
    ),
    pytest.param(
        "وقال مسؤولون مطلعون على المفاوضات إن الحل قريب.",
        "مسؤولون مطلعون",
        id="no preposition ends a description",
    ),
    pytest.param(
        "وقالت مصادر متطابقة لهسبريس إن الباب مفتوح.",
        "مصادر متطابقة",
        id="the outlet told is not of the description",
    ),
    pytest.param(
        "وقال مصدر في وزارة الداخلية إن الباب مفتوح.",
        "مصدر في وزارة الداخلية",
        id="where the source works is",
    ),
    pytest.param(
        "رأس الأمير فيصل بن سلمان الاجتماع بحضور خالد الدوسري. وأكد سموه أن المشروع قريب.",
        "فيصل بن سلمان",
        id="a title of honour",
    ),
    pytest.param(
        "قال مسؤولون إن المفاعل جاهز. وقال جون كيربي إن الحل قريب. وأوضح هؤلاء أن الوقود وصل.",
        "مسؤولون",
        id="these are the several that spoke",
    ),
    pytest.param(
        "قال جون كيربي إن الحل قريب. وأوضحت إدارة الحماية المدنية بالجيزة أن المبنى سقط.",
        "إدارة الحماية المدنية بالجيزة",
        id="a body by its noun that looks like a verb",
    ),
    pytest.param(
        "وعبرت إدارة المسرح الوطني عن رفضها للحملة.",
        "إدارة المسرح الوطني",
        id="a body that agrees with a verb of no clause",
    ),
    pytest.param("وقال أحد مستشاريه إنه هرب.", "أحد مستشاريه", id="one of his people"),
    pytest.param(
        "واشتكى عدد من رواد المواقع من البطء.", "عدد من رواد المواقع", id="people that are counted"
    ),
    pytest.param(
        "قالت وزارة المالية إن المال كاف. وفرضت الحكومة حظر السفر ليلا،"
        " حسب ما أفاد الإعلام السويدي.",
        "الإعلام السويدي",
        id="who told it behind the content",
    ),
    pytest.param(
        "قال مسؤولون إيرانيون إن المفاعل جاهز. وقال جون كيربي إن الحل قريب. ووفقا للمسؤولين"
        " الإيرانيين فإن الوقود وصل.",
        "مسؤولون إيرانيون",
        id="the same officials in another case",
    ),
    pytest.param(
        "أفاد البيان بأن السد آمن، وفق نص البيان. وقال جون كيربي إن الحل قريب. وقالت السفارة إن"
        " الطريق خطر.",
        "السفارة",
        id="a body not named before",
    ),
    pytest.param(
        "قال باراك أوباما إن الاتفاق قريب. ورفض مصدر أمني الرد على سؤال، لكنه أشار إلى أن"
        " الحرب قريبة.",
        "مصدر أمني",
        id="the unnamed subject that goes on behind but",
    ),
    pytest.param(
        "قال سالم الناصري إن الكلية بعيدة. وتجاوبت الجامعة مع الأهالي معلنة أن الدراسة أقرت.",
        "الجامعة",
        id="the body that acts, then a participle",
    ),
    pytest.param(
        "قال سالم الناصري إن الكلية بعيدة. وقالت صفحة المسابقة إن الفائز سعيد.",
        "صفحة المسابقة",
        id="an account speaks",
    ),
    pytest.param(
        "هزت الحرب أوروبا. وتركيا، العضو في الحلف الأطلسي، أبدت معارضتها للانضمام.",
        "تركيا",
        id="a state before its verb, with its membership",
    ),
    pytest.param(
        "وذكرت صحيفة هآرتس أن فحصا أوليا للجيش الإسرائيلي أقر بأن جنوده أطلقوا الرصاص.",
        "الجيش الإسرائيلي",
        id="whose paper it is, in the accusative",
    ),
    pytest.param(
        "قال جون كيربي إن الحل قريب. وأوردت المواقع الإخبارية أن الفنانة رفضت العلم.",
        "المواقع الإخبارية",
        id="bodies in the plural",
    ),
    pytest.param(
        "أصدرت السفارة الأمريكية بيانا قالت فيه إن الطريق خطر.",
        "السفارة الأمريكية",
        id="who wrote a statement, not the statement",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), CASES)
def test_the_last_words_are_spoken_by(text: str, speaker: str | None) -> None:
    found = extract(text)
    last = max(found.quotes, key=lambda q: q.span.start)
    names = {p.id: p.canonical_ar for p in found.parties}
    assert names.get(last.speaker or "") == speaker


def test_a_source_phrase_is_read_where_it_stands() -> None:
    found = extract("أفاد البيان بأن السد آمن، وفق نص البيان. وقالت وزارة المالية إن المال كاف.")
    assert found.quotes[0].speaker is None  # the ministry speaks later
