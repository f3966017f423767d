"""Bodies called by foreign words, and units called by a number."""

import pytest

from app.domain.party import PartyType
from app.extraction.pipeline import extract

BODIES = [
    "منظمة غلوبال ويتنس",
    "شركة دلتا كريسنت",
    "جامعة لا سابينزا",
    "جامعة سانت أندروز",
    "مجموعة صوفان",
    "مستشفى شارل نيكول",
    "مجلة ذا سبكتاتور",
    "الفرقة المدرعة الرابعة",
    "الأسطول السابع",
    "اللواء 93",
]


def _mentions(text: str) -> dict[str, PartyType]:
    found = extract(text)
    return {span.of(text): party.type for party in found.parties for span in party.mentions}


@pytest.mark.parametrize("name", BODIES)
def test_body_is_read_whole(name: str) -> None:
    assert name in _mentions(f"والتقى الوزير ممثلين عن {name} في جنيف يوم الثلاثاء.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("قال رئيس شركة نيكسن جيمس أرنولد إن الأرباح زادت.", "جيمس أرنولد"),
        ("وأوضح رئيس بلدية محايل حمد آل درهم أن الطلبات كثيرة.", "حمد آل درهم"),
    ],
)
def test_man_named_behind_a_body_is_no_part_of_it(text: str, name: str) -> None:
    assert _mentions(text)[name] is PartyType.PERSON


@pytest.mark.parametrize(
    "text",
    [
        "وهي مجموعة ماركسية تقف وراء عدة هجمات في تركيا.",  # an adjective
        "وبلغ ما مجموعه 943 ثلاجة في العام الماضي.",  # a number of things
        "فيما نفذ طيران الجيش العراقي 30 غارة على المدينة.",  # an army with an origin
    ],
)
def test_arabic_words_and_counts_name_nothing(text: str) -> None:
    found = extract(text)
    for party in found.parties:
        for span in party.mentions:
            assert "ماركسية" not in span.of(text)
            assert not any(letter.isdigit() for letter in span.of(text))


def test_unit_of_an_army_is_an_agency() -> None:
    assert (
        _mentions("أعلنت الفرقة الرابعة انسحابها من المدينة.")["الفرقة الرابعة"] is PartyType.AGENCY
    )


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("وأعلنت الوكالة أن الزعيم كيم جونغ أون أشرف على التجربة.", "كيم جونغ أون"),
        ("وتدرب الجيش الأميركي للتصدي للهجوم.", "الجيش الأميركي"),
        ("واستهدف مسلح مقر وزارة التربية والتعليم في كابول.", "وزارة التربية والتعليم"),
        ("قال مولانا صوفي محمد إنه غاضب. ومثل صوفي محمد الحركة في المحادثات.", "صوفي محمد"),
    ],
)
def test_name_ends_where_it_ends(text: str, name: str) -> None:
    assert name in _mentions(text)
