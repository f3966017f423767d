import unicodedata

import pytest

from app.lexicon.country_words import countries_in, country_words
from app.lexicon.name_epithets import epithet_forms
from app.lexicon.name_titles import name_titles
from app.lexicon.names import given_name_forms
from app.lexicon.organisation_words import organisation_words
from app.lexicon.screening_weights import screening_weights
from app.lexicon.syllable_families import syllable_families

FORMS = [form for word in organisation_words() for form in word.forms]


def test_no_form_stands_twice() -> None:
    assert sorted({f for f in FORMS if FORMS.count(f) > 1}) == []


@pytest.mark.parametrize("words", [FORMS, sorted(syllable_families())], ids=["bodies", "families"])
def test_forms_are_plain_text(words: list[str]) -> None:
    for form in words:
        assert unicodedata.normalize("NFKC", form) == form
        assert not any(unicodedata.category(c) == "Mn" for c in form)


def test_english_words_are_single_and_lower_case() -> None:
    for word in organisation_words():
        assert word.english
        assert all(english.isascii() and english.islower() for english in word.english)


@pytest.mark.parametrize(
    ("cell", "codes"),
    [
        ("Ukrainian, Russian", ("UA", "RU")),
        ("Democratic People's Republic of Korea", ("KP",)),
        ("Korea, North", ("KP",)),
        ("Myanmar/Burma", ("MM",)),
        ("(a) Algerian, (b) German", ("DZ", "DE")),
        ("the Netherlands", ("NL",)),
        ("unknown", ()),
        ("", ()),
    ],
)
def test_countries_of_a_cell(cell: str, codes: tuple[str, ...]) -> None:
    assert countries_in(cell) == codes


def test_no_country_form_means_two_states() -> None:
    forms = [form.lower() for known in country_words().values() for form in known]
    assert len(forms) == len(set(forms))


def test_context_pulls_both_ways() -> None:
    context = screening_weights().context
    assert context["kind_same"] > 0 > context["kind_other"]
    assert context["country_same"] > 0 > context["country_other"]
    assert context["birth_same"] > context["birth_near"] > 0 > context["birth_other"]


def test_titles_of_persons_stand_once() -> None:
    for script in ("arabic", "latin"):
        forms = [form for title in name_titles() for form in getattr(title, script)]
        assert len(forms) == len(set(forms)) > 20
    assert all(t.arabic or t.latin for t in name_titles())


def test_epithets_of_one_word_need_their_article_but_those_that_govern_a_noun() -> None:
    """Aš-šahīd, the martyr, but Šahīd, a name; ṭabbāḫ Būtīn, the cook of Putin."""
    forms = epithet_forms()
    assert {"الشهيد", "طباخ", "ابن عم", "تاجر السلاح"} <= forms
    assert not forms & {"شهيد", "راحل", "هارب"}


def test_no_epithet_without_its_article_is_a_given_name() -> None:
    assert {form for form in epithet_forms() if form in given_name_forms()} == set()
