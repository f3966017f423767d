"""What the resources say of the samples."""

from typing import Any

import httpx
import pytest

from app.domain.ids import write_id
from tests.api.deployments import api_of, serve
from tests.api.filling import OUTLETS, SAMPLES, party_id
from tests.databases import Urls

PUTIN, KIRBY, WAGNER, KIM, STOLTENBERG = (
    write_id(party_id(f"{first} {last}"))
    for first, last in (
        ("Vladimir", "Putin"),
        ("John", "Kirby"),
        ("Wagner", "Group"),
        ("Kim", "Jong Un"),
        ("Jens", "Stoltenberg"),
    )
)
TREATY = "s01-pyongyang-treaty"  # published 2024-06-20


async def items(client: httpx.AsyncClient, path: str) -> list[dict[str, Any]]:
    response = await client.get(httpx.URL(path).copy_merge_params({"limit": 200}))
    assert response.status_code == 200, response.text
    data: list[dict[str, Any]] = response.json()["data"]
    return data


async def treaty(client: httpx.AsyncClient) -> str:
    """The id of the article on the treaty."""
    found = [a for a in await items(client, "/articles") if a["url"].endswith(TREATY)]
    return str(found[0]["id"])


async def test_spans_point_at_the_words_in_the_stored_text(client: httpx.AsyncClient) -> None:
    path = f"/articles/{await treaty(client)}?include=text,claims,quotes"
    article = (await client.get(path)).json()["data"]
    found = [*article["claims"], *article["quotes"]]
    words = {article["text"][f["span"]["start"] : f["span"]["end"]] for f in found}
    assert len(found) == article["counts"]["claims"] + article["counts"]["quotes"]
    assert words == {f["text"] for f in found}


async def test_claims_of_an_article_come_in_the_order_of_the_text(
    client: httpx.AsyncClient,
) -> None:
    claims = await items(client, f"/articles/{await treaty(client)}/claims")
    assert [c["article"]["published_on"] for c in claims] == ["2024-06-20"] * len(claims)
    quoted = [c["quotes"] for c in claims if c["quotes"]]
    quotes = {q["id"] for q in await items(client, f"/articles/{await treaty(client)}/quotes")}
    assert quoted
    assert {q for one in quoted for q in one} <= quotes


@pytest.mark.parametrize("word", ["RU", "rus", "روسيا", "Russia", "الاتحاد الروسي"])
async def test_claims_of_a_country_concern_it(client: httpx.AsyncClient, word: str) -> None:
    claims = await items(client, f"/claims?country={word}")
    everything = await items(client, "/claims")
    assert claims == [c for c in everything if "RU" in c["countries"]]
    assert claims


async def test_several_countries_are_any_of_them(client: httpx.AsyncClient) -> None:
    claims = await items(client, "/claims?country=RU,IR")
    everything = await items(client, "/claims")
    assert claims == [c for c in everything if {"RU", "IR"} & set(c["countries"])]


DATES = [
    ("a day", "date=2024-06-20", lambda day: day == "2024-06-20"),
    ("a month", "date=2024-06", lambda day: day.startswith("2024-06")),
    ("a year", "date=2024", lambda day: day.startswith("2024")),
    ("from a year on", "date_from=2024", lambda day: day >= "2024"),
    ("to the end of a month", "date_to=2023-03", lambda day: day < "2023-04"),
    ("from and to", "date_from=2023-02&date_to=2024-02-08",
     lambda day: "2023-02" <= day < "2024-02-09"),
]  # fmt: skip


@pytest.mark.parametrize(("query", "within"), [d[1:] for d in DATES], ids=[d[0] for d in DATES])
@pytest.mark.parametrize("path", ["/articles", "/claims", "/quotes"])
async def test_dates_are_days_of_publication(
    client: httpx.AsyncClient,
    path: str,
    query: str,
    within: Any,  # noqa: ANN401 - a predicate
) -> None:
    def day(item: dict[str, Any]) -> str:
        return str(item.get("published_on") or item["article"]["published_on"])

    everything = await items(client, path)
    assert await items(client, f"{path}?{query}") == [i for i in everything if within(day(i))]


async def test_a_speaker_speaks_all_quotes_filtered_by_it(client: httpx.AsyncClient) -> None:
    quotes = await items(client, f"/quotes?speaker={KIRBY}")
    assert quotes
    assert {q["speaker"]["name"]["en"] for q in quotes} == {"John Kirby"}
    assert await items(client, f"/parties/{KIRBY}/quotes") == quotes


async def test_a_claimant_answers_for_all_claims_filtered_by_it(client: httpx.AsyncClient) -> None:
    claims = await items(client, f"/claims?claimant={KIRBY}")
    everything = await items(client, "/claims")
    assert claims == [
        c
        for c in everything
        if KIRBY in {p["id"] for p in (c["claimant"], *c["co_claimants"]) if p}
    ]


async def test_a_party_makes_claims_or_is_spoken_of(client: httpx.AsyncClient) -> None:
    claims = await items(client, f"/claims?party={PUTIN}")
    everything = await items(client, "/claims")
    parts = [
        (c, {p["id"] for p in (c["claimant"], *c["co_claimants"], *c["about"]) if p})
        for c in everything
    ]
    assert claims == [c for c, parties in parts if PUTIN in parties]
    assert await items(client, f"/parties/{PUTIN}/claims") == claims


async def test_the_articles_own_voice_has_no_claimant(client: httpx.AsyncClient) -> None:
    claims = await items(client, "/claims")
    voices = {(c["voice"], c["claimant"] is None) for c in claims}
    assert voices == {("party", False), ("narrator", True)}


@pytest.mark.parametrize("key", OUTLETS)
async def test_an_outlet_is_named_by_its_key_or_its_id(client: httpx.AsyncClient, key: str) -> None:
    by_key = await items(client, f"/articles?outlet={key}")
    assert {a["outlet"]["key"] for a in by_key} == {key}
    assert await items(client, f"/articles?outlet={by_key[0]['outlet']['id']}") == by_key
    outlet = next(o for o in await items(client, "/outlets") if o["key"] == key)
    assert outlet["articles"] == len(by_key)


@pytest.mark.parametrize("word", ["بوتين", "بُوتِين", "بوتيــن"])
async def test_words_are_found_in_any_arabic_spelling(client: httpx.AsyncClient, word: str) -> None:
    claims = await items(client, f"/claims?q={word}")
    assert claims
    assert all("بوتين" in claim["text"] for claim in claims)


@pytest.mark.parametrize("word", ["كيم جونغ اون", "kim jong", "KIM JONG UN"])
async def test_a_party_is_found_by_part_of_a_name(client: httpx.AsyncClient, word: str) -> None:
    found = await items(client, f"/parties?q={word}")
    assert "Kim Jong Un" in {p["name"]["en"] for p in found}


LISTED = [
    ("on a list that gives the day", PUTIN, (True, True, "listed-on")),
    ("possibly on one", KIM, ("unknown", "unknown", "possible-match")),
    ("on none, and covered since", STOLTENBERG, (False, False, "version-history")),
]


@pytest.mark.parametrize(("party", "expected"), [x[1:] for x in LISTED], ids=[x[0] for x in LISTED])
async def test_an_articles_party_is_listed_now_and_then(
    client: httpx.AsyncClient, party: str, expected: tuple[object, object, str]
) -> None:
    parties = await items(client, f"/articles/{await treaty(client)}/parties")
    listed = next(p["listed"] for p in parties if p["id"] == party)
    assert (listed["now"], listed["at_publication"], listed["basis"]) == expected
    assert listed["screened_through"] == {"dated": "2024-01-01", "undated": "2024-06-01"}


async def test_without_a_listing_date_the_past_is_unknown(client: httpx.AsyncClient) -> None:
    claims = await items(client, f"/claims?party={WAGNER}")
    wagner = [p for c in claims for p in c["about"] if p["id"] == WAGNER]
    listed = {(p["listed"]["now"], p["listed"]["at_publication"]) for p in wagner}
    assert listed == {(True, "unknown")}


@pytest.mark.parametrize("path", ["/articles", "/claims", "/quotes", "/parties", "/analysts"])
async def test_listed_true_false_unknown_share_out_everything(
    client: httpx.AsyncClient, path: str
) -> None:
    shares = [
        {item["id"] for item in await items(client, f"{path}?listed={word}")}
        for word in ("true", "false", "unknown")
    ]
    everything = {item["id"] for item in await items(client, path)}
    assert set().union(*shares) == everything
    assert sum(map(len, shares)) == len(everything)


async def test_a_claim_is_listed_when_one_of_its_parties_is(client: httpx.AsyncClient) -> None:
    listed = {c["id"] for c in await items(client, "/claims?listed=true")}
    of_listed = await items(client, f"/claims?party={PUTIN},{WAGNER}")
    assert listed == {c["id"] for c in of_listed}


async def test_stored_screening_shows_its_evidence(client: httpx.AsyncClient) -> None:
    answer = (await client.get(f"/parties/{PUTIN}/screening")).json()["data"]
    assert answer["verdict"] == "match"
    assert [(h["list"], h["entry_id"], h["listed_on"]) for h in answer["hits"]] == [
        ("dated", "D.1", "2022-02-25")
    ]
    assert answer["hits"][0]["evidence"][0]["feature"] == "letters"
    assert answer["hits"][0]["list_version"] == "2024-01-01"


async def test_an_analyst_is_shown_as_the_article_cites_them(client: httpx.AsyncClient) -> None:
    cited = await items(client, f"/articles/{await treaty(client)}/analysts")
    assert [(a["party"]["name"]["en"], a["affiliation"]["country"]) for a in cited] == [
        ("Victor Cha", "US")
    ]
    assert cited[0]["span"]["start"] < cited[0]["span"]["end"]
    quotes = await items(client, f"/analysts/{cited[0]['id']}/quotes")
    assert {q["speaker"]["id"] for q in quotes} == {cited[0]["id"]}


async def test_lists_say_what_they_are(client: httpx.AsyncClient) -> None:
    lists = {one["id"]: one for one in await items(client, "/lists")}
    assert set(lists) == {"dated", "undated", "failing"}
    assert (lists["dated"]["version"], lists["dated"]["excerpt"]) == ("2024-01-01", False)
    assert lists["dated"]["counts"]["entries"] == 1
    assert 0 <= lists["dated"]["age_seconds"] < 600
    assert lists["undated"]["excerpt"]
    assert (lists["failing"]["version"], lists["failing"]["last_error"]) == (None, "404 Not Found")


async def test_an_entry_id_may_have_a_slash(client: httpx.AsyncClient) -> None:
    answer = await client.get("/designations/undated/U%2F1:a")
    assert answer.json()["data"]["name"] == "PMC WAGNER"
    assert answer.json()["data"]["aliases"][0]["strength"] == "primary"


async def test_ready_says_degraded_and_why(client: httpx.AsyncClient) -> None:
    answer = await client.get("/health/ready")
    assert (answer.status_code, answer.json()["status"]) == (200, "degraded")
    reasons = " ".join(answer.json()["reasons"])
    assert "List undated is an excerpt" in reasons
    assert "404 Not Found" in reasons
    assert "List dated " not in reasons


TEXTS = [("full", True, True), ("excerpt", False, True), ("none", False, False)]


@pytest.mark.parametrize(("policy", "text", "excerpt"), TEXTS, ids=[t[0] for t in TEXTS])
async def test_the_text_is_given_out_as_the_policy_says(
    filled: Urls,
    policy: str,
    text: bool,  # noqa: FBT001 - a table
    excerpt: bool,  # noqa: FBT001 - a table
) -> None:
    async with serve(api_of(filled, serve_text=policy)) as client:
        path = f"/articles/{await treaty(client)}?include=text"
        article = (await client.get(path)).json()["data"]
        meta = (await client.get("/meta")).json()["data"]
    stored = (SAMPLES / "articles" / f"{TREATY}.txt").read_text("utf-8")
    assert article["text"] == (stored if text else None)
    assert (article["excerpt"] is not None) == excerpt
    assert meta["text_policy"] == policy
