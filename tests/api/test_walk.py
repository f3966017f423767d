"""A walk over all pages while articles come in: what was there before is seen exactly once."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import count

import httpx
import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.storage.writing.articles import write_articles
from app.storage.writing.state import transaction
from tests.api.deployments import api_of, listening
from tests.api.filling import sample_records
from tests.databases import Urls

_numbers = count(1)
PATHS = [
    "/claims?country=RU",
    "/claims?country=RU,US",
    "/claims",
    "/claims?sort=published_on",
    "/quotes?country=RU,US",
    "/articles",
]


@pytest.fixture(scope="module")
def address(filled: Urls) -> Iterator[str]:
    with listening(api_of(filled)) as address:
        yield address


def ingest(urls: Urls, day: int) -> None:
    """Store one more article, of the nth day of 2023 or 2024."""
    number = next(_numbers)
    record = sample_records()[number % 6]
    published = date(2023, 1, 1) + timedelta(days=day)
    draft = replace(record.draft, url=f"https://walk.example/{number}", published_on=published)
    with psycopg.connect(urls.owner) as connection, transaction(connection):
        write_articles(connection, [replace(record, draft=draft)])


def page(client: httpx.Client, path: str, limit: int, cursor: str | None) -> tuple[list[str], str]:
    parameters = {"limit": str(limit)} | ({"cursor": cursor} if cursor else {})
    response = client.get(httpx.URL(path).copy_merge_params(parameters))
    assert response.status_code == 200, response.text
    document = response.json()
    return [item["id"] for item in document["data"]], document["page"]["next"]


def whole(client: httpx.Client, path: str) -> list[str]:
    found, cursor = page(client, path, 200, None)
    while cursor:
        more, cursor = page(client, path, 200, cursor)
        found += more
    return found


@settings(
    max_examples=20,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(
    path=st.sampled_from(PATHS),
    limit=st.integers(3, 40),
    days=st.lists(st.integers(0, 730), min_size=1, max_size=4),
)
def test_a_walk_during_ingest_misses_and_repeats_nothing(
    filled: Urls, address: str, path: str, limit: int, days: list[int]
) -> None:
    with httpx.Client(base_url=address, trust_env=False, timeout=30) as client:
        at_start = whole(client, path)
        coming = iter(days)
        walked, cursor = page(client, path, limit, None)
        while cursor:
            day = next(coming, None)
            if day is not None:
                ingest(filled, day)
            more, cursor = page(client, path, limit, cursor)
            walked += more
    assert len(walked) == len(set(walked))
    assert set(at_start) <= set(walked)
    in_both = [one for one in walked if one in set(at_start)]
    assert in_both == at_start
