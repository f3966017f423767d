import pytest

from app.extraction.parties.parties import find_parties
from app.extraction.reading.reading import analyse

BOTH = "التقت المستشارة ماريا سميث الخبير جون سميث. "


def mentions(text: str) -> dict[str, list[str]]:
    cast, _ = find_parties(analyse(text))
    return {p.canonical_ar: [span.of(text) for span in p.mentions] for p in cast.parties}


@pytest.mark.parametrize(
    ("text", "woman", "man"),
    [
        pytest.param(
            "قالت السيناتور كلينتون إنها سعيدة. وكان بيل كلينتون وهيلاري كلينتون قد سافرا. "
            "وقال كلينتون إنه متعب.",
            ("هيلاري كلينتون", 2),
            ("بيل كلينتون", 2),
            id="verb before a title without gender",
        ),
        pytest.param(
            "شارك سامي الحداد وزوجته ليلى الحداد في الحفل. وأضافت الحداد أن المدينة جميلة. "
            "وأكد الحداد أن العمل مستمر.",
            ("ليلى الحداد", 2),
            ("سامي الحداد", 2),
            id="persons that no list knows",
        ),
    ],
)
def test_the_gender_of_verb_or_title_tells_which_of_a_family(
    text: str, woman: tuple[str, int], man: tuple[str, int]
) -> None:
    found = mentions(text)
    assert (len(found[woman[0]]), len(found[man[0]])) == (woman[1], man[1])


def test_of_two_brothers_the_verb_tells_nothing() -> None:
    text = "حضر سامي الحداد وخالد الحداد الحفل. وأضاف الحداد أن المدينة جميلة."
    assert sorted(map(len, mentions(text).values())) == [1, 2]


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
    assert mentions(BOTH + then)[who] == [who, "سميث"]


def test_a_known_member_does_not_take_what_the_other_says() -> None:
    text = "نفت سارة نتنياهو التهم أمام بنيامين نتنياهو. وأضافت نتنياهو أنها حزينة."
    assert mentions(text)["سارة نتنياهو"] == ["سارة نتنياهو", "نتنياهو"]


def test_members_of_one_gender_are_not_told_apart_by_it() -> None:
    text = "قال الخبير جون سميث إن الخبير جيم سميث غاضب. وأضاف سميث أنه عائد."
    assert sorted(map(len, mentions(text).values())) == [1, 2]


def test_of_two_men_of_one_family_the_one_named_last_is_meant() -> None:
    text = (
        "حضر المحافظ حسن بن حسين الحازمي. وأوضح المدير أحمد بن عيسى الحازمي أن البرنامج جيد. "
        "وأعرب الحازمي عن شكره."
    )
    assert mentions(text)["أحمد بن عيسى الحازمي"] == ["أحمد بن عيسى الحازمي", "الحازمي"]


@pytest.mark.parametrize(
    ("text", "name", "count"),
    [
        pytest.param(
            "وصل سامر الكحلوني شقيق الوزير السابق نبيل الكحلوني. وقال الكحلوني إن الأمر انتهى.",
            "سامر الكحلوني",
            2,
            id="a brother named after him",
        ),
        pytest.param(
            "وصل سامر الكحلوني. وتحدث عن مقتل نبيل الكحلوني. وقال الكحلوني إن الأمر انتهى.",
            "سامر الكحلوني",
            2,
            id="the dead does not speak",
        ),
        pytest.param(
            "وصل سامر الكحلوني. وتحدث عن مقتل نبيل الكحلوني. وندد باغتيال الكحلوني.",
            "نبيل الكحلوني",
            2,
            id="whose death is told again",
        ),
        pytest.param(
            "قتل ثلاثة من أبناء الوزير نبيل الكحلوني. وقال الكحلوني إنه صابر. وشيع سامر الكحلوني.",
            "نبيل الكحلوني",
            2,
            id="the father named first is the one told of",
        ),
    ],
)
def test_a_family_name_is_not_of_one_named_only_beside_another(
    text: str, name: str, count: int
) -> None:
    assert len(mentions(text)[name]) == count
