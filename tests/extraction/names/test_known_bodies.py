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
        pytest.param("فاز منتخب مصر للشباب أمس.", "منتخب مصر للشباب", id="a younger team"),
        pytest.param(
            "فاز المنتخب القطري لكرة اليد أمس.", "المنتخب القطري لكرة اليد", id="another sport"
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


@pytest.mark.parametrize(
    ("text", "key"),
    [
        pytest.param('خسر فريق "الريدز" أمس.', "liverpool-fc", id="a club"),
        pytest.param('خسر فريق "الشياطين الحمر" أمس.', "man-united", id="the Red Devils, a club"),
        pytest.param('خسر منتخب "الشياطين الحمر" أمس.', "be-national-team", id="and a state's"),
        pytest.param("فاز «أسود الأطلس» أمس.", "ma-national-team", id="alone"),
        pytest.param("فاز المنتخب السنغالي أمس.", "sn-national-team", id="by its state"),
    ],
)
def test_a_team_is_known_by_its_nickname(text: str, key: str) -> None:
    assert f"body:{key}" in named(text).values()


@pytest.mark.parametrize(
    "text",
    [
        "سجل اللاعب هدفا في المباراة ونال الفريق في الدوري 3 آلاف ريال.",
        "سجل اللاعب هدفا في المباراة وفاز بالدوري العالمي للأندية وفرح المدرب.",
    ],
)
def test_money_and_adjectives_are_no_clubs(text: str) -> None:
    """Three thousand riyals; the world league."""
    assert named(text) == {}
