import gzip
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from app.errors import InputError
from app.ingest.fetching import (
    AddressRefusedError,
    FetchError,
    FetchLimits,
    Known,
    check_address,
    fetch,
)
from tests.ingest.listserver import ListServer, Reply, list_server


@pytest.fixture
def server() -> Iterator[ListServer]:
    with list_server() as served:
        yield served


def test_a_file_comes_with_its_digest_and_tags(server: ListServer, tmp_path: Path) -> None:
    body = b"<a/>" * 50_000
    server.replies["/lists/a.xml"] = Reply(
        body, headers={"content-type": "text/xml; charset=utf-8", "last-modified": "yesterday"}
    )
    found = fetch(server.url("/lists/a.xml"), tmp_path / "a", server.limits())
    assert found is not None
    assert (tmp_path / "a").read_bytes() == body
    assert (found.sha256, found.size) == (sha256(body).hexdigest(), len(body))
    assert (found.name, found.content_type) == ("a.xml", "text/xml")
    assert found.last_modified == "yesterday"
    again = Known(etag=found.etag)
    assert fetch(server.url("/lists/a.xml"), tmp_path / "b", server.limits(), again) is None


def test_a_compressed_body_is_taken_apart_and_counted_as_it_is_written(
    server: ListServer, tmp_path: Path
) -> None:
    body = b"0" * 3_000_000
    server.replies["/a"] = Reply(gzip.compress(body), headers={"content-encoding": "gzip"})
    found = fetch(server.url("/a"), tmp_path / "a", server.limits())
    assert found is not None
    assert found.size == len(body)
    with pytest.raises(FetchError, match="more than 1000000 bytes"):
        fetch(server.url("/a"), tmp_path / "b", server.limits(most_bytes=1_000_000))


@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(status=500), "500"),
        (Reply(status=404), "404"),
        (Reply(b"x" * 1000, cut=1), "peer closed|incomplete"),
        (Reply(b"x" * 10, pause=2.0), "no answer in time"),
        (Reply(status=304, tagged=False), "304 to a request without condition"),
        (Reply(status=302, headers={"location": "/a"}), "redirects"),
    ],
)
def test_what_cannot_be_had_whole_says_why(
    server: ListServer, tmp_path: Path, reply: Reply, reason: str
) -> None:
    server.replies["/a"] = reply
    with pytest.raises(FetchError, match=reason):
        fetch(server.url("/a?key=s3cret"), tmp_path / "a", server.limits(idle_seconds=0.5))


def test_a_body_that_trickles_is_cut_off_in_time(server: ListServer, tmp_path: Path) -> None:
    server.replies["/a"] = Reply(b"x" * 10, pause=0.8)
    with pytest.raises(FetchError, match="not here after"):
        fetch(server.url("/a"), tmp_path / "a", server.limits(seconds=0.3))


def test_a_message_leaves_the_query_out(server: ListServer, tmp_path: Path) -> None:
    with pytest.raises(FetchError) as caught:
        fetch(server.url("/none?key=s3cret"), tmp_path / "a", server.limits())
    assert "s3cret" not in caught.value.message


def test_redirects_are_followed_to_allowed_hosts_only(server: ListServer, tmp_path: Path) -> None:
    server.replies["/b"] = Reply(b"found")
    server.replies["/a"] = Reply(status=302, headers={"location": "/b"})
    found = fetch(server.url("/a"), tmp_path / "a", server.limits())
    assert found is not None
    assert found.name == "b"
    server.replies["/a"] = Reply(status=302, headers={"location": server.url("/b", "localhost")})
    with pytest.raises(AddressRefusedError, match="localhost, which is not allowed"):
        fetch(server.url("/a"), tmp_path / "a", server.limits())


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "169.254.169.254", "10.0.0.1"])
def test_addresses_that_are_not_global_are_not_asked(host: str, tmp_path: Path) -> None:
    with pytest.raises(FetchError):
        fetch(f"http://{host}:9/a", tmp_path / "a", FetchLimits())
    assert not (tmp_path / "a").exists()


def test_a_redirect_cannot_lead_inside(server: ListServer, tmp_path: Path) -> None:
    inside = "http://127.0.0.1:9/secret"
    server.replies["/a"] = Reply(status=302, headers={"location": inside})
    with pytest.raises(AddressRefusedError, match="not global"):
        fetch(server.url("/a"), tmp_path / "a", server.limits())


def test_a_name_that_does_not_resolve_is_said(tmp_path: Path) -> None:
    with pytest.raises(FetchError, match=r"no-such-host\.invalid: the name cannot be resolved"):
        fetch("http://no-such-host.invalid/a", tmp_path / "a", FetchLimits())


@pytest.mark.parametrize("url", ["ftp://example.org/a", "consolidated.xml", "http://", "file:///a"])
def test_only_web_addresses_are_taken(url: str) -> None:
    with pytest.raises(InputError, match="address"):
        check_address(url)
