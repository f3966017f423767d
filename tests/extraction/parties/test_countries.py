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
