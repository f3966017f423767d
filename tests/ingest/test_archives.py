"""WARC archives to pages."""

import gzip
import io
import zlib

import brotli
import pytest
import zstandard

from app.errors import InputError
from app.ingest.archives import Page, read_archive

HTML = "<p>قال الوزير إن المشروع جاهز</p>".encode()
URL = "https://news.example.org/1"


def record(block: bytes, kind: str = "response", url: str = URL, more: str = "") -> bytes:
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\n{more}"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def answer(body: bytes = HTML, status: str = "200 OK", *fields: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", *(fields or ("Content-Type: text/html; charset=utf-8",))]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


def pages(data: bytes) -> list[Page]:
    return list(read_archive(io.BytesIO(data)))


def test_answers_that_are_pages_are_found_among_the_rest() -> None:
    records = (
        record(b"software: x\r\n", "warcinfo", "urn:x"),
        record(b"GET / HTTP/1.1\r\n\r\n", "request"),
        record(answer()),
        record(answer(b"\x89PNG", "200 OK", "Content-Type: image/png")),
        record(answer(HTML, "404 Not Found")),
        record(HTML, "resource", "https://news.example.org/2", "Content-Type: text/html\r\n"),
    )
    found = pages(b"".join(records))
    assert [(page.url, page.data, page.charset) for page in found] == [
        (URL, HTML, "utf-8"),
        ("https://news.example.org/2", HTML, None),
    ]


@pytest.mark.parametrize(
    ("name", "packed"),
    [
        ("gzip", gzip.compress(HTML)),
        ("deflate", zlib.compress(HTML)),
        ("br", brotli.compress(HTML)),
        ("zstd", zstandard.ZstdCompressor().compress(HTML)),
        ("gzip", HTML),
        ("unknown", HTML),
    ],
    ids=["gzip", "deflate", "br", "zstd", "gzip in name alone", "unknown"],
)
def test_a_packed_body_is_unpacked(name: str, packed: bytes) -> None:
    block = answer(packed, "200 OK", "Content-Type: text/html", f"Content-Encoding: {name}")
    (page,) = pages(record(block))
    assert page.data == HTML


CHUNKS = [HTML[:5], HTML[5:], b""]
CHUNKED = b"".join(f"{len(chunk):x};x=1\r\n".encode() + chunk + b"\r\n" for chunk in CHUNKS)


@pytest.mark.parametrize("body", [CHUNKED, HTML], ids=["chunked", "joined before"])
def test_chunks_are_joined_where_there_are_any(body: bytes) -> None:
    block = answer(body, "200 OK", "Content-Type: text/html", "Transfer-Encoding: chunked")
    (page,) = pages(record(block))
    assert page.data == HTML


@pytest.mark.parametrize(
    "body",
    [gzip.compress(HTML)[:-12] + b"x" * 12, gzip.compress(bytes(30_000_000))],
    ids=["damaged", "boundless"],
)
def test_a_damaged_or_boundless_body_is_told_and_the_next_page_is_read(body: bytes) -> None:
    block = answer(body, "200 OK", "Content-Type: text/html", "Content-Encoding: gzip")
    broken, whole = pages(record(block) + record(answer(), url=URL + "0"))
    assert broken.problem is not None
    assert "its body is damaged" in broken.problem
    assert whole.data == HTML


@pytest.mark.parametrize(
    ("end", "told"),
    [
        (record(answer())[:-60], "record 2 is cut short"),
        (b"rubbish\r\n", "record 2 is broken: Invalid WARC record, first line: rubbish"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n", "record 2 states no length"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n\r\n", "record 2 states no length"),
        (
            record(answer())[:-4] + record(answer())[:-4] + record(answer()),
            "record 2 does not end where it states",
        ),
        (b"WARC/1.0\r\n" + b"x" * 2_000_000, "a head without end"),
    ],
    ids=["block", "rubbish", "head", "no length", "no blank line", "endless head"],
)
def test_what_stands_before_a_break_is_kept_and_the_break_told(end: bytes, told: str) -> None:
    found = read_archive(io.BytesIO(record(answer()) + end))
    assert next(found).data == HTML
    with pytest.raises(InputError, match=told):
        list(found)


class _Damaged(io.BytesIO):
    """A packed file that is cut short, as gzip tells it."""

    def read1(self, size: int | None = -1) -> bytes:
        data = super().read1(size)
        if not data:
            raise EOFError("Compressed file ended before the end-of-stream marker was reached")
        return data


def test_a_packed_archive_cut_short_is_no_end() -> None:
    found = read_archive(_Damaged(record(answer())))
    with pytest.raises(InputError, match="cannot be read: Compressed file ended"):
        list(found)


def test_an_answer_without_a_head_hides_no_page_behind_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    blocks = (b"", b"\r\n", b"rubbish", answer())
    found = pages(b"".join(map(record, blocks)))
    assert [page.data for page in found] == [HTML]
    assert capsys.readouterr() == ("", "")
