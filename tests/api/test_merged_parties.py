"""Names that were merged: one party in lists, and an old id that still answers."""

from collections.abc import AsyncIterator

import httpx
import psycopg
import pytest

from app.domain.ids import write_id
from app.ingest.articles import Intake
from tests.api.deployments import api_of, serve
from tests.databases import Urls
from tests.ingest.test_identity import items, rows


@pytest.fixture(scope="module")
def merged(shared_database: Urls) -> Urls:
    """A database in which two spellings are one party."""
    Intake(database_url=shared_database.owner).take(items([0, 1]))
    return shared_database


@pytest.fixture
async def client(merged: Urls) -> AsyncIterator[httpx.AsyncClient]:
    async with serve(api_of(merged), loaded=False) as one:
        yield one


async def test_a_merged_id_answers_with_the_party_it_is(
    merged: Urls, client: httpx.AsyncClient
) -> None:
    ((old, head),) = rows(
        merged, "SELECT id, merged_into FROM parties WHERE merged_into IS NOT NULL"
    )
    for path in ("", "/claims", "/quotes"):
        by_old = await client.get(f"/parties/{write_id(old)}{path}")
        by_head = await client.get(f"/parties/{write_id(head)}{path}")
        assert by_old.status_code == 200, by_old.text
        assert by_old.json()["data"] == by_head.json()["data"]
    found = (await client.get(f"/parties/{write_id(old)}")).json()["data"]
    assert found["id"] == write_id(head)
    assert found["counts"]["articles"] == 2


@pytest.mark.parametrize(
    ("path", "parameter"),
    [
        ("/articles", "party"),
        ("/claims", "party"),
        ("/claims", "claimant"),
        ("/quotes", "party"),
        ("/quotes", "speaker"),
        ("/claims/timeline", "party"),
        ("/quotes/facets?by=kind", "speaker"),
    ],
)
async def test_filters_take_a_merged_id_for_the_party_it_is(
    merged: Urls, client: httpx.AsyncClient, path: str, parameter: str
) -> None:
    ((old, head),) = rows(
        merged, "SELECT id, merged_into FROM parties WHERE merged_into IS NOT NULL"
    )
    glue = "&" if "?" in path else "?"
    answers = [
        (await client.get(f"{path}{glue}{parameter}={write_id(number)}")).json()
        for number in (old, head)
    ]
    by_old, by_head = answers
    assert by_old["data"] == by_head["data"]
    if path == "/articles":
        assert len(by_old["data"]) == 2


async def test_a_merged_party_is_in_no_list(merged: Urls, client: httpx.AsyncClient) -> None:
    ((old,),) = rows(merged, "SELECT id FROM parties WHERE merged_into IS NOT NULL")
    listed = (await client.get("/parties", params={"limit": 200})).json()["data"]
    assert write_id(old) not in {party["id"] for party in listed}
    assert len(listed) == len({party["id"] for party in listed})


async def test_changes_of_a_merged_party_are_those_of_both_ids(
    merged: Urls, client: httpx.AsyncClient
) -> None:
    ((old, head),) = rows(
        merged, "SELECT id, merged_into FROM parties WHERE merged_into IS NOT NULL"
    )
    with psycopg.connect(merged.owner) as connection:
        connection.execute(
            "INSERT INTO changes (kind, party_id) SELECT 'screening.changed', unnest(%s::bigint[])",
            ([old, head, 7],),
        )
    for number in (old, head):
        found = await client.get("/changes", params={"party": write_id(number), "limit": 200})
        parties = [one["party"] for one in found.json()["data"]]
        assert sorted(parties) == sorted([write_id(old), write_id(head)])
        assert found.json()["query"]["party"] == [write_id(number)]
