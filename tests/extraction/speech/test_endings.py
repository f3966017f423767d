import pytest

from app.extraction.pipeline import extract
from tests.extraction.attributing import told

READY = "الاتفاق جاهز"
PEOPLE = "person: بوتين; state: كييف"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("قال بوتين إن الاتفاق جاهز، وهو ما نفته كييف.", id="which others denied"),
        pytest.param("قال بوتين إن الاتفاق جاهز، لكنه لم يقدم أي دليل.", id="but gave no proof"),
        pytest.param("قال بوتين إن الاتفاق جاهز من دون أن يوضح مضمونه.", id="without explaining"),
        pytest.param("قال بوتين إن الاتفاق جاهز، في أول تعليق له على الأمر.", id="a first comment"),
        pytest.param("قال بوتين إن الاتفاق جاهز، مشيدا بجهود الوسطاء كلهم.", id="praising"),
        pytest.param("قال بوتين إن الاتفاق جاهز، وأشاد بدور الوسطاء.", id="and praised"),
        pytest.param("قال بوتين إن الاتفاق جاهز، واعتبرت كييف ذلك خدعة.", id="another deemed"),
        pytest.param("قال بوتين إن الاتفاق جاهز الأمر الذي أثار الجدل.", id="a thing that"),
        pytest.param("قال بوتين إن الاتفاق جاهز، وذلك في تصريح لوكالة.", id="in a statement"),
        pytest.param("قال بوتين إن الاتفاق جاهز، إذ قالت كييف إنها ستوقع.", id="as others said"),
        pytest.param("قال بوتين إن الاتفاق جاهز، ورد عليه كييف قائلا إنه خدعة.", id="a reply"),
        pytest.param("قال بوتين إن الاتفاق جاهز قبل أن يضيف أنه سيوقع.", id="before he added"),
        pytest.param("وبينما قال بوتين إن الاتفاق جاهز، فإن الناس خائفون.", id="a result"),
        pytest.param("وفي حين قال بوتين إن الاتفاق جاهز، فإن الناس خائفون.", id="in a time when"),
        pytest.param("قال بوتين إن الاتفاق جاهز، وعلق على القرار بقسوة.", id="and commented"),
        pytest.param("قال بوتين إن الاتفاق جاهز، فيما تتواصل المعارك.", id="meanwhile"),
        pytest.param("قال بوتين إن الاتفاق جاهز، بينما نفت كييف ذلك.", id="while others denied"),
    ],
)
def test_what_the_reporter_adds_is_not_reported(text: str) -> None:
    assert told(text, PEOPLE)[0] == f"indirect | بوتين | {READY}"


def test_a_result_of_what_is_said_belongs_to_it() -> None:
    said = "أنه إذا جهز الاتفاق، فإن السلام قريب"
    assert told(f"وبينما أكد بوتين {said}.", PEOPLE) == [f"indirect | بوتين | {said}"]


@pytest.mark.parametrize(
    "said",
    [
        # the first reached twenty, the second ten; sport open to all , and that entry is free
        pytest.param("عدد الأول بلغ عشرين، فيما بلغ عدد الثاني عشرة", id="while"),
        pytest.param("عدد الأول بلغ عشرين، في حين أن عدد الثاني عشرة", id="whereas"),
        pytest.param("الباب مفتوح للجميع ، وأن الدخول مجاني", id="and that, blanks round a comma"),
    ],
)
def test_a_contrast_of_his_own_belongs_to_what_is_said(said: str) -> None:
    assert told(f"أكد بوتين أن {said}.", PEOPLE) == [f"indirect | بوتين | {said}"]


def test_marks_that_close_end_what_is_said_before_a_contrast() -> None:
    text = "أكد بوتين أن «الاتفاق جاهز»، فيما جاء الوفد متأخرا."
    assert told(text, PEOPLE)[-1].endswith("الاتفاق جاهز")


def test_an_aside_on_the_subject_ends_nothing() -> None:
    said = "الجندي القتيل، وهو من الكتيبة السادسة، كان يقوم بدورية"
    assert told(f"أكد بوتين أن {said}.", PEOPLE) == [f"indirect | بوتين | {said}"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        pytest.param(
            "قال جو بايدن إن هذه السياسة، التي أعلن عنها أمس، ستضر بالاقتصاد.",
            "هذه السياسة، التي أعلن عنها أمس، ستضر بالاقتصاد",
            id="a subject with its aside",
        ),
        pytest.param(
            "قال جو بايدن إن من الأسباب التي يقول إنها مهمة استمرار الفساد.",
            "من الأسباب التي يقول إنها مهمة استمرار الفساد",
            id="a relative before the clause is complete",
        ),
        pytest.param(
            "اتهم جو بايدن روسيا بانتهاك السيادة، ومن جهتها، لا تؤكد روسيا شيئا.",
            "بانتهاك السيادة",
            id="for her part",
        ),
        pytest.param(
            "وقال جو بايدن ان الكتابة مهمة ، جاء ذلك في دورته التدريبية.",
            "الكتابة مهمة",
            id="a comma that stands alone",
        ),
    ],
)
def test_the_first_content_ends_where_the_reporter_returns(text: str, content: str) -> None:
    assert extract(text).quotes[0].span.of(text) == content


def test_a_verb_ends_the_verbal_noun_it_cannot_be_listed_with() -> None:
    for rest in ("ويعتزم أنصاره التظاهر غدا", "ولم يحدد موعدا لذلك"):
        text = f"طالب بوتين بإلغاء القرار {rest}."
        assert told(text, PEOPLE) == ["indirect | بوتين | بإلغاء القرار"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("ويسعى بوتين إلى إقرار السلام، على الرغم من أن كييف رفضت.", id="although"),
        pytest.param("بثت كييف اللقطات التي قيل إنها قديمة أمس.", id="what was said to be"),
    ],
)
def test_clauses_of_other_words_are_not_reported(text: str) -> None:
    assert told(text, PEOPLE) == []


def test_what_tells_how_is_not_what_is_ordered() -> None:
    text = "وأمر بوتين، بالمناسبة، بإلغاء القرار."
    assert told(text, PEOPLE) == ["indirect | بوتين | بإلغاء القرار"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        # his responsibility for the raid, and issued shots of it; to keep away from the middle of
        pytest.param(
            "أعلن بوتين مسؤوليته عن الهجوم وأصدر لقطات مصورة له.",
            "مسؤوليته عن الهجوم",
            id="a deed that follows",
        ),
        pytest.param(
            "طالب بوتين الناس بالابتعاد عن وسط المدينة.",
            "بالابتعاد عن وسط المدينة",
            id="the middle of a place",
        ),
    ],
)
def test_where_a_noun_phrase_ends(text: str, content: str) -> None:
    assert told(text, PEOPLE) == [f"indirect | بوتين | {content}"]
