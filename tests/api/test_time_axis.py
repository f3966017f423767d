"""Listed then and now, over HTTP: a list of three versions, loaded out of order."""

from collections.abc import AsyncIterator
from datetime import date, timedelta
from typing import Any

import httpx
import psycopg
import pytest

from app.api.schemas.article import ArticleList
from app.api.schemas.listing import DesignationDetail
from app.api.schemas.party import PartyDetail, PartyList
from app.api.schemas.screening import (
    ScreeningBatch,
    ScreeningDetail,
    StoredScreeningDetail,
    StoredScreeningList,
)
from app.domain.article import ArticleDraft, Precision
from app.ingest.articles import Intake
from app.ingest.given_answers import documents_in
from app.ingest.items import Item
from app.ingest.lists import load_lists
from app.ingest.replay import Archive, replay_answer
from tests import timeline
from tests.api.deployments import api_of, serve
from tests.databases import Urls
from tests.timeline import BACK, CAME, FIRST, LOST, SECOND, THIRD

pytestmark = pytest.mark.postgres

DAY = timedelta(days=1)
CONTACT = "disputes@example.org"
# Sirghī Lāfrūf, Māriyā Zākhārūfā, Dīmitrī Mīdfīdīf: "The Russian foreign minister Sergey Lavrov
# said that the talks go on. The Russian spokeswoman Maria Zakharova said that the agreement is
# ready. The Russian minister Dmitry Medvedev said that the plan is ready."
TEXT = (
    "قال وزير الخارجية الروسي سيرغي لافروف إن المحادثات مستمرة. "
    "وقالت المتحدثة الروسية ماريا زاخاروفا إن الاتفاق جاهز. "
    "وقال الوزير الروسي ديمتري ميدفيديف إن الخطة جاهزة."
)


@pytest.fixture(scope="module")
def told(shared_database: Urls, tmp_path_factory: pytest.TempPathFactory) -> Urls:
    """A database with an article of each time; the last version first, the one between last."""
    urls = shared_database
    days = (THIRD, FIRST, SECOND)
    for folder in timeline.loads(tmp_path_factory.mktemp("lists"), days):
        load_lists(urls.owner, [folder])
    drafts = [
        ArticleDraft(
            text=TEXT,
            url=f"https://example.org/{day}",
            published_on=day,
            precision=Precision.DAY,
        )
        for day in (FIRST - DAY, FIRST, SECOND, SECOND + DAY, THIRD)
    ]
    items = [Item(source="test", position=str(n), draft=d) for n, d in enumerate(drafts)]
    Intake(database_url=urls.owner).take(items)
    return urls


@pytest.fixture
async def client(told: Urls) -> AsyncIterator[httpx.AsyncClient]:
    async with serve(api_of(told, dispute_contact=CONTACT)) as one:
        yield one


async def hits(client: httpx.AsyncClient, name: str, day: date | None) -> dict[str, Any]:
    """What `GET /screening` finds above the bands, by entry."""
    asked = {"name": name} | ({"as_of": day.isoformat()} if day else {})
    response = await client.get("/screening", params=asked)
    assert response.status_code == 200, response.text
    ScreeningDetail.model_validate_json(response.content)
    found = response.json()["data"]["hits"]
    return {hit["entry_id"]: hit for hit in found if hit["band"] != "none"}


AS_OF = [
    ("stated, before its day", BACK, date(2018, 4, 30), None),
    ("stated, on its day", BACK, date(2018, 5, 1), (True, "listed-on")),
    ("stated, the day before the loss", BACK, SECOND - DAY, (True, "listed-on")),
    ("lost", BACK, SECOND, None),
    ("lost, and not yet seen again", BACK, SECOND + DAY, ("unknown", "between-versions")),
    ("back", BACK, THIRD, (True, "version-history")),
    ("back, now", BACK, None, (None, None)),
    ("undated, before the first version", LOST, FIRST - DAY, ("unknown", "no-listing-date")),
    ("undated, in the first version", LOST, FIRST, (True, "version-history")),
    ("undated, lost", LOST, SECOND, None),
    ("undated, lost for good", LOST, THIRD, None),
    ("undated, lost, now", LOST, None, None),
    ("came last, before coverage", CAME, FIRST - DAY, ("unknown", "before-coverage")),
    ("came last, not yet there", CAME, FIRST, None),
    ("came last, between versions", CAME, THIRD - DAY, ("unknown", "between-versions")),
    ("came last, there", CAME, THIRD, (True, "version-history")),
]


@pytest.mark.parametrize(
    ("entry", "day", "said"), [c[1:] for c in AS_OF], ids=[c[0] for c in AS_OF]
)
async def test_as_of_finds_what_was_in_force_or_may_have_been(
    client: httpx.AsyncClient,
    entry: timeline.Entry,
    day: date | None,
    said: tuple[object, object] | None,
) -> None:
    hit = (await hits(client, entry.script, day)).get(entry.id)
    assert (hit and (hit["listed_at"], hit["listed_basis"])) == said


async def test_a_batch_asks_each_name_of_its_own_day(client: httpx.AsyncClient) -> None:
    names = [
        {"id": "then", "name": LOST.script, "as_of": FIRST.isoformat()},
        {"id": "now", "name": LOST.script},
    ]
    response = await client.post("/screening", json={"names": names})
    ScreeningBatch.model_validate_json(response.content)
    then, now = response.json()["data"]
    assert then["hits"][0]["entry_id"] == LOST.id
    assert then["verdict"] == "match"
    assert LOST.id not in {hit["entry_id"] for hit in now["hits"]}


@pytest.mark.parametrize("day", [None, FIRST, SECOND + DAY], ids=str)
async def test_an_answer_is_replayed_from_its_json(
    client: httpx.AsyncClient, told: Urls, day: date | None
) -> None:
    asked = {"name": LOST.script, "kind": "person"} | ({"as_of": day.isoformat()} if day else {})
    response = await client.get("/screening", params={**asked, "limit": 3})
    (document,) = documents_in(response.content)
    assert isinstance(document, dict)
    with psycopg.connect(told.api) as connection:
        replayed = replay_answer(document, Archive(connection).of_digests)
    assert replayed["agrees"] is True
    assert replayed["now"]["hits"] == replayed["then"]["hits"]


async def articles(client: httpx.AsyncClient) -> dict[str, str]:
    """Ids of the articles by their day."""
    response = await client.get("/articles")
    ArticleList.model_validate_json(response.content)
    return {one["published_on"]: one["id"] for one in response.json()["data"]}


LISTED = [
    ("before any version", FIRST - DAY, BACK, (True, True, "listed-on")),
    ("in the first version", FIRST, BACK, (True, True, "listed-on")),
    ("lost", SECOND, BACK, (True, False, "version-history")),
    ("between the versions", SECOND + DAY, BACK, (True, "unknown", "between-versions")),
    ("back", THIRD, BACK, (True, True, "version-history")),
    ("undated, before", FIRST - DAY, LOST, (False, "unknown", "no-listing-date")),
    ("listed then, delisted since", FIRST, LOST, (False, True, "version-history")),
    ("delisted by then", SECOND, LOST, (False, False, "version-history")),
    ("came later", FIRST, CAME, (True, False, "version-history")),
    ("came by then", THIRD, CAME, (True, True, "version-history")),
]


@pytest.mark.parametrize(
    ("day", "entry", "said"), [c[1:] for c in LISTED], ids=[c[0] for c in LISTED]
)
@pytest.mark.parametrize("path", ["parties", "claims"])
async def test_listed_at_publication_and_now(
    client: httpx.AsyncClient,
    path: str,
    day: date,
    entry: timeline.Entry,
    said: tuple[object, object, str],
) -> None:
    article = (await articles(client))[day.isoformat()]
    response = await client.get(f"/articles/{article}/{path}")
    briefs = response.json()["data"]
    if path == "claims":
        briefs = [claim["claimant"] for claim in briefs if claim["claimant"]]
    listed = [b["listed"] for b in briefs if b["name"]["ar"] == entry.script]
    assert {(one["now"], one["at_publication"], one["basis"]) for one in listed} == {said}


async def party(client: httpx.AsyncClient, entry: timeline.Entry) -> dict[str, Any]:
    response = await client.get("/parties", params={"q": entry.script})
    PartyList.model_validate_json(response.content)
    (found,) = response.json()["data"]
    detail = await client.get(f"/parties/{found['id']}")
    PartyDetail.model_validate_json(detail.content)
    document: dict[str, Any] = detail.json()["data"]
    return document


async def test_a_party_tells_the_designations_it_matches_and_their_periods(
    client: httpx.AsyncClient,
) -> None:
    back, lost = await party(client, BACK), await party(client, LOST)
    common = {"list": timeline.LIST, "entry_id": BACK.id}
    assert back["designations"] == [
        {**common, "from": "2018-05-01", "until": "2022-01-01", "basis": "listed-on"},
        {**common, "from": "2024-01-01", "until": None, "basis": "version-history"},
    ]
    assert [(one["entry_id"], one["from"], one["until"]) for one in lost["designations"]] == [
        (LOST.id, "2020-01-01", "2022-01-01")
    ]
    assert lost["listed"] | {"screened_through": None} == {
        "now": False,
        "at_publication": None,
        "basis": "no-match",
        "screened_through": None,
    }


async def test_a_stored_screening_keeps_past_hits_apart_and_says_how_to_dispute(
    client: httpx.AsyncClient,
) -> None:
    lost = await party(client, LOST)
    response = await client.get(f"/parties/{lost['id']}/screening")
    StoredScreeningDetail.model_validate_json(response.content)
    screening = response.json()["data"]
    assert screening["verdict"] == "none"
    assert LOST.id not in {hit["entry_id"] for hit in screening["hits"]}
    (hit,) = [h for h in screening["past_hits"] if h["entry_id"] == LOST.id]
    assert (hit["band"], hit["periods"][0]["until"]) == ("match", "2022-01-01")
    assert "not an identification" in screening["note"]
    assert f"({CONTACT})" in screening["note"]


async def test_every_screening_of_an_article_carries_the_note(client: httpx.AsyncClient) -> None:
    article = (await articles(client))[FIRST.isoformat()]
    response = await client.get(f"/articles/{article}/screening")
    StoredScreeningList.model_validate_json(response.content)
    notes = {one["note"] for one in response.json()["data"]}
    included = await client.get(f"/articles/{article}?include=screening")
    notes |= {one["note"] for one in included.json()["data"]["screening"]}
    live = await client.get("/screening", params={"name": "x"})
    notes.add(live.json()["data"]["note"])
    (note,) = notes
    assert "To dispute" in note
    assert CONTACT in note


async def test_a_designation_tells_its_periods(client: httpx.AsyncClient) -> None:
    response = await client.get(f"/designations/{timeline.LIST}/{LOST.id}")
    DesignationDetail.model_validate_json(response.content)
    designation = response.json()["data"]
    assert designation["delisted_on"] == "2022-01-01"
    assert designation["periods"] == [
        {"from": "2020-01-01", "until": "2022-01-01", "basis": "version-history"}
    ]


async def test_listed_filters_by_now(client: httpx.AsyncClient) -> None:
    response = await client.get("/parties", params={"listed": "true"})
    names = {one["name"]["ar"] for one in response.json()["data"]}
    assert {BACK.script, CAME.script} <= names
    assert LOST.script not in names
