from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from app.api.schemas.screening import ScreeningBatch, ScreeningDetail
from tests.api.deployments import api_of, serve
from tests.databases import Urls


async def ask(client: httpx.AsyncClient, **parameters: Any) -> dict[str, Any]:  # noqa: ANN401 - any parameter
    response = await client.get("/screening", params=parameters)
    assert response.status_code == 200, response.text
    ScreeningDetail.model_validate_json(response.content)
    answer: dict[str, Any] = response.json()["data"]
    return answer


@pytest.mark.parametrize(
    ("name", "entry"),
    [
        ("فلاديمير بوتين", "D.1"),  # Flādīmīr Būtīn
        ("Vladimir Putin", "D.1"),
        ("فاغنر", "U/1:a"),  # Fāghnir, Wagner
    ],
)
async def test_a_listed_name_is_found_in_either_script(
    client: httpx.AsyncClient, name: str, entry: str
) -> None:
    answer = await ask(client, name=name)
    assert answer["hits"][0]["entry_id"] == entry
    assert answer["hits"][0]["evidence"]
    assert answer["query"]["name"] == name


async def test_an_answer_says_what_it_was_given_from(client: httpx.AsyncClient) -> None:
    answer = await ask(client, name="x")
    lists = {one["id"]: (one["version"], one["date"]) for one in answer["lists"]}
    assert lists == {
        "dated": ("2024-01-01", "2024-01-01"),
        "undated": ("2024-06-01", "2024-06-01"),
    }
    age = datetime.now(UTC) - datetime.fromisoformat(answer["checked_at"])
    assert 0 <= age.total_seconds() < 60
    assert "not an identification" in answer["note"]


async def test_on_a_day_before_the_listing_the_entry_is_no_hit(client: httpx.AsyncClient) -> None:
    then = await ask(client, name="Vladimir Putin", as_of="2022-02-24")
    since = await ask(client, name="Vladimir Putin", as_of="2022-02-25")
    assert "D.1" not in {hit["entry_id"] for hit in then["hits"] if hit["band"] != "none"}
    assert since["hits"][0]["entry_id"] == "D.1"


async def test_a_country_is_read_in_any_of_its_ways(client: httpx.AsyncClient) -> None:
    answer = await ask(client, name="Vladimir Putin", country="روسيا", kind="person")
    assert answer["query"] | {"name": None} == {
        "name": None,
        "kind": "person",
        "country": "RU",
        "birth_year": None,
        "as_of": None,
        "limit": 5,
    }


async def test_the_limit_bounds_the_hits(client: httpx.AsyncClient) -> None:
    assert len((await ask(client, name="Vladimir Putin", limit=1))["hits"]) <= 1


async def test_a_batch_is_answered_by_the_clients_ids_in_order(client: httpx.AsyncClient) -> None:
    names = [
        {"id": "z", "name": "فلاديمير بوتين", "kind": "person", "country": "Russia"},
        {"id": "a", "name": "PMC Wagner", "birth_year": None},
    ]
    response = await client.post("/screening", json={"names": names})
    ScreeningBatch.model_validate_json(response.content)
    answers = response.json()["data"]
    assert [answer["id"] for answer in answers] == ["z", "a"]
    assert [answer["hits"][0]["entry_id"] for answer in answers] == ["D.1", "U/1:a"]
    assert response.headers["cache-control"] == "no-store"


async def test_one_and_many_are_answered_alike(client: httpx.AsyncClient) -> None:
    one = await ask(client, name="بوتين")
    many = await client.post("/screening", json={"names": [{"id": "1", "name": "بوتين"}]})
    (answer,) = many.json()["data"]
    assert answer["hits"] == one["hits"]


async def test_a_name_without_a_letter_names_its_place(client: httpx.AsyncClient) -> None:
    alone = await client.get("/screening", params={"name": "…!"})
    assert (alone.status_code, alone.json()["errors"][0]["parameter"]) == (400, "name")
    names = [{"id": "1", "name": "x"}, {"id": "2", "name": "…!"}]
    batch = await client.post("/screening", json={"names": names})
    assert (batch.status_code, batch.json()["errors"][0]["parameter"]) == (422, "names.1.name")


async def test_a_hundred_names_are_taken_and_one_more_is_not(client: httpx.AsyncClient) -> None:
    names = [{"id": str(n), "name": "x"} for n in range(101)]
    assert (await client.post("/screening", json={"names": names[:100]})).status_code == 200
    assert (await client.post("/screening", json={"names": names})).status_code == 422


async def test_without_an_index_it_is_unavailable_for_now(database: Urls) -> None:
    async with serve(api_of(database), loaded=False) as client:
        response = await client.get("/screening?name=x")
        ready = await client.get("/health/ready")
        claims = await client.get("/claims")
    assert (response.status_code, response.json()["code"]) == (503, "index-not-loaded")
    assert int(response.headers["retry-after"]) > 0
    assert (ready.status_code, ready.json()["status"]) == (503, "unavailable")
    assert (claims.status_code, claims.json()["data"]) == (200, [])


async def test_without_a_database_everything_is_unavailable_for_now() -> None:
    nowhere = "postgresql://marsad@127.0.0.1:1/marsad"
    async with serve(api_of(Urls(owner=nowhere, api=nowhere)), loaded=False) as client:
        live = await client.get("/health/live")
        claims = await client.get("/claims")
    assert live.status_code == 200
    assert (claims.status_code, claims.json()["code"]) == (503, "database-unavailable")
    assert int(claims.headers["retry-after"]) > 0


async def test_a_list_looked_at_lately_is_not_stale(client: httpx.AsyncClient) -> None:
    lists = {one["id"]: one["stale"] for one in (await ask(client, name="x"))["lists"]}
    assert lists == {"dated": False, "undated": False}


@pytest.mark.parametrize(
    ("body", "key"),
    [
        ('{"names": [{"id": "a", "name": "x", "name": "y"}]}', "name"),
        ('{"names": [{"id": "a", "name": "x"}], "names": [{"id": "b", "name": "y"}]}', "names"),
    ],
)
async def test_a_key_that_stands_twice_is_named_and_no_name_passed_over(
    client: httpx.AsyncClient, body: str, key: str
) -> None:
    headers = {"content-type": "application/json"}
    response = await client.post("/screening", content=body, headers=headers)
    assert response.status_code == 422
    (error,) = response.json()["errors"]
    assert error["parameter"] == key
    assert "stands twice" in error["detail"]
