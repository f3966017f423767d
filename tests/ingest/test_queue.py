import asyncio
import threading

from app.domain.article import ArticleDraft
from app.ingest.items import Item
from app.ingest.queue import enqueue, worker_app
from tests.databases import Urls


def items(number: int) -> list[Item]:
    return [
        Item(source="test", position=f"line {n}", draft=ArticleDraft(text=f"خبر {n}"))
        for n in range(number)
    ]


def run_until_idle(urls: Urls, taken: list[Item], fail_first: set[str]) -> None:
    lock = threading.Lock()

    def take(item: Item) -> None:
        with lock:
            if item.position in fail_first:
                fail_first.remove(item.position)
                raise RuntimeError("the worker fell")
            taken.append(item)

    app = worker_app(urls.owner, take)

    async def run() -> None:
        async with app.open_async():
            await app.run_worker_async(wait=False, install_signal_handlers=False)

    asyncio.run(run())


def test_every_article_handed_over_is_taken_once(database: Urls) -> None:
    given = items(250)
    assert enqueue(database.owner, given) == 250
    taken: list[Item] = []
    run_until_idle(database, taken, set())
    assert sorted(taken, key=lambda i: i.position) == sorted(given, key=lambda i: i.position)


def test_an_article_that_failed_is_taken_again(database: Urls) -> None:
    enqueue(database.owner, items(2))
    taken: list[Item] = []
    fail_first = {"line 0"}
    run_until_idle(database, taken, fail_first)
    assert [i.position for i in taken] == ["line 1"]
    deadline = 5
    while len(taken) < 2 and deadline:
        threading.Event().wait(1)
        run_until_idle(database, taken, fail_first)
        deadline -= 1
    assert {i.position for i in taken} == {"line 0", "line 1"}
