import httpx

from tests.api.filling import ARTICLES


async def test_articles_come_newest_first(client: httpx.AsyncClient) -> None:
    answer = (await client.get("/articles")).json()
    days = [article["published_on"] for article in answer["data"]]
    assert len(days) == answer["total"]["value"] == ARTICLES
    assert days == sorted(days, reverse=True)
