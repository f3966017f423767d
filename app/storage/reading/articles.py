"""Articles as rows: lists and single ones, and the columns by which other rows name theirs."""

from typing import Any, Final

from app.storage.reading.database import Connection
from app.storage.reading.enforcement import listed_conditions
from app.storage.reading.selection import Driver, Selection, by_day, survivors

ARTICLE_BRIEF: Final = """\
a.id AS article_id, a.title AS article_title, a.url AS article_url,
o.id AS outlet_id, o.key AS outlet_key, o.name_ar AS outlet_ar, o.name_en AS outlet_en,
       o.country AS outlet_country"""
"""Of an article `a` left-joined with its outlet `o`."""

_PARTY: Final = survivors("party")
_ANALYST: Final = survivors("analyst")

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
    documents="""\
coalesce(replace(a.document, E'\\x1fo' || a.outlet_id || E'\\x1f', coalesce(o.document, 'null')),
    a.document) AS document, {key} AS key
FROM [page] LEFT JOIN outlets o ON o.id = a.outlet_id""",
    search="a.search",
    keys="marsad_article_keys(a.search, a.sort_day)",
    paired=True,
    conditions={
        "id": "a.id = %(id)s",
        "ids": "a.id = ANY(%(ids)s)",
        "country": """EXISTS (SELECT 1 FROM article_countries x
            WHERE x.article_id = a.id AND x.country = ANY(%(country)s))""",
        "published": "a.sort_day >= %(published_from)s AND a.sort_day < %(published_before)s",
        "outlet": "a.outlet_id = ANY(%(outlet)s)",
        "party": f"""EXISTS (SELECT 1 FROM article_parties x
            WHERE x.article_id = a.id AND x.party_id = ANY({_PARTY}))""",
        "story": "a.story_id = ANY(%(story)s)",
        "country_all": """NOT EXISTS (SELECT 1 FROM unnest(%(country_all)s::text[]) u(v)
            WHERE NOT EXISTS (SELECT 1 FROM article_countries x
                WHERE x.article_id = a.id AND x.country = u.v))""",
        "analyst": f"""EXISTS (SELECT 1 FROM citations x
            WHERE x.article_id = a.id AND x.party_id = ANY({_ANALYST}))""",
        "topic": """EXISTS (SELECT 1 FROM claims x
            WHERE x.article_id = a.id AND x.topic = ANY(%(topic)s))""",
        "q": "a.search @@ marsad_query(%(q)s)",
        **listed_conditions("a.id", "article_parties", "article_id"),
    },
    drivers={
        "party": Driver(
            sorts=by_day("d.sort_day", "d.article_id"),
            join=f"""JOIN article_parties d ON d.article_id = a.id
                AND d.party_id = ({_PARTY})[1]""",
            several=f"unnest({_PARTY}) u(v)",
            alone=("article_parties d", f"d.party_id = ({_PARTY})[1]", "d.article_id"),
            walk="JOIN article_parties d ON d.article_id = a.id AND d.party_id = u.v",
        ),
        "country": Driver(
            sorts=by_day("d.sort_day", "d.article_id"),
            join="""JOIN article_countries d ON d.article_id = a.id
                AND d.country = (%(country)s::text[])[1]""",
            several="unnest(%(country)s::text[]) u(v)",
            alone=("article_countries d", "d.country = (%(country)s::text[])[1]", "d.article_id"),
            walk="JOIN article_countries d ON d.article_id = a.id AND d.country = u.v",
        ),
    },
    rival="""NOT EXISTS (SELECT 1 FROM articles earlier WHERE earlier.story_id = a.story_id
        AND (earlier.sort_day, earlier.id) < (a.sort_day, a.id) AND {filters})""",
    rival_filters=frozenset({
        "country", "country_all", "published", "outlet", "party", "analyst", "topic", "story", "q",
        "listed",
    }),
    counted="article",
    removals="removed_articles",
)  # fmt: skip

_TEXT: Final = "SELECT text FROM articles WHERE id = %(id)s ORDER BY id LIMIT 1"


async def read_text(connection: Connection, article: int) -> str | None:
    """Return the stored text of an article, or None when there is no such article."""
    row: Any = await (await connection.execute(_TEXT, {"id": article})).fetchone()
    return None if row is None else str(row["text"])
