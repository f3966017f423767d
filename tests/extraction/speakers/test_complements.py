import pytest

from app.extraction.reading.cast import NO_CAST
from app.extraction.speakers.complements import complement_end
from tests.extraction.attributing import read


@pytest.mark.parametrize(
    ("noun", "rest", "parties", "complement"),
    [
        # a spokesman for the Yemeni army denied …
        ("متحدث", "باسم الجيش اليمني لمراسلنا", "agency: الجيش اليمني", "باسم الجيش اليمني"),
        # an official of the ministry
        ("مسؤول", "بوزارة الداخلية أمس", "agency: وزارة الداخلية", "بوزارة الداخلية"),
        # a diplomat in the embassy; a statement is no place of work
        ("دبلوماسي", "في السفارة الصينية", "agency: السفارة الصينية", "في السفارة الصينية"),
        ("دبلوماسي", "في بيان صدر أمس", "", ""),
        # officials of the alliance
        ("مسؤولو", "حلف الناتو الجمعة", "organisation: حلف الناتو", "حلف الناتو"),
        # whom they told is not whom they serve
        ("مسؤول", "لشبكة محلية", "", ""),
        ("مسؤول", "الجمعة", "", ""),
    ],
)
def test_complement_of_a_source(noun: str, rest: str, parties: str, complement: str) -> None:
    text = f"{noun} {rest}"
    analysis, cast = read(text, parties)
    end = complement_end(analysis, cast, 1, len(analysis.tokens))
    assert text[len(noun) : analysis.tokens[end - 1].end].strip() == complement


def test_without_parties_a_definite_noun_still_completes_the_phrase() -> None:
    analysis, _ = read("محللو المصرف الكبير يتوقعون")
    assert complement_end(analysis, NO_CAST, 1, 4) == 3
