"""Whose deed goes on in a verb of speech under و."""

import pytest

from tests.extraction.attributing import speakers_of

CASES = [
    pytest.param(
        "وفي أول رد، رفض الأمير كمال ناصر، في تغريدة على حسابه، عرض جو بايدن، وأضاف أن السعر زهيد.",
        ["كمال ناصر"],
        id="the main verb's, not of whose offer (Kamal Nasser refused Joe Biden's offer and added)",
    ),
    pytest.param(
        "أعلن الاتحاد الأفريقي أن العملية بدأت، غير أن كينيا رفضت إرسال قوات واقترحت أن ينتظروا.",
        ["الاتحاد الأفريقي", "كينيا"],
        id="of a contrary clause (but Kenya refused and proposed)",
    ),
    pytest.param(
        "وانتهت الجلسة إلى ما أدانه رئيس الوزراء كمال ناصر واعتبره انتهاكا خطيرا.",
        ["كمال ناصر"],
        id="whose verb it is joined to (what the premier condemned and considered)",
    ),
]


@pytest.mark.parametrize(("text", "speakers"), CASES)
def test_who_acts_in_the_clause_goes_on(text: str, speakers: list[str]) -> None:
    assert speakers_of(text) == speakers


def test_who_is_told_of_in_a_report_goes_on_where_the_teller_cannot() -> None:
    assert (
        speakers_of("وكشف كمال ناصر أن منظمة الصحة العالمية عاينت المركز، وأكدت أنه صالح.")[-1]
        == "منظمة الصحة العالمية"
    )
