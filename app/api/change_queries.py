"""The queries of the log of changes: which changes, and after which one.

Enters: a query string, by way of FastAPI. Leaves: a model per route, and filters in the words of
the read side. Refuses to know the database.
"""

from typing import Annotated, Any, Final

from pydantic import BaseModel, ConfigDict, Field

from app.api.parameters import (
    DEFAULT_PAGE,
    LARGEST_PAGE,
    LONGEST_CURSOR,
    Ids,
    OneOf,
    Several,
    Words,
)
from app.domain.ids import write_id
from app.storage.reading.changes import KINDS, ChangeFilters

_SINCE: Final = "The id of a change: what came after it. From the beginning when left out."
_RESUME: Final = "The id of the last change seen; the header `Last-Event-ID` goes before it."

Since = Annotated[str | None, Field(max_length=LONGEST_CURSOR)]
Kinds = Several[Annotated[str, OneOf(KINDS)]]
Limit = Annotated[int, Field(ge=1, le=LARGEST_PAGE, description="Changes a page.")]


class _Query(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Filtered(_Query):
    """Filters that pages and the stream have in common."""

    kind: Kinds = Field(default=(), description="Any of these.")
    list_id: Words = Field(default=(), alias="list", description="Ids of lists.")
    party: Ids = Field(default=(), description="Changes that concern any of these.")

    def filters(self) -> ChangeFilters:
        """Return the filters that were given."""
        given = {"kind": self.kind, "list": self.list_id, "party": self.party}
        return {name: values for name, values in given.items() if values}


class ChangeQuery(_Filtered):
    """The query of `/changes`."""

    article: Ids = Field(default=(), description="Changes of any of these.")
    since: Since = Field(default=None, description=_SINCE)
    limit: Limit = DEFAULT_PAGE

    def filters(self) -> ChangeFilters:
        """Return the filters that were given."""
        given = super().filters()
        return {**given, "article": self.article} if self.article else given


class EntryChangeQuery(_Query):
    """The query of `/lists/{list_id}/changes`."""

    since: Since = Field(default=None, description=_SINCE)
    limit: Limit = DEFAULT_PAGE


class StreamQuery(_Filtered):
    """The query of `/stream`."""

    since: Since = Field(default=None, description=_RESUME)
    last_event_id: Since = Field(default=None, description="The same; it goes before `since`.")


def echo(filters: ChangeFilters) -> dict[str, Any]:
    """Return filters as they were understood, plain enough for JSON."""
    return {
        name: [write_id(v) if isinstance(v, int) else v for v in values]
        for name, values in filters.items()
    }
