"""How many names are read whole: ninety invented people in fifteen places each, as a share.

Single cases are asserted elsewhere; here the floor under the whole is kept.
"""

from collections import Counter
from itertools import cycle

import pytest

from app.domain.party import PartyType
from app.extraction.parties.parties import find_parties
from app.extraction.reading.reading import analyse

NAMES = {
    "origin": "سامي العثماني، حسن الكندي، فهد العتيبي، نادية البغدادي، كمال الحلبي، "
    "منير الطرابلسي، هاني التونسي، ليلى المغربي، طارق الهندي، عماد الفرنسي",
    "trade": "أحمد الحداد، سعيد النجار، محمود الخياط، وليد الصباغ، منى الخباز، عمر الحلاق، "
    "جمال الصياد، خالد البناء، رامي الجزار، نبيل العطار",
    "title": "حمدي الوزير، محمد الأمير، علي السلطان، يوسف القاضي، سمير الكاتب، فؤاد الحاكم، "
    "ماجد الشيخ، إبراهيم الرئيس، عادل القائد، حسين العميد",
    "quality": "ناصر الشاهد، ياسر الصغير، صالح الطويل، منير الفقير، أنور الغريب، هشام الأسمر، "
    "زياد الشريف، مصطفى السعيد، باسم العالم، سلمى الجميلة",
    "Maghreb": "رشيد أوعضوش، محمد أوزين، عبد الحق بلشكر، كريم زغيب، نور الدين بوطيب، "
    "سفيان بنحمزة، مولود آيت حمودة، الطاهر بلخوجة، لمين عصماني، خديجة أيت اوعلي",
    "Gulf": "سلطان المطوع، بدر الخزيم، عبدالله بوحليقة، مبارك الدويلة، شيخة الجاسم، راشد النعيمي، "
    "حمد بن خادم، سعود الزدجالي، مشعل القحص، هزاع الظنحاني",
    "Kurdistan": "هوشيار سيويلي، آزاد جولا، هيمن هورامي، سيامند حاجو، بافل طالباني، شيلان دزيي، "
    "دلشاد شهاب، نوري محمود، ريبوار طالباني، جوتيار عادل",
    "Iran": "كريم مرتضوي، سعيد مرتضوي، علي باقري كني، حسن قشقاوي، محسن رضائي، "
    "مجيد تخت روانجي، علي بهادري جهرمي، فاطمة مهاجراني، رضا نجفي، حسين جابري أنصاري",
    "Turkey": "عمر جليك، ياسين أقطاي، فخر الدين ألطون، بولنت أرينج، حسن دوغان، مراد يتكين، "
    "سنان أولجن، فاتح دونماز، كمال أوزترك، محمد أوزهاسكي",
    "West": "جون كيربي، ماثيو ميلر، بيتر ستانو، توماس فريدمان، كريستيان ليندنر، آنا كلارسون، "
    "مارك روته، فرانشيسكو روكا، خوسيه مارتينيث، أولغا سكابييفا",
}
PLACES = (
    "وقال {title} {name} إن الوضع صعب للغاية.",
    "وقال {title} {name}، إن الوضع صعب للغاية.",
    "وقال {title} {name} لوكالة الأنباء إن الوضع صعب.",
    "وقال {title} {name} أمس الأحد في مؤتمر صحافي إن الوضع صعب.",
    "من جانبه، قال {name} إن الوضع صعب للغاية.",
    "التقى الوفد {title} {name} في العاصمة أمس.",
    "واستقبل الوفد {title} {name}، وبحث معه سبل التعاون.",
    "جاء ذلك خلال لقاء مع {title} {name} في القاهرة.",
    "أعلنت الشرطة مقتل {name} في هجوم شمال المدينة.",
    "وحضر الندوة {title} خالد منصور و{name} وعدد من الضيوف.",
    "وأكد {name}، {office}، أن العمل مستمر.",
    "وصل {title} {name} إلى المطار صباح اليوم.",
    "{title} {name} يزور بيروت الأسبوع المقبل.",
    "{name}: لن نقبل بهذا القرار.",
    "وشارك {name} في المؤتمر الدولي.",
)
TITLES = (
    ("المحلل السياسي", "محلل سياسي"),
    ("وزير التعاون الإقليمي", "وزير التعاون الإقليمي"),
    ("الكاتب", "كاتب وباحث"),
    ("رئيس البلدية", "رئيس البلدية"),
    ("النائب", "نائب في البرلمان"),
    ("الأستاذ", "أستاذ في جامعة القاهرة"),
)
FLOOR, FLOOR_OF_A_KIND = 0.92, 0.87


def read_whole(text: str, name: str) -> bool:
    cast, _ = find_parties(analyse(text))
    return any(
        span.of(text) == name and span.start == text.index(name)
        for party in cast.parties
        if party.type is PartyType.PERSON and not party.unnamed
        for span in party.mentions
    )


@pytest.fixture(scope="module")
def shares() -> dict[str, float]:
    whole, titles = Counter[str](), cycle(TITLES)
    total = Counter[str]()
    for kind, names in NAMES.items():
        for name in names.split("، "):
            for place, (title, office) in zip(PLACES, titles, strict=False):
                text = place.format(title=title, name=name, office=office)
                total[kind] += 1
                whole[kind] += read_whole(text, name)
    return {kind: whole[kind] / total[kind] for kind in NAMES}


def test_names_of_all_kinds_are_read_whole(shares: dict[str, float]) -> None:
    assert sum(shares.values()) / len(shares) >= FLOOR


@pytest.mark.parametrize("kind", NAMES)
def test_no_kind_of_name_is_far_below(kind: str, shares: dict[str, float]) -> None:
    assert shares[kind] >= FLOOR_OF_A_KIND


def test_a_known_name_does_not_take_the_noun_of_a_construct() -> None:
    text = "ووصف نظيره الروسي سيرغي لافروف عودة العقوبات بأنها غير قانونية."
    assert [m.span.of(text) for m in find_parties(analyse(text))[0].mentions][:1] == [
        "سيرغي لافروف"
    ]
