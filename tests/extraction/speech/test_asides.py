import pytest

from app.extraction.reading.reading import analyse
from app.extraction.speech.asides import asides
from app.extraction.speech.cues import find_cues
from tests.extraction.attributing import quotes_of

PARTIES = "person: سالم الحربي; media: وكالة تاس"


@pytest.mark.parametrize(
    ("text", "aside"),
    [
        pytest.param("أعلن سالم الحربي، حسبما ذكرت وكالة تاس، أن الجسر سقط.", True, id="as told"),
        pytest.param("أعلن سالم الحربي - كما نقلت وكالة تاس - أن الجسر سقط.", True, id="dashes"),
        # near misses
        pytest.param("حسبما ذكرت وكالة تاس، أعلن سالم الحربي أن الجسر سقط.", False, id="opens"),
        pytest.param("أعلن سالم الحربي أن الجسر سقط، حسبما ذكرت وكالة تاس.", False, id="ends"),
        pytest.param("أعلن سالم الحربي موقفه، كما ذكر أن الجسر سقط.", False, id="own clause"),
    ],
)
def test_source_phrase_between_a_cue_and_its_content(text: str, *, aside: bool) -> None:
    analysis = analyse(text)
    assert bool(tuple(asides(analysis, find_cues(analysis)))) is aside


@pytest.mark.parametrize(
    "text",
    [
        "أعلن سالم الحربي، حسبما ذكرت وكالة تاس، أن الجسر سقط.",
        "أعلن سالم الحربي، كما نقلت وكالة تاس، أن الجسر سقط.",
        "أعلن سالم الحربي، نقلا عن وكالة تاس، أن الجسر سقط.",
        "قال سالم الحربي في مقابلة أجرتها معه وكالة تاس إن الجسر سقط.",
    ],
)
def test_who_is_told_of_speaks_and_the_outlet_relays(text: str) -> None:
    (quote,) = quotes_of(text, PARTIES)
    assert (quote.speaker, quote.via) == ("سالم الحربي", ("وكالة تاس",))


def test_the_word_of_a_short_subject_is_credited_and_not_told_twice() -> None:
    (quote,) = quotes_of("وقالت الوزارة، وفق وكالة تاس، إن الجسر سقط.", PARTIES)
    assert quote.via == ("وكالة تاس",)


def test_an_outlet_quotes_whom_it_has_read() -> None:
    (quote,) = quotes_of("قالت وكالة تاس نقلا عن سالم الحربي إن الجسر سقط.", PARTIES)
    assert (quote.speaker, quote.via) == ("سالم الحربي", ("وكالة تاس",))


def test_who_got_to_see_a_paper_does_not_speak() -> None:
    text = "ذكر سالم الحربي في وثيقة اطلعت عليها وكالة تاس أن الجسر سقط."
    assert [quote.speaker for quote in quotes_of(text, PARTIES)] == ["سالم الحربي"]
