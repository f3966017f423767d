import pytest

from app.errors import InputError
from app.ingest.json_values import checked_text, is_wide, kind_of_value, read_json


@pytest.mark.parametrize("written", [b'\xef\xbb\xbf{"a": 1}', b'{"a": 1}', '{"a": 1}'])
def test_json_is_read_with_and_without_a_mark(written: bytes | str) -> None:
    assert read_json(written) == {"a": 1}


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (b"\xff{}", r"^not UTF-8 \(byte 0\)$"),
        (b"{", "^not JSON: Expecting property name"),
        (b"[" * 100_000, "^not JSON: nested too deeply$"),
        (b"9" * 5_000, "^not JSON: a number of too many digits$"),
        (b'{"text": "a", "n": 1, "text": "b"}', "^the key 'text' stands twice in one object$"),
        (b'[{"a": {"b": 1, "b": 1}}]', "^the key 'b' stands twice in one object$"),
    ],
    ids=["no UTF-8", "cut", "deep", "digits", "twice", "twice below"],
)
def test_what_is_no_json_is_told_in_words_for_a_person(written: bytes, told: str) -> None:
    with pytest.raises(InputError, match=told):
        read_json(written)


@pytest.mark.parametrize("written", ["NaN", "Infinity", "-Infinity"])
def test_a_number_that_is_none_is_what_is_missing(written: str) -> None:
    assert read_json(f'{{"title": {written}}}') == {"title": None}


@pytest.mark.parametrize(
    ("value", "kind"),
    [(5, "a whole number"), (True, "true or false"), (0.5, "a number"), ([], "a list"),
     ({}, "an object"), (None, "null"), ("", "a text")],
)  # fmt: skip
def test_a_value_is_called_by_what_json_calls_it(value: object, kind: str) -> None:
    assert kind_of_value(value) == kind


@pytest.mark.parametrize(
    ("text", "told"), [("a\x00b", "NUL character at offset 1"), ("a\ud800", "lone surrogate")]
)
def test_a_text_that_cannot_be_stored_names_its_field(text: str, told: str) -> None:
    with pytest.raises(InputError, match=f"^name holds a {told}"):
        checked_text("name", text)


def test_lines_in_utf16_are_known_by_their_beginning() -> None:
    line = '{"id": 1}'
    assert all(is_wide(line.encode(name)) for name in ("utf-16", "utf-16-le", "utf-16-be"))
    assert not is_wide(line.encode("utf-8-sig"))
    assert not is_wide(b"")
