"""Verdicts recomputed from the list versions that they were given from.

Enters: a stored hit's id, or the JSON of an answer. Leaves: what was said then, what is said now,
and whether both agree. Refuses to answer from other versions than those named.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

import psycopg

from app.domain.answers import version_document
from app.domain.ids import HitId, write_id
from app.domain.screening import HITS_KEPT, Hit
from app.errors import NotFoundError
from app.ingest.given_answers import Digests, read_answer, read_query
from app.ingest.indexing import index_of_versions
from app.screening.index import Index
from app.screening.match import MATCHER, screen
from app.storage.writing.kept_indexes import KeptHit, find_index, find_version, read_hit
from app.storage.writing.screening import load_index
from app.storage.writing.versions import read_versions

SAME_SCORE: Final = 1e-4
"""How far apart two scores may be that are one; answers write four digits."""
_ROUNDING: Final = 1e-9


class VersionNotStoredError(NotFoundError):
    """A list version that a verdict was given from is not at hand."""

    code = "version-not-stored"


class Archive:
    """Indexes of stored list versions, each made once: a kept one, else built again."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        """Begin with none; the connection may be of any role that reads."""
        self._connection = connection
        self._indexes: dict[tuple[tuple[str, int], ...], Index] = {}

    def of_digests(self, digests: Digests) -> Index:
        """Return the index of the versions with these digests.

        Raises:
            VersionNotStoredError: naming the first one that is not stored.
        """
        numbers = {}
        for list_id, sha256 in digests:
            number = find_version(self._connection, list_id, sha256)
            if number is None:
                raise VersionNotStoredError(
                    f"no stored version of the list {list_id!r} has the sha256 {sha256}"
                )
            numbers[list_id] = number
        return self.of_numbers(numbers)

    def of_numbers(self, versions: Mapping[str, int]) -> Index:
        """Return the index of stored versions by their numbers."""
        key = tuple(sorted(versions.items()))
        if key not in self._indexes:
            self._indexes[key] = self._kept(versions) or index_of_versions(
                self._connection, read_versions(self._connection, versions.values())
            )
        return self._indexes[key]

    def _kept(self, versions: Mapping[str, int]) -> Index | None:
        number = find_index(self._connection, versions, MATCHER)
        found = None if number is None else load_index(self._connection, number)
        return None if found is None else Index.from_bytes(found[1].blob)


def index_of_folder(index: Index) -> Callable[[Digests], Index]:
    """Return what gives the index of a folder of list files to answers from the same files."""
    own = {(version.list_id, version.sha256) for version in index.versions}

    def of_digests(digests: Digests) -> Index:
        for list_id, sha256 in digests:
            if (list_id, sha256) not in own:
                raise VersionNotStoredError(
                    f"the folder has no version of the list {list_id!r} with the sha256 {sha256}"
                )
        if len(digests) != len(own):
            raise VersionNotStoredError("the folder has lists that the answer was not given from")
        return index

    return of_digests


def replay_hit(connection: psycopg.Connection[Any], number: HitId) -> dict[str, Any]:
    """Return whether a stored hit is found again, with what was found then and now.

    Raises:
        NotFoundError: when there is no such hit.
        VersionNotStoredError: when it is not known which versions it was found in.
    """
    hit = read_hit(connection, number)
    if hit is None:
        raise NotFoundError(f"there is no hit {write_id(number)}")
    if not hit.versions:
        raise VersionNotStoredError(f"it is not known which versions gave hit {write_id(number)}")
    index = Archive(connection).of_numbers(hit.versions)
    then, now = _then(hit), _found_again(index, hit)
    return {
        "hit": write_id(number),
        "agrees": now is not None and _same(then, now),
        **_circumstances(hit.matcher, index),
        "then": then,
        "now": now,
    }


def replay_answer(
    document: Mapping[str, Any], index_of: Callable[[Digests], Index]
) -> dict[str, Any]:
    """Return whether an answer is given again, with what was said then and now.

    Args:
        document: as `GET /screening` or `marsad screen` wrote it.
        index_of: gives the index of the versions that an answer names.

    Raises:
        InputError: when it is no answer, naming what is missing.
        VersionNotStoredError: when there is no index of its versions.
    """
    given = read_answer(document)
    index = index_of(given.digests)
    again = screen(replace(index, today=given.day), given.query, given.limit)
    found = [_finding(hit) for hit in again.hits]
    agrees = (
        given.verdict == again.verdict.value
        and len(given.hits) == len(found)
        and all(map(_same, given.hits, found))
    )
    return {
        **({"id": document["id"]} if "id" in document else {}),
        "agrees": agrees,
        **_circumstances(given.matcher, index),
        "then": {"verdict": given.verdict, "hits": list(given.hits)},
        "now": {"verdict": again.verdict.value, "hits": found},
    }


def _found_again(index: Index, hit: KeptHit) -> dict[str, Any] | None:
    dated = replace(index, today=hit.screened_on)
    asked = dated.past if hit.past else dated
    hits = screen(asked, read_query(hit.query), HITS_KEPT).hits if asked else ()
    entry = hit.list_id, hit.entry_id
    return next((_finding(one) for one in hits if (one.list_id, one.entry_id) == entry), None)


def _then(hit: KeptHit) -> dict[str, Any]:
    return {
        "list": hit.list_id,
        "entry_id": hit.entry_id,
        "name": hit.name,
        "matched_name": hit.matched_name,
        "score": round(hit.score, 4),
        "band": hit.band,
    }


def _finding(hit: Hit) -> dict[str, Any]:
    return {
        "list": hit.list_id,
        "entry_id": hit.entry_id,
        "name": hit.name,
        "matched_name": hit.matched_name,
        "score": round(hit.score, 4),
        "band": hit.band.value,
    }


def _same(then: Mapping[str, Any], now: Mapping[str, Any]) -> bool:
    """Say whether two findings are of one entry, band and score."""
    return (
        all(then[name] == now[name] for name in ("list", "entry_id", "band"))
        and abs(then["score"] - now["score"]) <= SAME_SCORE + _ROUNDING
    )


def _circumstances(matcher: str, index: Index) -> dict[str, Any]:
    return {
        "matcher": {"then": matcher, "now": MATCHER, "changed": matcher != MATCHER},
        "lists": [version_document(version) for version in index.versions],
    }
