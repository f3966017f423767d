import pytest

from app.extraction.pipeline import extract
from tests.extraction.attributing import told

PEOPLE = "person: كارولين أوتو; person: صدام حسين; media: هسبريس"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("وعقب الإطاحة بصدام حسين بدأت الحرب على أن تنتهي قريبا.", id="after"),
        pytest.param("ظهر أحمد، الذي يعتبر شخصية غامضة، وكان من النادر أن يتكلم.", id="deemed"),
        pytest.param("وتعتبر من أهم المدن التي يعرف الناس أن أهلها كرام.", id="one of"),
        pytest.param("فإذا كنت تطمح إلى التقدم فعليك أن تتعلم.", id="you"),
        pytest.param("تحظى القهوة برعاية النادي على اعتبارها إحدى الجوائز.", id="it being"),
        pytest.param("ويأتي القانون الذي تم اقتراحه قبل شهر في صيغة جديدة.", id="it was proposed"),
        pytest.param("وحرص صدام حسين على نفيها في كل مكان.", id="its object alone"),
        pytest.param("ومضى يتكلم بهدوء في إشارة إلى صدام حسين.", id="a gloss"),
        pytest.param("واستشهد شاب في المخيم وطالب بيت أهله بعيد.", id="martyred"),
        pytest.param("وأصدرت محكمة مذكرة توقيف بحق صدام حسين.", id="a warrant"),
        pytest.param("وانتشر دعاة على أن يعودوا.", id="preachers"),
    ],
)
def test_nouns_callings_and_passives_report_nothing(text: str) -> None:
    assert told(text, PEOPLE) == []


@pytest.mark.parametrize(
    ("text", "line"),
    [
        pytest.param(
            "ووجه صدام حسين دعوة إلى الوزير الجديد لزيارة المدينة.",
            "indirect | صدام حسين | لزيارة المدينة",
            id="an invitation to someone",
        ),
        pytest.param(
            "وجدد صدام حسين، دعوة إيران إلى مراجعة سياستها.",
            "indirect | صدام حسين | دعوة إيران إلى مراجعة سياستها",
            id="a call said anew",
        ),
        pytest.param(
            "وأكد شهود عيان، سماع دوي انفجارات بعيدة.",
            "indirect | شهود عيان | سماع دوي انفجارات بعيدة",
            id="a comma behind an indefinite subject",
        ),
        pytest.param(
            "وهدد صدام حسين العائلة بتصفية أفرادها وتواصلت هذه الحملة.",
            "indirect | صدام حسين | بتصفية أفرادها",
            id="a verb in the past goes on",
        ),
        pytest.param(
            "إعلان صدام حسين تعليق الاتفاق أثار غضب الحلفاء.",
            "indirect | صدام حسين | تعليق الاتفاق",
            id="a verb of the announcement",
        ),
        pytest.param(
            "واستشهد صدام حسين بالآية الكريمة.",
            "indirect | صدام حسين | بالآية الكريمة",
            id="who cites",
        ),
        pytest.param(
            "وأكدت كارولين أوتو في تسجيل أحداث الرحلة مساء الجمعة أنها كانت هناك.",
            "indirect | كارولين أوتو | أنها كانت هناك",
            id="a time before that",
        ),
    ],
)
def test_where_what_is_said_begins_and_ends(text: str, line: str) -> None:
    assert told(text, PEOPLE) == [line]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        # Dan Brown said; the prisoners' families stressed
        pytest.param(
            "وقال دان براون إن السهم صعد.", "indirect | دان براون | السهم صعد", id="a name"
        ),
        pytest.param("وأكد أسر الضحايا أن السد آمن.", "indirect | None | السد آمن", id="a noun"),
    ],
)
def test_no_verb_of_saying_stands_behind_another(text: str, line: str) -> None:
    assert told(text, "person: دان براون") == [line]


def test_a_calling_in_apposition_is_no_cue() -> None:
    text = "وقالت كارولين أوتو، كاتبة السيناريو الألمانية: «نواصل العمل معا»."
    assert told(text, PEOPLE) == ["direct | كارولين أوتو | نواصل العمل معا"]


def test_the_adjective_of_a_noun_of_saying_is_no_source() -> None:
    lines = told("وقتل تسعة في إنذار جديد على أن القتلى قد يزيدون.", PEOPLE)
    assert [line.split(" | ")[1] for line in lines] == ["None"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("جدد أحمد حلمي عقده مع النادي لموسمين.", id="renewed his contract"),
        pytest.param("دعا بيب غوارديولا اللاعب إلى المعسكر التدريبي.", id="invited to a camp"),
        pytest.param("الأسباب التي تدعو إلى القلق كثيرة في ليبيا.", id="give cause for worry"),
        pytest.param("قتل جنود، مما دعا روسيا إلى سحب قواتها.", id="made it withdraw"),
        pytest.param("تبنت روسيا وضع نظام جديد للمواعيد.", id="adopted a system"),
        pytest.param("وكانت روسيا تحمل مسؤولية كبيرة في المنطقة.", id="bears responsibility"),
        pytest.param("أضاف برشلونة هدفين في الشوط الثاني.", id="added goals"),
        pytest.param("حجزت روسيا أجهزة كشف عن المعادن.", id="metal detectors"),
    ],
)
def test_another_object_shows_another_sense(text: str) -> None:
    assert extract(text).quotes == ()


@pytest.mark.parametrize(
    ("text", "content"),
    [
        pytest.param(
            "وحمّلت روسيا أوكرانيا المسؤولية عن الهجوم.",
            "المسؤولية عن الهجوم",
            id="laid responsibility on",
        ),
        pytest.param(
            "وجدد جو بايدن تأكيده على أن الحل سياسي.",
            "تأكيده على أن الحل سياسي",
            id="affirmed again",
        ),
        pytest.param("تبنت حركة طالبان الهجوم على القاعدة.", "الهجوم على القاعدة", id="claimed"),
        pytest.param(
            "كشف جو بايدن عبر حسابه إلى أنه التقى الوفد.", "أنه التقى الوفد", id="a stray «إلى»"
        ),
    ],
)
def test_its_own_object_is_what_is_said(text: str, content: str) -> None:
    assert [quote.span.of(text) for quote in extract(text).quotes] == [content]


def test_a_verb_goes_before_the_noun_of_its_occasion() -> None:
    text = "وأوضح جو بايدن في تصريح لوكالة رويترز، أن القيمة كبيرة."
    (quote,) = extract(text).quotes
    assert (quote.cue, quote.span.of(text)) == ("أوضح", "القيمة كبيرة")


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        pytest.param(
            "قال جو بايدن إن المؤسسة التشريعية مطالبة بدعم روسيا.",
            ["المؤسسة التشريعية مطالبة بدعم روسيا"],
            id="what it is",
        ),
        pytest.param(
            "قال جو بايدن إن المؤسسة فشلت مطالبا بدعم روسيا.",
            ["المؤسسة فشلت", "بدعم روسيا"],
            id="what he does",
        ),
    ],
)
def test_a_participle_may_be_the_predicate(text: str, contents: list[str]) -> None:
    assert [quote.span.of(text) for quote in extract(text).quotes] == contents
