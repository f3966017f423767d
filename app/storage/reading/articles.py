"""Articles as rows: lists and single ones, and the columns by which other rows name theirs."""

from typing import Any, Final

from app.storage.reading.database import Connection
from app.storage.reading.enforcement import listed_conditions
from app.storage.reading.keyset import Driver, Selection, by_day

ARTICLE_BRIEF: Final = """\
a.id AS article_id, a.title AS article_title, a.url AS article_url,
o.id AS outlet_id, o.key AS outlet_key, o.name_ar AS outlet_ar, o.name_en AS outlet_en,
       o.country AS outlet_country"""
"""Of an article `a` left-joined with its outlet `o`."""

ARTICLES: Final = Selection(
    table="articles a",
    identity="a.id",
    rows="""\
SELECT a.id, a.title, a.url, a.agency_id, a.author, a.published_on, a.published_at, a.precision,
       a.language, a.countries, a.claims_count, a.quotes_count, a.parties_count, a.analysts_count,
       a.story_id, a.excerpt, a.zones, a.ingested_at, a.extractor,
       o.id AS outlet_id, o.key AS outlet_key, o.name_ar AS outlet_ar, o.name_en AS outlet_en,
       o.country AS outlet_country, k.*
FROM ({page}) k
JOIN articles a ON a.id = k.id
LEFT JOIN outlets o ON o.id = a.outlet_id""",
    sorts=by_day("a.sort_day", "a.id"),
    searched=frozenset({"q"}),
    conditions={
        "id": "a.id = %(id)s",
        "country": """EXISTS (SELECT 1 FROM article_countries x
            WHERE x.article_id = a.id AND x.country = ANY(%(country)s))""",
        "published": "a.sort_day >= %(published_from)s AND a.sort_day < %(published_before)s",
        "outlet": "a.outlet_id = ANY(%(outlet)s)",
        "party": """EXISTS (SELECT 1 FROM article_parties x
            WHERE x.article_id = a.id AND x.party_id = ANY(%(party)s))""",
        "story": "a.story_id = ANY(%(story)s)",
        "q": """a.id IN (SELECT s.id FROM articles s
            WHERE marsad_article_search(s.title, s.text) @@ marsad_query(%(q)s) OFFSET 0)""",
        **listed_conditions("a.id", "article_parties", "article_id"),
    },
    drivers={
        "country": Driver(
            join="JOIN article_countries d ON d.article_id = a.id AND d.country = %(country)s",
            sorts=by_day("d.sort_day", "d.article_id"),
        ),
        "party": Driver(
            join="JOIN article_parties d ON d.article_id = a.id AND d.party_id = %(party)s",
            sorts=by_day("d.sort_day", "d.article_id"),
        ),
    },
)

_TEXT: Final = "SELECT text FROM articles WHERE id = %(id)s ORDER BY id LIMIT 1"


async def read_text(connection: Connection, article: int) -> str | None:
    """Return the stored text of an article, or None when there is no such article."""
    row: Any = await (await connection.execute(_TEXT, {"id": article})).fetchone()
    return None if row is None else str(row["text"])
