"""The log of changes as JSON."""

from typing import Any

from pydantic import AwareDatetime, Field

from app.api.parameters import ID_EXAMPLE, ID_PATTERN
from app.api.schemas.base import Document, Meta, Names, PageInfo

CHANGE_ID_EXAMPLE = "l3sWvJm8QbYc0H2kWzAsODEyLDQyXQ"


class Change(Document):
    """Something that became otherwise: an article, an entry of a list, a party against an entry."""

    id: str = Field(
        examples=[CHANGE_ID_EXAMPLE],
        description="Opaque; the same for ever. Works as `since` and as `Last-Event-ID`.",
    )
    kind: str = Field(
        examples=["screening.changed"],
        description=(
            "`article.added`, `article.revised`, `article.removed`, `entry.added`, "
            "`entry.amended`, `entry.removed`, `screening.changed`; others may come."
        ),
    )
    at: AwareDatetime = Field(description="When the work that changed it began.")
    list_id: str | None = Field(
        alias="list",
        examples=["un_sc"],
        description="Of an entry, and of the entry that a screening is about.",
    )
    version: str | None = Field(
        examples=["2026-02-27"], description="Of the list that brought it about."
    )
    entry_id: str | None = Field(examples=["QDi.006"])
    party: str | None = Field(
        json_schema_extra={"pattern": ID_PATTERN}, examples=[ID_EXAMPLE], description="Its id."
    )
    party_name: Names | None = Field(examples=[{"ar": "فلاديمير بوتين", "en": "Vladimir Putin"}])
    article: str | None = Field(
        json_schema_extra={"pattern": ID_PATTERN}, examples=[ID_EXAMPLE], description="Its id."
    )
    before: str | dict[str, Any] | None = Field(
        alias="from",
        examples=["none"],
        description=(
            "Of a screening: `match`, `possible` or `none`, as it was; of an amended entry: the "
            "properties that differ, as they were."
        ),
    )
    after: str | dict[str, Any] | None = Field(
        alias="to",
        examples=["match"],
        description=(
            "The same as it is now. A screening without `entry_id`, as earlier versions recorded "
            "it, is against all lists."
        ),
    )
    cause: str | None = Field(examples=["list"], description="Why it was looked at again.")


class ChangePage(Document):
    """Changes, the oldest first."""

    data: list[Change]
    page: PageInfo = Field(
        description=(
            "`next` is what to give as `since`, null when there is no more yet: then the id of the "
            "last change is. `prev` is always null: a log is read forwards."
        )
    )
    query: dict[str, Any] = Field(
        description="The filters as they were understood.", examples=[{"kind": ["entry.added"]}]
    )
    meta: Meta
