import httpx
import pytest

from app.api.responses import accepts

ACCEPTS = [
    ("JSON", "application/json", True),
    ("anything", "*/*", True),
    ("any application", "application/*", True),
    ("JSON among others", "text/html, application/json;q=0.9", True),
    ("a browser", "text/html,application/xhtml+xml,*/*;q=0.8", True),
    ("in capitals", "Application/JSON", True),
    ("with a parameter", "application/json; charset=utf-8", True),
    ("only CSV", "text/csv", False),
    ("JSON ruled out", "application/json;q=0, */*", False),
    ("JSON ruled out at length", "application/json; q=0.000", False),
    ("anything but nothing", "*/*;q=0", False),
    ("nearly nothing is something", "application/json;q=0.001", True),
    ("no media range at all", "json", False),
]


@pytest.mark.parametrize(
    ("accept", "expected"), [a[1:] for a in ACCEPTS], ids=[a[0] for a in ACCEPTS]
)
def test_a_client_takes_json_or_not(accept: str, expected: bool) -> None:  # noqa: FBT001 - a table
    assert accepts(accept, "application/json") is expected


async def test_the_same_bytes_have_the_same_strong_etag(client: httpx.AsyncClient) -> None:
    first, second = await client.get("/claims"), await client.get("/claims")
    assert first.content == second.content
    assert first.headers["etag"] == second.headers["etag"]
    assert first.headers["etag"].startswith('"')
    assert first.headers["etag"] != (await client.get("/quotes")).headers["etag"]


@pytest.mark.parametrize("form", ["{}", "W/{}", '"other", {}', "*"])
async def test_who_has_the_bytes_gets_304(client: httpx.AsyncClient, form: str) -> None:
    etag = (await client.get("/claims")).headers["etag"]
    again = await client.get("/claims", headers={"if-none-match": form.format(etag)})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == etag


async def test_who_has_other_bytes_gets_these(client: httpx.AsyncClient) -> None:
    again = await client.get("/claims", headers={"if-none-match": '"other"'})
    assert again.status_code == 200


@pytest.mark.parametrize("path", ["/lists", "/health/ready", "/screening?name=x"])
async def test_what_speaks_of_this_moment_is_not_kept(client: httpx.AsyncClient, path: str) -> None:
    response = await client.get(path)
    assert response.headers["cache-control"] == "no-store"
    assert "etag" not in response.headers


async def test_arabic_is_written_as_itself(client: httpx.AsyncClient) -> None:
    response = await client.get("/articles")
    assert "بوتين".encode() in response.content
    assert b"\\u0" not in response.content
