"""What sources have stated of stored articles, so that a later reading need not state it again.

Enters: ids of articles. Leaves: for each stored one the fields that no text gives. Refuses what was
read out of the text: a day inferred, a title that stands in it; the text given last decides those.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from psycopg import Connection
from psycopg.rows import dict_row

from app.domain.article import Precision
from app.storage.records import outlet_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What was stated of one article; None where nothing was.

    Attributes:
        outlet: a name or site under which its outlet is found again.
        published_at: the instant, when the source gave one.
    """

    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published_on: date | None = None
    published_at: datetime | None = None
    precision: Precision = Precision.UNKNOWN
    external_id: str | None = None


def stated_of(connection: Connection[Any], ids: Collection[int]) -> dict[int, Stated]:
    """Return what is stated of those of the articles that are stored, by id."""
    with connection.cursor(row_factory=dict_row) as cursor:
        found = cursor.execute(
            """
            SELECT a.id, CASE WHEN strpos(a.text, a.title) = 0 THEN a.title END AS title,
                a.url IS NOT NULL AS of_site, o.key, o.name_ar, o.name_en, a.author,
                a.published_on, a.published_at, a.precision, a.external_id
            FROM articles a LEFT JOIN outlets o ON o.id = a.outlet_id
            WHERE a.id = ANY(%s) ORDER BY a.id
            """,
            (sorted(ids),),
        )
        return {row["id"]: _stated(row) for row in found}


def _stated(row: Mapping[str, Any]) -> Stated:
    dated = row["precision"] in {Precision.DAY, Precision.INSTANT}
    return Stated(
        title=row["title"],
        outlet=_outlet(row),
        author=row["author"],
        published_on=row["published_on"] if dated else None,
        published_at=row["published_at"] if dated else None,
        precision=Precision(row["precision"]) if dated else Precision.UNKNOWN,
        external_id=row["external_id"],
    )


def _outlet(row: Mapping[str, Any]) -> str | None:
    """Return a name of the outlet; of one that no site tells, such as gives its key again."""
    key, of_site = row["key"], row["of_site"]
    for name in (row["name_ar"], row["name_en"]):
        if name and (name != key if of_site else outlet_key(name) == key):
            return str(name)
    return None if of_site else key
