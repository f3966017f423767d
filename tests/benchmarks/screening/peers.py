"""Public matchers asked the same questions, in the same process: what Marsad is measured against.

RapidFuzz on anyascii: both sides romanised, compared by the token-sorted ratio. nomenklatura
LogicV2: the 40 listed names nearest by RapidFuzz are compared as entities, since it has no index
of its own; equal scores are told apart by RapidFuzz. Install with `pip install -e .[peers]`;
without it that peer is left out.
"""

import importlib
import importlib.util
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from anyascii import anyascii
from rapidfuzz import fuzz, process
from rapidfuzz.utils import default_process

from app.domain.listing import Kind
from app.domain.screening import Answer, Band, Hit, Query
from app.screening.index import Index

Peer = Callable[[str, Kind], Answer]
HITS = 5
CANDIDATES = 40
TIE = 1e-3
"""Share of RapidFuzz in the score of LogicV2, whose scores tie often."""
_SCHEMATA = {Kind.PERSON: "Person", Kind.ORGANISATION: "Organization"}


def peers(index: Index) -> dict[str, Peer]:
    """Return the peers that are installed, by name."""
    listed = [default_process(anyascii(alias)) for alias in index.aliases]
    found = {"RapidFuzz on anyascii": _rapidfuzz(index, listed)}
    if importlib.util.find_spec("nomenklatura"):
        found["LogicV2 on 40 of RapidFuzz"] = _logic(index, listed)
    return found


def _nearest(name: str, listed: Sequence[str], count: int) -> list[tuple[int, float]]:
    asked = default_process(anyascii(name))
    scores = process.cdist([asked], listed, scorer=fuzz.token_sort_ratio, dtype=np.float32)[0]
    best = np.argpartition(scores, -count)[-count:]
    return [(int(n), float(scores[n]) / 100) for n in best[np.argsort(-scores[best])]]


def _rapidfuzz(index: Index, listed: Sequence[str]) -> Peer:
    def ask(name: str, kind: Kind) -> Answer:
        del kind
        return _answer(index, name, _nearest(name, listed, CANDIDATES))

    return ask


def _logic(index: Index, listed: Sequence[str]) -> Peer:
    matching: Any = importlib.import_module("nomenklatura.matching")
    followed: Any = importlib.import_module("followthemoney")
    config = matching.ScoringConfig.defaults()

    def entity(identity: str, kind: Kind, name: str) -> Any:  # noqa: ANN401 - a peer's own type
        data = {
            "id": identity,
            "schema": _SCHEMATA.get(kind, "LegalEntity"),
            "properties": {"name": [name]},
        }
        return followed.ValueEntity.from_dict(data)

    def ask(name: str, kind: Kind) -> Answer:
        query = entity("q", kind, name)
        scored = []
        for number, near in _nearest(name, listed, CANDIDATES):
            other = entity(f"e{number}", kind, index.aliases[number])
            score = float(matching.LogicV2.compare(query, other, config).score)
            scored.append((number, score + TIE * near))
        return _answer(index, name, sorted(scored, key=lambda item: -item[1]))

    return ask


def _answer(index: Index, name: str, scored: Sequence[tuple[int, float]]) -> Answer:
    best: dict[int, tuple[int, float]] = {}
    for alias, score in scored:
        best.setdefault(int(index.alias_entry[alias]), (alias, score))
    hits = [_hit(index, entry, alias, score) for entry, (alias, score) in [*best.items()][:HITS]]
    return Answer(
        query=Query(name=name), verdict=Band.NONE, hits=tuple(hits), lists=(), matcher="peer"
    )


def _hit(index: Index, number: int, alias: int, score: float) -> Hit:
    entry = index.entry(number)
    return Hit(
        list_id=entry.list_id,
        entry_id=entry.entry_id,
        kind=entry.kind,
        name=entry.name,
        matched_name=index.aliases[alias],
        score=score,
        band=Band.NONE,
    )
