"""The Model Context Protocol, spoken over HTTP with the whole application."""

from typing import Any

import httpx
import pytest

from app.api.mcp import PROTOCOLS, TOOLS
from tests.api.test_resources import PUTIN


async def say(client: httpx.AsyncClient, method: str, **given: Any) -> dict[str, Any]:  # noqa: ANN401 - any parameter
    message = {"jsonrpc": "2.0", "id": 7, "method": method, "params": given}
    response = await client.post("/mcp", json=message)
    assert response.status_code == 200, response.text
    answer: dict[str, Any] = response.json()
    assert (answer["jsonrpc"], answer["id"]) == ("2.0", 7)
    return answer


async def call(client: httpx.AsyncClient, name: str, /, **arguments: Any) -> dict[str, Any]:  # noqa: ANN401 - any argument
    answer = await say(client, "tools/call", name=name, arguments=arguments)
    result: dict[str, Any] = answer["result"]
    return result


@pytest.mark.parametrize(
    ("wanted", "spoken"), [(PROTOCOLS[-1], PROTOCOLS[-1]), ("1999-01-01", PROTOCOLS[0])]
)
async def test_a_revision_is_agreed_on(client: httpx.AsyncClient, wanted: str, spoken: str) -> None:
    result = (await say(client, "initialize", protocolVersion=wanted))["result"]
    assert result["protocolVersion"] == spoken
    assert result["serverInfo"]["name"] == "marsad"
    assert (await say(client, "ping"))["result"] == {}


async def test_a_notification_gets_no_answer(client: httpx.AsyncClient) -> None:
    message = {"jsonrpc": "2.0", "method": "notifications/initialized"}
    response = await client.post("/mcp", json=message)
    assert (response.status_code, response.content) == (202, b"")


async def test_tools_say_what_they_take(client: httpx.AsyncClient) -> None:
    tools = (await say(client, "tools/list"))["result"]["tools"]
    assert [tool["name"] for tool in tools] == list(TOOLS)
    by_name = {tool["name"]: tool["inputSchema"] for tool in tools}
    assert by_name["get_party"]["required"] == ["party_id"]
    assert "country" in by_name["list_claims"]["properties"]
    assert by_name["screen_name"]["required"] == ["name"]


async def test_a_tool_gives_what_its_path_gives(client: httpx.AsyncClient) -> None:
    result = await call(client, "list_claims", country=["RU", "US"], country_match="all", limit=2)
    same = await client.get("/claims?country=RU&country=US&country_match=all&limit=2")
    assert result["isError"] is False
    assert result["structuredContent"]["data"] == same.json()["data"] != []


async def test_a_tool_takes_the_parts_of_a_path(client: httpx.AsyncClient) -> None:
    result = await call(client, "get_party", party_id=PUTIN)
    assert result["structuredContent"]["data"]["id"] == PUTIN


async def test_a_name_is_screened(client: httpx.AsyncClient) -> None:
    result = await call(client, "screen_name", name="Vladimir Putin", kind="person", limit=1)
    same = (await client.get("/screening?name=Vladimir Putin&kind=person&limit=1")).json()
    assert result["structuredContent"]["data"]["hits"] == same["data"]["hits"] != []


@pytest.mark.parametrize(
    ("name", "arguments", "code"),
    [
        ("list_claims", {"contry": "RU"}, "bad-parameters"),
        ("get_party", {"party_id": "../meta"}, "not-found"),
    ],
)
async def test_a_refusal_of_the_path_is_one_of_the_tool(
    client: httpx.AsyncClient, name: str, arguments: dict[str, str], code: str
) -> None:
    result = await call(client, name, **arguments)
    assert result["isError"] is True
    assert result["structuredContent"]["code"] == code


@pytest.mark.parametrize(
    ("method", "given", "code"),
    [
        ("resources/list", {}, -32601),
        ("tools/call", {"name": "nothing"}, -32602),
        ("tools/call", {"name": "get_party", "arguments": {}}, -32602),
        ("tools/call", {"name": "search", "arguments": ["q"]}, -32602),
    ],
)
async def test_what_cannot_be_done_is_an_error_of_the_protocol(
    client: httpx.AsyncClient, method: str, given: dict[str, Any], code: int
) -> None:
    assert (await say(client, method, **given))["error"]["code"] == code


@pytest.mark.parametrize("body", [b"{", b"", b"[]", b'{"jsonrpc": "1.0"}', b'"x"'])
async def test_what_is_no_message_is_refused(client: httpx.AsyncClient, body: bytes) -> None:
    response = await client.post("/mcp", content=body)
    assert response.status_code == 400
    assert response.json()["error"]["code"] in {-32700, -32600}


async def test_it_is_no_stream(client: httpx.AsyncClient) -> None:
    response = await client.get("/mcp")
    assert response.status_code == 405
    assert "POST" in response.headers["allow"]
