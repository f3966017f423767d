"""Through whom speech that goes on, or that a source tells of, is relayed."""

import pytest

from app.extraction.pipeline import extract

CASES = [
    pytest.param(
        "قال سامي حسن لوكالة رويترز إن المصنع أغلق. وأضاف أن العمال سرحوا.",
        ("وكالة رويترز",),
        id="the speech goes on, its speaker not told again",
    ),
    pytest.param(
        "قال سامي حسن لوكالة رويترز إن المصنع أغلق.\nوأضاف أن العمال سرحوا.",
        (),
        id="he speaks again in another paragraph",
    ),
    pytest.param(
        "ذكرت وكالة رويترز أن المصنع أغلق. وقال شهود عيان لوكالة الأنباء إن العمال سرحوا.",
        ("وكالة رويترز",),
        id="the agency told is the one named last",
    ),
    pytest.param(
        "قال سامي حسن لوكالة رويترز إن المصنع أغلق. وقال كمال ناصر إن العمال سرحوا.",
        (),
        id="another speaks",
    ),
    pytest.param(
        "قالت مصادر مطلعة إن وزارة الدفاع اليمنية نفت أن تكون الطائرة سقطت.",
        ("مصادر مطلعة",),
        id="sources tell what a ministry denied",
    ),
    pytest.param(
        "قالت مصادر مطلعة إن وزارة الدفاع اليمنية ترى أن الطريق آمن.",
        (),
        id="what is thought is not relayed",
    ),
    pytest.param(
        "قال سامي حسن إن وزارة الدفاع اليمنية نفت أن تكون الطائرة سقطت.",
        (),
        id="a named man answers for what he tells",
    ),
]


@pytest.mark.parametrize(("text", "via"), CASES)
def test_the_last_quote_is_relayed(text: str, via: tuple[str, ...]) -> None:
    found = extract(text)
    names = {party.id: party.canonical_ar for party in found.parties}
    assert tuple(names[one] for one in found.quotes[-1].via) == via
