import pytest

from app.domain.party import PartyType
from app.extraction.claims.evaluations import find_evaluations
from app.extraction.reading.cast import Cast
from app.extraction.reading.reading import analyse
from tests.extraction.staging import party, quote


def test_a_verb_that_is_already_a_cue_is_left_to_its_quote() -> None:
    text = "وأدانت فرنسا ما وصفته بالعدوان على المدنيين هناك."
    france = party(text, "فرنسا", PartyType.STATE, "FR")
    said = quote(text, "ما وصفته بالعدوان على المدنيين هناك", "فرنسا", "أدانت")
    assert find_evaluations(analyse(text), Cast((france,)), (said,)) == ()


def test_the_subject_may_stand_before_the_verb() -> None:
    text = "وكانت فرنسا قد أدانت الهجوم على السفارة."
    (found,) = find_evaluations(
        analyse(text), Cast((party(text, "فرنسا", PartyType.STATE, "FR"),)), ()
    )
    assert (found.claimant, found.cue_span.of(text)) == ("فرنسا", "أدانت")
    assert found.span.of(text) == "الهجوم على السفارة"


def test_an_object_too_short_is_none() -> None:
    text = "وأدانت فرنسا."
    assert find_evaluations(analyse(text), Cast((party(text, "فرنسا"),)), ()) == ()


@pytest.mark.parametrize(
    ("manner", "verb"),
    [("بشدة", "أدانت"), ("بأشد العبارات", "استنكرت"), ("أيضا", "انتقدت")],
)
def test_how_it_is_condemned_is_no_part_of_it(manner: str, verb: str) -> None:
    text = f"{verb} فرنسا {manner} القصف على المدينة."
    (found,) = find_evaluations(analyse(text), Cast((party(text, "فرنسا"),)), ())
    assert text[found.span.start : found.span.end] == "القصف على المدينة"
