"""Texts that are no clean articles: empty, Latin, bidi controls, surrogates, HTML, very long."""

import time
from pathlib import Path

import pytest

from app.extraction.pipeline import extract
from app.runtime.resources import resource

ARTICLE = (
    "قال الرئيس الروسي فلاديمير بوتين إن بلاده «لن تقبل بذلك».\n"
    "وأضاف بوتين، في مؤتمر صحفي في موسكو، أن وزارة الخارجية الروسية سترد.\n"
    "من جهته نفى المتحدث باسم البيت الأبيض جون كيربي ذلك في تصريح لوكالة رويترز.\n"
)


def mentions(text: str) -> list[str]:
    return [text[s.start : s.end] for party in extract(text).parties for s in party.mentions]


@pytest.mark.parametrize("text", ["", " \n\t ", "\u200f\u202b\u202c", "ـــ", "؟!…"])
def test_text_without_words_has_nothing(text: str) -> None:
    found = extract(text)
    assert (found.parties, found.quotes, found.claims, found.text) == ((), (), (), text)


def test_latin_text_gives_no_person_and_no_claim() -> None:
    found = extract('The president said "we will win" on Monday, 3 May 2021.\n' * 20)
    assert not found.claims
    assert all(party.type.value != "person" for party in found.parties)


def test_bidi_controls_between_words_do_not_break_a_name() -> None:
    text = "\u202bقال \u2067محمد\u2069 \u200fصالح الفلاني\u200e: \u202e«نعم»\u202c"
    (name,) = mentions(text)
    assert name.strip("\u200e") == "محمد\u2069 \u200fصالح الفلاني"


def test_a_sentence_of_nothing_but_marks_of_direction_is_passed_over() -> None:
    assert mentions(ARTICLE.rstrip() + " \u200f\u202b \n") == mentions(ARTICLE)


def test_lone_surrogates_are_carried_along() -> None:
    text = ARTICLE.replace("مؤتمر", "مؤ\ud800تمر") + "\udfff"
    assert "فلاديمير بوتين" in mentions(text)


def test_html_left_in_gives_no_party_and_no_quote_of_its_own() -> None:
    text = (
        '<div class="وزارة الخارجية الصينية"><p>قال <b>فلاديمير بوتين</b> إن '
        '<a href="http://www.bbc.com/" title="باراك أوباما">روسيا</a> «سترد».</p>'
        '<script>var a = "قال نيكولا ساركوزي";</script><!-- «لا» --></div>'
    )
    found = extract(text)
    assert sorted(mentions(text)) == ["روسيا", "فلاديمير بوتين"]
    assert [text[q.span.start : q.span.end] for q in found.quotes if q.kind == "direct"] == ["سترد"]
    assert not found.nonspeech_quotes


def test_addresses_hold_no_party() -> None:
    assert mentions("للمزيد https://www.reuters.com/CNN/bbc أو info@cnn.com") == []


def test_time_grows_with_the_length_of_a_text() -> None:
    """A text of a hundred articles may take three times a hundred articles' time, not more.

    The claim steps still look through all the quotes of a text for each claim, hence the three.
    """
    extract(ARTICLE)
    usual = min(_seconds(ARTICLE * 3) for _ in range(3))
    assert _seconds(ARTICLE * 300) < 300 * usual + 1.0


def _seconds(text: str) -> float:
    started = time.process_time()
    extract(text)
    return time.process_time() - started


@pytest.mark.parametrize("article", sorted((resource("samples") / "articles").iterdir())[::3])
def test_a_text_cut_anywhere_is_read(article: Path) -> None:
    text = article.read_text(encoding="utf-8")
    for end in range(40, len(text), 137):
        assert extract(text[:end]).text == text[:end]
