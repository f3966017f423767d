import pytest

from app.domain.listing import Kind
from app.domain.screening import Band, Query
from app.lexicon.letters import arabic_letters, latin_letters
from app.lexicon.pinyin import pinyin_spellings
from app.screening.index import Index, build_index_of
from app.screening.match import screen
from app.screening.pinyin import is_pinyin, pinyin_readings
from tests.screening.conftest import ENTRIES, Designate


@pytest.mark.parametrize("syllable", sorted(pinyin_spellings()))
def test_each_syllable_is_read_in_each_spelling(syllable: str) -> None:
    for spelling in pinyin_spellings()[syllable]:
        assert syllable in pinyin_readings(arabic_letters(spelling))


READINGS = [
    ("qingdao", "تشينغداو", "qingdao"),
    ("wuhan", "ووهان", "wuhan"),
    ("henan", "خنان", "henan"),
    ("guangzhou", "قوانغتشو", "guangzhou"),
    ("three syllables", "شيجياتشوانغ", "shijiazhuang"),
]


@pytest.mark.parametrize(
    ("word", "latin"), [row[1:] for row in READINGS], ids=[row[0] for row in READINGS]
)
def test_words_are_read_syllable_by_syllable(word: str, latin: str) -> None:
    assert latin in pinyin_readings(arabic_letters(word))


@pytest.mark.parametrize("word", ["محمد", "فلاديمير", "كريم", ""])
def test_other_words_are_not_read(word: str) -> None:
    assert set(pinyin_readings(arabic_letters(word))) <= {""}


def test_the_usual_spelling_lacks_less() -> None:
    readings = pinyin_readings(arabic_letters("غاو"))
    assert readings["gao"] == 0.0
    assert pinyin_readings(arabic_letters("قاو"))["gao"] > 0.0


@pytest.mark.parametrize(
    ("word", "pinyin"),
    [("Zhongli", True), ("Xiang", True), ("Yongxing", True), ("John", False), ("Hsiang", False)],
)
def test_latin_pinyin_is_told_from_other_words(word: str, pinyin: bool) -> None:  # noqa: FBT001
    assert is_pinyin(latin_letters(word)) is pinyin


@pytest.fixture(name="chinese", scope="module")
def chinese_fixture(designate: Designate) -> Index:
    people = ["ZHOU, Yunhai", "ZHENG, Guangxi", "XUE, Zhijian", "CHOE Un Il"]
    bodies = ["QINGZHOU RONGCHENG SHIPPING CO"]
    entries = [designate(str(number), name) for number, name in enumerate(people)]
    entries += [designate(name, name, kind=Kind.ORGANISATION) for name in bodies]
    return build_index_of([*ENTRIES, *entries], [])


@pytest.mark.parametrize(
    ("name", "entry_id"),
    [
        ("تشو يون هاي", "0"),
        ("تشنغ قوانغ شي", "1"),
        ("شيويه تشي جيان", "2"),
        ("شركة تشينغتشو رونغتشنغ للشحن", "QINGZHOU RONGCHENG SHIPPING CO"),
    ],
)
def test_chinese_names_are_found_as_papers_write_them(
    chinese: Index, name: str, entry_id: str
) -> None:
    answer = screen(chinese, Query(name=name))
    assert answer.verdict is Band.MATCH
    assert answer.hits[0].entry_id == entry_id


@pytest.mark.parametrize("name", ["تشو يو فنغ", "تشنغ لي هوا", "تشن يون هاي"])
def test_who_shares_a_syllable_is_another(chinese: Index, name: str) -> None:
    assert screen(chinese, Query(name=name)).verdict is not Band.MATCH
