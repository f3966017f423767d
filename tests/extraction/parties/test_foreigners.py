from collections import Counter

import pytest

from app.domain.party import PartyType
from app.extraction.parties.foreigners import abroad, is_transcribed
from app.extraction.pipeline import extract
from app.extraction.reading.found import Found
from app.text.span import Span


def country(text: str, name: str) -> str | None:
    return next(p.country for p in extract(text).parties if p.canonical_ar == name)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        pytest.param(
            "أعلنت قطر وقطر وحدها القرار. وقالت بريطانيا إنها تدرسه. وقال أندرو هيلدون إن هذا جيد.",
            "أندرو هيلدون",
            "GB",
            id="of the state named where the name is usual",
        ),
        pytest.param(
            "أعلنت قطر القرار. وقال أندرو هيلدون إن هذا جيد.",
            "أندرو هيلدون",
            None,
            id="of none that is named",
        ),
        pytest.param(
            "أعلنت كندا القرار. وقالت بريطانيا إنها تدرسه. وقالت كندا إنه نهائي. "
            "وقال أندرو هيلدون إن هذا جيد.",
            "أندرو هيلدون",
            "CA",
            id="at home where the article is",
        ),
        pytest.param(
            "أعلنت قطر القرار. وقال ناصر المري إن هذا جيد. وقالت بريطانيا إنها تدرسه.",
            "ناصر المري",
            "QA",
            id="an Arabic name",
        ),
    ],
)
def test_a_foreign_name_is_of_a_state_where_it_is_usual(
    text: str, name: str, expected: str | None
) -> None:
    assert country(text, name) == expected


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        pytest.param(
            "وقالت منسقة الأمم المتحدة في اليمن هايلي منكريوس إن الحرب ستنتهي.",
            "هايلي منكريوس",
            None,
            id="who serves a union in a state",
        ),
        pytest.param(
            "وقال وزير الداخلية في اليمن هايلي منكريوس إن الحرب ستنتهي.",
            "هايلي منكريوس",
            "YE",
            id="who serves the state",
        ),
    ],
)
def test_who_serves_a_union_is_not_of_the_state_he_works_in(
    text: str, name: str, expected: str | None
) -> None:
    assert country(text, name) == expected


def test_the_ground_of_a_foreigners_country_is_the_name() -> None:
    text = "أعلنت قطر وقطر وحدها القرار. وقالت بريطانيا إنها تدرسه. وقال أندرو هيلدون إن هذا جيد."
    ground = {p.canonical_ar: p.country_basis for p in extract(text).parties}
    assert ground["أندرو هيلدون"] == "name"


def test_what_a_foreigner_says_concerns_the_state_told_of() -> None:
    text = "أعلنت قطر وقطر وحدها القرار. وقالت بريطانيا إنها تدرسه. وقال أندرو هيلدون إن هذا جيد."
    found = extract(text)
    speaker = next(p.id for p in found.parties if p.canonical_ar == "أندرو هيلدون")
    assert [c.countries for c in found.claims if c.claimant == speaker] == [("QA",)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("هوغنسون بيترسون", True, id="Hogenson Peterson"),
        pytest.param("محمد بيترسون", False, id="one Arabic name (Muhammad Peterson)"),
        pytest.param("بيترسون", False, id="one word tells too little"),
    ],
)
def test_a_name_is_transcribed_where_each_word_is_foreign(name: str, *, expected: bool) -> None:
    found = Found(first=0, after=2, span=Span(0, len(name)), name=name, type=PartyType.PERSON)
    assert is_transcribed([found]) is expected


def test_abroad_is_the_state_most_named_that_writes_other_letters() -> None:
    assert abroad(Counter({"EG": 9, "FR": 2, "DE": 3})) == "DE"
    assert abroad(Counter({"EG": 9, "IQ": 2})) is None
