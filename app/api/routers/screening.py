"""Live screening of any name: GET for one, POST for up to a hundred.

Enters: names with what is known of them. Leaves: verdicts with evidence and the versions of the
lists they were given from. Names are neither logged nor cached. Refuses to touch the database.
"""

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, Any, Final

from fastapi import APIRouter, Depends, Query
from pydantic import BaseModel, ConfigDict, Field
from starlette.responses import Response

from app.api.bodies import refuse_repeated_keys
from app.api.documents.screening import answer_document
from app.api.parameters import Country, PastDay, Text
from app.api.problems import BadBodyError, BadParametersError, Violation
from app.api.responses import respond_live
from app.api.schemas.screening import (
    AskedKind,
    NamesToScreen,
    NameToScreen,
    ScreeningBatch,
    ScreeningDetail,
)
from app.api.serving import Shared
from app.domain.listing import Kind
from app.domain.screening import Query as NameQuery
from app.errors import InputError
from app.runtime.live_index import LoadedIndex
from app.screening.match import screen

router = APIRouter(tags=["screening"])

DEFAULT_HITS: Final = 5
MOST_HITS: Final = 50
Hits = Annotated[int, Field(ge=1, le=MOST_HITS, description="Hits a name.")]


class UnscreenableNameError(InputError):
    """A name holds nothing to be screened by.

    Attributes:
        position: in the batch.
    """

    code = "unscreenable-name"

    def __init__(self, message: str, position: int) -> None:
        super().__init__(message)
        self.position = position


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What all names of a request share."""

    loaded: LoadedIndex
    limit: int
    note: str


class ScreeningQuery(BaseModel):
    """One name asked in the address."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Text = Field(description="In any script.", examples=["أيمن الظواهري"])
    kind: AskedKind | None = Field(default=None, description="What it names.")
    country: Country | None = Field(default=None, description="Nationality, seat or flag.")
    birth_year: int | None = Field(
        default=None, ge=1850, le=2100, description="Of a person, as far as it is known."
    )
    as_of: PastDay | None = Field(
        default=None, description="What was in force that day, or may have been."
    )
    limit: Hits = DEFAULT_HITS


class BatchQuery(BaseModel):
    """What holds for a whole batch."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    limit: Hits = DEFAULT_HITS


@router.get("/screening", operation_id="screenName", response_model=ScreeningDetail)
async def screen_name(serving: Shared, query: Annotated[ScreeningQuery, Query()]) -> Response:
    """Screen one name against what is in force, or with `as_of` against what was on a day."""
    asked = _Asked(loaded=serving.live.current(), limit=query.limit, note=serving.note)
    try:
        answers = await asyncio.to_thread(_screen_all, asked, [_query(query)])
    except UnscreenableNameError as error:
        violation = Violation(parameter="name", detail=error.message)
        raise BadParametersError([violation]) from error
    return respond_live({"data": answers[0]})


@router.post(
    "/screening",
    operation_id="screenNames",
    response_model=ScreeningBatch,
    dependencies=[Depends(refuse_repeated_keys)],
)
async def screen_names(
    serving: Shared, names: NamesToScreen, query: Annotated[BatchQuery, Query()]
) -> Response:
    """Screen up to 100 names; the answers carry the ids given, in the order given."""
    asked = _Asked(loaded=serving.live.current(), limit=query.limit, note=serving.note)
    queries = [_query(name) for name in names.names]
    try:
        answers = await asyncio.to_thread(_screen_all, asked, queries)
    except UnscreenableNameError as error:
        violation = Violation(parameter=f"names.{error.position}.name", detail=error.message)
        raise BadBodyError([violation]) from error
    keyed = [{"id": n.id, **a} for n, a in zip(names.names, answers, strict=True)]
    return respond_live({"data": keyed})


def _query(query: ScreeningQuery | NameToScreen) -> NameQuery:
    return NameQuery(
        name=query.name,
        kind=Kind(query.kind) if query.kind else None,
        country=query.country,
        birth_year=query.birth_year,
        as_of=query.as_of,
    )


def _screen_all(asked: _Asked, queries: list[NameQuery]) -> list[dict[str, Any]]:
    """Screen all names against one index; runs outside the event loop.

    Raises:
        UnscreenableNameError: naming the first name that cannot be screened.
    """
    now = datetime.now(UTC)
    documents = []
    for position, query in enumerate(queries):
        try:
            answer = screen(asked.loaded.index, query, asked.limit)
        except InputError as error:
            raise UnscreenableNameError(error.message, position) from error
        documents.append(
            answer_document(answer, asked.loaded, now, limit=asked.limit, note=asked.note)
        )
    return documents
