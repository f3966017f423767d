"""Rows moved from one party to another and back: everything an article has goes along."""

from typing import Any

import psycopg
import pytest

from app.domain.ids import PartyId
from app.storage.writing.articles import write_articles
from app.storage.writing.counts import recount
from app.storage.writing.moves import move_parties
from tests.storage.samples import ARTICLE, PARTIES

pytestmark = pytest.mark.postgres

PUTIN, HAMDAN, RUSSIA, REUTERS = (PARTIES[p].id for p in ("p1", "p2", "p3", "p4"))
STATE = (
    "SELECT article_id, party_id, own_id, ordinal FROM article_parties ORDER BY 1, 2",
    "SELECT article_id, ordinal, party_id FROM mentions ORDER BY 1, 2",
    "SELECT id, speaker_id, co_speakers, via FROM quotes ORDER BY 1",
    "SELECT id, claimant_id, co_claimants, chain, about FROM claims ORDER BY 1",
    "SELECT * FROM claim_parties ORDER BY 1, 2, 3, 4",
    "SELECT * FROM quote_parties ORDER BY 1, 2, 3, 4",
    "SELECT party_id, affiliation_party_id, told_to_id FROM citations ORDER BY 1",
    "SELECT party_id, last_cited_on FROM analysts ORDER BY 1",
    "SELECT * FROM party_aliases ORDER BY 1, 2",
    "SELECT id, articles_count, mentions_count, quotes_count, claims_count FROM parties ORDER BY 1",
)


def state(connection: psycopg.Connection[Any]) -> list[list[Any]]:
    return [connection.execute(statement).fetchall() for statement in STATE]


def move(connection: psycopg.Connection[Any], targets: dict[PartyId, PartyId]) -> None:
    move_parties(connection, targets, changed=targets, due=(), lock=targets)


def renamed(value: Any, names: dict[int, int]) -> Any:  # noqa: ANN401 - a cell of any kind
    if isinstance(value, list):
        return [renamed(v, names) for v in value]
    return names.get(value, value) if isinstance(value, int) else value


def test_two_parties_of_one_article_change_places_and_back(
    connection: psycopg.Connection[Any],
) -> None:
    write_articles(connection, [ARTICLE])
    before = state(connection)
    move(connection, {PUTIN: HAMDAN, HAMDAN: PUTIN})
    swapped: dict[int, int] = {PUTIN: HAMDAN, HAMDAN: PUTIN}
    quotes = state(connection)[2]
    assert quotes == [tuple(renamed(list(row), swapped)) for row in before[2]]
    assert state(connection)[6][0][0] == PUTIN
    counted = state(connection)
    recount(connection)
    assert state(connection) == counted
    move(connection, {PUTIN: PUTIN, HAMDAN: HAMDAN})
    assert state(connection) == before


def test_where_nothing_is_to_be_moved_nothing_is(connection: psycopg.Connection[Any]) -> None:
    write_articles(connection, [ARTICLE])
    before = state(connection)
    move(connection, {PUTIN: PUTIN, RUSSIA: RUSSIA, REUTERS: REUTERS})
    assert state(connection) == before


def test_chains_name_the_party_moved_to(connection: psycopg.Connection[Any]) -> None:
    write_articles(connection, [ARTICLE])
    before = connection.execute("SELECT chain FROM claims ORDER BY id").fetchall()
    move(connection, {HAMDAN: RUSSIA, RUSSIA: HAMDAN})
    after = connection.execute("SELECT chain FROM claims ORDER BY id").fetchall()
    assert after != before
    move(connection, {HAMDAN: HAMDAN, RUSSIA: RUSSIA})
    assert connection.execute("SELECT chain FROM claims ORDER BY id").fetchall() == before
