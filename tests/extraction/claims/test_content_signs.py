import pytest

from app.domain.claim import Modality
from app.extraction.claims.content_signs import (
    disowns,
    is_countered,
    lies_ahead,
    obliges,
    only_says,
    performs,
    sets_condition,
    undertakes,
)
from app.extraction.claims.modality import by_rule, modality_of
from app.extraction.claims.stance import Stance
from app.text.fold import fold

OWN = Stance(own=True, bound=True)
ITSELF = Stance(own=True, itself=True, bound=True)


def words(content: str) -> list[str]:
    return fold(content).split()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("مكافحة الفساد في البلاد", True), ("الحملة ضد الفساد", True),
        ("يحارب الفساد", True), ("ارتكبت الفساد", False),
    ],
)  # fmt: skip
def test_a_wrong_that_is_fought_is_laid_at_no_ones_door(content: str, *, expected: bool) -> None:
    place = words(content).index("الفساد")
    assert is_countered(words(content), place) is expected


def test_fighting_a_crime_accuses_nobody() -> None:
    stance = Stance(claimant="person")
    assert by_rule(fold("أكد"), fold("الوزارة عازمة على محاربة فساد"), stance) != Modality.ACCUSED
    assert by_rule(fold("أكد"), fold("الوزارة غارقة في فساد"), stance) == Modality.ACCUSED


def test_what_must_be_said_is_no_demand() -> None:
    assert only_says(words("لا بد من الإشارة إلى الجدول"), 1)
    assert not only_says(words("لا بد من إصلاح الجسر"), 1)
    said = fold("لا بد من التذكير بما جرى في المرفأ")
    assert by_rule(fold("قال"), said, Stance()) != Modality.DEMANDED


@pytest.mark.parametrize(
    ("content", "stance", "expected"),
    [
        ("إنها لم توقع الوثيقة", ITSELF, True),
        ("إنها لم تتمكن من التوقيع", ITSELF, False),
        ("البلدية لم توقع الوثيقة", OWN, False),
        ("البلدية لم ترتكب خطأ", OWN, True),
        ("لم نوقع الوثيقة", OWN, True),
    ],
)
def test_one_denies_ones_own_deed(content: str, stance: Stance, *, expected: bool) -> None:
    assert disowns(words(content), stance) is expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("على البلدية ترميم السور", True), ("على اعتبار أن السور قديم", False),
        ("عليهم أن يرحلوا", True), ("أهمية ترميم السور", True), ("أهمية السور", False),
    ],
)  # fmt: skip
def test_clauses_that_bind(content: str, *, expected: bool) -> None:
    assert obliges(words(content)) is expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("إنها لن توقع إلا بعد إطلاق البحارة", "demanded"),
        ("إنها لن تعود ما لم يتغير الجدول", "demanded"),
        ("إنها لن تحضر قبل وقف الإضراب", "demanded"),
        ("إنها لن تحضر إلا في حال فتح الميناء", "demanded"),
        ("إنها لن تحضر قبل المساء", "promised"),
    ],
)
def test_a_refusal_on_a_condition_is_a_demand(content: str, expected: str) -> None:
    assert sets_condition(words(content)) is (expected == "demanded")
    assert by_rule(fold("قالت"), fold(content), ITSELF) == expected


@pytest.mark.parametrize(
    ("content", "stance", "expected"),
    [
        ("_ تعتزم بيع السفينة", Stance(), "predicted"),
        ("_ تعتزم بيع السفينة", OWN, "promised"),
        ("اعتزام _ بيع السفينة", OWN, "promised"),
        ("استعداده لمساعدة _", Stance(), "promised"),
        ("سنساعد _ على البيع", Stance(), "promised"),
    ],
)
def test_nobody_commits_another(content: str, stance: Stance, expected: str) -> None:
    assert by_rule(fold("قال"), fold(content), stance) == expected


def test_the_future_of_a_long_subject() -> None:
    assert lies_ahead(words("مرحلة تسجيل المشاركين الجدد في سباق القوارب السنوي سوف تبدأ"))
    assert not lies_ahead(words("القارب غرق أمس"))


def test_undertaking_is_of_we_or_of_ones_side() -> None:
    assert undertakes(words("سنرمم السور"), Stance())
    assert not undertakes(words("سترمم الشركة السور"), Stance())
    assert undertakes(words("سترمم الشركة السور"), OWN)


@pytest.mark.parametrize(
    ("content", "stance", "expected"),
    [
        ("بلاده تدين الهجوم على السفينة", OWN, Modality.CONDEMNED),
        ("بلاده تطالب بفتح الميناء", OWN, Modality.DEMANDED),
        ("بلاده لا تدين أحدا", OWN, None),
        ("بلاده تحمل الراية", OWN, None),
        ("جارتها تدين الهجوم على السفينة", Stance(), None),
        ("بلاده ترحب", OWN, None),
    ],
)
def test_ones_side_takes_a_stance_by_its_verb(
    content: str, stance: Stance, expected: Modality | None
) -> None:
    assert performs(words(content), stance) == expected


@pytest.mark.parametrize(
    ("cue", "content", "stance", "expected"),
    [
        ("تساءل", "لماذا لا يتكلم أحد", Stance(asked=True, claimant="person"), "questioned"),
        ("قال", "والجسر من يرممه", Stance(asked=True, claimant="person"), "questioned"),
        ("قال", "الاتهامات كاذبة", Stance(claimant="person"), "denied"),
        ("أكد", "إنها لم توقع الوثيقة", ITSELF, "denied"),
    ],
)
def test_rules_settle_denials_and_questions(
    cue: str, content: str, stance: Stance, expected: str
) -> None:
    assert modality_of(fold(cue), fold(content), stance) == expected


def test_a_phrase_far_behind_the_predicate_says_nothing_of_the_whole() -> None:
    near = "المقترح يعرض على المجلس"
    far = "المجلس ينظر في جلسته صباح غد في عدد من المقترحات"
    assert by_rule(fold("قال"), fold(near.replace("المقترح", "مقترح")), Stance()) == "proposed"
    assert by_rule(fold("قال"), fold(far.replace("المقترحات", "مقترحات")), Stance()) != "proposed"
