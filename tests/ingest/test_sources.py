import gzip
import json
import lzma
from collections.abc import Callable
from pathlib import Path

import pytest
import zstandard

from app.errors import InputError
from app.ingest.items import Item
from app.ingest.sources import Given, check_given, read_source
from tests.ingest.test_archives import answer, record
from tests.ingest.test_feeds import RSS
from tests.ingest.test_pages import ARTICLE, page

LINES = "".join(
    json.dumps({"id": n, "text": f"خبر رقم {n}"}, ensure_ascii=False) + "\n" for n in range(2000)
).encode()
PACKERS: list[tuple[str, Callable[[bytes], bytes]]] = [
    (".jsonl", bytes),
    (".jsonl.gz", gzip.compress),
    (".jsonl.xz", lzma.compress),
    (".jsonl.zst", zstandard.compress),
]


def items(path: Path, given: Given | None = None) -> list[Item]:
    return list(read_source(str(path), given or Given()))


@pytest.mark.parametrize(("suffix", "pack"), PACKERS)
def test_packed_lines_are_all_read(
    tmp_path: Path, suffix: str, pack: Callable[[bytes], bytes]
) -> None:
    file = tmp_path / f"articles{suffix}"
    file.write_bytes(pack(LINES))
    found = items(file)
    assert [i.problem for i in found] == [None] * 2000
    assert found[-1].position == "line 2000"


@pytest.mark.parametrize(("suffix", "pack"), PACKERS[1:])
def test_a_packed_file_cut_short_says_so(
    tmp_path: Path, suffix: str, pack: Callable[[bytes], bytes]
) -> None:
    file = tmp_path / f"articles{suffix}"
    packed = pack(LINES)
    file.write_bytes(packed[: len(packed) // 2])
    last = items(file)[-1]
    assert last.problem is not None
    assert "cannot be read" in last.problem or "not JSON" in last.problem


def test_a_bad_line_is_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(b'{"text":"\xd9\x82"}\n[1]\n\nnot json\n{"text":"\xd9\x82"}\n')
    found = items(file)
    assert [(i.position, i.problem is None) for i in found] == [
        ("line 1", True),
        ("line 2", False),
        ("line 4", False),
        ("line 5", True),
    ]
    assert found[1].problem == "a list, not an object"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1256"])
def test_a_text_file_is_decoded_without_losing_a_character(tmp_path: Path, encoding: str) -> None:
    text = "موسكو: قال الوزير\r\n"
    file = tmp_path / "a.txt"
    file.write_bytes(text.encode(encoding))
    (item,) = items(file, Given(published="2024-06-19", outlet="وكالة"))
    assert item.draft is not None
    assert item.draft.text == text
    assert item.draft.outlet == "وكالة"


@pytest.mark.parametrize(
    ("data", "named"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(128, 256)), "not UTF-8"),
        ("خبر".encode("utf-16")[:-1], "UTF-16"),
        ("خبر عن ".encode() + b"\xed\xa0\x80" + "القمة".encode(), "byte 12"),
        ("خبر".encode()[:-1], "damaged UTF-8"),
        (b"", "no text"),
    ],
)
def test_bytes_that_are_no_text_are_refused(tmp_path: Path, data: bytes, named: str) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(data)
    (item,) = items(file)
    assert item.problem is not None
    assert named in item.problem


def test_a_line_too_long_is_refused_and_the_next_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.ingest.sources.LONGEST", 64)
    file = tmp_path / "a.jsonl"
    file.write_bytes(b'{"text": "' + b"x" * 500 + b'"}\n{"text": "y"}\n')
    assert [(i.position, i.problem is None) for i in items(file)] == [
        ("line 1", False),
        ("line 2", True),
    ]


def test_a_json_file_beside_a_text_file_describes_it(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("خبر", encoding="utf-8")
    (tmp_path / "a.json").write_text('{"title": "عنوان", "published": "2024-06-19"}', "utf-8")
    (item,) = items(tmp_path)
    assert item.draft is not None
    assert (item.draft.title, str(item.draft.published_on)) == ("عنوان", "2024-06-19")


def test_a_folder_is_read_in_name_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text("خبر", encoding="utf-8")
    (tmp_path / "notes.md").write_text("x", encoding="utf-8")
    assert [Path(i.source).name for i in items(tmp_path)] == ["a.txt", "b.txt"]


@pytest.mark.parametrize("name", ["missing.txt", "unknown.bin"])
def test_a_source_that_cannot_be_opened_is_an_error(tmp_path: Path, name: str) -> None:
    (tmp_path / "unknown.bin").write_bytes(b"x")
    with pytest.raises(InputError, match=name):
        items(tmp_path / name)


def test_json_may_be_one_article_or_many(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_text(json.dumps([{"text": "خبر"}, {"no": 1}]), encoding="utf-8")
    assert [i.position for i in items(file)] == ["item 1", "item 2"]
    file.write_text(json.dumps({"text": "خبر"}), encoding="utf-8")
    assert [i.position for i in items(file)] == [""]


@pytest.mark.parametrize(
    ("given", "named"),
    [
        (Given(published="2024-12-32"), "--published: published '2024-12-32' is not a date"),
        (Given(published=""), "--published: it is empty"),
        (Given(url="example.org"), "--url: 'example.org' is not"),
        (Given(outlet="a\x00b"), "--outlet: outlet holds a NUL"),
        (Given(format="pdf"), "--format 'pdf' is none of txt, json, jsonl, html, feed, warc"),
    ],
)
def test_what_the_command_line_cannot_mean_is_named(given: Given, named: str) -> None:
    with pytest.raises(InputError, match=named):
        check_given(given)


def test_what_the_command_line_can_mean_is_taken() -> None:
    check_given(Given())
    check_given(Given(published="20 شباط 2010", outlet="وكالة", url="https://a.org", format="txt"))


def test_pages_feeds_and_archives_are_known_by_their_endings(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(page(ARTICLE))
    (tmp_path / "b.rss").write_text(RSS, "utf-8")
    (tmp_path / "c.warc.gz").write_bytes(gzip.compress(record(answer(page(ARTICLE)))))
    found = items(tmp_path)
    assert [(Path(i.source).name, i.position, i.problem) for i in found] == [
        ("a.html", "", None),
        ("b.rss", "https://news.example.org/1", None),
        ("b.rss", "https://news.example.org/2", None),
        ("b.rss", "item 3", "the entry has no text"),
        ("c.warc.gz", "https://news.example.org/1", None),
    ]


def test_an_archive_that_breaks_off_keeps_its_first_pages(tmp_path: Path) -> None:
    file = tmp_path / "a.warc.gz"
    packed = gzip.compress(record(answer(page(ARTICLE)))) + gzip.compress(record(answer()))
    file.write_bytes(packed[:-40])
    first, last = items(file)
    assert first.draft is not None
    assert last.problem is not None
    assert "cannot be read" in last.problem


def test_a_day_of_a_feed_that_is_none_is_told_with_the_entry(tmp_path: Path) -> None:
    file = tmp_path / "a.xml"
    file.write_text(RSS.replace("Tue, 13 Feb 2024 08:00:00 +0300", "rubbish"), "utf-8")
    assert items(file)[0].problem is not None
    assert "published 'rubbish' is not a date" in str(items(file)[0].problem)
