import tomllib
import unicodedata
from collections import Counter

import pytest

from app.lexicon.clause_words import clause_words
from app.lexicon.cues import CueKind, Frame, cue_forms, cues
from app.lexicon.inflection import Gender, Number
from app.lexicon.tables import DATA
from app.lexicon.zones import zone_phrases
from app.text.fold import INVISIBLE, TASHKEEL, TATWEEL, fold

M, F = Gender.MASCULINE, Gender.FEMININE
ONE, TWO, MANY = Number.SINGULAR, Number.DUAL, Number.PLURAL


def test_the_lexicon_is_broad() -> None:
    assert len(cues()) >= 300


def test_no_lemma_is_given_twice() -> None:
    counts = Counter((fold(c.lemma), c.present) for c in cues())
    assert [lemma for lemma, n in counts.items() if n > 1] == []


@pytest.mark.parametrize(
    "name", ["cues.csv", "source_phrases.csv", "zone_phrases.csv", "clause_words.toml"]
)
def test_data_has_no_presentation_forms_bidi_marks_or_tashkeel(name: str) -> None:
    text = (DATA / name).read_text(encoding="utf-8")
    tatweel_is_meant = "لـ" in text or "بـ" in text
    forbidden = set(INVISIBLE + TASHKEEL) | (set() if tatweel_is_meant else {TATWEEL})
    assert not forbidden & set(text)
    assert unicodedata.normalize("NFKC", text) == text


def test_no_closed_class_repeats_a_word() -> None:
    tables = tomllib.loads((DATA / "clause_words.toml").read_text(encoding="utf-8"))
    repeated = {
        name: [w for w, n in Counter(table["forms"]).items() if n > 1]
        for name, table in tables.items()
    }
    assert {name: words for name, words in repeated.items() if words} == {}


def test_every_cue_has_a_frame_or_only_a_preposition() -> None:
    assert [c.lemma for c in cues() if not c.frames and not c.prepositions] == []


def test_prepositional_frames_name_their_preposition() -> None:
    assert [c.lemma for c in cues() if Frame.PREPOSITION in c.frames and not c.prepositions] == []


@pytest.mark.parametrize(
    ("form", "lemma", "kind", "gender", "number"),
    [
        ("قالت", "قال", CueKind.PAST, F, ONE),
        ("قالوا", "قال", CueKind.PAST, M, MANY),
        ("قالا", "قال", CueKind.PAST, M, TWO),
        ("يقولون", "قال", CueKind.PRESENT, M, MANY),
        ("قائلا", "قال", CueKind.PARTICIPLE, M, ONE),
        ("قائلة", "قال", CueKind.PARTICIPLE, F, ONE),
        ("قوله", "قال", CueKind.MASDAR, M, ONE),
        ("قولها", "قال", CueKind.MASDAR, F, ONE),
        ("رأت", "رأى", CueKind.PAST, F, ONE),
        ("رأوا", "رأى", CueKind.PAST, M, MANY),
        ("يرون", "رأى", CueKind.PRESENT, M, MANY),
        ("ترى", "رأى", CueKind.PRESENT, F, ONE),
        ("دعت", "دعا", CueKind.PAST, F, ONE),
        ("يدعو", "دعا", CueKind.PRESENT, M, ONE),
        ("يدعون", "دعا", CueKind.PRESENT, M, MANY),
        ("داعيا", "دعا", CueKind.PARTICIPLE, M, ONE),
        ("داعين", "دعا", CueKind.PARTICIPLE, M, MANY),
        ("نفت", "نفى", CueKind.PAST, F, ONE),
        ("نافيا", "نفى", CueKind.PARTICIPLE, M, ONE),
        ("نفيه", "نفى", CueKind.MASDAR, M, ONE),
        ("وصفه", "وصف", CueKind.PAST, M, ONE),
        ("تسميهم", "سمى", CueKind.PRESENT, F, ONE),
        ("سماه", "سمى", CueKind.PAST, M, ONE),
        ("اضاف", "أضاف", CueKind.PAST, M, ONE),
        ("مضيفًا", "أضاف", CueKind.PARTICIPLE, M, ONE),
        ("مشيرين", "أشار", CueKind.PARTICIPLE, M, MANY),
        ("تتوقعان", "توقع", CueKind.PRESENT, F, TWO),
    ],
)
def test_inflected_form_has_its_reading(
    form: str, lemma: str, kind: CueKind, gender: Gender, number: Number
) -> None:
    readings = cue_forms()[fold(form)]
    found = [(r.cue.lemma, r.kind, r.gender, r.number) for r in readings]
    assert (lemma, kind, gender, number) in found


@pytest.mark.parametrize("word", ["بوتين", "الرئيس", "متحدث باسم", "ذهب", "وزارة", "البيان"])
def test_other_words_are_no_cues(word: str) -> None:
    assert fold(word) not in cue_forms()


def test_complementisers_and_their_exceptions_share_no_meaning() -> None:
    words = clause_words()
    assert words.not_complementisers <= words.complementisers


def test_zone_phrases_are_distinct() -> None:
    counts = Counter((p.phrase, p.kind, p.place) for p in zone_phrases())
    assert [key for key, n in counts.items() if n > 1] == []
