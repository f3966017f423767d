import pytest

from app.extraction.parties.parties import find_parties
from app.extraction.reading.reading import analyse


def named(text: str) -> dict[str, str | None]:
    """Return the key in the gazetteer of each name in the text."""
    cast, _ = find_parties(analyse(text))
    return {text[s.start : s.end]: party.key for party in cast.parties for s in party.mentions}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("أعلن بنك ملي الخليج أرباحه.", "بنك ملي الخليج", id="a genitive"),
        pytest.param(
            "وقال حزب الله النوراني إنه يرفض.", "حزب الله النوراني", id="a rare adjective"
        ),
        pytest.param(
            "قالت شركة بوينغ كابيتال إنها باعت.", "شركة بوينغ كابيتال", id="foreign words"
        ),
    ],
)
def test_a_longer_name_is_another_body(text: str, name: str) -> None:
    assert named(text)[name] is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("فاز نادي تشيلسي الإنجليزي أمس.", "نادي تشيلسي الإنجليزي", id="its origin"),
        pytest.param("دعا مجلس الأمن الدولي للاعتراف بها.", "مجلس الأمن الدولي", id="a purpose"),
        pytest.param("وقال مدير شركة بوينغ جيمس ألدن إن الأمر صعب.", "شركة بوينغ", id="its man"),
        pytest.param(
            "أعلنت المديرية العامة للجوازات الإلكتروني أولا.",
            "المديرية العامة للجوازات",
            id="another noun's adjective",
        ),
    ],
)
def test_the_same_body_is_known(text: str, name: str) -> None:
    assert named(text).get(name) is not None, named(text)
