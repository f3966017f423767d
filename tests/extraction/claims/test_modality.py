import pytest

from app.domain.claim import Modality
from app.extraction.claims.modality import by_rule, modality_of
from app.extraction.claims.stance import Stance
from app.lexicon.modality import cue_modality
from app.text.fold import fold


def judged(cue: str | None, content: str, stance: Stance | None = None) -> str:
    return by_rule(cue and fold(cue), fold(content), stance or Stance()).value


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("نفت", Modality.DENIED), ("نفيه", Modality.DENIED), ("اتهموا", Modality.ACCUSED),
        ("تتهم", Modality.ACCUSED), ("محذرا", Modality.WARNED), ("تعهدت", Modality.PROMISED),
        ("داعيا", Modality.DEMANDED), ("وطالبت", Modality.DEMANDED), ("رجح", Modality.PREDICTED),
        ("أشادت", Modality.PRAISED), ("ندد", Modality.CONDEMNED), ("اعتبرت", Modality.ASSESSED),
        ("قال", None), ("أضاف", None), ("بحسب", None), ("", None), (None, None),
    ],
)  # fmt: skip
def test_cue_carries_its_stance(cue: str | None, expected: Modality | None) -> None:
    assert cue_modality(cue and fold(cue)) == expected


@pytest.mark.parametrize(
    ("cue", "content", "expected"),
    [
        ("قال", "يتعين إعادة النظر في النظام", "demanded"),
        ("قال", "يجب على إيران تغيير سياستها", "demanded"),
        ("قال", "على أوباما التريث", "demanded"),
        ("قال", "القوات استعادت الأراضي وقتل 5 جنود", "asserted"),
        ("قال", "إنها وثيقة ثورية فعلا", "assessed"),
        ("قال", "المحادثات قد تنهار قريبا", "predicted"),
        ("قال", "الوفد قد وصل", "asserted"),
        ("قال", "الوزارة كانت قد نظمت اجتماعا", "asserted"),
        ("قال", "الوفد قد تمكن من الوصول", "asserted"),
        ("قال", "وسائل الإعلام في المدينة", "asserted"),
        ("أعلن", "سنواصل الدفاع عن حلفائنا", "promised"),
        ("قال", "لن نسمح بذلك", "promised"),
        ("قال", "لن نتردد في الرد", "threatened"),
        ("دعا", "لزيارة موسكو", "proposed"),
        ("دعا", "إلى وقف القتال", "demanded"),
        ("قال", "القوات ارتكبت جرائم حرب", "accused"),
        ("قال", "القوات لم ترتكب جرائم حرب", "asserted"),
        ("نفى", "ارتكاب جرائم حرب", "denied"),
        ("أوضح", "الاتفاق وقع في المدينة التي قد تنهار", "asserted"),
        ("قال", "المندوبون سافروا إلى العاصمة", "asserted"),
        ("قال", "انسحبوا من المدينة فورا", "demanded"),
        ("قال", "الجنود انسحبوا من المدينة", "asserted"),
        ("قال", "إنه على الحكومة التريث", "demanded"),
        ("قال", "عليهم أن يرحلوا", "demanded"),
        ("قال", "على الرغم من البرد خرج الناس", "asserted"),
        ("قال", "الاتفاق ينص على أن الوفد يرحل", "asserted"),
        ("قال", "الملف قد تم إغلاقه", "asserted"),
        ("قال", "خفض المصرف توقعاته للنمو", "asserted"),
        ("عبر", "مخاوفه من انهيار السد", "warned"),
        ("أبدى", "تأييدها للمقترح", "praised"),
        ("أعلن", "اعتزام الحكومة إطلاق المشروع", "promised"),
        ("قال", "الوزارة لم تتلق أي طلب", "denied"),
    ],
)
def test_cue_and_content_decide_together(cue: str, content: str, expected: str) -> None:
    assert judged(cue, content) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("القوات دخلت المدينة وهي خطوة حاسمة", "asserted"),
        ("الاتفاق خطوة حاسمة", "assessed"),
        ("هذا أخطر من كل ما سبق", "assessed"),
        ("كان في المدينة مع أسرته", "asserted"),
        ("وكانت الفعاليات قرب حقل الغاز الطبيعي", "asserted"),
        ("الوثيقة لدى الوزارة وهي لفائدة المتضررين", "asserted"),
        ("الشيخ المبارك فاز بالبطولة بحضور المشرف", "asserted"),
        ("البرنامج المقبل في المدينة", "asserted"),
        ("الوفد وصل إلى المدينة التي يجب أن يغادرها لاحقا", "asserted"),
    ],
)
def test_report_weighs_against_opinion(content: str, expected: str) -> None:
    assert judged("قال", content) == expected


def test_quoted_words_are_opinion_sooner_than_retold_ones() -> None:
    content = "نجاح المحادثات"
    assert judged("قال", content, Stance()) == "asserted"
    assert judged("قال", content + " فرصة", Stance(quoted=True)) == "assessed"


def test_denying_is_of_ones_own_deeds() -> None:
    own = Stance(own=True, bound=True)
    assert judged("قال", "القوات لم ترتكب جرائم", own) == "denied"
    assert judged("قال", "القوات لم تتمكن من الوصول", own) == "asserted"


def test_a_future_of_ones_own_side_is_a_promise() -> None:
    content = "روسيا ستعمل على ذلك"
    assert judged("قال", content, Stance(own=True, bound=True)) == "promised"
    assert judged("قال", content) == "predicted"


def test_no_one_accuses_its_own_side() -> None:
    content = "القوات ارتكبت جرائم حرب"
    assert judged("قال", content, Stance(own=True)) != "accused"


def test_the_narrator_makes_no_demands_and_no_promises() -> None:
    narrated = Stance(narrated=True, official=False)
    assert judged(None, "يجب الحذر", narrated) == "asserted"
    assert judged(None, "تنوي الحكومة الاستقالة", narrated) == "predicted"


def test_experts_give_opinions_unless_they_report() -> None:
    expert = Stance(opining=True, official=False)
    assert judged("قال", "الاتفاق بين البلدين قديم", expert) == "assessed"
    assert judged("قال", "قتل 7 أشخاص", expert) == "asserted"


@pytest.mark.parametrize(
    ("cue", "content", "stance", "expected"),
    [
        ("نفى", "ارتكاب جرائم حرب", Stance(claimant="person", told="indirect"), "denied"),
        ("دعا", "لزيارة موسكو", Stance(claimant="person", told="indirect"), "proposed"),
        (
            "أعلنت",
            "مقتل 5 جنود في الهجوم",
            Stance(claimant="agency", told="indirect", reporting=True),
            "asserted",
        ),
        ("قال", "يجب وقف القتال فورا", Stance(claimant="person", told="direct"), "demanded"),
        (None, "وصل الوفد إلى المدينة أمس", Stance(narrated=True, told="narrator"), "asserted"),
    ],
)
def test_weights_agree_with_plain_cases(
    cue: str | None, content: str, stance: Stance, expected: str
) -> None:
    assert modality_of(cue and fold(cue), fold(content), stance) == expected


def test_single_words_of_a_content_tell_of_its_modality() -> None:
    stance = Stance(claimant="person", told="indirect")
    moody, built = fold("العلاقة بين البلدين متقلبة ومعقدة"), fold("الجسر بين البلدين من الحجر")
    assert modality_of("قال", moody, stance) is Modality.ASSESSED
    assert modality_of("قال", built, stance) is Modality.ASSERTED
