"""و and ف join statements, words of one statement, or are letters."""

import pytest

from app.extraction.claims.joined_words import adds_word, is_conjunction
from app.extraction.pipeline import extract
from app.extraction.reading.reading import analyse
from app.extraction.words.word_shapes import shapes_of
from app.text.fold import fold


@pytest.mark.parametrize(
    ("word", "paused", "expected"),
    [
        pytest.param("فشهدت", False, True, id="and saw"),
        pytest.param("فالحكومة", False, True, id="for the government"),
        pytest.param("فأسعار", True, True, id="for prices, behind a pause"),
        pytest.param("فدان", False, False, id="acre"),
        pytest.param("فيلدج", True, False, id="village"),
        pytest.param("فيهم", True, False, id="in them"),
        pytest.param("وأضاف", False, True, id="and added"),
        pytest.param("واوكسيدنتل", False, False, id="Occidental is one word with its و"),
    ],
)
def test_the_letter_is_a_conjunction(word: str, *, paused: bool, expected: bool) -> None:
    assert is_conjunction(fold(word), paused=paused) is expected


@pytest.mark.parametrize(
    ("text", "joined", "expected"),
    [
        pytest.param("زار الوزير المدن والقرى", "والقرى", True, id="a noun in a list"),
        pytest.param("بدأ الوزير بناء المدن وتثبيت الأمن", "وتثبيت", True, id="a verbal noun"),
        pytest.param("زار الوزير المدن وبدأت الحرب", "وبدأت", False, id="a verb"),
        pytest.param("زار المدن، والقرى القريبة", "والقرى", True, id="a bare noun"),
        pytest.param("زار المدن، والحكومة ترفض ذلك", "والحكومة", False, id="a noun with its verb"),
        pytest.param("زار المدن، والمفروض أن يعود", "والمفروض", False, id="what is due"),
    ],
)
def test_a_noun_goes_on_with_what_stands_before(text: str, joined: str, *, expected: bool) -> None:
    tokens = analyse(text).tokens
    index = [token.folded for token in tokens].index(fold(joined))
    paused = not tokens[index - 1].is_word
    assert adds_word(tokens, shapes_of(tokens), index, paused=paused) is expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "وقعت روسيا اتفاقا لتوفير المياه والغذاء والرعاية الصحية والمأوى والمرافق في السودان.",
            id="a list",
        ),
        pytest.param("ارتدت بيونسيه فستانا من لوي فويتون في باريس مساء أمس الأول.", id="a brand"),
        pytest.param("سلمت مصر نحو خمسين ألف فدان شمال غرب سيناء للوكالة.", id="acres"),
    ],
)
def test_a_claim_is_not_cut_inside_a_phrase(text: str) -> None:
    spans = [claim.span.of(text) for claim in extract(text).claims]
    assert len(spans) <= 1
    assert all(text.startswith(span) for span in spans)
