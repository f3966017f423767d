import pytest

from app.extraction.parties.parties import find_parties
from app.extraction.reading.reading import analyse

PUTIN = "زار الرئيس الروسي فلاديمير بوتين كوريا الشمالية.\n\n"


@pytest.mark.parametrize(
    ("text", "key", "expected"),
    [
        pytest.param(
            PUTIN + "ووصف الرئيس الروسي الاتفاق بأنه مهم.",
            "person:vladimir-putin",
            ["الرئيس الروسي"],
            id="al-raʾīs al-rūsī: the Russian president",
        ),
        pytest.param(
            PUTIN + "وأضاف أن بلاده سترد.", "state:RU", ["بلاده"], id="bilāduh: his country"
        ),
        pytest.param(
            "أعلنت حركة طالبان الهدنة.\n\nوقالت الحركة إنها ملتزمة.",
            "body:taliban",
            ["الحركة"],
            id="al-ḥaraka: the movement",
        ),
    ],
)
def test_description_stands_for_the_party_named_before(
    text: str, key: str, expected: list[str]
) -> None:
    text += "\n\nوتراقب روسيا الوضع."
    cast, _ = find_parties(analyse(text))
    (party,) = [p for p in cast.parties if p.key == key]
    assert [s.of(text) for s in party.descriptive] == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(PUTIN + "ووصف الرئيس الفرنسي الاتفاق.", id="president of another state"),
        pytest.param(PUTIN + "وقال رئيس سابق إن ذلك خطأ.", id="indefinite"),
        pytest.param(PUTIN + "ووقف أمام الروس ساعة.", id="amāma: before, not an imam"),
    ],
)
def test_description_of_another_is_left_alone(text: str) -> None:
    cast, _ = find_parties(analyse(text))
    (putin,) = [p for p in cast.parties if p.key == "person:vladimir-putin"]
    assert putin.descriptive == ()


def test_many_ministers_are_not_one_minister() -> None:
    text = "قال وزير الخارجية المصري سامح شكري إن اللقاء ناجح. واتفق وزراء الخارجية على البيان."
    cast, _ = find_parties(analyse(text))
    assert all(not party.descriptive for party in cast.parties)
