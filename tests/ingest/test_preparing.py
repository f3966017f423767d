from datetime import date

import pytest

from app.domain.article import ArticleDraft, Precision
from app.ingest.preparing import prepare

# Mūskū …: the Kremlin spokesman Dmitry Peskov said that the talks would go on
TEXT = "قال المتحدث باسم الكرملين دميتري بيسكوف إن المحادثات ستستمر."


@pytest.mark.parametrize(
    ("outlet", "url", "key"),
    [
        ("بي بي سي", "https://www.bbc.com/a", "bbc.com"),
        (None, "https://www.bbc.com/a", "bbc.com"),
        ("الشَّرق الأوسط", None, "الشرق الاوسط"),
    ],
)
def test_an_outlet_is_known_by_its_site_else_by_its_folded_name(
    outlet: str | None, url: str | None, key: str
) -> None:
    record = prepare(ArticleDraft(text=TEXT, outlet=outlet, url=url))
    assert record.outlet is not None
    assert record.outlet.key == key


def test_no_outlet_is_no_outlet() -> None:
    assert prepare(ArticleDraft(text=TEXT)).outlet is None


def test_every_party_of_the_extraction_has_a_record() -> None:
    record = prepare(ArticleDraft(text=TEXT))
    assert {p.id for p in record.extraction.parties} == set(record.parties)
    assert any("بيسكوف" in party.name_ar for party in record.parties.values())


def test_the_same_words_in_other_clothes_are_one_story() -> None:
    one = prepare(ArticleDraft(text=TEXT))
    other = prepare(ArticleDraft(text=TEXT.replace("إن", "إنّ") + "\n"))
    assert one.story == other.story
    assert one.id != other.id


def test_a_given_day_is_kept_as_given() -> None:
    draft = ArticleDraft(text=TEXT, published_on=date(2024, 6, 19), precision=Precision.DAY)
    assert prepare(draft).draft.published_on == date(2024, 6, 19)
