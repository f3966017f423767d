"""Damaged files of every form: refused with a clear error, or read without losing an entry."""

import gzip
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.domain.listing import ParsedList
from app.errors import ListRefusedError
from app.screening.lists import LIST_IDS, json_stream, read_list, xml
from tests.screening.lists.shapes import COUNT, HEAD, SHAPES, Shape

IDS = [shape.id for shape in SHAPES]
XML = [shape for shape in SHAPES if shape.files[shape.main].startswith(HEAD.encode())]
PLACES = st.floats(min_value=0, max_value=1, exclude_max=True)


def outcome(shape: Shape, content: bytes) -> ParsedList | str:
    """Return the list, or the message of its refusal; any other error fails the test."""
    with TemporaryDirectory() as place:
        folder = shape.write(Path(place))
        (folder / shape.main).write_bytes(content)
        try:
            return read_list(shape.list_id, folder, LIST_IDS)
        except ListRefusedError as error:
            return error.message


def lines_before(content: bytes, end: int) -> bool:
    return content[:end].endswith((b"\n", b"\r"))


@pytest.mark.parametrize("shape", SHAPES, ids=IDS)
def test_a_sound_file_is_read_whole(shape: Shape) -> None:
    parsed = outcome(shape, shape.files[shape.main])
    assert isinstance(parsed, ParsedList)
    assert (len(parsed.designations), parsed.refused) == (COUNT, ())


@pytest.mark.parametrize("shape", SHAPES, ids=IDS)
def test_where_blocks_end_makes_no_difference(
    shape: Shape, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = outcome(shape, shape.files[shape.main])
    for size in (1, 7, 333):
        monkeypatch.setattr(xml, "_BLOCK", size)
        monkeypatch.setattr(json_stream, "_BLOCK", size)
        assert outcome(shape, shape.files[shape.main]) == whole


@pytest.mark.parametrize("shape", SHAPES, ids=IDS)
@given(share=PLACES)
@settings(max_examples=40, deadline=None)
def test_a_file_cut_short_is_refused_or_has_lost_nothing(shape: Shape, share: float) -> None:
    whole = shape.files[shape.main]
    end = int(share * len(whole))
    parsed = outcome(shape, whole[:end])
    if isinstance(parsed, ParsedList) and not parsed.refused:
        # A table has no closing mark: cut between two rows, only its length tells (ingest/gates).
        between_rows = shape.table and lines_before(whole, end)
        ids = {entry.entry_id for entry in parsed.designations}
        assert len(ids) == COUNT or between_rows


@pytest.mark.parametrize("shape", SHAPES, ids=IDS)
@given(share=PLACES, byte=st.integers(min_value=0, max_value=255))
@settings(max_examples=60, deadline=None)
def test_one_damaged_byte_loses_no_entry_in_silence(shape: Shape, share: float, byte: int) -> None:
    whole = bytearray(shape.files[shape.main])
    whole[int(share * len(whole))] = byte
    parsed = outcome(shape, bytes(whole))
    if isinstance(parsed, ParsedList) and shape.id != "ftm":
        assert len(parsed.designations) >= COUNT or parsed.refused


@pytest.mark.parametrize("shape", SHAPES, ids=IDS)
@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"\x1a" * 3000, "has no text"),
        (b"\x1a" * 70_000, "has no text"),
        (b" \r\n" * 5000 + b"\x1a", "is empty"),
        (b"\x02\x13id,name\r\n" * 100, "is binary"),
    ],
    ids=["no byte", "end-of-file signs", "many of them", "blank lines", "control characters"],
)
def test_a_file_without_text_is_refused(shape: Shape, content: bytes, reason: str) -> None:
    assert reason in str(outcome(shape, content))


@pytest.mark.parametrize("shape", SHAPES, ids=IDS)
@given(content=st.binary(max_size=400))
@example(content=b"\xef")
@settings(max_examples=25, deadline=None)
def test_anything_else_is_refused(shape: Shape, content: bytes) -> None:
    assert isinstance(outcome(shape, content), str)


def wrong_kinds(shape: Shape) -> dict[str, tuple[bytes, str]]:
    whole = shape.files[shape.main]
    return {
        "html": (b"<!DOCTYPE html>\n<html><body>403</body></html>", "HTML"),
        "empty": (b"  \n", "empty"),
        "gzip": (gzip.compress(whole), "gzip"),
        "zip": (b"PK\x03\x04" + whole, "ZIP"),
        "pdf": (b"%PDF-1.7\n" + whole, "PDF"),
    }


@pytest.mark.parametrize("kind", ["html", "empty", "gzip", "zip", "pdf"])
@pytest.mark.parametrize("shape", SHAPES, ids=IDS)
def test_a_file_of_another_kind_is_named(shape: Shape, kind: str) -> None:
    content, word = wrong_kinds(shape)[kind]
    message = outcome(shape, content)
    assert isinstance(message, str)
    assert word in message
    assert shape.main in message


@pytest.mark.parametrize("shape", XML, ids=[shape.id for shape in XML])
def test_no_xml_form_takes_a_document_type_or_another_root(shape: Shape) -> None:
    text = shape.files[shape.main].decode().removeprefix(HEAD)
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    assert "document type" in str(outcome(shape, f"{HEAD}{bomb}{text}".encode()))
    assert "root" in str(outcome(shape, f"{HEAD}<other>{text}</other>".encode()))


@pytest.mark.parametrize("shape", XML, ids=[shape.id for shape in XML])
def test_xml_in_another_encoding_than_it_says_is_refused(shape: Shape) -> None:
    text = shape.files[shape.main].decode().replace("Given", "Gïven")
    assert isinstance(outcome(shape, text.encode("utf-8")), ParsedList)
    assert "broken" in str(outcome(shape, text.encode("cp1252")))


STRICT = [s for s in SHAPES if s.table and s.id != "sdn_csv"]


@pytest.mark.parametrize("shape", STRICT, ids=[shape.id for shape in STRICT])
def test_a_table_in_another_encoding_is_refused(shape: Shape) -> None:
    text = shape.files[shape.main].decode().replace("FAMILY", "FAMÏLY")
    assert "UTF-8" in str(outcome(shape, text.encode("cp1252", "ignore")))
    assert "UTF-" in str(outcome(shape, text.encode("utf-16")))
