from typing import Any

import httpx
import pytest

PROBLEM = "application/problem+json"
MEMBERS = {"type", "title", "status", "code", "detail", "instance"}


async def problem(client: httpx.AsyncClient, method: str, path: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - httpx's own
    response = await client.request(method, path, **more)
    assert response.headers["content-type"] == PROBLEM
    assert response.headers["cache-control"] == "no-store"
    document: dict[str, Any] = response.json()
    assert document.keys() >= MEMBERS
    assert document["status"] == response.status_code
    assert document["type"] == f"urn:marsad:problem:{document['code']}"
    return document


ERRORS = [
    ("no such path", "GET", "/nothing", {}, 404, "not-found"),
    ("a trailing slash is another path", "GET", "/articles/", {}, 404, "not-found"),
    ("no such article", "GET", "/articles/0000000000001", {}, 404, "not-found"),
    ("no such parent", "GET", "/articles/0000000000001/claims", {}, 404, "not-found"),
    ("what cannot be an id", "GET", "/claims/no-id", {}, 404, "not-found"),
    ("an id beyond 63 bits", "GET", "/claims/zzzzzzzzzzzzz", {}, 404, "not-found"),
    ("no such list", "GET", "/lists/none", {}, 404, "not-found"),
    ("no such entry", "GET", "/designations/dated/none", {}, 404, "not-found"),
    ("a list id with NUL", "GET", "/lists/%00", {}, 400, "bad-parameters"),
    ("an entry id with NUL", "GET", "/designations/dated/%00", {}, 400, "bad-parameters"),
    ("a filter without a value", "GET", "/articles?country=", {}, 400, "bad-parameters"),
    ("a method that writes", "DELETE", "/articles", {}, 405, "method-not-allowed"),
    ("a method nobody knows", "BREW", "/articles", {}, 405, "method-not-allowed"),
    ("only pictures taken", "GET", "/claims",
     {"headers": {"accept": "image/png"}}, 406, "not-acceptable"),
    ("JSON ruled out", "GET", "/claims",
     {"headers": {"accept": "application/json;q=0, */*"}}, 406, "not-acceptable"),
    ("an endless address", "GET", "/claims?q=" + "x" * 9_000, {}, 414, "uri-too-long"),
    ("an endless body", "POST", "/screening",
     {"content": b" " * 300_000, "headers": {"content-type": "application/json"}}, 413,
     "body-too-large"),
    ("a body of another kind", "POST", "/screening",
     {"content": b"name=x", "headers": {"content-type": "text/plain"}}, 415,
     "unsupported-media-type"),
    ("a body that is not UTF-8", "POST", "/screening",
     {"content": b'{"names": "\xff"}', "headers": {"content-type": "application/json"}}, 400,
     "malformed-body"),
    ("a body without bottom", "POST", "/screening",
     {"content": b"[" * 50_000, "headers": {"content-type": "application/json"}}, 400,
     "malformed-body"),
    ("a list that is none", "GET", "/changes?list=none", {}, 400, "bad-parameters"),
    ("a body that is no JSON", "POST", "/screening",
     {"content": b"{", "headers": {"content-type": "application/json"}}, 400, "malformed-body"),
    ("a batch of none", "POST", "/screening", {"json": {"names": []}}, 422, "unprocessable-body"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("method", "path", "more", "expected"),
    [(*e[1:4], e[4:]) for e in ERRORS],
    ids=[e[0] for e in ERRORS],
)
async def test_every_error_is_a_problem_of_one_shape(
    client: httpx.AsyncClient,
    method: str,
    path: str,
    more: dict[str, Any],
    expected: tuple[int, str],
) -> None:
    document = await problem(client, method, path, **more)
    assert (document["status"], document["code"]) == expected


PARAMETERS = [
    ("unknown, near a known one", "/claims?contry=SY", {"contry": "country"}),
    ("unknown, near none", "/claims?zzz=1", {"zzz": None}),
    ("unknown where none is known", "/meta?limit=1", {"limit": None}),
    ("several, each named", "/articles?limit=0&date=then", {"limit": None, "date": None}),
    ("out of range above", "/articles?limit=201", {"limit": None}),
    ("no number", "/articles?limit=ten", {"limit": None}),
    ("given twice", "/articles?limit=1&limit=2", {"limit": None}),
    ("no day of the calendar", "/articles?date=2023-02-29", {"date": None}),
    ("two ways to say when", "/articles?date=2023&date_from=2023", {"date": None}),
    ("an end before the beginning", "/articles?date_from=2024&date_to=2023", {"date_from": None}),
    ("Rūsyāā for Rūsyā, Russia", "/claims?country=روسياا", {"country": "روسيا"}),
    ("one good country, one bad", "/claims?country=SY,Rusia", {"country": "Russia"}),
    ("a word of a closed set", "/claims?modality=asserts", {"modality": "asserted"}),
    ("a field that is none", "/claims?fields=txt", {"fields": "text"}),
    ("no id", "/claims?party=Putin", {"party": None}),
    ("a cursor of nobody", "/claims?cursor=abc", {"cursor": None}),
    ("a name too long", "/screening?name=" + "x" * 201, {"name": None}),
    ("no name", "/screening", {"name": None}),
    ("U+0000", "/claims?q=%00", {"q": None}),
    ("no word to look for", "/claims?q=%22", {"q": None}),
    ("no word to search", "/search?q=%E2%80%A6%20-", {"q": None}),
    ("no part of a name", "/parties?q=%20", {"q": None}),
    ("a month to screen as of", "/screening?name=x&as_of=2020-01", {"as_of": None}),
    ("a day still to come", "/screening?name=x&as_of=2100-01-01", {"as_of": None}),
]


@pytest.mark.parametrize(
    ("path", "named"), [p[1:] for p in PARAMETERS], ids=[p[0] for p in PARAMETERS]
)
async def test_a_bad_parameter_is_named_with_what_was_meant(
    client: httpx.AsyncClient, path: str, named: dict[str, str | None]
) -> None:
    document = await problem(client, "GET", path)
    assert document["status"] == 400
    assert {e["parameter"]: e.get("suggestion") for e in document["errors"]} == named


async def test_a_body_names_the_place_of_what_is_wrong(client: httpx.AsyncClient) -> None:
    names = [{"id": "a", "name": "x"}, {"id": "b", "name": "y", "country": "Rusia"}]
    document = await problem(client, "POST", "/screening", json={"names": names})
    assert [e["parameter"] for e in document["errors"]] == ["names.1.country"]


async def test_an_id_given_twice_in_a_batch_is_refused(client: httpx.AsyncClient) -> None:
    names = [{"id": "a", "name": "x"}, {"id": "a", "name": "y"}]
    document = await problem(client, "POST", "/screening", json={"names": names})
    assert document["status"] == 422
    assert "twice" in document["errors"][0]["detail"]


async def test_a_405_says_what_is_allowed(client: httpx.AsyncClient) -> None:
    allowed = {
        path: (await client.delete(path)).headers["allow"] for path in ("/articles", "/screening")
    }
    assert allowed == {
        "/articles": "GET, HEAD, OPTIONS",
        "/screening": "GET, HEAD, OPTIONS, POST",
    }
