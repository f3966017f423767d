import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.extraction.words.matching import Matcher, attached_forms, spelling, stem_words, stems
from app.text.tokens import tokenize

NAMES = Matcher(
    (
        ("الولايات المتحدة", "US"),
        ("الولايات المتحدة الأميركية", "US"),
        ("روسيا", "RU"),
        ("كوبا", "CU"),
        ("حزب الشعب الجمهوري", "chp"),
        ("جمهورية كوريا الديمقراطية", "KP"),
    )
)


def found(text: str) -> list[tuple[str, str]]:
    """The longest match of each token, marked by its text."""
    tokens = tokenize(text)
    return [
        (text[matches[0].start : matches[0].end], matches[0].meanings[0])
        for index in range(len(tokens))
        if (matches := NAMES.at(text, tokens, index))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("في روسيا", [("روسيا", "RU")], id="fī Rūsiyā: in Russia"),
        pytest.param("وروسيا", [("روسيا", "RU")], id="wa-Rūsiyā: and Russia"),
        pytest.param("وبروسيا", [("روسيا", "RU")], id="wa-bi-Rūsiyā: and in Russia"),
        pytest.param(
            "للولايات المتحدة", [("لولايات المتحدة", "US")], id="lil-wilāyāt: after the first lām"
        ),
        pytest.param(
            "لـلولايات المتحدة", [("لولايات المتحدة", "US")], id="tatweel after the preposition"
        ),
        pytest.param(
            "الولايات المتحدة الأميركية",
            [("الولايات المتحدة الأميركية", "US")],
            id="the longest form wins",
        ),
        pytest.param("كوبا", [("كوبا", "CU")], id="kāf is no preposition in Cuba"),
        pytest.param(
            'حزب "الشعب الجمهوري" قال',
            [('حزب "الشعب الجمهوري"', "chp")],
            id="marks inside a name",
        ),
        pytest.param(
            "جمهورية كوريا الديموقراطية",
            [("جمهورية كوريا الديموقراطية", "KP")],
            id="two spellings of democratic",
        ),
        pytest.param("الولايات", [], id="part of a name is none"),
        pytest.param("بروسياا", [], id="another word"),
    ],
)
def test_names_are_found_through_proclitics(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@given(st.text(alphabet="وفبكلاحد", min_size=1, max_size=8))
def test_each_stem_ends_the_word_it_comes_from(word: str) -> None:
    for stem, letters in stems(word):
        rest = word[letters:]
        assert stem in {rest, "ال" + rest[1:]}


@given(st.text())
def test_spelling_is_stable(word: str) -> None:
    assert spelling(spelling(word)) == spelling(word)


@given(st.text(max_size=60))
def test_any_text_is_searched_without_error(text: str) -> None:
    tokens = tokenize(text)
    for index in range(len(tokens)):
        for match in NAMES.at(text, tokens, index):
            assert 0 <= match.start < match.end <= len(text)


@given(st.text("ابتوفلكمنده", min_size=1, max_size=7), st.text("ابلمنكود", min_size=1, max_size=5))
def test_attached_forms_are_the_words_that_have_the_stem(word: str, stem: str) -> None:
    assert (word in attached_forms((stem,))) == (stem in stem_words(word))
    for form in stem_words(word):
        assert word in attached_forms((form,))


@pytest.mark.parametrize("word", ["وابل", "كامل"])
def test_first_letter_of_an_everyday_word_is_no_proclitic(word: str) -> None:
    assert stem_words(word) == (word,)
    assert word not in attached_forms((word[1:],))
