"""Answers of screening read back from their JSON.

Enters: bytes: one answer, the envelope of the API, an array, or a line for each. Leaves: answers
with what was asked, found, and from which list versions. Refuses what is no answer, and says why.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from app.domain.listing import Kind
from app.domain.screening import Band, Query
from app.errors import InputError
from app.screening.match import MOST_HITS

_FEWEST_ASKED = 5

Digests = tuple[tuple[str, str], ...]
"""Lists and the sha256 of their versions, in order of lists."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAnswer:
    """An answer that was given.

    Attributes:
        hits: of each its list, entry_id, name, matched_name, score and band.
        day: on which it was given, None when it does not say.
    """

    query: Query
    limit: int
    verdict: str
    hits: tuple[dict[str, Any], ...]
    digests: Digests
    matcher: str
    day: date | None


def documents_in(data: bytes) -> Iterator[dict[str, Any] | InputError]:
    """Yield the JSON of each answer, or what is wrong in its place.

    Raises:
        InputError: when there is nothing at all.
    """
    if not data.strip():
        raise InputError("there is no answer to replay")
    try:
        whole = _json(data)
    except InputError:
        for line in filter(bytes.strip, data.splitlines()):
            try:
                yield from _unwrapped(_json(line))
            except InputError as error:
                yield error
    else:
        yield from _unwrapped(whole)


def _json(data: bytes) -> Any:  # noqa: ANN401 - any JSON
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise InputError(f"not JSON: {error}") from error


def _unwrapped(value: Any) -> Iterator[dict[str, Any] | InputError]:  # noqa: ANN401 - any JSON
    if isinstance(value, dict) and "data" in value and "hits" not in value:
        value = value["data"]
    for one in value if isinstance(value, list) else [value]:
        yield one if isinstance(one, dict) else InputError("not a JSON object")


def read_answer(document: Mapping[str, Any]) -> GivenAnswer:
    """Return the answer that a document is.

    Raises:
        InputError: naming what is missing or cannot be meant.
    """
    asked = _object(document, "query")
    verdict = _text(document, "verdict")
    if verdict not in {band.value for band in Band}:
        raise InputError(f"verdict {verdict!r} is none of {', '.join(Band)}")
    hits = tuple(_hit(hit, f"hits.{n}.") for n, hit in enumerate(_objects(document, "hits")))
    return GivenAnswer(
        query=read_query(asked),
        limit=_limit(asked.get("limit"), len(hits)),
        verdict=verdict,
        hits=hits,
        digests=_digests(document),
        matcher=_text(document, "matcher"),
        day=_instant(document.get("checked_at")),
    )


def read_query(asked: Mapping[str, Any]) -> Query:
    """Return the query that an answer or a stored hit tells.

    Raises:
        InputError: naming what cannot be meant.
    """
    kind, birth_year, as_of = (asked.get(name) for name in ("kind", "birth_year", "as_of"))
    if kind is not None and kind not in {one.value for one in Kind}:
        raise InputError(f"query.kind {kind!r} is none of {', '.join(Kind)}")
    if birth_year is not None and (isinstance(birth_year, bool) or not isinstance(birth_year, int)):
        raise InputError(f"query.birth_year {birth_year!r} is not a year")
    try:
        day = date.fromisoformat(as_of) if as_of else None
    except (TypeError, ValueError) as error:
        raise InputError(f"query.as_of {as_of!r} is not a day") from error
    return Query(
        name=_text(asked, "name", "query."),
        kind=Kind(kind) if kind else None,
        country=_text(asked, "country", "query.") if asked.get("country") else None,
        birth_year=birth_year,
        as_of=day,
        role=_text(asked, "role", "query.") if asked.get("role") else None,
    )


def _hit(hit: Mapping[str, Any], place: str) -> dict[str, Any]:
    score = hit.get("score")
    if isinstance(score, bool) or not isinstance(score, int | float):
        raise InputError(f"{place}score is missing or not a number")
    names = ("list", "entry_id", "name", "matched_name")
    words = {name: _text(hit, name, place) for name in names}
    return {**words, "score": score, "band": _text(hit, "band", place)}


def _digests(document: Mapping[str, Any]) -> Digests:
    lists = enumerate(_objects(document, "lists"))
    found = {
        _text(one, "id", f"lists.{n}."): _text(one, "sha256", f"lists.{n}.") for n, one in lists
    }
    if not found:
        raise InputError("lists is empty: it does not say which versions were asked")
    return tuple(sorted(found.items()))


def _limit(given: Any, hits: int) -> int:  # noqa: ANN401 - any JSON
    """Return how many hits were asked for; answers of older versions do not say."""
    if given is None:
        return max(_FEWEST_ASKED, hits)
    if isinstance(given, bool) or not isinstance(given, int) or not 1 <= given <= MOST_HITS:
        raise InputError(f"query.limit {given!r} is not between 1 and {MOST_HITS}")
    return given


def _instant(given: Any) -> date | None:  # noqa: ANN401 - any JSON
    if given is None:
        return None
    try:
        return datetime.fromisoformat(given).astimezone(UTC).date()
    except (TypeError, ValueError, OverflowError) as error:
        raise InputError(f"checked_at {given!r} is not an instant") from error


def _text(document: Mapping[str, Any], name: str, place: str = "") -> str:
    value = document.get(name)
    if not isinstance(value, str) or not value:
        raise InputError(f"{place}{name} is missing or not text")
    return value


def _object(document: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = document.get(name)
    if not isinstance(value, dict):
        raise InputError(f"{name} is missing or not an object")
    return value


def _objects(document: Mapping[str, Any], name: str) -> list[dict[str, Any]]:
    value = document.get(name)
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise InputError(f"{name} is missing or not a list of objects")
    return value
