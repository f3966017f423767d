from itertools import pairwise

import pytest

from app.domain.party import Party, PartyType
from app.extraction.claims.concern import Scene
from app.extraction.claims.narrated_runs import narrated_runs
from app.extraction.claims.narrator import candidates, find_statements
from app.extraction.pipeline import extract
from app.extraction.reading.cast import Cast
from app.extraction.reading.reading import analyse
from tests.extraction.staging import party


def statements(text: str, *names: str) -> list[str]:
    parties: tuple[Party, ...] = tuple(party(text, name, PartyType.STATE, "RU") for name in names)
    scene = Scene(analysis=analyse(text), cast=Cast(parties))
    return [found.span.of(text) for found in find_statements(scene, (), ())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "ضمت روسيا أراضي واسعة في الجنوب.",
            ["ضمت روسيا أراضي واسعة في الجنوب"],
            id="main-clause",
        ),
        pytest.param(
            "وضمت روسيا أراضي واسعة في الجنوب.",
            ["ضمت روسيا أراضي واسعة في الجنوب"],
            id="conjunction-left-out",
        ),
        pytest.param(
            "تقع المدينة على حدود روسيا التي تواجه عقوبات واسعة.",
            ["تقع المدينة على حدود روسيا التي تواجه عقوبات واسعة"],
            id="a-short-relative-clause-goes-with-its-name",
        ),
        pytest.param(
            "فرضت روسيا عقوبات على خالد التاجوري.",
            ["فرضت روسيا عقوبات على خالد التاجوري"],
            id="a-short-sanction",
        ),
        pytest.param("المتحدث باسم روسيا.", [], id="no-verb"),
        pytest.param(
            "روسيا pic.twitter.com/Ab12 — Some Team (@team) April 8, 2024", [], id="a-post"
        ),
        pytest.param("وصل الوفد إلى المدينة مساء متأخرا جدا.", [], id="no-party"),
    ],
)
def test_clauses_that_state_something_of_a_party(text: str, expected: list[str]) -> None:
    names = ["روسيا"] if "روسيا" in text else []
    assert statements(text, *names) == expected


def stretches(text: str) -> list[str]:
    scene = Scene(analysis=analyse(text), cast=Cast((party(text, "روسيا", PartyType.STATE, "RU"),)))
    runs = narrated_runs(scene.analysis, (), ())
    return [found.span.of(text) for run in runs for found in candidates(scene, run)]


def test_what_somebody_claims_is_not_stated() -> None:
    sent = "روسيا أرسلت جنودا"
    assert sent in stretches("أغلق الميناء علما بأن " + sent)
    assert sent not in stretches("نفى القصر مزاعم الوزير بأن " + sent)


def test_an_adjective_of_origin_points_at_a_party() -> None:
    text = "عبرت السفن الروسية المضيق في طريقها جنوبا."
    assert statements(text) == ["عبرت السفن الروسية المضيق في طريقها جنوبا"]


def test_a_name_that_begins_like_a_conjunction_stays_whole() -> None:
    text = "واشنطن قررت سحب قواتها من المنطقة."
    scene = Scene(
        analysis=analyse(text), cast=Cast((party(text, "واشنطن", PartyType.STATE, "US"),))
    )
    stretches = [
        c.span for run in narrated_runs(scene.analysis, (), ()) for c in candidates(scene, run)
    ]
    assert [span.of(text) for span in stretches] == ["واشنطن قررت سحب قواتها من المنطقة"]


def test_statements_do_not_overlap() -> None:
    text = (
        "ضمت روسيا أراضي واسعة في الجنوب، بينما أعلنت اليابان عقوبات جديدة على موسكو،"
        " وهو ما رفضته روسيا."
    )
    scene = Scene(analysis=analyse(text), cast=Cast((party(text, "روسيا", PartyType.STATE, "RU"),)))
    spans = [found.span for found in find_statements(scene, (), ())]
    assert spans
    assert all(a.end <= b.start for a, b in pairwise(spans))


def test_sureness_is_a_probability() -> None:
    text = "ضمت روسيا أراضي واسعة في الجنوب."
    scene = Scene(analysis=analyse(text), cast=Cast((party(text, "روسيا", PartyType.STATE, "RU"),)))
    assert all(0 < found.confidence < 1 for found in find_statements(scene, (), ()))


def test_a_question_states_nothing() -> None:
    asked = "هل تنسحب روسيا من أوكرانيا قبل نهاية العام الحالي؟"
    assert not [c for c in extract(asked).claims if c.claimant == "narrator"]


def test_a_list_of_parties_with_commas_stays_whole() -> None:
    text = "فرضت الهيئة قيودا على روسيا، والسودان، ومالي."
    assert statements(text, "روسيا", "السودان", "مالي") == [text.removesuffix(".")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("يذكر أن روسيا ضمت أراضي واسعة في الجنوب.", "روسيا ضمت أراضي واسعة في الجنوب"),
        (
            "وتجدر الإشارة إلى أن روسيا ضمت أراضي واسعة في الجنوب.",
            "روسيا ضمت أراضي واسعة في الجنوب",
        ),
        ("ويذكر أنها أكبر قاعدة تديرها روسيا في الجنوب.", "أنها أكبر قاعدة تديرها روسيا في الجنوب"),
        ("يذكر الكاتب روسيا كثيرا في خطابه.", "يذكر الكاتب روسيا كثيرا في خطابه"),
    ],
    ids=["notice", "joined", "pronoun", "a verb of its own"],
)
def test_what_only_announces_is_no_part_of_a_statement(text: str, expected: str) -> None:
    assert statements(text, "روسيا") == [expected]


def test_what_is_included_is_not_cut_off() -> None:
    text = "نشرت روسيا قوات كثيرة في الجنوب، بما في ذلك وحدات خاصة تدير بطاريات روسيا."
    assert statements(text, "روسيا") == [text.removesuffix(".")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "أدرجت روسيا 11 شركة -بينها ثلاث أجنبية- إلى قائمة العقوبات أمس.",
            "أدرجت روسيا 11 شركة -بينها ثلاث أجنبية- إلى قائمة العقوبات أمس",
        ),
        (
            "نشرت روسيا صواريخ (من طراز قديم) على حدودها الجنوبية.",
            "نشرت روسيا صواريخ (من طراز قديم) على حدودها الجنوبية",
        ),
    ],
    ids=["dashes", "brackets"],
)
def test_an_aside_is_not_cut_off(text: str, expected: str) -> None:
    assert statements(text, "روسيا")[0] == expected


def test_a_word_that_only_brings_what_others_say_ends_no_stretch() -> None:
    found = stretches("ضمت روسيا أراضي واسعة في الجنوب أن")
    assert found
    assert not any(words.endswith("أن") for words in found)
