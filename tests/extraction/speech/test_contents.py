import pytest

from app.extraction.pipeline import extract
from app.extraction.speech.contents import find_contents
from app.extraction.speech.cues import find_cues
from app.extraction.speech.endings import cut_contents
from app.extraction.speech.marks import Marks
from app.extraction.speech.reports import ContentKind, Report
from app.extraction.words.action_nouns import is_action_noun, may_be_plural
from app.text.fold import fold
from tests.extraction.attributing import quotes_of, read


def contents(text: str, parties: str = "person: بوتين") -> list[tuple[ContentKind, str]]:
    marks = Marks(*read(text, parties))
    hits = find_cues(marks.analysis)
    found = find_contents(marks, hits)
    reports = tuple(Report(hit=h, content=found[h.first]) for h in hits if h.first in found)
    return [(r.content.kind, r.content.span.of(text)) for r in cut_contents(marks, reports, hits)]


@pytest.mark.parametrize(
    ("id_", "text", "expected"),
    [
        ("to the end of the sentence", "قال بوتين إن الأمر انتهى. ثم غادر.", "الأمر انتهى"),
        ("to a participle", "قال بوتين إن الأمر انتهى، مؤكدا أنه باق.", "الأمر انتهى"),
        ("to while", "قال بوتين إن الأمر انتهى، فيما قالت كييف إنه باق.", "الأمر انتهى"),
        ("to a source phrase", "قال بوتين إن الأمر انتهى، بحسب الوكالة.", "الأمر انتهى"),
        ("to a relative clause at its end", "قال بوتين إن الحلف انتهى، الذي بدأ.", "الحلف انتهى"),
        ("past a relative inside", "قال بوتين إن الحلف، الذي بدأ، باق.", "الحلف، الذي بدأ، باق"),
        ("to a prediction", "اتهم بوتين الحلف ببدء الحرب ومن المتوقع أن يرد.", "ببدء الحرب"),
        ("noun to afterwards", "أعلن بوتين فرض قيود جديدة بعد أن فشل الحوار.", "فرض قيود جديدة"),
        ("to full marks", "قال بوتين إن «الأمر انتهى منذ أمس»، وغادر.", "«الأمر انتهى منذ أمس»"),
    ],
)  # fmt: skip
def test_content_ends_where_the_reporter_goes_on(id_: str, text: str, expected: str) -> None:
    assert [words for _, words in contents(text)][:1] == [expected], id_


@pytest.mark.parametrize(
    ("id_", "text", "kind"),
    [
        ("clause", "قال بوتين إن الأمر انتهى.", ContentKind.CLAUSE),
        ("speech", "قال بوتين «الأمر انتهى».", ContentKind.SPEECH),
        ("colon without marks", "قال بوتين: الأمر انتهى.", ContentKind.COLON),
        ("preposition", "حذر بوتين من اندلاع الحرب.", ContentKind.PREPOSITION),
        ("attached preposition", "هدد بوتين بإغلاق المضيق.", ContentKind.PREPOSITION),
        ("noun", "نفى بوتين استهداف المدنيين.", ContentKind.NOUN),
        ("marks alone", "ندد بوتين بـ«الأنشطة المؤذية».", ContentKind.MARKED),
        ("question", "سأل بوتين هل انتهى الأمر.", ContentKind.QUESTION),
    ],
)
def test_content_is_brought_in_one_of_the_frames(id_: str, text: str, kind: ContentKind) -> None:
    assert [k for k, _ in contents(text)] == [kind], id_


@pytest.mark.parametrize(
    ("id_", "text"),
    [
        ("except that", "أكد بوتين مشاركته إلا أنه غاب."),
        ("although", "تحدث بوتين رغم أن الأمر انتهى."),
        ("abbreviation", "تحدث بوتين إلى دي.إن.إيه أمس."),
    ],
)
def test_adverbial_clauses_are_no_content(id_: str, text: str) -> None:
    assert ContentKind.CLAUSE not in [k for k, _ in contents(text)], id_


@pytest.mark.parametrize(
    "word",
    ["تعيين", "استهداف", "إعلان", "انسحاب", "تعاون", "مشاركة", "استعداده", "رفضه", "التزامه"],
)
def test_verbal_nouns_are_told_by_shape_or_list(word: str) -> None:
    assert is_action_noun(fold(word))


@pytest.mark.parametrize("word", ["بوتين", "الرئيس", "وزير", "إدارة", "قيادة", "في", "مدينة"])
def test_other_nouns_are_not(word: str) -> None:
    assert not is_action_noun(fold(word))


def test_broken_plurals_share_a_shape_with_verbal_nouns() -> None:
    assert may_be_plural(fold("أعضاء"))
    assert not may_be_plural(fold("تعيين"))


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        pytest.param(
            "وأكد جو بايدن أن الاتفاق مفيد، كاشفا عن وجود خطة، آملا أن تنجح المفاوضات.",
            ["الاتفاق مفيد", "وجود خطة", "تنجح المفاوضات"],
            id="participles that look like duals",
        ),
        pytest.param(
            "وأكد جو بايدن أن الاتفاق مفيد، مجددا التأكيد على أن الحل سياسي.",
            ["الاتفاق مفيد", "الحل سياسي"],
            id="affirming again",
        ),
        pytest.param("وأكد جو بايدن ألا تراجع عن القرار.", ["ألا تراجع عن القرار"], id="that not"),
        pytest.param("وطالب جو بايدن بالا يتدخل أحد.", ["بالا يتدخل أحد"], id="without hamza"),
        pytest.param("لم يعلن جو بايدن إلا قرارا واحدا.", [], id="but one decision"),
        pytest.param(
            "وأكد جو بايدن في مداخلة على قناة الجزيرة أن اللقاء جرى أمس.",
            ["اللقاء جرى أمس"],
            id="on an outlet",
        ),
    ],
)
def test_contents_in_order(text: str, contents: list[str]) -> None:
    assert [quote.span.of(text) for quote in extract(text).quotes] == contents


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        pytest.param(
            "وأكد جو بايدن متانة العلاقات بين البلدين.",
            ["متانة العلاقات بين البلدين"],
            id="a noun of quality right behind a name",
        ),
        pytest.param(
            "وأكد جو بايدن مرشح الحزب أن الحل سياسي.",
            ["الحل سياسي"],
            id="no apposition is stressed",
        ),
        pytest.param("واعتبرته روسيا خطوة مهمة.", ["خطوة مهمة"], id="deemed, behind the subject"),
        pytest.param("وعدّته روسيا أمرا استفزازيا.", ["أمرا استفزازيا"], id="deemed, not promised"),
        pytest.param("التقى جو بايدن الوفد وعدنا مجددا إلى القاهرة.", [], id="and we returned"),
        pytest.param("يجب حث روسيا على وقف القصف.", [], id="a duty is not yet said"),
        pytest.param(
            "انسحبت القوات التي تعتبرها روسيا منظمة إرهابية، على الرغم من الاتفاق.",
            ["منظمة إرهابية، على الرغم من الاتفاق"],
            id="a preposition goes on",
        ),
        pytest.param(
            "زار الوفد المدن التي تعهد جو بايدن باستعادتها، وبدأت الحرب بعد يوم.",
            ["باستعادتها"],
            id="a relative clause ends at its comma",
        ),
    ],
)
def test_nouns_that_are_said(text: str, contents: list[str]) -> None:
    assert [quote.span.of(text) for quote in extract(text).quotes] == contents


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        pytest.param("وتابع بوتين قائلا إن الاتفاق جاهز.", "تابع", id="went on, saying"),
        pytest.param("وأضاف قائلا: «الاتفاق جاهز».", "أضاف", id="added, saying"),
        pytest.param("وعلق بوتين على القرار قائلا إن الاتفاق جاهز.", "قائلا", id="on something"),
        pytest.param("وخاطب بوتين قائلا: «الاتفاق جاهز».", "قائلا", id="spoke to someone"),
        pytest.param("ونفى بوتين التهمة، قائلا إن الاتفاق جاهز.", "قائلا", id="behind a comma"),
    ],
)
def test_saying_right_behind_a_verb_of_saying_is_that_verbs(text: str, cue: str) -> None:
    assert [quote.cue for quote in quotes_of(text, "person: بوتين")] == [cue]


def test_alike_is_no_content() -> None:
    text = "وحث بوتين كييف وباريس على حد سواء على تجنب التوتر."
    assert contents(text) == [(ContentKind.PREPOSITION, "تجنب التوتر")]


@pytest.mark.parametrize(
    ("text", "kind", "content"),
    [
        pytest.param(
            "اتهم بوتين كييف بتعمد التصعيد.",
            ContentKind.PREPOSITION,
            "بتعمد التصعيد",
            id="a verbal noun of tafaʿʿul",
        ),
        pytest.param(
            "جدد بوتين التأكيد على أن الأمر انتهى.",
            ContentKind.CLAUSE,
            "الأمر انتهى",
            id="what is said again",
        ),
        pytest.param(
            "أعلن بوتين في نشرة خاصة أن الأمر انتهى.",
            ContentKind.CLAUSE,
            "الأمر انتهى",
            id="«special» is no «especially»",
        ),
    ],
)
def test_contents_of_rarer_shapes(text: str, kind: ContentKind, content: str) -> None:
    assert contents(text, "person: بوتين; state: كييف") == [(kind, content)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        pytest.param("قال بوتين الذي فقد منزله «لا ماء هنا».", ["لا ماء هنا"], id="a denial"),
        pytest.param("قال بوتين الذي فقد منزله «هذه مجزرة».", ["هذه مجزرة"], id="it points"),
        pytest.param("قال بوتين الذي فقد منزله «فقدت كل شيء».", ["فقدت كل شيء"], id="a deed"),
        pytest.param("قال بوتين الذي أدى شخصية «مناحي».", [], id="what it is called"),
        pytest.param(
            "تساءل بوتين في منشور على فيسبوك «من يدفع الثمن؟»، معتبرا أن الأمر صعب.",
            ["من يدفع الثمن؟", "الأمر صعب"],
            id="where it was asked is no topic",
        ),
    ],
)
def test_short_marks_far_from_their_verb(text: str, said: list[str]) -> None:
    assert [words for _, words in contents(text)] == said
