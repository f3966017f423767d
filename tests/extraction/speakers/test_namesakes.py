"""Names that were not read as names, after the person was."""

from app.extraction.speakers.discourse import Discourse
from app.extraction.speakers.namesakes import namesake
from app.text.span import Span
from tests.extraction.attributing import read, told

TEXT = "جاء رشيد الحموني مساء. وأضاف الحموني أن الحل قريب. وقالت مريم أم عارف إن الخبز غال."
CAST = "person: رشيد الحموني; person: خالد مريم"


def _phrase(words: str) -> Span:
    start = TEXT.rindex(words)
    return Span(start, start + len(words))


def test_the_last_part_of_a_name_means_its_bearer() -> None:
    assert (
        namesake(Discourse(*read(TEXT, CAST)), "الحموني", _phrase("الحموني أن")) == "رشيد الحموني"
    )


def test_a_whole_name_that_was_not_read_again_means_its_bearer() -> None:
    text = "جاء رشيد الحموني. وقال رشيد الحموني إن الحل قريب."
    start = text.rindex("رشيد")
    phrase = Span(start, start + len("رشيد الحموني"))
    assert namesake(Discourse(*read(text, CAST)), "رشيد", phrase) == "رشيد الحموني"


def test_what_goes_on_as_another_name_is_someone_else() -> None:
    assert namesake(Discourse(*read(TEXT, CAST)), "مريم", _phrase("مريم أم عارف")) is None


def test_a_name_of_two_is_nobodys() -> None:
    cast = "person: رشيد الحموني; person: سعيد الحموني"
    text = TEXT + " وغاب سعيد الحموني."
    assert namesake(Discourse(*read(text, cast)), "الحموني", _phrase("الحموني أن")) is None


def test_a_nickname_in_marks_behind_a_name_is_known_again() -> None:
    text = 'طالبت جمعية النور "نورا" بالحل. وأشارت "نورا" في تقرير لها إلى أن الباب مفتوح.'
    lines = told(text, "organisation: جمعية النور")
    assert [line.split(" | ")[1] for line in lines] == ["جمعية النور"] * 2
