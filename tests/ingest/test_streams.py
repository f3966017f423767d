"""Texts in the encodings of Arabic files, and what is none of them."""

import pytest
from structlog.testing import capture_logs

from app.errors import InputError
from app.ingest.streams import decode

# qāla r-raʾīs al-yawma inna l-muʿāhada nihāʾiyya: the president said today that the treaty is final
TEXT = "قال الرئيس اليوم إن المعاهدة نهائية، وأضاف في مؤتمر صحفي أنه متفائل."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256", "iso8859_6"])
def test_an_arabic_text_is_read_in_its_encoding(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


@pytest.mark.parametrize(
    ("encoding", "told"),
    [("utf-8", []), ("utf-16", []), ("cp1256", ["cp1256"]), ("iso8859_6", ["iso8859_6"])],
)
def test_an_encoding_that_is_guessed_is_told_with_the_file(encoding: str, told: list[str]) -> None:
    with capture_logs() as logs:
        decode(TEXT.encode(encoding), source="a.txt")
    assert [(log["event"], log["source"]) for log in logs] == [
        ("text.encoding_guessed", "a.txt") for _ in told
    ]
    assert [log["encoding"] for log in logs] == told


def test_french_words_beside_arabic_ones_stay_windows_1256() -> None:
    text = "قالت صحيفة Libération إن «l'été à Genève» عنوان كتاب جديد للكاتب المصري"
    assert decode(text.encode("cp1256")) == text


@pytest.mark.parametrize("data", [b"\xff\x00\x01", "été à Genève".encode("latin-1")])
def test_what_is_no_arabic_is_refused(data: bytes) -> None:
    with pytest.raises(InputError, match="not UTF-8"):
        decode(data)
