import pytest

from app.extraction.parties.parties import find_parties
from app.extraction.reading.reading import analyse


@pytest.mark.parametrize(
    ("name", "country"),
    [("القوات الأجنبية", None), ("قوات التحالف", None), ("الجيش الأفغاني", "AF")],
)
def test_troops_of_others_are_not_of_the_state_they_stand_in(
    name: str, country: str | None
) -> None:
    text = (
        "قالت الحكومة الأفغانية إن القوات الأجنبية في أفغانستان باقية. "
        "وأضافت أن قوات التحالف ساندت الجيش الأفغاني."
    )
    cast, _ = find_parties(analyse(text))
    countries = {text[m.start : m.end]: p.country for p in cast.parties for m in p.mentions}
    assert countries[name] == country


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        pytest.param(
            "دبي، الإمارات العربية المتحدة (CNN)-- قال أحمد رفعت إن الدوري المصري سيعود.",
            "أحمد رفعت",
            "EG",
            id="an adjective outweighs the dateline",
        ),
        pytest.param(
            "وقال أحمد عصيد لهسبريس إن الأمر صعب.", "أحمد عصيد", "MA", id="an outlet of the country"
        ),
        pytest.param(
            "وقال مبعوث الأمم المتحدة هايلي منكريوس إن السودان بحاجة إلى السلام.",
            "هايلي منكريوس",
            None,
            id="who serves a union of states",
        ),
        pytest.param(
            "تدخلت بعثة الأمم المتحدة في السودان أمس.", "بعثة الأمم المتحدة", None, id="its mission"
        ),
    ],
)
def test_country_where_no_state_acts(text: str, name: str, country: str | None) -> None:
    cast, _ = find_parties(analyse(text))
    assert {p.canonical_ar: p.country for p in cast.parties}[name] == country


def test_the_troops_of_a_leader_are_of_his_state() -> None:
    text = "قالت إيران إن مقاتلين في إيران استهدفوا قوات الأسد، وأضافت أن الرئيس بشار الأسد تحدث."
    cast, _ = find_parties(analyse(text))
    assert {p.canonical_ar: p.country for p in cast.parties}["قوات الأسد"] == "SY"
