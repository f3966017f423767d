"""What the notes' builder makes of one line: spans of names, of no names, and of cues."""

import importlib.util
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

Line = tuple[str, list[str], str]
Built = dict[str, Any]
NOTES = Path(__file__).resolve().parents[2] / "scripts" / "sample_notes.py"


@pytest.fixture(scope="module")
def notes() -> ModuleType:
    spec = importlib.util.spec_from_file_location("sample_notes", NOTES)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # its dataclass looks itself up there
    spec.loader.exec_module(module)
    return module


def _read(notes: ModuleType, text: str, lines: Sequence[Line]) -> Built:
    builder = notes.Builder(text)
    for kind, fields, words in lines:
        notes.READERS[kind](builder, fields, words)
    builder.place_names()
    built: Built = vars(builder)
    return built


def _party(name: str, *names: str) -> tuple[str, list[str], str]:
    return ("party", [name, "organisation", "", name, name], " ; ".join(names))


def _mentions(built: Built) -> list[str]:
    return [built["text"][start:end] for start, end in built["parties"][0]["mentions"]]


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("قال مسؤول لـCNN إن", "CNN", ["CNN"]),
        ("قال مسؤول لـلأمم المتحدة", "الأمم المتحدة", ["لأمم المتحدة"]),
        ("وللأمم المتحدة رأي", "الأمم المتحدة", ["لأمم المتحدة"]),
        ("وبإيران", "إيران", ["إيران"]),
    ],
)
def test_a_name_is_found_behind_proclitics_with_or_without_tatweel(
    notes: ModuleType, text: str, name: str, found: list[str]
) -> None:
    assert _mentions(_read(notes, text, [_party("p", name)])) == found


@pytest.mark.parametrize(("text", "name"), [("إيرانية", "إيران"), ("مشروعا روسياً", "روسيا")])
def test_a_name_inside_a_longer_word_is_no_mention(notes: ModuleType, text: str, name: str) -> None:
    with pytest.raises(notes.NoteError):
        _read(notes, text, [_party("p", name)])


def test_an_occurrence_told_to_be_no_mention_is_left_out(notes: ModuleType) -> None:
    text = "قال صالح إن الاتفاق صالح للتنفيذ. وغادر صالح."
    lines = [("unmentioned", ["صالح"], "الاتفاق صالح"), _party("p", "صالح")]
    built = _read(notes, text, lines)
    assert [start for start, _ in built["parties"][0]["mentions"]] == [4, 40]
    whole = [("unmentioned", [""], "صالح#2"), _party("p", "صالح")]
    assert _read(notes, text, whole)["parties"] == built["parties"]


def test_nothing_is_a_mention_in_boilerplate(notes: ModuleType) -> None:
    lines = [("zone", ["boilerplate"], "اقرأ أيضا: إيران"), _party("p", "إيران")]
    built = _read(notes, "قالت إيران نعم\nاقرأ أيضا: إيران", lines)
    assert built["parties"][0]["mentions"] == [[5, 10]]


@pytest.mark.parametrize(
    ("position", "more", "occurrence"), [("sc", [], 0), ("cs", ["inside"], 1), ("cs", [], 2)]
)
def test_a_cue_stands_before_after_or_within_its_quote(
    notes: ModuleType, position: str, more: list[str], occurrence: int
) -> None:
    text = "بحسب: قتل، بحسب الشرطة، ثلاثة، بحسب بيان"
    at = [match.start() for match in re.finditer("بحسب", text)][occurrence]
    lines = [
        _party("p", "الشرطة"),
        ("quote", ["iu", "p", "بحسب", "n", position, *more], "قتل ~ ثلاثة"),
    ]
    (quote,) = _read(notes, text, lines)["quotes"]
    assert quote["cue_span"] == [at, at + 4]
    assert text[quote["start"] : quote["end"]] == "قتل، بحسب الشرطة، ثلاثة"


def test_a_cue_that_is_not_there_is_refused(notes: ModuleType) -> None:
    with pytest.raises(notes.NoteError, match="no cue"):
        _read(notes, "قتل ثلاثة", [("quote", ["iu", "", "بحسب", "-", "cs"], "قتل ثلاثة")])
