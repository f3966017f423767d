"""Totals of a country and days are the same whether the database or the process adds them up."""

from tests.api.deployments import api_of, serve
from tests.databases import Urls

TARGET = "/claims?country=RU&date_from=2000&limit={}"


async def test_a_total_stays_the_same_when_it_is_asked_often(filled: Urls) -> None:
    app = api_of(filled)
    async with serve(app) as client:
        totals = [(await client.get(TARGET.format(n))).json()["total"] for n in range(1, 30)]
        assert app.state.serving.sums.version == app.state.serving.data.version
        walked = (await client.get(TARGET.format(30) + "&min_confidence=0")).json()["total"]
    assert totals == [walked] * len(totals)
    assert walked["value"] > 0


async def test_a_total_of_another_version_is_not_told(filled: Urls) -> None:
    app = api_of(filled)
    async with serve(app) as client:
        totals = [(await client.get(TARGET.format(n))).json()["total"] for n in range(1, 20)]
        sums = app.state.serving.sums
        sums.version += 1
        assert sums._kept  # what it tells is of a version that no page is of
        for days in sums._kept.values():
            days.before[-1] += 1_000
        after = (await client.get(TARGET.format(40))).json()["total"]
    assert after == totals[0]
