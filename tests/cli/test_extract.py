import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from app.cli import program
from app.domain.extraction import Extraction
from app.extraction.pipeline import extract

# qāla l-wazīr inna l-ittifāq «nihāʾī»: the minister said that the deal was final
TEXT = "قال الوزير إن الاتفاق «نهائي»."


def marsad(*arguments: str, stdin: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-m", "app.cli", *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        timeout=60,
    )


def lines(done: "subprocess.CompletedProcess[bytes]") -> list[dict[str, object]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_text_file_becomes_one_scheme_document(tmp_path: Path) -> None:
    file = tmp_path / "deal.txt"
    file.write_text(TEXT, encoding="utf-8")
    done = marsad("extract", str(file), "--published", "2024-06-19")
    document = json.loads(done.stdout)
    assert done.returncode == 0
    assert (document["scheme"], document["id"]) == ("1.0", "deal")
    assert document["reference_date"] == "2024-06-19"
    assert [TEXT[q["start"] : q["end"]] for q in document["quotes"] if q["kind"] == "direct"] == [
        "نهائي"
    ]


def test_a_variable_that_is_no_setting_is_told_apart_from_the_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "deal.txt"
    file.write_text(TEXT, encoding="utf-8")
    monkeypatch.setenv("MARSAD_PROT", "8001")
    done = marsad("extract", str(file))
    assert done.returncode == 0
    assert json.loads(done.stdout)["id"] == "deal"
    assert b"MARSAD_PROT is no setting" in done.stderr
    assert b"MARSAD_PORT" in done.stderr


def test_a_source_without_an_article_is_told() -> None:
    done = marsad("extract", "-", "--jsonl")
    assert (done.returncode, done.stdout) == (0, b"")
    assert b"- holds no article" in done.stderr


def test_a_text_without_arabic_is_told_beside_its_document() -> None:
    given = b'{"id": "en", "text": "The minister spoke."}\n'
    done = marsad("extract", "-", "--jsonl", stdin=given)
    assert [document["id"] for document in lines(done)] == ["en"]
    assert b"en: there is no Arabic" in done.stderr


def test_lines_keep_their_order_and_a_bad_one_is_reported_in_its_place() -> None:
    given = [
        json.dumps({"id": "a", "text": TEXT, "published": "19/06/2024"}).encode(),
        b"not json",
        json.dumps({"id": 3, "text": TEXT, "published": None}).encode(),
        json.dumps({"id": "d", "text": ""}).encode(),
        json.dumps({"id": "e", "text": TEXT, "published": "soon"}).encode(),
    ]
    done = marsad("extract", "--jsonl", "-", stdin=b"\n".join(given))
    found = lines(done)
    assert done.returncode == 1
    assert [d["id"] for d in found] == ["a", None, 3, "d", "e"]
    assert ["error" in d for d in found] == [False, True, False, True, True]
    assert found[0]["reference_date"] == "2024-06-19"
    assert found[2]["reference_date"] is None


def test_an_error_line_bears_the_id_of_its_own_record(tmp_path: Path) -> None:
    file = tmp_path / "odd.jsonl"
    given = [{"id": "d1", "text": ""}, {"text": 5}, {"id": "d2", "text": TEXT}]
    file.write_text("\n".join(map(json.dumps, given)), encoding="utf-8")
    done = CliRunner().invoke(program, ["extract", str(file)])
    text, found = done.stdout, []
    while text.strip().startswith("{"):
        document, end = json.JSONDecoder().raw_decode(text.strip())
        found.append(document)
        text = text.strip()[end:]
    assert [d["id"] for d in found] == ["d1", "odd:line 2", "d2"]
    assert found[1]["error"]["message"] == "text is a whole number, not a text"


def test_lines_in_utf16_are_refused_once(tmp_path: Path) -> None:
    file = tmp_path / "wide.jsonl"
    file.write_text(json.dumps({"text": TEXT}) + "\n", encoding="utf-16")
    whole = CliRunner().invoke(program, ["extract", str(file), "--jsonl"])
    assert "read in UTF-8 alone" in str(whole.exception)
    alone = CliRunner().invoke(program, ["extract", str(file)])
    assert alone.exit_code == 1
    assert alone.stdout.count("read in UTF-8 alone") == 1


def test_offsets_point_into_the_text_as_given() -> None:
    text = f"\u200f  {TEXT}\r\n"
    (document,) = lines(
        marsad("extract", "--jsonl", "-", stdin=json.dumps({"text": text}).encode())
    )
    assert document["text_len"] == len(text)
    quotes = document["quotes"]
    assert isinstance(quotes, list)
    assert "نهائي" in {text[q["start"] : q["end"]] for q in quotes}


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("extract", "missing.txt"), "missing.txt"),
        (("extract", "--jsonl", "missing.jsonl"), "missing.jsonl"),
        (("screen",), "names"),
        (("screen", "x", "--lists", "missing"), "missing"),
        (("screen", "x", "--as-of", "yesterday", "--lists", "."), "yesterday"),
        (("evaluate", "missing"), "missing"),
    ],
)
def test_what_cannot_run_names_the_reason_and_ends_with_2(
    arguments: tuple[str, ...], named: str
) -> None:
    done = marsad(*arguments)
    assert done.returncode == 2
    assert named in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_explain_adds_the_reasons_of_each_quote(tmp_path: Path) -> None:
    file = tmp_path / "deal.txt"
    file.write_text(TEXT, encoding="utf-8")
    document = json.loads(marsad("extract", str(file), "--explain").stdout)
    reasons = document["explanation"]["quotes"]
    assert [r["quote"] for r in reasons] == [q["id"] for q in document["quotes"]]
    assert reasons[0]["candidates"][0]["chosen"] is True


def test_an_article_that_breaks_extraction_is_reported_in_its_place(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fall(text: str, **_: object) -> Extraction:
        if "ينكسر" in text:
            raise IndexError("out of range")
        return extract(text)

    monkeypatch.setattr("app.cli.extract.extract_text", fall)
    file = tmp_path / "in.jsonl"
    given = [{"id": 1, "text": TEXT}, {"id": 2, "text": "نص ينكسر"}, {"id": 3, "text": TEXT}]
    file.write_text("\n".join(map(json.dumps, given)), encoding="utf-8")
    done = CliRunner().invoke(program, ["extract", str(file), "--jsonl"])
    assert done.exit_code == 1
    one, two, three = (json.loads(line) for line in done.stdout.splitlines() if line[:1] == "{")
    assert (one["id"], three["id"]) == (1, 3)
    assert two == {
        "id": 2,
        "error": {"code": "extraction-failed", "message": "IndexError: out of range"},
    }
