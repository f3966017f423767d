"""Parties and analysts as rows: lists, single ones, and the briefs that other rows refer to."""

from collections.abc import Iterable
from typing import Final

from app.storage.reading.database import Connection
from app.storage.reading.enforcement import VERDICT_COLUMNS, listed_conditions
from app.storage.reading.selection import Driver, Row, Selection, Sort

_PARTY_COLUMNS: Final = (
    "p.id, p.type, p.name_ar, p.name_en, p.country, p.unnamed, p.wikidata,\n" + VERDICT_COLUMNS
)

_NAMED: Final = """\
position(lower(%(q_raw)s) IN lower(p.name_en)) > 0 OR EXISTS (
    SELECT 1 FROM party_aliases pa
    WHERE pa.party_id = p.id AND position(%(q_folded)s IN pa.folded) > 0)"""

PARTIES: Final = Selection(
    table="(SELECT * FROM parties WHERE merged_into IS NULL AND articles_count > 0) p",
    identity="p.id",
    rows="""\
SELECT {party},
       p.articles_count, p.claims_count, p.quotes_count,
       ARRAY(SELECT pa.form FROM party_aliases pa WHERE pa.party_id = p.id
             ORDER BY pa.count DESC, pa.form LIMIT 20) AS aliases,
       k.*
FROM ({page}) k
JOIN parties p ON p.id = k.id
LEFT JOIN party_screenings s ON s.party_id = p.id""".replace("{party}", _PARTY_COLUMNS),
    sorts={
        "-articles": Sort(keys=(("p.articles_count", "int"), ("p.id", "bigint")), descending=True),
        "articles": Sort(keys=(("p.articles_count", "int"), ("p.id", "bigint"))),
    },
    conditions={
        # A merged party's id answers with the party it is.
        "id": "p.id = (SELECT coalesce(h.merged_into, h.id) FROM parties h WHERE h.id = %(id)s)",
        "ids": "p.id = ANY(%(ids)s)",
        "country": "p.country = ANY(%(country)s)",
        "type": "p.type = ANY(%(type)s)",
        "published": """EXISTS (SELECT 1 FROM article_parties x WHERE x.party_id = p.id
            AND x.sort_day >= %(published_from)s AND x.sort_day < %(published_before)s)""",
        "q": _NAMED,
        **listed_conditions("p.id", "parties", "id", party="id"),
    },
    drivers={
        "article": Driver(
            join="JOIN article_parties d ON d.party_id = p.id AND d.article_id = %(article)s",
            sorts={"ordinal": Sort(keys=(("d.ordinal", "int"), ("d.party_id", "bigint")))},
        )
    },
)  # fmt: skip

_ANALYST_SORT: Final = (("n.sort_day", "date"), ("n.party_id", "bigint"))

ANALYSTS: Final = Selection(
    table="analysts n",
    identity="n.party_id",
    rows="""\
SELECT {party},
       n.title, n.title_en, n.affiliation, n.affiliation_party_id, n.field, n.countries,
       n.last_cited_on, n.citations_count, p.quotes_count,
       f.country AS affiliation_country, k.*
FROM ({page}) k
JOIN analysts n ON n.party_id = k.id
JOIN parties p ON p.id = k.id
LEFT JOIN parties f ON f.id = n.affiliation_party_id
LEFT JOIN party_screenings s ON s.party_id = p.id""".replace("{party}", _PARTY_COLUMNS),
    sorts={
        "-last_cited_on": Sort(keys=_ANALYST_SORT, descending=True),
        "last_cited_on": Sort(keys=_ANALYST_SORT),
    },
    conditions={
        "id": "n.party_id = %(id)s",
        "country": "n.countries && %(country)s",
        "country_all": "n.countries @> %(country_all)s",
        "q": """EXISTS (SELECT 1 FROM parties p WHERE p.id = n.party_id AND ({named}))
            OR position(%(q_raw)s IN n.affiliation) > 0
            OR position(%(q_raw)s IN n.title) > 0""".replace("{named}", _NAMED),
        "published": """EXISTS (SELECT 1 FROM citations t WHERE t.party_id = n.party_id
            AND t.sort_day >= %(published_from)s AND t.sort_day < %(published_before)s)""",
        "outlet": """EXISTS (SELECT 1 FROM citations t JOIN articles a ON a.id = t.article_id
            WHERE t.party_id = n.party_id AND a.outlet_id = ANY(%(outlet)s))""",
        **listed_conditions("n.party_id", "parties", "id", party="id"),
    },
)  # fmt: skip

CITED: Final = Selection(
    table="citations n",
    identity="n.party_id",
    rows="""\
SELECT {party},
       n.title, n.title_en, n.affiliation, n.affiliation_party_id, n.field, n.countries,
       n.told_to_id, n.intro_start, n.intro_end, n.published_on,
       y.last_cited_on, y.citations_count, p.quotes_count,
       f.country AS affiliation_country, k.*
FROM ({page}) k
JOIN citations n ON n.party_id = k.id AND n.article_id = %(article)s
JOIN analysts y ON y.party_id = k.id
JOIN parties p ON p.id = k.id
LEFT JOIN parties f ON f.id = n.affiliation_party_id
LEFT JOIN party_screenings s ON s.party_id = p.id""".replace("{party}", _PARTY_COLUMNS),
    sorts={"ordinal": Sort(keys=(("n.ordinal", "int"), ("n.party_id", "bigint")))},
    conditions={"article": "n.article_id = %(article)s"},
)
"""The analysts of one article, as it cites them; always filtered by `article`."""

_BRIEFS: Final = """\
SELECT {party}
FROM parties p
LEFT JOIN party_screenings s ON s.party_id = p.id
WHERE p.id = ANY(%(ids)s)
ORDER BY p.id
LIMIT 10000""".replace("{party}", _PARTY_COLUMNS)


async def read_briefs(connection: Connection, ids: Iterable[int]) -> dict[int, Row]:
    """Return the parties with these ids, by id; at most 10,000."""
    wanted = sorted(set(ids))
    if not wanted:
        return {}
    cursor = await connection.execute(_BRIEFS, {"ids": wanted})
    return {row["id"]: row for row in await cursor.fetchall()}


_FAMILY: Final = """\
SELECT f.id FROM parties f
WHERE f.id = ANY(%(heads)s) OR f.merged_into = ANY(%(heads)s)
ORDER BY f.id LIMIT 10000"""
_HEADS: Final = """\
SELECT coalesce(p.merged_into, p.id) AS id FROM parties p
WHERE p.id = ANY(%(ids)s) ORDER BY p.id LIMIT 10000"""


async def read_family(connection: Connection, ids: Iterable[int]) -> tuple[int, ...]:
    """Return the ids given and those of all parties that are the same by merging.

    What was recorded of a party before it was merged is recorded by its id of then.
    """
    given = list(ids)
    heads = [r["id"] for r in await (await connection.execute(_HEADS, {"ids": given})).fetchall()]
    rows = await (await connection.execute(_FAMILY, {"heads": heads})).fetchall()
    return tuple(dict.fromkeys((*given, *(row["id"] for row in rows))))
