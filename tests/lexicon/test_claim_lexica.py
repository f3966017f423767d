"""The data behind dates, claims and analysts: no form twice, nothing unseen in a form."""

import tomllib
import unicodedata

import pytest

from app.domain.claim import Modality, Topic
from app.lexicon.calendar import calendar
from app.lexicon.clauses import clause_openers, connectives, is_complementiser, perfect_verbs
from app.lexicon.expertise import Strength, body_words, expert_titles
from app.lexicon.modality import cue_modalities, evaluative_verbs, phrases_opening
from app.lexicon.tables import DATA, read_table, several
from app.lexicon.topics import topic_words
from app.text.fold import INVISIBLE, TASHKEEL, fold

FORMS = {
    "calendar.csv": (("kind", "forms", "value", "weak", "source"), "forms"),
    "modality_cues.csv": (("modality", "forms", "source"), "forms"),
    "modality_phrases.csv": (("modality", "weight", "phrases", "source"), "phrases"),
    "topics.csv": (("topic", "stems", "weight", "source"), "stems"),
    "connectives.csv": (("use", "forms", "source"), "forms"),
    "clause_openers.csv": (("use", "forms", "source"), "forms"),
    "own_words.csv": (("use", "forms", "source"), "forms"),
    "perfect_verbs.csv": (("class", "verbs", "source"), "verbs"),
    "evaluative_verbs.csv": (("modality", "verbs", "source"), "verbs"),
    "impersonal_sources.csv": (("form", "gloss"), "form"),
    "unissued_reports.csv": (("form", "gloss"), "form"),
    "performative_verbs.csv": (("form", "gloss"), "form"),
    "invitations.csv": (("form", "gloss"), "form"),
    "expertise.csv": (("forms", "strength", "gloss"), "forms"),
    "research_bodies.csv": (("use", "forms", "gloss"), "forms"),
}


@pytest.mark.parametrize("name", FORMS)
def test_no_form_stands_twice_in_a_row_of_a_table(name: str) -> None:
    columns, column = FORMS[name]
    for row in read_table(name, columns):
        forms = several(row[column])
        assert len(forms) == len(set(forms)), (name, row[columns[0]])


@pytest.mark.parametrize("name", FORMS)
def test_forms_are_plain_letters(name: str) -> None:
    columns, column = FORMS[name]
    for row in read_table(name, columns):
        for form in several(row[column]):
            assert not set(form) & set(TASHKEEL + INVISIBLE), (name, form)
            assert unicodedata.normalize("NFKC", form) == form, (name, form)


def test_closed_lists_of_tense_have_no_form_twice() -> None:
    document = tomllib.loads((DATA / "tense.toml").read_text(encoding="utf-8"))
    for name, entry in document.items():
        assert len(entry["forms"]) == len(set(entry["forms"])), name


def test_every_month_has_several_regional_names() -> None:
    months = calendar().words["month"]
    assert set(months.values()) == set(range(1, 13))
    assert months[fold("غشت")] == months[fold("آب")] == months[fold("أوت")] == 8


def test_phrases_weigh_one_or_two() -> None:
    rows = read_table(*_table("modality_phrases.csv"))
    assert {row["weight"] for row in rows} == {"1", "2"}


def test_every_modality_and_topic_is_spoken_for() -> None:
    named = {row["modality"] for row in read_table(*_table("modality_phrases.csv"))}
    assert named == {modality.value for modality in Modality}
    assert {t for ws in topic_words().words.values() for t, _ in ws} == set(Topic)


def _table(name: str) -> tuple[str, tuple[str, ...]]:
    return name, FORMS[name][0]


def test_cues_are_inflected() -> None:
    known = cue_modalities()
    assert known[fold("تتهم")] is Modality.ACCUSED
    assert known[fold("نفت")] is Modality.DENIED
    assert known[fold("محذرة")] is Modality.WARNED
    assert fold("قال") not in known


def test_cues_are_single_words() -> None:
    for row in read_table(*_table("modality_cues.csv")):
        assert all(" " not in form for form in several(row["forms"])), row["modality"]


def test_evaluative_verbs_hold_no_nouns() -> None:
    assert fold("أدانت") in evaluative_verbs()
    assert fold("إدانة") not in evaluative_verbs()


def test_a_phrase_is_found_under_its_proclitics() -> None:
    assert Modality.ACCUSED in {p.modality for p in phrases_opening(fold("بالانتهاكات"))}
    assert phrases_opening(fold("كتاب")) == ()


def test_phrases_listed_bare_take_no_letters() -> None:
    assert Modality.PRAISED in {p.modality for p in phrases_opening(fold("مبارك"))}
    assert phrases_opening(fold("المبارك")) == ()
    imperative = [p for p in phrases_opening(fold("انسحبوا")) if p.opens]
    assert [p.modality for p in imperative] == [Modality.DEMANDED]


def test_titles_have_gender_and_article() -> None:
    titles = expert_titles()
    for form in ("باحث", "الباحث", "باحثة", "الباحثة"):
        assert titles[fold(form)][-1].strength is Strength.STRONG
    assert titles[fold("مدير")][-1].strength is Strength.WEAK


def test_words_of_bodies_and_clauses_are_known_folded() -> None:
    assert fold("الجامعة") in body_words("head")
    assert fold("استعادت") in perfect_verbs()
    assert connectives("content")[fold("في")][0] == tuple(fold("في حين أن").split())
    assert fold("نحن") in clause_openers("subject")


@pytest.mark.parametrize(
    ("word", "expected"),
    [("أن", True), ("وبأنها", True), ("إنه", True), ("كأن", True), ("أنت", False), ("بنان", False)],
)
def test_complementisers_are_told(word: str, expected: bool) -> None:  # noqa: FBT001 -- a table's column
    assert is_complementiser(fold(word)) is expected
