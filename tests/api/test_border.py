import httpx
import pytest
from starlette.types import Message, Receive, Scope, Send

from app.api.border import Border


async def test_head_answers_like_get_without_the_body(client: httpx.AsyncClient) -> None:
    head, get = await client.head("/articles"), await client.get("/articles")
    assert (head.status_code, head.content) == (200, b"")
    for response in (head, get):
        response.headers.pop("x-request-id")
    assert head.headers == get.headers


async def test_head_of_what_is_not_there_is_404(client: httpx.AsyncClient) -> None:
    assert (await client.head("/articles/0000000000001")).status_code == 404


async def test_options_says_what_is_allowed(client: httpx.AsyncClient) -> None:
    response = await client.options("/claims")
    assert (response.status_code, response.content) == (204, b"")
    assert response.headers["allow"] == "GET, HEAD, OPTIONS"


async def test_any_origin_may_read_and_see_the_headers(client: httpx.AsyncClient) -> None:
    response = await client.get("/claims", headers={"origin": "https://example.org"})
    assert response.headers["access-control-allow-origin"] == "*"
    assert "link" in response.headers["access-control-expose-headers"].lower()


async def test_a_browser_may_ask_before_it_posts_names(client: httpx.AsyncClient) -> None:
    asked = {
        "origin": "https://example.org",
        "access-control-request-method": "POST",
        "access-control-request-headers": "content-type",
    }
    response = await client.options("/screening", headers=asked)
    assert response.status_code == 200
    assert "POST" in response.headers["access-control-allow-methods"]


@pytest.mark.parametrize(
    ("address", "parameter"),
    [
        ("/claims?q=%C8%E6%CA%ED%E4", "q"),
        ("/claims?country=RU&q=%ff%fe", "q"),
        ("/articles?q=%D9", "q"),
        ("/search?q=%D9", "q"),
        ("/screening?name=%C8%E6%CA%ED%E4%20Putin&kind=person", "name"),
        ("/claims?%ff=1", "\ufffd"),
    ],
)
async def test_bytes_that_are_not_utf8_are_refused_by_their_parameter(
    client: httpx.AsyncClient, address: str, parameter: str
) -> None:
    """%C8%E6%CA%ED%E4 is «بوتين» (Būtīn, Putin) in Windows-1256."""
    response = await client.get(address)
    assert (response.status_code, response.json()["code"]) == (400, "bad-parameters")
    (error,) = response.json()["errors"]
    assert error["parameter"] == parameter
    assert "not UTF-8" in error["detail"]


async def test_utf8_in_any_case_of_the_percent_signs_is_read(client: httpx.AsyncClient) -> None:
    for written in ("%D8%A8%D9%88%D8%AA%D9%8A%D9%86", "%d8%a8%d9%88%d8%aa%d9%8a%d9%86"):
        assert (await client.get(f"/claims?q={written}")).status_code == 200


async def _fails(_: Scope, __: Receive, ___: Send) -> None:
    raise ZeroDivisionError("a secret of the inside")


async def _fails_midway(_: Scope, __: Receive, send: Send) -> None:
    await send({"type": "http.response.start", "status": 200, "headers": []})
    raise ZeroDivisionError


def _client(app: Border) -> httpx.AsyncClient:
    transport = httpx.ASGITransport(app=app)
    return httpx.AsyncClient(transport=transport, base_url="http://marsad.test")


async def test_an_unforeseen_failure_is_a_problem_that_tells_nothing() -> None:
    async with _client(Border(_fails)) as client:
        response = await client.get("/claims")
    assert response.status_code == 500
    assert response.headers["content-type"] == "application/problem+json"
    assert "secret" not in response.text


async def test_a_failure_after_the_answer_began_is_raised() -> None:
    async with _client(Border(_fails_midway)) as client:
        with pytest.raises(ZeroDivisionError):
            await client.get("/claims")


async def test_what_is_not_http_passes() -> None:
    seen: list[str] = []

    async def inner(scope: Scope, _: Receive, __: Send) -> None:
        seen.append(scope["type"])

    async def receive() -> Message:
        return {"type": "lifespan.startup"}

    async def send(_: Message) -> None: ...

    await Border(inner)({"type": "lifespan"}, receive, send)
    assert seen == ["lifespan"]
