"""JSON as others write it, and in whose words it is told what is wrong with it.

Enters: bytes or a text. Leaves: the value; NaN and Infinity, which are no JSON but are written for
what is missing, are null. Refuses, in words for a person, what is not JSON, is not UTF-8, says a
key of an object twice, or cannot be stored.
"""

import json
from typing import Final

from app.errors import InputError

_KINDS: Final = {
    bool: "true or false", int: "a whole number", float: "a number", str: "a text",
    list: "a list", dict: "an object", type(None): "null",
}  # fmt: skip
_DIGITS: Final = "integer string conversion"
_WIDE_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
WIDE: Final = "UTF-16: lines of JSON are read in UTF-8 alone"


def read_json(written: bytes | str) -> object:
    """Return the value that `written` is; bytes are UTF-8, with or without a mark.

    Raises:
        InputError: when it is none.
    """
    try:
        text = written if isinstance(written, str) else written.decode("utf-8-sig")
        return json.loads(text, object_pairs_hook=_an_object, parse_constant=lambda _: None)
    except UnicodeDecodeError as error:
        raise InputError(f"not UTF-8 (byte {error.start})") from error
    except RecursionError as error:
        raise InputError("not JSON: nested too deeply") from error
    except ValueError as error:
        reason = "a number of too many digits" if _DIGITS in str(error) else str(error)
        raise InputError(f"not JSON: {reason}") from error


def _an_object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Return the object of these keys; of a key that stands twice nobody can tell which counts."""
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise InputError(f"the key {twice[:80]!r} stands twice in one object")
    return found


def kind_of_value(value: object) -> str:
    """Return what kind of JSON value it is, with its article: "a whole number"."""
    return _KINDS.get(type(value), "a value")


def checked_text(name: str, text: str) -> str:
    """Return a text that can be stored.

    Raises:
        InputError: naming the field, for a NUL character or a lone surrogate.
    """
    if "\x00" in text:
        raise InputError(f"{name} holds a NUL character at offset {text.index(chr(0))}")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputError(f"{name} holds a lone surrogate at offset {error.start}") from error
    return text


def is_wide(start: bytes) -> bool:
    """Tell whether lines of JSON begin as UTF-16 does; they are read in UTF-8 alone."""
    return start.startswith(_WIDE_MARKS) or b"\x00" in start[:4]
