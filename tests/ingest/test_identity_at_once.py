"""Several workers that store and compare at once, as `marsad worker` on many machines."""

import random
from concurrent.futures import ThreadPoolExecutor

import pytest

from app.ingest.articles import Intake
from tests.databases import Urls
from tests.ingest.test_identity import ARTICLES, items, rows, state

pytestmark = pytest.mark.postgres


def test_workers_at_once_end_with_the_same_parties(database: Urls, shared_database: Urls) -> None:
    order = list(range(len(ARTICLES)))
    Intake(database_url=shared_database.owner).take(items(order))
    chance = random.Random(5)  # noqa: S311 - a shuffle, not a secret
    shuffles = [chance.sample(order, len(order)) for _ in range(4)]

    def work(shuffled: list[int]) -> None:
        intake = Intake(database_url=database.owner)
        for number in shuffled:
            intake.take(items([number]))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, shuffles))
    assert rows(database, "SELECT * FROM identity_due") == []
    assert state(database) == state(shared_database)
