"""Women who are called after a child."""

import pytest

from app.extraction.parties.parties import find_parties
from app.extraction.reading.reading import analyse


@pytest.mark.parametrize(
    ("text", "names"),
    [
        pytest.param("وقالت أم محمد إن الطريق مغلق.", ["أم محمد"], id="behind her verb"),
        pytest.param("وبقيت زوجته أم خالد في الخيمة.", ["أم خالد"], id="behind a noun of kin"),
        pytest.param("وتنتظر النازحة أم يوسف هناك.", ["أم يوسف"], id="behind a noun of women"),
        pytest.param("ثم سكتت أم سعيد. وقالت أم سعيد إنها تعبت.", ["أم سعيد"], id="shown later"),
        pytest.param("وسأل إن كان أحمد أم محمد سيأتي.", [], id="or"),
    ],
)
def test_who_is_called_after_a_child(text: str, names: list[str]) -> None:
    cast, _ = find_parties(analyse(text))
    assert [p.canonical_ar for p in cast.parties if p.mentions and not p.unnamed] == names
