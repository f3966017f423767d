import pytest

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
