import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from app.errors import InputError
from app.evaluation.gold import read_gold

# qāla Būtīn, "Putin said"; the carriage return must survive
TEXT = "قال بوتين.\r\n"


def _document(**changes: Any) -> dict[str, Any]:  # noqa: ANN401 - any JSON value
    return {
        "scheme": "1.0",
        "id": "a1",
        "text_sha256": sha256(TEXT.encode()).hexdigest(),
        "text_len": len(TEXT),
        "reference_date": "2024-06-19",
        "zones": [],
        "parties": [],
        "quotes": [],
        "claims": [],
        "analysts": [],
    } | changes


def _write(folder: Path, document: dict[str, Any]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "a1.json").write_text(json.dumps(document), encoding="utf-8")


@pytest.mark.parametrize(
    ("case", "place", "changes"),
    [
        ("in the document", None, {"text": TEXT}),
        ("in texts/", "texts/a1.txt", {}),
        ("beside", "a1.txt", {}),
        ("named", "../elsewhere.txt", {"source_file": "../elsewhere.txt"}),
    ],
)
def test_the_text_is_found_and_kept_as_it_is(
    tmp_path: Path, case: str, place: str | None, changes: dict[str, Any]
) -> None:
    folder = tmp_path / "gold"
    _write(folder, _document(**changes))
    if place:
        target = folder / place
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(TEXT.encode())
    (document,) = read_gold(folder).documents
    assert document.annotation.text == TEXT, case
    assert str(document.published) == "2024-06-19"


def test_the_digest_follows_annotation_and_text(tmp_path: Path) -> None:
    _write(tmp_path, _document(text=TEXT))
    before = read_gold(tmp_path).digest
    assert read_gold(tmp_path).digest == before
    _write(tmp_path, _document(text=TEXT, reference_date=None))
    assert read_gold(tmp_path).digest != before


def test_a_file_that_is_no_annotation_is_named(tmp_path: Path) -> None:
    _write(tmp_path, _document(text=TEXT))
    (tmp_path / "index.json").write_text("[]", encoding="utf-8")
    assert read_gold(tmp_path).ignored == ("index.json",)


@pytest.mark.parametrize(
    ("document", "message"),
    [
        pytest.param(_document(), "no text", id="no text anywhere"),
        pytest.param(_document(text=TEXT + "."), "text_sha256", id="another text"),
        pytest.param(_document(text=TEXT, scheme="2.0"), "scheme", id="another scheme"),
        pytest.param(
            _document(text=TEXT, quotes=[{"id": "q1"}]), "not a document", id="unknown kind"
        ),
    ],
)
def test_an_annotation_that_cannot_be_trusted_is_refused(
    tmp_path: Path, document: dict[str, Any], message: str
) -> None:
    _write(tmp_path, document)
    with pytest.raises(InputError, match=message):
        read_gold(tmp_path)


def test_a_folder_without_annotations_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no annotated article"):
        read_gold(tmp_path)
