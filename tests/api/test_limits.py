"""Keys and rates, request ids, headers, metrics, the page for people."""

from hashlib import sha256

import httpx
import pytest

from app.api.limits import Keys, Rates
from app.api.metrics import route_of
from tests.api.deployments import api_of, serve
from tests.databases import Urls

KEY = "a key of the tests"
DIGEST = sha256(KEY.encode()).hexdigest()


def test_a_bucket_empties_and_fills_again() -> None:
    rates = Rates(60)
    taken = [rates.take("a", 0.0)[0] for _ in range(61)]
    assert taken == [True] * 60 + [False]
    assert rates.take("b", 0.0)[0]
    assert rates.take("a", 0.5) == (False, 0, 1)
    assert rates.take("a", 1.5)[0]


def test_a_key_is_known_by_its_digest() -> None:
    assert Keys([DIGEST]).who(KEY.encode()) == DIGEST
    assert Keys([DIGEST]).who(b"another") is None
    assert not Keys([])


async def test_without_limits_nobody_is_told_of_any(client: httpx.AsyncClient) -> None:
    assert "ratelimit" not in (await client.get("/claims")).headers


async def test_who_asks_too_often_is_told_when_to_come_back(filled: Urls) -> None:
    async with serve(api_of(filled, rate_per_minute=3)) as client:
        first = await client.get("/claims?limit=1")
        assert first.headers["ratelimit-policy"] == '"minute";q=3;w=60'
        assert first.headers["ratelimit"].startswith('"minute";r=2;t=')
        for _ in range(2):
            await client.get("/claims?limit=1")
        refused = await client.get("/claims?limit=1")
        assert refused.status_code == 429
        assert refused.headers["content-type"] == "application/problem+json"
        assert refused.json()["code"] == "too-many-requests"
        assert 1 <= int(refused.headers["retry-after"]) <= 20
        assert (await client.get("/health/live")).status_code == 200
        assert b"marsad_requests_limited_total 1.0" in (await client.get("/metrics")).content


async def test_where_keys_are_wanted_one_is_needed(filled: Urls) -> None:
    async with serve(api_of(filled, api_keys=DIGEST)) as client:
        refused = await client.get("/claims")
        assert (refused.status_code, refused.json()["code"]) == (401, "key-wanted")
        assert refused.headers["www-authenticate"] == "Bearer"
        wrong = await client.get("/claims", headers={"authorization": "Bearer wrong"})
        assert wrong.status_code == 401
        right = await client.get("/claims", headers={"authorization": f"Bearer {KEY}"})
        assert right.status_code == 200
        assert (await client.get("/health/live")).status_code == 200


async def test_every_answer_has_an_id_and_the_headers(client: httpx.AsyncClient) -> None:
    for path in ("/claims", "/nowhere", "/health/live"):
        response = await client.get(path)
        assert len(response.headers["x-request-id"]) == 16
        assert response.headers["x-content-type-options"] == "nosniff"
        assert "default-src 'none'" in response.headers["content-security-policy"]
    given = await client.get("/claims", headers={"x-request-id": "my-id.1"})
    assert given.headers["x-request-id"] == "my-id.1"
    odd = await client.get("/claims", headers={"x-request-id": "not an id"})
    assert odd.headers["x-request-id"] != "not an id"


ROUTES = [
    ("/claims", "/claims"),
    ("/claims/0c3k5r9t1v8x2", "/claims/{id}"),
    ("/claims/facets", "/claims/facets"),
    ("/parties/0c3k5r9t1v8x2/claims", "/parties/{id}/claims"),
    ("/designations/un_sc/QDi.006", "/designations/{id}"),
    ("/health/ready", "/health"),
    ("/whatever/else", "other"),
]


@pytest.mark.parametrize(("path", "route"), ROUTES)
def test_metrics_know_routes_not_ids(path: str, route: str) -> None:
    assert route_of(path) == route


async def test_metrics_count_what_was_served(client: httpx.AsyncClient) -> None:
    await client.get("/claims?limit=1")
    text = (await client.get("/metrics", headers={"accept": "text/plain"})).text
    assert 'marsad_request_seconds_count{method="GET",route="/claims",status="200"}' in text
    for name in ("marsad_cache_bytes", "marsad_data_version", "marsad_index_number"):
        assert f"\n{name} " in text
    assert "\nmarsad_queue_known 1.0" in text


async def test_the_page_for_people_needs_nobody_else(client: httpx.AsyncClient) -> None:
    page = await client.get("/docs")
    assert page.headers["content-type"].startswith("text/html")
    assert "https://" not in page.text
    assert "script-src 'self'" in page.headers["content-security-policy"]
    for part in ("swagger-ui-bundle.js", "swagger-ui.css", "favicon.png", "start.js"):
        assert f"/docs/{part}" in page.text
        assert (await client.get(f"/docs/{part}")).status_code == 200
    assert (await client.get("/docs/other.js")).status_code == 404
