import pytest

from app.extraction.parties.parties import find_parties
from app.extraction.reading.reading import analyse

BOTH = "التقت المستشارة ماريا سميث الخبير جون سميث. "


def _mentions(text: str) -> dict[str, list[str]]:
    cast, _ = find_parties(analyse(text))
    return {p.canonical_ar: [s.of(text) for s in p.mentions] for p in cast.parties}


@pytest.mark.parametrize(
    ("then", "who"),
    [
        ("وقالت سميث إن اللقاء مثمر.", "ماريا سميث"),
        ("وقال سميث إن اللقاء مثمر.", "جون سميث"),
        ("وأضاف الخبير سميث أنه عائد.", "جون سميث"),
        ("وأضافت المستشارة سميث أنها عائدة.", "ماريا سميث"),
    ],
)
def test_verb_and_title_tell_members_of_a_family_apart(then: str, who: str) -> None:
    assert _mentions(BOTH + then)[who] == [who, "سميث"]


def test_a_known_member_does_not_take_what_the_other_says() -> None:
    text = "نفت سارة نتنياهو التهم أمام بنيامين نتنياهو. وأضافت نتنياهو أنها حزينة."
    assert _mentions(text)["سارة نتنياهو"] == ["سارة نتنياهو", "نتنياهو"]


def test_members_of_one_gender_are_not_told_apart_by_it() -> None:
    text = "قال الخبير جون سميث إن الخبير جيم سميث غاضب. وأضاف سميث أنه عائد."
    assert sorted(map(len, _mentions(text).values())) == [1, 2]
