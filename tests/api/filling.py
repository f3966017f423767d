"""What the API's tests read: six samples as annotated, two lists, and stored verdicts.

Six, however many there are: every list then fits a page, and counts stand when a sample is added.

Putin is on a list that gives the day (2022-02-25), Wagner on one that gives none; Kim may be on
one; Kirby and Stoltenberg are on none; all others were never screened.
"""

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import psycopg

from app.domain.article import ArticleDraft, Precision
from app.domain.ids import PartyId
from app.domain.listing import Alias, Designation, Kind, ParsedList, Strength
from app.domain.scheme import from_scheme
from app.domain.screening import Band, Evidence, Hit
from app.runtime.resources import resource
from app.screening.index import build_index
from app.storage.records import (
    ArticleRecord,
    IndexRecord,
    ListLoad,
    ListRecord,
    OutletRecord,
    PartyRecord,
    PartyScreeningRecord,
)
from app.storage.writing.articles import write_articles
from app.storage.writing.attempts import AttemptEnd, Outcome, begin_attempt, end_attempt
from app.storage.writing.lists import load_list
from app.storage.writing.screening import save_index, save_screenings
from app.storage.writing.state import transaction
from tests.databases import Urls

SAMPLES = resource("samples")
ARTICLES = 6
OUTLETS = ("marsad.example", "wakala.example")
DATED = "dated"
UNDATED = "undated"
MATCHER = "test-1"


def fill(urls: Urls) -> None:
    """Fill a migrated database."""
    with psycopg.connect(urls.owner) as connection, transaction(connection):
        write_articles(connection, sample_records())
        index = store_lists(connection)
        save_screenings(connection, index, MATCHER, verdicts(), cause="test")


def store_lists_only(urls: Urls) -> None:
    """Put both lists and their index into a migrated database, and no article."""
    with psycopg.connect(urls.owner) as connection, transaction(connection):
        store_lists(connection)


def sample_records() -> list[ArticleRecord]:
    """The first annotated samples as records, each party named by its type and English name."""
    golds = sorted((SAMPLES / "gold").glob("*.json"))[:ARTICLES]
    return [_record(path, OUTLETS[number % 2]) for number, path in enumerate(golds)]


def _record(gold: Path, outlet: str) -> ArticleRecord:
    text = (SAMPLES / "articles" / f"{gold.stem}.txt").read_text("utf-8")
    facts = json.loads((SAMPLES / "articles" / f"{gold.stem}.json").read_text("utf-8"))
    extraction = from_scheme(json.loads(gold.read_text("utf-8")), text)
    parties = {
        party.id: PartyRecord(
            key=f"{party.type}:{party.canonical_en}",
            type=party.type,
            name_ar=party.canonical_ar,
            name_en=party.canonical_en,
            country=party.country,
            unnamed=party.unnamed,
        )
        for party in extraction.parties
    }
    draft = ArticleDraft(
        text=text,
        title=facts["title"],
        url=f"https://{outlet}/{gold.stem}",
        outlet=outlet,
        published_on=date.fromisoformat(facts["published"]),
        precision=Precision.DAY,
    )
    record = OutletRecord(key=outlet, name_ar="مرصد (نماذج)", name_en="Marsad samples")
    return ArticleRecord(draft=draft, extraction=extraction, parties=parties, outlet=record)


def party_id(name_en: str) -> PartyId:
    """The id of a party of the samples by its English name."""
    for record in sample_records():
        for party in record.parties.values():
            if party.name_en == name_en:
                return party.id
    raise LookupError(name_en)


def designation(list_id: str, entry_id: str, name: str, **more: Any) -> Designation:  # noqa: ANN401 - any field
    """One entry with one name."""
    alias = Alias(name=name, strength=Strength.PRIMARY, script="Latn")
    given = {"kind": Kind.PERSON, **more}
    return Designation(list_id=list_id, entry_id=entry_id, aliases=(alias,), **given)


def parsed_list(list_id: str, dated: date, *designations: Designation) -> ParsedList:
    """A list file as read."""
    return ParsedList(
        list_id=list_id,
        designations=designations,
        refused=(),
        sha256=f"{list_id:0<64}",
        version=dated.isoformat(),
        dated=dated,
    )


PUTIN = designation(DATED, "D.1", "Vladimir PUTIN", listed_on=date(2022, 2, 25), countries=("RU",))
WAGNER = designation(UNDATED, "U/1:a", "PMC WAGNER", kind=Kind.ORGANISATION)
LISTS = {
    DATED: parsed_list(DATED, date(2024, 1, 1), PUTIN),
    UNDATED: parsed_list(UNDATED, date(2024, 6, 1), WAGNER),
}


def store_lists(connection: psycopg.Connection[Any]) -> int:
    """Load both lists and an index of them; return its number."""
    versions = {}
    for list_id, parsed in LISTS.items():
        record = ListRecord(id=list_id, name=f"The {list_id} list", authority="Nobody")
        load = ListLoad(
            list=record, parsed=parsed, fetched_at=datetime.now(UTC), excerpt=list_id == UNDATED
        )
        versions[list_id] = load_list(connection, load).version_id
    failing = ListRecord(id="failing", name="A list that never came", authority="Nobody")
    attempt = begin_attempt(connection, failing, "schedule")
    failed = AttemptEnd(outcome=Outcome.FAILED, again_seconds=60, reason="404 Not Found")
    end_attempt(connection, attempt, failed)
    blob = build_index(list(LISTS.values())).to_bytes()
    return save_index(connection, IndexRecord(versions=versions, matcher=MATCHER, blob=blob))


def verdicts() -> list[PartyScreeningRecord]:
    """What screening is taken to have found."""
    return [
        _screened("Vladimir Putin", Band.MATCH, _hit(PUTIN, 0.97, Band.MATCH)),
        _screened("Wagner Group", Band.MATCH, _hit(WAGNER, 0.9, Band.MATCH)),
        _screened("Kim Jong Un", Band.POSSIBLE, _hit(PUTIN, 0.6, Band.POSSIBLE)),
        _screened("John Kirby", Band.NONE),
        _screened("Jens Stoltenberg", Band.NONE),
    ]


def _screened(name_en: str, verdict: Band, *hits: Hit) -> PartyScreeningRecord:
    return PartyScreeningRecord(party=party_id(name_en), verdict=verdict, hits=hits)


def _hit(entry: Designation, score: float, band: Band) -> Hit:
    evidence = Evidence(
        feature="letters", query="بوتين", candidate=entry.name, contribution=score, detail="x"
    )
    return Hit(
        list_id=entry.list_id,
        entry_id=entry.entry_id,
        kind=entry.kind,
        name=entry.name,
        matched_name=entry.name,
        score=score,
        band=band,
        listed_on=entry.listed_on,
        evidence=(evidence,),
    )
