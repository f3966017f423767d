"""Claims on sanctions with what the enforcement record says, over HTTP."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from app.api.schemas.attribution import ClaimDetail, ClaimList
from app.ingest.articles import Intake
from app.ingest.lists import load_lists
from tests.api.deployments import api_of, serve
from tests.api.test_exports import read_csv
from tests.databases import Urls
from tests.ingest.test_claims import SAMPLES, SHAMKHANI, TEXT, item

VERDICTS = ("supported", "contradicted", "not_found", "not_checkable")


@pytest.fixture(scope="module")
def checked(shared_database: Urls) -> Urls:
    load_lists(shared_database.owner, SAMPLES)
    given = [item(TEXT), item(SHAMKHANI, "https://example.org/b")]
    Intake(database_url=shared_database.owner).take(given)
    return shared_database


@pytest.fixture
async def client(checked: Urls) -> AsyncIterator[httpx.AsyncClient]:
    async with serve(api_of(checked)) as one:
        yield one


async def get(client: httpx.AsyncClient, path: str, **parameters: Any) -> dict[str, Any]:  # noqa: ANN401 - any parameter
    answer = await client.get(path, params=parameters)
    assert answer.status_code == 200, answer.text
    document: dict[str, Any] = answer.json()
    return document


async def test_a_claim_carries_verdict_explanation_evidence_and_coverage(
    client: httpx.AsyncClient,
) -> None:
    page = await get(client, "/claims", enforcement="contradicted")
    ClaimList.model_validate(page)
    (claim,) = page["data"]
    assert "موسكو" in claim["text"]
    enforcement = claim["enforcement"]
    assert enforcement["verdict"] == "contradicted"
    assert "روسيا" in enforcement["explanation"]["ar"]
    assert "Russia" in enforcement["explanation"]["en"]
    assert [e["kind"] for e in enforcement["evidence"]] == ["words", "no-regime"]
    assert enforcement["coverage"] == {"from": "1966-12-16", "to": "2026-02-27"}
    detail = await get(client, f"/claims/{claim['id']}")
    ClaimDetail.model_validate(detail)
    assert detail["data"]["enforcement"] == enforcement


async def test_of_other_topics_it_is_null(client: httpx.AsyncClient) -> None:
    claims = (await get(client, "/claims", limit=200))["data"]
    assert {c["enforcement"] is None for c in claims if c["topic"] != "sanctions"} <= {True}
    assert {c["enforcement"] is None for c in claims if c["topic"] == "sanctions"} == {False}


async def test_the_filter_takes_several_and_the_rest_is_the_rest(
    client: httpx.AsyncClient,
) -> None:
    every = await get(client, "/claims", topic="sanctions", limit=200)
    parts = [(await get(client, "/claims", enforcement=v, limit=200))["data"] for v in VERDICTS]
    assert sorted(c["id"] for part in parts for c in part) == sorted(c["id"] for c in every["data"])
    both = await get(client, "/claims", enforcement="supported,contradicted", limit=200)
    assert len(both["data"]) == len(parts[0]) + len(parts[1])
    assert {c["enforcement"]["verdict"] for c in both["data"]} == {"supported", "contradicted"}


async def test_a_verdict_that_is_none_is_refused_with_a_suggestion(
    client: httpx.AsyncClient,
) -> None:
    answer = await client.get("/claims", params={"enforcement": "contradict"})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["suggestion"] == "contradicted"


async def test_it_is_there_under_articles_and_parties(client: httpx.AsyncClient) -> None:
    (claim,) = (await get(client, "/claims", enforcement="contradicted"))["data"]
    children = (await get(client, f"/articles/{claim['article']['id']}/claims"))["data"]
    assert claim["enforcement"] in [c["enforcement"] for c in children]
    party = claim["about"][0]["id"]
    of_party = (await get(client, f"/parties/{party}/claims", enforcement="contradicted"))["data"]
    assert [c["id"] for c in of_party] == [claim["id"]]


async def test_facets_count_verdicts_and_exports_name_them(client: httpx.AsyncClient) -> None:
    facets = (await get(client, "/claims/facets", by="enforcement"))["data"]
    counted = {v["value"]: v["count"] for v in facets["enforcement"]}
    assert counted["contradicted"] == 1
    exported = await client.get("/claims.csv", params={"enforcement": "contradicted"})
    table, told = read_csv(exported.content)
    assert [row["enforcement"] for row in table] == ["contradicted"]
    assert told["rows"] == "1"
