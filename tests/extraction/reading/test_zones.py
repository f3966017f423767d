from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.extraction.reading.zones import find_zones
from app.text.sentences import paragraphs

TOP = "بدء المحادثات..\nمتى؟\nالوفدان في القاعة.\nبيونغ يانغ: «خليجيون»\n"
BODY = (
    "قال المتحدث باسم الحكومة في مؤتمر صحفي عقده في العاصمة إن المحادثات بين البلدين ستبدأ "
    "الأسبوع المقبل بمشاركة وفود من عشر دول على الأقل بعد شهور من التأجيل."
)


def zones(text: str) -> list[tuple[str, str]]:
    return [(z.kind.value, z.span.of(text)) for z in find_zones(text, paragraphs(text))]


@pytest.mark.parametrize(
    ("id_", "text", "expected"),
    [
        ("body alone", BODY, []),
        ("short body with a stop", "قال بوتين إن الأمر انتهى.\nوأضاف أنه راض.", []),
        ("headline", f"بدء المحادثات الأسبوع المقبل\n\n{BODY}", [
            ("headline", "بدء المحادثات الأسبوع المقبل"),
        ]),
        ("headline that ends with a question", f"متى تبدأ المحادثات؟\n{BODY}", [
            ("headline", "متى تبدأ المحادثات؟"),
        ]),
        ("headlines, caption, dateline", TOP + BODY, [
            ("headline", "بدء المحادثات.."),
            ("headline", "متى؟"),
            ("caption", "الوفدان في القاعة."),
            ("dateline", "بيونغ يانغ: «خليجيون»"),
        ]),
        ("agency in brackets", f"عنوان قصير\nواشنطن، الولايات المتحدة (CNN)-- {BODY}", [
            ("headline", "عنوان قصير"),
            ("dateline", "واشنطن، الولايات المتحدة (CNN)--"),
        ]),
        ("agency alone", f"عنوان قصير\n(رويترز) - {BODY}", [
            ("headline", "عنوان قصير"),
            ("dateline", "(رويترز) -"),
        ]),
        ("city and agency (Riyadh, SPA)", f"الرياض - واس: {BODY}", [
            ("dateline", "الرياض - واس:"),
        ]),
        ("reporter, paper, how", f"فهد الدوسري - سبق - متابعة: {BODY}", [
            ("dateline", "فهد الدوسري - سبق - متابعة:"),
        ]),
        ("subhead", f"{BODY}\n\nصراع ثقافي\n\n{BODY}", [("subhead", "صراع ثقافي")]),
        ("block in the middle", f"{BODY}\nروابط ذات علاقة\nخبر أول قصير\nخبر ثان\n{BODY}", [
            ("boilerplate", "روابط ذات علاقة\nخبر أول قصير\nخبر ثان"),
        ]),
        ("block at the end", f"{BODY}\nاقرأ المزيد\nخبر أول قصير\nأهم الأخبار", [
            ("boilerplate", "اقرأ المزيد\nخبر أول قصير\nأهم الأخبار"),
        ]),
        ("run on to the last paragraph", f"{BODY}          تابع الجزيرة نت على:", [
            ("boilerplate", "تابع الجزيرة نت على:"),
        ]),
        ("signature", f"{BODY}\nأ ف ب", [("boilerplate", "أ ف ب")]),
        ("caption with its credit", f"{BODY}\nالوفدان في القاعة (رويترز)\n{BODY}", [
            ("caption", "الوفدان في القاعة (رويترز)"),
        ]),
    ],
)  # fmt: skip
def test_zones_of_a_page(id_: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert zones(text) == expected, id_


@pytest.mark.parametrize(
    ("id_", "text"),
    [
        ("speaker and colon in the body", f"{BODY}\nوأضاف: {BODY}"),
        ("question of an interview", f"{BODY}\n• متى تبدأ المحادثات\nــ {BODY}\n{BODY}"),
        ("marks that open a paragraph", f"{BODY}\n«نعم نعم»\n{BODY}"),
    ],
)
def test_near_misses_stay_body(id_: str, text: str) -> None:
    assert zones(text) == [], id_


@given(
    st.lists(st.sampled_from([BODY, "عنوان", "اقرأ المزيد", "", "(CNN) --", "نعم."]), max_size=9)
)
def test_zones_are_in_order_and_apart(lines: list[str]) -> None:
    text = "\n".join(lines)
    found = [z.span for z in find_zones(text, paragraphs(text))]
    assert all(a.end <= b.start for a, b in pairwise(found))


def test_lines_without_stops_that_report_are_no_headlines() -> None:
    text = (
        "الوزير: المستشفيات جاهزة\n"
        "قال وزير الصحة إن المستشفيات جاهزة\n"
        "وأضاف أن الدواء متوفر\n"
        "وتابع أن الأطباء مستعدون"
    )
    assert zones(text) == [("headline", "الوزير: المستشفيات جاهزة")]


def test_a_first_line_that_reports_may_be_a_headline() -> None:
    headline = "قالت إنها تحقق مع زوجته.. الوزارة تنفي اعتقاله"
    assert zones(f"{headline}\n{BODY}") == [("headline", headline)]
