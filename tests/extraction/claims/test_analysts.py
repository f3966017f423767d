"""Who is an analyst, by the phrase beside the name."""

import pytest

from app.domain.party import Analyst, Party, PartyType
from app.extraction.claims.analysts import find_analysts
from app.extraction.reading.cast import Cast
from app.extraction.reading.reading import analyse
from tests.extraction.staging import party, quote

NAME = "سامر الديلمي"
SAID = "الوضع صعب جدا"


def analysts(text: str, *others: Party, speaker: str | None = NAME) -> tuple[Analyst, ...]:
    person = party(text, NAME, country="LB")
    said = quote(text, SAID, speaker, "قال")
    return find_analysts(analyse(text), Cast((person, *others)), (said,))


@pytest.mark.parametrize(
    ("name", "intro", "title", "affiliation", "field"),
    [
        (
            "after the name",
            "قال {n}، أستاذ علم الاجتماع في جامعة بيروت،",
            "أستاذ علم الاجتماع",
            "جامعة بيروت",
            "علم الاجتماع",
        ),
        (
            "and he is",
            "قال {n}، وهو خبير في شؤون الطاقة بمعهد الخليج،",
            "خبير في شؤون الطاقة",
            "معهد الخليج",
            "شؤون الطاقة",
        ),
        (
            "before the name",
            "قال الباحث لدى «معهد السلام» {n}",
            "الباحث",
            "معهد السلام",
            None,
        ),
        (
            "body in marks",
            "قال {n}، الباحث بالشأن الإيراني لدى مركز أبحاث «الشرق» ،",
            "الباحث بالشأن الإيراني",
            "مركز أبحاث الشرق",
            "الشأن الإيراني",
        ),
        (
            "of a body",
            "قال {n}، من معهد كارنيجي للسلام،",
            None,
            "معهد كارنيجي للسلام",
            None,
        ),
        (
            "head of a centre",
            "قال {n} مدير مركز الدراسات الأمنية",
            "مدير",
            "مركز الدراسات الأمنية",
            None,
        ),
        (
            "field alone",
            "قال الخبير في الشؤون العسكرية {n}",
            "الخبير في الشؤون العسكرية",
            None,
            "الشؤون العسكرية",
        ),
        (
            "title alone",
            "قال المحلل السياسي {n}",
            "المحلل السياسي",
            None,
            None,
        ),
        (
            "body in a body",
            "قال {n}، أستاذ القانون في كلية الحقوق في جامعة تونس بولاية أريانة،",
            "أستاذ القانون",
            "كلية الحقوق في جامعة تونس",
            "القانون",
        ),
        (
            "two titles",
            "قال نائب رئيس الجمعية وأستاذ طب العيون {n}",
            "أستاذ طب العيون",
            None,
            "طب العيون",
        ),
        (
            "deputy head in a council of relations",
            "قالت {n} نائبة مدير برامج المنطقة في المجلس الأوروبي للعلاقات الخارجية",
            "نائبة مدير برامج المنطقة",
            "المجلس الأوروبي للعلاقات الخارجية",
            None,
        ),
        (
            "deputy head of an institute, attached",
            "قال {n}، نائب الرئيس التنفيذي لمعهد السلام،",
            "نائب الرئيس التنفيذي",
            "معهد السلام",
            None,
        ),
        (
            "a dash ends the body",
            "قال الخبير في جامعة بيروت- {n}",
            "الخبير",
            "جامعة بيروت",
            None,
        ),
        (
            "a hyphen does not",
            "قال الباحث في معهد بادن-بادن للأبحاث {n}",
            "الباحث",
            "معهد بادن-بادن للأبحاث",
            None,
        ),
        (
            "adjectives are no field",
            "قال الباحث البارز في علوم الفلك {n}",
            "الباحث البارز في علوم الفلك",
            None,
            "علوم الفلك",
        ),
        (
            "a writer with his article",
            "كتب الكاتب {n} في مقال",
            "الكاتب",
            None,
            None,
        ),
        (
            "formerly of a ministry",
            "قال الخبير السابق في وزارة المالية {n}",
            "الخبير السابق في وزارة المالية",
            None,
            "وزارة المالية",
        ),
        (
            "name between commas",
            "قال الخبير الاقتصادي، {n}،",
            "الخبير الاقتصادي",
            None,
            None,
        ),
        (
            "retired officer",
            "قال العميد المتقاعد {n}",
            "العميد المتقاعد",
            None,
            None,
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and value.isascii() else "",
)
def test_an_expert_is_introduced(
    name: str, intro: str, title: str | None, affiliation: str | None, field: str | None
) -> None:
    (analyst,) = analysts(f"و{intro.format(n=NAME)} إن {SAID}.")
    assert (analyst.title, analyst.affiliation, analyst.field) == (title, affiliation, field), name
    assert analyst.party == NAME


@pytest.mark.parametrize(
    "intro",
    [
        f"قال الرئيس {NAME}",
        f"قال {NAME} مدير مركز الشرطة في المدينة",
        f"قال {NAME}، المتحدث باسم الوزارة،",
        f"قال {NAME} رئيس مجلس إدارة شركة النفط",
        f"قال رئيس الجامعة التونسية للنزل {NAME}",
        f"قال الخبير بوزارة المالية {NAME}",
        f"قال الكاتب {NAME}",
        f"قال زميله الفنان {NAME}",
        f"قال {NAME}. وحضر أستاذ جامعي اللقاء و",
        f"قال وزير المالية، {NAME}،",
    ],
    ids=[
        "president",
        "police",
        "spokesman",
        "company",
        "federation",
        "ministry",
        "writer",
        "colleague",
        "another sentence",
        "minister between commas",
    ],
)
def test_an_office_is_no_expertise(intro: str) -> None:
    assert analysts(f"و{intro} إن {SAID}.") == ()


def test_who_does_not_speak_is_no_analyst() -> None:
    assert analysts(f"وقال آخرون عن الخبير {NAME} إن {SAID}.", speaker=None) == ()


def test_the_medium_spoken_to_and_the_body_are_named() -> None:
    text = f"وقال {NAME} أستاذ التاريخ في جامعة أوسلو لوكالة رويترز إن {SAID}."
    body = party(text, "جامعة أوسلو", PartyType.ORGANISATION, "NO")
    medium = party(text, "رويترز", PartyType.MEDIA, "GB")
    (analyst,) = analysts(text, body, medium)
    assert analyst.told_to == "رويترز"
    assert (analyst.affiliation_party, analyst.countries) == ("جامعة أوسلو", ("NO",))
    assert analyst.intro is not None
    assert analyst.intro.of(text) == f"{NAME} أستاذ التاريخ في جامعة أوسلو"
