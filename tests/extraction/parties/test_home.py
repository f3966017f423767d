"""The state that an article is at home in: described, and never named."""

import pytest

from app.domain.party import PartyType
from app.extraction.parties.parties import find_parties
from app.extraction.reading.reading import analyse


@pytest.mark.parametrize(
    ("text", "country", "described"),
    [
        pytest.param(
            "قالت مصلحة الجمارك إن واردات المملكة ارتفعت.",
            "SA",
            ["المملكة"],
            id="the usual kingdom",
        ),
        pytest.param(
            "قال وزير الداخلية المغربي إن المملكة مستعدة.", "MA", ["المملكة"], id="its minister's"
        ),
        pytest.param(
            "افتتح الوزير مشاريع في جدة ومكة، وقال إن بلادنا تتقدم.",
            "SA",
            ["بلادنا"],
            id="told by its towns",
        ),
        pytest.param(
            "أكد الجيش اللبناني أن الحكومة وافقت.", "LB", ["الحكومة"], id="the government"
        ),
    ],
)
def test_a_state_without_a_name_is_a_party(text: str, country: str, described: list[str]) -> None:
    cast, _ = find_parties(analyse(f"عنوان\n\n{text}"))
    (state,) = (party for party in cast.parties if party.type is PartyType.STATE)
    assert (state.country, state.mentions) == (country, ())
    text = f"عنوان\n\n{text}"
    assert [text[span.start : span.end] for span in state.descriptive] == described


@pytest.mark.parametrize(
    "text",
    [
        "قالت بريطانيا إن المملكة المتحدة مستعدة.",
        "قال الأردن إن المملكة مستعدة.",
        "ارتفعت الأسعار في الأسواق، وقالت الحكومة إنها مستعدة.",
    ],
)
def test_no_state_is_added_where_one_is_named_or_none_can_be_told(text: str) -> None:
    cast, _ = find_parties(analyse(f"عنوان\n\n{text}"))
    states = [party for party in cast.parties if party.type is PartyType.STATE]
    assert all(party.mentions for party in states)
    assert len(states) <= 1
