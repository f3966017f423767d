"""Feeds polled from a server on loopback into a real database."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from app.domain.ids import write_id
from app.ingest.articles import Intake
from app.ingest.fetching import ANY_HOST
from app.ingest.removal import remove
from app.ingest.watching import FeedWatch
from app.storage.records import article_id
from tests.databases import Urls
from tests.ingest.listserver import ListServer, Reply, list_server
from tests.ingest.test_addresses import HTML, feed_of
from tests.ingest.test_articles import count
from tests.ingest.test_pages import ARTICLE, FIRST, page

pytestmark = pytest.mark.postgres


@pytest.fixture
def server() -> Iterator[ListServer]:
    with list_server() as served:
        for number in (1, 2):
            body = page(f"<article><p>{number}</p>{ARTICLE}</article>")
            served.replies[f"/{number}"] = Reply(body=body, headers=HTML)
        served.replies["/feed.xml"] = Reply(body=feed_of("/1"))
        yield served


@pytest.fixture
def feeds(database: Urls, server: ListServer) -> FeedWatch:
    limits = replace(server.limits(), hosts=(ANY_HOST,))
    return FeedWatch(intake=Intake(database_url=database.owner), limits=limits)


def asked(server: ListServer) -> list[tuple[str, int]]:
    found = [one for one in server.asked if one[0] != "/robots.txt"]
    server.asked.clear()
    return found


def test_a_round_takes_what_is_new_and_asks_for_nothing_twice(
    database: Urls, server: ListServer, feeds: FeedWatch
) -> None:
    feed = (server.url("/feed.xml"),)
    assert feeds.poll(feed) == {"stored": 1}
    assert asked(server) == [("/feed.xml", 200), ("/1", 200)]
    assert feeds.poll(feed) == {}
    assert asked(server) == [("/feed.xml", 304)]
    server.replies["/feed.xml"] = Reply(body=feed_of("/2", "/1"))
    assert feeds.poll(feed) == {"stored": 1}
    assert asked(server) == [("/feed.xml", 200), ("/2", 200)]
    assert count(database, "articles") == 2


def test_a_feed_that_fails_is_counted_and_the_others_are_taken(
    server: ListServer, feeds: FeedWatch
) -> None:
    tally = feeds.poll((server.url("/none.xml"), server.url("/feed.xml")))
    assert tally == {"failed": 1, "stored": 1}


def test_a_changed_text_of_a_feed_is_a_revision(server: ListServer, feeds: FeedWatch) -> None:
    feed = (server.url("/feed.xml"),)
    server.replies["/feed.xml"] = Reply(body=feed_of("/1", content=FIRST))
    assert feeds.poll(feed) == {"stored": 1}
    server.replies["/feed.xml"] = Reply(body=feed_of("/1", content=f"{FIRST} وأضاف ذلك."))
    assert feeds.poll(feed) == {"revised": 1}


def test_what_was_removed_is_not_asked_for(
    database: Urls, server: ListServer, feeds: FeedWatch
) -> None:
    feed = (server.url("/feed.xml"),)
    feeds.poll(feed)
    article = write_id(article_id(server.url("/1"), ""))
    remove(database.owner, article, "asked by its outlet")
    asked(server)
    feeds.seen.clear()
    assert feeds.poll(feed) == {}
    assert asked(server) == [("/feed.xml", 200)]
