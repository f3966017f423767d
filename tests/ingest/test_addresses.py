"""Articles at addresses, from a server on loopback."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.errors import InputError
from app.ingest.addresses import PURPOSE, article_limits, is_address, read_address
from app.ingest.fetching import ANY_HOST, AddressRefusedError, FetchError
from app.ingest.items import Item
from app.ingest.sources import Given
from app.runtime.settings import Settings
from tests.ingest.listserver import ListServer, Reply, list_server
from tests.ingest.test_archives import answer, record
from tests.ingest.test_feeds import TEXT as SUMMARY
from tests.ingest.test_pages import ARTICLE, FIRST, TEXT, page

HTML = {"content-type": "text/html; charset=utf-8"}


@pytest.fixture
def server() -> Iterator[ListServer]:
    with list_server() as served:
        served.replies["/1"] = Reply(body=page(f"<article>{ARTICLE}</article>"), headers=HTML)
        yield served


def read(server: ListServer, path: str, given: Given | None = None) -> list[Item]:
    limits = replace(server.limits(), hosts=(ANY_HOST,), purpose=PURPOSE)
    return list(read_address(server.url(path), given or Given(), limits))


def feed_of(*links: str, content: str = "") -> bytes:
    encoded = f"<content:encoded><![CDATA[{content}]]></content:encoded>" if content else ""
    items = "".join(
        f"<item><link>{link}</link><description>{SUMMARY}</description>"
        f"<pubDate>Tue, 13 Feb 2024 08:00:00 +0300</pubDate>{encoded}</item>"
        for link in links
    )
    spaces = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
    return f"<rss {spaces}><channel><title>الغد</title>{items}</channel></rss>".encode()


def test_a_page_is_an_article_of_its_address(server: ListServer) -> None:
    (item,) = read(server, "/1", Given(published="2024-02-13", outlet="الغد"))
    assert item.draft is not None
    assert (item.draft.text, item.draft.url) == (TEXT, server.url("/1"))
    assert (item.source, item.draft.outlet) == (server.url("/1"), "الغد")
    assert str(item.draft.published_on) == "2024-02-13"


def test_a_page_is_one_of_the_address_behind_its_redirects(server: ListServer) -> None:
    server.replies["/old"] = Reply(status=301, headers={"location": "/1"}, tagged=False)
    (item,) = read(server, "/old")
    assert item.draft is not None
    assert item.draft.url == server.url("/1")


def test_a_feed_with_whole_texts_is_read_without_another_request(server: ListServer) -> None:
    server.replies["/feed"] = Reply(
        body=feed_of("/1", content=f"<p>{FIRST}</p>"), headers={"content-type": "text/xml"}
    )
    (item,) = read(server, "/feed")
    assert item.draft is not None
    assert item.draft.text == FIRST
    assert [path for path, _ in server.asked] == ["/feed"]


def test_of_an_entry_with_a_summary_the_page_is_read(server: ListServer) -> None:
    server.replies["/feed.xml"] = Reply(body=feed_of("/1", "/missing"))
    whole, summary = read(server, "/feed.xml")
    assert whole.draft is not None
    assert summary.draft is not None
    assert (whole.draft.text, summary.draft.text) == (TEXT, SUMMARY)
    assert (whole.position, whole.draft.outlet) == (server.url("/1"), "الغد")


@pytest.mark.parametrize(
    "rules",
    [
        Reply(body=b"User-agent: *\nDisallow: /1\n"),
        Reply(body=b"User-agent: Marsad\nDisallow: /\n\nUser-agent: *\nAllow: /\n"),
        Reply(status=503),
    ],
)
def test_a_page_that_robots_are_asked_to_leave_is_left(server: ListServer, rules: Reply) -> None:
    server.replies["/robots.txt"] = rules
    server.replies["/feed.xml"] = Reply(body=feed_of("/1"))
    (item,) = read(server, "/feed.xml")
    assert item.draft is not None
    assert item.draft.text == SUMMARY
    assert "/1" not in [path for path, _ in server.asked]


def test_entries_that_are_not_wanted_are_not_asked_for(server: ListServer) -> None:
    server.replies["/feed.xml"] = Reply(body=feed_of("/1", "/2"))
    limits = replace(server.limits(), hosts=(ANY_HOST,))
    unwanted = server.url("/1")
    address = server.url("/feed.xml")
    found = list(read_address(address, Given(), limits, wanted=lambda url: url != unwanted))
    assert [item.position for item in found] == [server.url("/2")]
    assert "/1" not in [path for path, _ in server.asked]


@pytest.mark.parametrize(
    ("path", "body", "kind"),
    [
        ("/a.jsonl", json.dumps({"text": FIRST}).encode(), "application/octet-stream"),
        ("/a.jsonl.gz", gzip.compress(json.dumps({"text": FIRST}).encode()), "application/gzip"),
        ("/a", json.dumps([{"text": FIRST}]).encode(), "application/json"),
        ("/a.txt", FIRST.encode(), "text/plain"),
        ("/a.warc", record(answer(page(f"<p>{FIRST}</p>"))), "application/octet-stream"),
        ("/a", page(f"<p>{FIRST}</p>"), ""),
        ("/a", feed_of("/9", content=FIRST), "application/octet-stream"),
    ],
    ids=["lines", "packed lines", "json", "text", "archive", "unnamed page", "unnamed feed"],
)
def test_a_file_is_read_by_its_name_its_type_or_its_beginning(
    server: ListServer, path: str, body: bytes, kind: str
) -> None:
    server.replies[path] = Reply(body=body, headers={"content-type": kind})
    (item,) = read(server, path)
    assert item.draft is not None
    assert item.draft.text == FIRST


def test_what_cannot_be_had_or_read_is_refused(server: ListServer) -> None:
    server.replies["/a.pdf"] = Reply(body=b"%PDF", headers={"content-type": "application/pdf"})
    with pytest.raises(FetchError, match="404"):
        read(server, "/none")
    with pytest.raises(InputError, match="application/pdf is no format of articles"):
        read(server, "/a.pdf")
    with pytest.raises(AddressRefusedError, match="not global"):
        list(read_address(server.url("/1"), Given(), article_limits(Settings())))


def test_a_page_without_an_article_is_told(server: ListServer) -> None:
    server.replies["/empty"] = Reply(body=page("<p>x</p>"), headers=HTML)
    (item,) = read(server, "/empty")
    assert item.problem == "the page has no text of an article"


@pytest.mark.parametrize(
    ("source", "expected"),
    [("https://a.org", True), ("HTTP://a.org", True), ("a.txt", False), ("-", False)],
)
def test_an_address_is_told_from_a_path(source: str, *, expected: bool) -> None:
    assert is_address(source) is expected
