"""Documents as the routes write them against the models that OpenAPI promises."""

import httpx
import pytest
from pydantic import BaseModel

from app.api.schemas.article import ArticleDetail, ArticleList
from app.api.schemas.attribution import (
    AnalystDetail,
    AnalystList,
    ClaimDetail,
    ClaimList,
    QuoteDetail,
    QuoteList,
)
from app.api.schemas.listing import DesignationDetail, EnforcementListDetail, EnforcementLists
from app.api.schemas.party import PartyDetail, PartyList
from app.api.schemas.screening import StoredScreeningDetail, StoredScreeningList
from app.api.schemas.service import CountryList, Liveness, OutletList, Readiness, ServiceDetail

COLLECTIONS: list[tuple[str, type[BaseModel], type[BaseModel] | None, dict[str, type[BaseModel]]]]
COLLECTIONS = [
    ("/articles", ArticleList, ArticleDetail, {
        "claims": ClaimList, "quotes": QuoteList, "parties": PartyList, "analysts": AnalystList,
        "screening": StoredScreeningList}),
    ("/claims", ClaimList, ClaimDetail, {}),
    ("/quotes", QuoteList, QuoteDetail, {}),
    ("/parties", PartyList, PartyDetail, {
        "claims": ClaimList, "quotes": QuoteList, "screening": StoredScreeningDetail}),
    ("/analysts", AnalystList, AnalystDetail, {"quotes": QuoteList}),
    ("/lists", EnforcementLists, EnforcementListDetail, {}),
    ("/outlets", OutletList, None, {}),
    ("/countries", CountryList, None, {}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "page", "detail", "children"), COLLECTIONS, ids=[c[0] for c in COLLECTIONS]
)
async def test_everything_a_collection_says_is_as_promised(
    client: httpx.AsyncClient,
    path: str,
    page: type[BaseModel],
    detail: type[BaseModel] | None,
    children: dict[str, type[BaseModel]],
) -> None:
    answer = await client.get(f"{path}?limit=200")
    page.model_validate_json(answer.content)
    items = answer.json()["data"]
    assert items
    for item in items[:20] if detail else ():
        one = await client.get(f"{path}/{item['id']}")
        assert detail
        detail.model_validate_json(one.content)
        if path != "/lists":
            assert one.json()["data"] == item
        for name, model in children.items():
            child = await client.get(f"{path}/{item['id']}/{name}")
            model.model_validate_json(child.content)


async def test_what_is_included_is_what_the_children_say(client: httpx.AsyncClient) -> None:
    article = (await client.get("/articles")).json()["data"][0]["id"]
    names = ["claims", "quotes", "parties", "analysts", "screening"]
    answer = await client.get(f"/articles/{article}?include={','.join(names)}")
    ArticleDetail.model_validate_json(answer.content)
    for name in names:
        child = (await client.get(f"/articles/{article}/{name}?limit=200")).json()["data"]
        assert answer.json()["data"][name] == child, name


@pytest.mark.parametrize(
    ("path", "model"),
    [
        ("/meta", ServiceDetail),
        ("/health/live", Liveness),
        ("/health/ready", Readiness),
        ("/designations/dated/D.1", DesignationDetail),
    ],
)
async def test_single_documents_are_as_promised(
    client: httpx.AsyncClient, path: str, model: type[BaseModel]
) -> None:
    answer = await client.get(path)
    assert answer.status_code == 200
    model.model_validate_json(answer.content)
