import pytest

from app.extraction.words.tense import (
    is_future,
    is_future_verb,
    is_imperfect,
    is_negation,
    is_purpose,
    is_verb,
    looks_ahead,
)
from app.text.fold import fold


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("ستعمل", True), ("سيلتقي", True), ("وسنواصل", True), ("سوف", True), ("المقبل", True),
        ("سياسة", False), ("سيارات", False), ("ستة", False), ("سنوات", False), ("ساعات", False),
        ("السياسية", False), ("سنغافورة", False), ("قال", False), ("س", False), ("", False),
        ("سافروا", False), ("ساهما", False), ("لسيدة", False), ("لسنوات", False), ("لسوف", True),
        ("سامسونغ", False), ("ساويرس", False), ("سياستنا", False), ("وسيلة", False),
        ("ولسوف", True), ("سأواصل", True), ("سأنتظر", True), ("وسأكون", True), ("ستستخدم", True),
    ],
)  # fmt: skip
def test_the_future_is_told_by_form(word: str, expected: bool) -> None:  # noqa: FBT001 -- a table's column
    assert is_future(fold(word)) is expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [("يواصل", True), ("تعبر", True), ("تركيا", False), ("يوم", False), ("تقرير", False)],
)
def test_the_imperfect_is_told_by_form(word: str, expected: bool) -> None:  # noqa: FBT001 -- a table's column
    assert is_imperfect(fold(word)) is expected


def test_particles_negate() -> None:
    assert is_negation(fold("لن"))
    assert not is_negation(fold("قد"))


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("انتزعتها", True), ("قصفت", True), ("وقصفت", True), ("وصلوا", True), ("لم", True),
        ("يواصل", True), ("سيصل", True), ("المدينة", False), ("السلطات", False), ("في", False),
    ],
)  # fmt: skip
def test_finite_verbs_are_told_by_form(word: str, expected: bool) -> None:  # noqa: FBT001 -- a table's column
    assert is_verb(fold(word)) is expected


def test_adverbs_look_ahead_but_are_no_verbs() -> None:
    assert looks_ahead(fold("المقبل"))
    assert looks_ahead(fold("يستعد"))
    assert not is_future_verb(fold("المقبل"))
    assert is_future_verb(fold("ستعمل"))


def test_for_and_a_known_imperfect_is_a_purpose_and_a_name_is_none() -> None:
    assert is_purpose(fold("ليدعو"))
    assert not any(map(is_purpose, map(fold, ("ليونيل", "ليلى", "ليخت", "يدعو", "لبنان"))))


@pytest.mark.parametrize("name", ["سيلتا", "سيميوني", "ستامفورد", "سيجارة", "سياح"])
def test_a_word_that_news_knows_whole_only_is_no_future(name: str) -> None:
    assert not is_future_verb(fold(name))
