import pytest

from app.screening.names import parts_of
from app.screening.organisations import translations

WORDS = [
    ("bank", "مصرف", "bank"),
    ("persian company", "شرکت", "company"),
    ("feminine adjective", "الإسلامية", "islamic"),
    ("attached preposition", "لحماية", "protection"),
    ("demonym", "إيراني", "iranian"),
    ("feminine demonym", "الإيرانية", "iranian"),
    ("state", "سوريا", "syria"),
]


@pytest.mark.parametrize(("word", "english"), [r[1:] for r in WORDS], ids=[r[0] for r in WORDS])
def test_words_of_bodies(word: str, english: str) -> None:
    assert english in translations(parts_of(word)[0].text)


@pytest.mark.parametrize("word", ["بوتين", "قديروف", "محمد"])
def test_names_are_not_translated(word: str) -> None:
    assert translations(parts_of(word)[0].text) == ()
