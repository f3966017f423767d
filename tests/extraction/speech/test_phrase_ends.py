import pytest

from app.domain.attribution import QuoteKind
from app.extraction.pipeline import extract
from app.extraction.reading.reading import analyse
from app.extraction.speech.cues import find_cues
from app.extraction.speech.phrase_ends import past_apposition, phrase_end


@pytest.mark.parametrize(
    ("text", "phrase", "said"),
    [
        pytest.param("بحسب رويترز، ارتفعت الأسعار", "رويترز", "ارتفعت", id="a comma"),
        pytest.param("بحسب البيان: الأسعار مرتفعة", "البيان", "الأسعار", id="a colon"),
        pytest.param("بحسب الوزير فقد عاد الهدوء", "الوزير", "فقد", id="a particle under fa"),
        pytest.param("بحسب الوزير سجلت البلاد نموا", "الوزير", "سجلت", id="a feminine past verb"),
        pytest.param("بحسب كريم، مدير المصنع، عاد الهدوء", "كريم", "عاد", id="a title"),
        pytest.param("بحسب كريم - وهو مدير - عاد الهدوء", "كريم", "عاد", id="between dashes"),
        pytest.param("بحسب كريم، أحد البناة، فالجسر آمن", "كريم", "فالجسر", id="under fa"),
        pytest.param("بحسب كريم، أمس، عاد الهدوء", "كريم", "عاد", id="a day"),
        pytest.param("بحسب كريم، رئيس عاد", "كريم", "رئيس", id="a title that nothing closes"),
    ],
)
def test_phrase_ends_where_what_is_said_begins(text: str, phrase: str, said: str) -> None:
    analysis = analyse(text)
    (hit, *_) = find_cues(analysis)
    end = phrase_end(analysis, hit)
    words = analysis.tokens[hit.last + 1 : end]
    assert text[words[0].start : words[-1].end] == phrase
    place = past_apposition(analysis, end, len(analysis.tokens))
    token = analysis.tokens[place]
    assert text[token.start : token.end] == said


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('وبحسب سالم الناصري "من المؤسف أن يغلق هذا الباب القديم" الذي بناه جده.', "سالم الناصري"),
        (
            'وحسب سالم الناصري، مدير المتحف، فإن "من المؤسف أن يغلق هذا الباب القديم".',
            "سالم الناصري",
        ),
    ],
)
def test_marks_behind_a_source_phrase_are_what_it_brings(text: str, speaker: str) -> None:
    found = extract(text)
    (quote,) = found.quotes
    names = {party.id: party.canonical_ar for party in found.parties}
    assert quote.kind is QuoteKind.DIRECT
    assert quote.span.of(text) == "من المؤسف أن يغلق هذا الباب القديم"
    assert names[quote.speaker or ""] == speaker


def test_the_name_of_an_outlet_in_marks_ends_no_phrase() -> None:
    text = 'وبحسب قناة "سي إن بي سي"، ارتفعت الأسعار في السوق أمس.'
    (quote,) = extract(text).quotes
    assert quote.span.of(text) == "ارتفعت الأسعار في السوق أمس"
