"""Names of parties as extraction finds them in news, screened; the best hits to be read.

Run: `MARSAD_EVAL_DIR=DIR python -m tests.benchmarks.screening.news_names [NAMES] [SHOWN] [PASSED]`.
Articles are drawn from the corpus by a fixed seed, of their names the first PASSED are passed over;
the lists are the real ones. Prints the hits as lines of
tab-separated fields, the greatest score first: whether they are right is for a reader to say.
"""

import json
import os
import sys
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Final

from app.domain.listing import Kind
from app.domain.party import PartyType
from app.domain.screening import Query
from app.errors import InputError
from app.extraction.pipeline import extract
from app.screening.index import build_index
from app.screening.lists import read_lists
from app.screening.match import screen
from tests.benchmarks.corpus import draw

ARTICLES: Final = 1_200
_USUAL: Final = (500, 100, 0)
_KINDS: Final = {
    PartyType.PERSON: Kind.PERSON,
    PartyType.ORGANISATION: Kind.ORGANISATION,
    PartyType.AGENCY: Kind.ORGANISATION,
    PartyType.GROUP: Kind.ORGANISATION,
}


def main() -> None:
    """Print the best hits."""
    given = [int(one) for one in sys.argv[1:]]
    wanted, shown, passed = [*given, *_USUAL[len(given) :]]
    asked = parties_in(draw(ARTICLES))
    lists, _ = read_lists(Path(os.environ["MARSAD_EVAL_DIR"]) / "lists")
    index = build_index(lists)
    found = []
    for query in asked[passed : passed + wanted]:
        try:
            hits = screen(index, query, 1).hits
        except InputError:
            continue  # a name without a letter is nobody's
        found += [(hit.score, query, hit) for hit in hits]
    found.sort(key=lambda one: -one[0])
    for score, query, hit in found[:shown]:
        print(
            f"{score:.3f}", hit.band, query.name, query.kind, query.country or "-",
            hit.list_id, hit.entry_id, hit.name, hit.matched_name, sep="\t",
        )  # fmt: skip


def parties_in(articles: Iterable[str]) -> list[Query]:
    """Return the persons and bodies that extraction finds in articles, each name once."""
    asked: dict[str, Query] = {}
    for line in articles:
        for party in extract(json.loads(line)["text"]).parties:
            if party.type in _KINDS and party.mentions and not party.unnamed:
                query = Query(
                    name=party.canonical_ar, kind=_KINDS[party.type], country=party.country
                )
                asked.setdefault(party.canonical_ar, query)
    return sorted(asked.values(), key=_order)


def _order(query: Query) -> bytes:
    """Return a place that depends on the name alone, so that the names drawn stay the same."""
    return sha256(query.name.encode()).digest()


if __name__ == "__main__":
    main()
