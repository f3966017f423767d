"""Filters, counts and includes beyond the first ones, against what the whole lists say."""

import itertools
from collections.abc import Mapping
from typing import Any

import httpx
import pytest

from app.storage.reading.facets import (
    ANALYST_FACETS,
    ARTICLE_FACETS,
    CLAIM_FACETS,
    PARTY_FACETS,
    QUOTE_FACETS,
    Facet,
)
from tests.api.test_resources import PUTIN, TREATY, items


async def get(client: httpx.AsyncClient, path: str) -> dict[str, Any]:
    response = await client.get(path)
    assert response.status_code == 200, response.text
    document: dict[str, Any] = response.json()
    return document


@pytest.mark.parametrize("path", ["/claims", "/quotes", "/articles"])
@pytest.mark.parametrize("countries", ["RU,US", "روسيا،أمريكا", "RUS&country=USA"])
async def test_all_countries_can_be_asked_for(
    client: httpx.AsyncClient, path: str, countries: str
) -> None:
    both = await items(client, f"{path}?country={countries}&country_match=all")
    russia = {i["id"] for i in await items(client, f"{path}?country=RU")}
    america = {i["id"] for i in await items(client, f"{path}?country=US")}
    assert {i["id"] for i in both} == russia & america
    assert both


async def test_a_match_of_one_country_is_not_echoed(client: httpx.AsyncClient) -> None:
    one = await get(client, "/claims?country=RU&country_match=all")
    two = await get(client, "/claims?country=RU,US&country_match=all")
    assert "country_match" not in one["query"]
    assert two["query"]["country_match"] == "all"


async def test_events_are_filtered_by_their_own_time(client: httpx.AsyncClient) -> None:
    everything = await items(client, "/claims")
    dated = [c for c in everything if c["event_date"]]
    assert dated
    year = dated[0]["event_date"]["start"][:4]
    found = await items(client, f"/claims?event_from={year}&event_to={year}")
    assert dated[0] in found
    for claim in found:
        start, end = claim["event_date"]["start"], claim["event_date"]["end"]
        assert start[:4] <= year <= end[:4]
    assert await items(client, "/claims?event_to=1901") == []


async def test_a_wrong_order_of_events_is_named(client: httpx.AsyncClient) -> None:
    response = await client.get("/claims?event_from=2024&event_to=2023")
    assert response.json()["errors"][0]["parameter"] == "event_from"


async def test_a_party_leads_to_its_claims_in_any_role(client: httpx.AsyncClient) -> None:
    def named(claim: dict[str, Any]) -> set[str]:
        briefs = [claim["claimant"], *claim["co_claimants"], *claim["about"]]
        return {brief["id"] for brief in briefs if brief}

    found = await items(client, f"/claims?party={PUTIN}")
    assert found == [c for c in await items(client, "/claims") if PUTIN in named(c)]
    assert found


async def test_an_analyst_leads_to_what_was_said_as_one(client: httpx.AsyncClient) -> None:
    analyst = (await items(client, "/analysts"))[0]["id"]
    articles = await items(client, f"/articles?analyst={analyst}")
    cited = [
        a["id"]
        for a in await items(client, "/articles")
        if analyst in {n["id"] for n in await items(client, f"/articles/{a['id']}/analysts")}
    ]
    assert [a["id"] for a in articles] == cited
    quotes = await items(client, f"/quotes?analyst={analyst}")
    assert quotes == await items(client, f"/quotes?speaker={analyst}")
    assert cited


async def test_quotes_know_the_topics_of_their_claims(client: httpx.AsyncClient) -> None:
    claims = await items(client, "/claims?topic=sanctions")
    carriers = {quote for claim in claims for quote in claim["quotes"]}
    assert {q["id"] for q in await items(client, "/quotes?topic=sanctions")} == carriers


async def test_stories_can_be_told_once(client: httpx.AsyncClient) -> None:
    articles = await items(client, "/articles")
    assert await items(client, "/articles?distinct=story") == articles  # the samples differ
    story = articles[0]["story"]
    assert await items(client, f"/articles?story={story}") == articles[:1]
    claims = await items(client, f"/claims?story={story}")
    assert {c["article"]["id"] for c in claims} == {articles[0]["id"]}


COUNTS = [("none", None), ("exact", "eq"), ("estimate", "estimate")]


@pytest.mark.parametrize(("count", "relation"), COUNTS)
async def test_the_total_is_as_asked(
    client: httpx.AsyncClient, count: str, relation: str | None
) -> None:
    total = (await get(client, f"/claims?limit=1&count={count}"))["total"]
    assert (total and total["relation"]) == relation
    if relation == "eq":
        assert total["value"] == len(await items(client, "/claims"))


async def test_a_page_brings_along_what_is_included(client: httpx.AsyncClient) -> None:
    plain = (await get(client, "/claims?limit=5"))["data"]
    rich = (await get(client, "/claims?limit=5&include=article,quotes,screening"))["data"]
    for before, after in zip(plain, rich, strict=True):
        article = (await get(client, f"/articles/{before['article']['id']}"))["data"]
        assert after["article"] == article
        assert [q["id"] for q in after["quotes"]] == before["quotes"]
        assert all(s["verdict"] in {"match", "possible", "none", None} for s in after["screening"])


async def test_quotes_bring_their_claims(client: httpx.AsyncClient) -> None:
    quotes = (await get(client, "/quotes?limit=20&include=claim"))["data"]
    assert any(q["claim"] for q in quotes)
    for quote in quotes:
        assert quote["claim"] is None or quote["id"] in quote["claim"]["quotes"]


async def test_fields_and_includes_go_together(client: httpx.AsyncClient) -> None:
    found = (await get(client, "/articles?fields=title&include=text&limit=1"))["data"]
    assert set(found[0]) == {"id", "title", "text"}
    single = (await get(client, f"/articles/{found[0]['id']}?fields=title"))["data"]
    assert set(single) == {"id", "title"}


async def test_a_list_includes_what_the_single_article_does(client: httpx.AsyncClient) -> None:
    listed = await items(client, "/articles?include=claims,parties,analysts,screening")
    for article in listed:
        names = "claims,parties,analysts,screening"
        assert (await get(client, f"/articles/{article['id']}?include={names}"))["data"] == article


@pytest.mark.parametrize("collection", ["claims", "quotes", "articles"])
async def test_facets_count_what_the_list_has(client: httpx.AsyncClient, collection: str) -> None:
    everything = await items(client, f"/{collection}?date=2024")
    facets = (await get(client, f"/{collection}/facets?by=country&date=2024&limit=200"))["data"]
    expected: dict[str, int] = {}
    for item in everything if collection != "quotes" else []:
        for country in item["countries"]:
            expected[country] = expected.get(country, 0) + 1
    found = {value["value"]: value["count"] for value in facets["country"]}
    if collection == "quotes":
        expected = {c: len(await items(client, f"/quotes?date=2024&country={c}")) for c in found}
    assert found == expected
    assert found
    counts = [value["count"] for value in facets["country"]]
    assert counts == sorted(counts, reverse=True)


async def test_facets_of_several_properties_have_labels(client: httpx.AsyncClient) -> None:
    data = (await get(client, "/claims/facets?by=topic,modality,claimant,outlet&country=RU"))[
        "data"
    ]
    assert list(data) == ["topic", "modality", "claimant", "outlet"]
    assert all(v["label"]["ar"] for v in data["topic"] + data["modality"])
    claims = await items(client, "/claims?country=RU")
    for value in data["claimant"]:
        of_party = [c for c in claims if c["claimant"] and c["claimant"]["id"] == value["value"]]
        assert value["count"] == len(of_party)
        assert value["label"]["en"] == of_party[0]["claimant"]["name"]["en"]


async def test_facets_need_a_property_that_exists(client: httpx.AsyncClient) -> None:
    assert (await client.get("/claims/facets")).status_code == 400
    wrong = (await client.get("/claims/facets?by=topik")).json()["errors"][0]
    assert wrong["suggestion"] == "topic"


@pytest.mark.parametrize("interval", ["day", "week", "month"])
async def test_a_timeline_has_no_gaps_and_loses_nothing(
    client: httpx.AsyncClient, interval: str
) -> None:
    stretches = (await get(client, f"/claims/timeline?interval={interval}"))["data"]
    claims = await items(client, "/claims")
    assert sum(s["count"] for s in stretches) == len(claims)
    for before, after in itertools.pairwise(stretches):
        assert before["end"] < after["start"]
    for stretch in stretches:
        days = [c["article"]["published_on"] for c in claims]
        inside = [day for day in days if stretch["start"] <= day <= stretch["end"]]
        assert stretch["count"] == len(inside)
    assert any(s["count"] == 0 for s in stretches)


async def test_a_timeline_reaches_as_far_as_asked(client: httpx.AsyncClient) -> None:
    path = "/claims/timeline?interval=month&date_from=2023-11&date_to=2024-02&by=country&limit=3"
    stretches = (await get(client, path))["data"]
    assert [s["start"] for s in stretches] == [
        "2023-11-01", "2023-12-01", "2024-01-01", "2024-02-01",
    ]  # fmt: skip
    assert {len(s["by"]) for s in stretches} == {len(stretches[0]["by"])}
    total = {v["value"]: v["count"] for v in (
        await get(client, "/claims/facets?by=country&date_from=2023-11&date_to=2024-02")
    )["data"]["country"]}  # fmt: skip
    for number, value in enumerate(stretches[0]["by"]):
        assert sum(s["by"][number]["count"] for s in stretches) == total[value["value"]]


async def test_too_many_stretches_are_refused(client: httpx.AsyncClient) -> None:
    response = await client.get("/claims/timeline?interval=day&date_from=1950&date_to=2024")
    assert response.json()["errors"][0]["parameter"] == "interval"


SPELLINGS = ["أعلن", "اعلن", "أَعْلَنَ", "اعـــلن"]


async def test_every_spelling_finds_the_same(client: httpx.AsyncClient) -> None:
    found = [await get(client, f"/search?q={word}") for word in SPELLINGS]
    assert len({tuple(i["id"] for i in one["data"]) for one in found}) == 1
    assert found[0]["data"]


@pytest.mark.parametrize("words", ["روسيا", "العقوبات", "الرئيس الروسي", '"الرئيس الروسي"'])
async def test_the_words_found_are_marked_in_the_snippet(
    client: httpx.AsyncClient, words: str
) -> None:
    found = (await get(client, f"/search?q={words}"))["data"]
    assert found
    for item in found:
        text, spans = item["snippet"]["text"], item["snippet"]["highlights"]
        assert spans
        for span in spans:
            marked = text[span["start"] : span["end"]]
            assert marked.strip() == marked
            assert " " not in marked
    scores = [item["score"] for item in found]
    assert scores == sorted(scores, reverse=True)


async def test_a_snippet_stands_in_the_stored_text(client: httpx.AsyncClient) -> None:
    found = (await get(client, "/search?q=روسيا&type=article"))["data"]
    for item in found:
        text = (await get(client, f"/articles/{item['id']}?include=text"))["data"]["text"]
        span = item["snippet"]["span"]
        if span:
            assert text[span["start"] : span["end"]] == item["snippet"]["text"]


async def test_words_can_be_excluded_and_alternatives_given(client: httpx.AsyncClient) -> None:
    def ids(document: dict[str, Any]) -> set[str]:
        return {item["id"] for item in document["data"]}

    russia = ids(await get(client, "/search?q=روسيا&type=article&limit=200"))
    without = ids(await get(client, "/search?q=روسيا -بوتين&type=article&limit=200"))
    either = ids(await get(client, "/search?q=روسيا or ايران&type=article&limit=200"))
    assert without < russia <= either


async def test_pages_of_a_search_are_the_whole(client: httpx.AsyncClient) -> None:
    whole = (await get(client, "/search?q=روسيا&limit=200"))["data"]
    page = await get(client, "/search?q=روسيا&limit=3")
    walked = page["data"]
    while page["page"]["next"]:
        page = await get(client, f"/search?q=روسيا&limit=3&cursor={page['page']['next']}")
        walked += page["data"]
    assert walked == whole
    assert page["total"] == {"value": len(whole), "relation": "eq"}


@pytest.mark.parametrize("path", ["/claims", "/quotes", "/articles"])
async def test_a_list_can_be_sorted_by_relevance(client: httpx.AsyncClient, path: str) -> None:
    by_day = await items(client, f"{path}?q=روسيا")
    ranked = await items(client, f"{path}?q=روسيا&sort=relevance")
    assert {i["id"] for i in ranked} == {i["id"] for i in by_day}
    paged = await get(client, f"{path}?q=روسيا&sort=relevance&limit=2")
    assert paged["data"] == ranked[:2]


async def test_relevance_needs_words(client: httpx.AsyncClient) -> None:
    response = await client.get("/claims?sort=relevance")
    assert response.json()["errors"][0]["parameter"] == "sort"


async def test_the_sample_of_the_treaty_is_found(client: httpx.AsyncClient) -> None:
    found = (await get(client, "/search?q=معاهدة شراكة&type=article"))["data"]
    assert [i for i in found if i["article"]["url"].endswith(TREATY)]


@pytest.mark.parametrize(
    ("collection", "facets"),
    [
        ("articles", ARTICLE_FACETS),
        ("claims", CLAIM_FACETS),
        ("quotes", QUOTE_FACETS),
        ("parties", PARTY_FACETS),
        ("analysts", ANALYST_FACETS),
    ],
)
async def test_everything_that_may_be_counted_may_be_counted_at_once(
    client: httpx.AsyncClient, collection: str, facets: Mapping[str, Facet]
) -> None:
    data = (await get(client, f"/{collection}/facets?by={','.join(facets)}"))["data"]
    assert set(data) == set(facets)
