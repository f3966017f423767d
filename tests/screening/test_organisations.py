import pytest

from app.lexicon.organisation_words import WordClass
from app.screening.names import parts_of
from app.screening.organisations import (
    is_state_organ,
    states_named,
    translations,
    word_class,
    words_of_full_names,
)

WORDS = [
    ("bank", "مصرف", "bank"),
    ("persian company", "شرکت", "company"),
    ("feminine adjective", "الإسلامية", "islamic"),
    ("attached preposition", "لحماية", "protection"),
    ("demonym", "إيراني", "iranian"),
    ("feminine demonym", "الإيرانية", "iranian"),
    ("state", "سوريا", "syria"),
    ("city", "دمشق", "damascus"),
    ("article with lam", "للتجارة", "trading"),
    ("and, before the article", "والحراسة", "guarding"),
    ("legal form in letters", "ش.م.م", "ltd"),
    ("legal form, letters apart", "ش م ح", "fzco"),
]


@pytest.mark.parametrize(("word", "english"), [r[1:] for r in WORDS], ids=[r[0] for r in WORDS])
def test_words_of_bodies(word: str, english: str) -> None:
    assert english in translations(parts_of(word)[0].text)


@pytest.mark.parametrize("word", ["بوتين", "قديروف", "محمد"])
def test_names_are_not_translated(word: str) -> None:
    assert translations(parts_of(word)[0].text) == ()


CLASSES = [
    ("what kind of body", "شركة", WordClass.HEAD),
    ("what it does", "للتجارة", WordClass.TRADE),
    ("of which state", "السورية", WordClass.STATE),
    ("which one", "القلعة", WordClass.NAME),
    ("english", "Company", WordClass.HEAD),
    ("english state", "Iranian", WordClass.STATE),
    ("legal form", "GmbH", WordClass.HEAD),
    ("legal form with points", "L.L.C.", WordClass.HEAD),
    ("no word of bodies", "بوتين", None),
]


@pytest.mark.parametrize(("word", "found"), [r[1:] for r in CLASSES], ids=[r[0] for r in CLASSES])
def test_classes_say_how_much_a_word_tells(word: str, found: WordClass | None) -> None:
    assert word_class(parts_of(word)[0].text) is found


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("وزارة المالية البريطانية", {"GB": 1}),
        ("Bank of Syria", {"SY": 1}),
        ("بنك ملي", {}),
        ("وزارة الصحة الكورية الشمالية", {"KP": 2}),
        ("جيش جنوب السودان", {"SS": 2}),
        ("بنك التنمية الكوري", {}),
    ],
)
def test_states_that_a_name_speaks_of_and_by_how_many_words(
    name: str, codes: dict[str, int]
) -> None:
    assert states_named(parts_of(name)) == codes


@pytest.mark.parametrize(
    ("word", "organ"), [("وزارة", True), ("بلدية", True), ("شركة", False), ("محمد", False)]
)
def test_organs_of_a_state(word: str, *, organ: bool) -> None:
    """Wizāra (ministry), baladiyya (municipality), sharika (company), Muḥammad."""
    assert is_state_organ(parts_of(word)[0].text) is organ


@pytest.mark.parametrize(
    ("name", "mask"),
    [
        ("Ministry of Energy of the Russian Federation", 0b1000),
        ("ISLAMIC REPUBLIC OF IRAN RAILWAYS", 0b11),
        ("Bank of the Democratic People's Republic of Korea", 0b1110),
        ("Republic Bank", 0),
        ("Islamic Bank of Iran", 0),
    ],
)
def test_words_of_a_states_full_name_are_told(name: str, mask: int) -> None:
    assert words_of_full_names(parts_of(name)) == mask
