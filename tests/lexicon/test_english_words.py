"""What must hold of the words that English names of bodies are made of."""

from collections import Counter

import pytest

from app.lexicon.english_words import (
    LONGEST_PHRASE,
    EnglishWord,
    Part,
    english_demonyms,
    english_words,
)
from app.lexicon.states import states_by_key
from app.lexicon.tables import read_table, several
from app.text.fold import fold

ROWS = list(read_table("english_words.csv", ("forms", "english", "part")))


def test_there_are_enough_words() -> None:
    assert len(ROWS) >= 900
    assert len(english_demonyms()) >= 190


def test_no_form_stands_twice_as_one_part() -> None:
    forms = Counter((fold(f), row["part"]) for row in ROWS for f in several(row["forms"]))
    assert [form for form, count in forms.items() if count > 1] == []


def test_forms_have_no_article_and_are_not_too_long() -> None:
    for form in (form for row in ROWS for form in several(row["forms"])):
        for word in form.split():
            assert not (word.startswith("ال") and word[2:] in english_words())
        assert len(form.split()) <= LONGEST_PHRASE


def test_adjectives_are_of_states_that_there_are() -> None:
    assert english_demonyms().keys() <= states_by_key().keys()


@pytest.mark.parametrize(
    ("form", "first"),
    [
        ("حقوق انسان", EnglishWord("Human Rights", Part.NOUN)),
        ("وطنيه", EnglishWord("National", Part.ADJECTIVE, inflected=True)),
        ("ماليه", EnglishWord("Finance", Part.NOUN)),
        ("اسمنت", EnglishWord("Cement", Part.NOUN)),
    ],
)
def test_forms_have_their_best_word_first(form: str, first: EnglishWord) -> None:
    assert english_words()[form][0] == first


def test_a_noun_may_be_an_adjective_too() -> None:
    assert EnglishWord("Financial", Part.ADJECTIVE, inflected=True) in english_words()["ماليه"]
