"""How long stored parties take to be screened anew after a list changed, at size.

Run: `MARSAD_EVAL_DIR=DIR python -m tests.benchmarks.rescreening [PARTIES]`. The lists are the real
ones; the parties are as news writes them: first and last words of the persons that extraction finds
in the corpus, put together anew. The limit in the same run is what screening all of them would
take, told from a sample.
"""

import json
import os
import random
import shutil
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Final

import psycopg

from app.domain.listing import Alias, Designation, Kind, ParsedList, Strength
from app.domain.party import PartyType
from app.domain.screening import Query
from app.extraction.pipeline import extract
from app.ingest.lists import ListFolder, store_lists
from app.ingest.rescreening import settle_screening
from app.ingest.screening import StoredIndexes
from app.runtime import embedded
from app.runtime.resources import resource
from app.runtime.settings import Settings
from app.screening.lists import read_list
from app.screening.match import MATCHER, screen
from app.screening.touching import asked_words
from app.storage.records import PartyRecord
from app.storage.schema import upgrade
from app.storage.writing.parties import insert_parties
from app.storage.writing.state import transaction
from app.storage.writing.versions import newest_index
from tests.benchmarks.corpus import draw
from tests.databases import make_home

LISTS: Final = ("un_sc", "us_ofac_sdn", "us_ofac_cons", "eu_journal")
CHANGED: Final = (1, 10, 100)
ARTICLES: Final = 1_500
SAMPLE: Final = 1_000


def main() -> None:
    """Print the figures as JSON lines."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 200_000
    choose = random.Random(7)  # noqa: S311 - a sample
    home = make_home()
    settings = Settings(home=home, DATABASE_URL=None)
    running = embedded.ensure_running(settings)
    try:
        upgrade(running.owner_url, resource("migrations"))
        _measure(running.owner_url, _names(count, choose), choose)
    finally:
        embedded.release(settings)
        embedded.stop(settings, force=True)
        shutil.rmtree(home)


def _names(count: int, choose: random.Random) -> list[str]:
    """Return names as news writes them, each once."""
    found = [
        party.canonical_ar.split()
        for line in draw(ARTICLES)
        for party in extract(json.loads(line)["text"]).parties
        if party.type is PartyType.PERSON and not party.unnamed and " " in party.canonical_ar
    ]
    firsts = [words[0] for words in found]
    lasts = [" ".join(words[1:]) for words in found]
    names: dict[str, None] = {}
    while len(names) < count:
        names[f"{choose.choice(firsts)} {choose.choice(lasts)}"] = None
        if len(names) % 3 == 0:
            names[f"{choose.choice(firsts)} {choose.choice(firsts)} {choose.choice(lasts)}"] = None
    return list(names)[:count]


def _measure(url: str, names: list[str], choose: random.Random) -> None:
    lists = Path(os.environ["MARSAD_EVAL_DIR"]) / "lists"
    parsed = [(ListFolder(list_id=one, folder=lists / one), read_list(one, lists / one))
              for one in LISTS]  # fmt: skip
    with psycopg.connect(url, autocommit=True) as connection:
        store_lists(connection, parsed)
        _store(connection, names)
    indexes = StoredIndexes()
    _limit(url, names, indexes, choose)
    changing = parsed[0][1]
    for number, size in enumerate(CHANGED):
        changing = _changed(changing, size, number, choose)
        with psycopg.connect(url, autocommit=True) as connection:
            folder = replace(parsed[0][0], force=True)
            store_lists(connection, [(folder, changing)])
            indexes.newest(connection)
        began = time.perf_counter()
        moved = settle_screening(url, indexes)
        seconds = time.perf_counter() - began
        with psycopg.connect(url) as connection:
            row = connection.execute(
                "SELECT entries, parties FROM rescreenings ORDER BY index_id DESC LIMIT 1"
            ).fetchone()
        entries, screened = row or (0, 0)
        print(json.dumps({
            "measure": "re-screening after a change", "parties": len(names), "entries": entries,
            "screened_anew": screened, "verdicts_changed": moved, "seconds": round(seconds, 1),
        }), flush=True)  # fmt: skip


def _store(connection: psycopg.Connection[tuple[object, ...]], names: list[str]) -> None:
    """Store parties as if the newest index had found nothing of them."""
    newest = newest_index(connection)
    if newest is None:
        raise SystemExit("no index was built")
    for start in range(0, len(names), 20_000):
        parties = [
            PartyRecord(key=f"bench:{name}", type=PartyType.PERSON, name_ar=name, name_en=name)
            for name in names[start : start + 20_000]
        ]
        with transaction(connection), connection.cursor() as cursor:
            insert_parties(connection, parties)
            with cursor.copy(
                "COPY party_screenings (party_id, index_id, matcher, verdict, words) FROM STDIN"
            ) as copy:
                for party in parties:
                    words = list(asked_words(Query(name=party.name_ar, kind=Kind.PERSON)))
                    copy.write_row((party.id, newest[0], MATCHER, "none", words))
    connection.execute(
        "INSERT INTO rescreenings (index_id, ended_at) VALUES (%s, now())", (newest[0],)
    )
    connection.execute("ANALYZE")


def _limit(url: str, names: list[str], indexes: StoredIndexes, choose: random.Random) -> None:
    with psycopg.connect(url) as connection:
        newest = indexes.newest(connection)
    if newest is None:
        raise SystemExit("no index was built")
    sample = choose.sample(names, SAMPLE)
    began = time.perf_counter()
    for name in sample:
        screen(newest[1], Query(name=name, kind=Kind.PERSON))
    each = (time.perf_counter() - began) / SAMPLE
    print(json.dumps({
        "measure": "screening everybody, told from a sample", "names_per_second": round(1 / each),
        "seconds": round(each * len(names)),
    }), flush=True)  # fmt: skip


def _changed(parsed: ParsedList, size: int, number: int, choose: random.Random) -> ParsedList:
    """Return a version in which as many entries were added, amended or removed as `size` says."""
    entries = list(parsed.designations)
    chosen = choose.sample(range(len(entries)), size)
    for place in chosen[: size // 4]:
        alias = Alias(name="Muhammad Hasan Ali", strength=Strength.STRONG, script="Latn")
        entries[place] = replace(entries[place], aliases=(*entries[place].aliases, alias))
    removed = set(chosen[size // 4 : size // 2])
    added: list[Designation] = [
        replace(entries[place], entry_id=f"NEW.{number}.{place}",
                aliases=entries[place - 1].aliases[:2])
        for place in chosen[size // 2 :]
    ]  # fmt: skip
    kept = [entry for place, entry in enumerate(entries) if place not in removed]
    return replace(
        parsed, designations=(*kept, *added), sha256=f"{number:064x}", version=f"bench-{number}"
    )


if __name__ == "__main__":
    main()
