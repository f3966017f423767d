import pytest

from app.extraction.names.variants import known_person, name_words, skeleton, with_article
from app.text.span import Span


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("شتولتينبيرج", "ستولتنبرغ", id="Stoltenberg"),
        pytest.param("سيرجي", "سيرغي", id="Sergei"),
    ],
)
def test_spellings_of_a_name_share_a_skeleton(one: str, other: str) -> None:
    assert skeleton(one) == skeleton(other)


def test_different_names_have_different_skeletons() -> None:
    assert skeleton("بوتين") != skeleton("ميدفيديف")


def test_fathers_name_is_left_aside() -> None:
    person = known_person("فلاديمير بن أحمد بوتين")
    assert person is not None
    assert person.key == "vladimir-putin"


@pytest.mark.parametrize("name", ["سامر جعجع", "خالد المصري", "محمد الزواري"])
def test_another_given_or_family_name_is_another_person(name: str) -> None:
    """Not Samīr Jaʿjaʿ, Khālid al-Mishrī, Maḥmūd al-Zahhār."""
    assert known_person(name) is None


def test_of_three_parts_one_may_be_spelt_otherwise() -> None:
    person = known_person("أندريس فوغ راسموسين")
    assert person is not None
    assert person.key == "anders-fogh-rasmussen"


def test_one_word_is_no_full_name() -> None:
    assert known_person("فلاديمير") is None


def test_words_of_a_name_leave_marks_and_hyphens_out() -> None:
    assert name_words("كيم «سونغ-باي»") == ("كيم", "سونغ", "باي")


@pytest.mark.parametrize(
    ("text", "first", "name"),
    [
        ("للمنظمة الديمقراطية", 1, "المنظمة الديمقراطية"),
        ("للجنة العليا", 1, "اللجنة العليا"),
        ("للجنة الانتخابات", 1, "لجنة الانتخابات"),
        ("لجنة العفو", 0, "لجنة العفو"),
    ],
)
def test_the_article_behind_a_preposition_is_written(text: str, first: int, name: str) -> None:
    assert with_article(text, Span(first, len(text))) == name
