"""Outlets and countries as rows."""

from typing import Final

from app.storage.reading.selection import Selection, Sort

OUTLETS: Final = Selection(
    table="(SELECT * FROM outlets WHERE articles_count > 0) o",
    identity="o.id",
    rows="""\
SELECT o.id AS outlet_id, o.key AS outlet_key, o.name_ar AS outlet_ar, o.name_en AS outlet_en,
       o.country AS outlet_country, o.articles_count, k.*
FROM ({page}) k
JOIN outlets o ON o.id = k.id""",
    sorts={
        "-articles": Sort(keys=(("o.articles_count", "int"), ("o.id", "bigint")), descending=True)
    },
    conditions={"country": "o.country = ANY(%(country)s)"},
)

COUNTRIES: Final = Selection(
    table="(SELECT country FROM article_countries UNION SELECT country FROM claim_countries) x",
    identity="x.country",
    rows="""\
SELECT (SELECT count(*) FROM article_countries a WHERE a.country = k.id) AS articles_count,
       (SELECT count(*) FROM claim_countries c WHERE c.country = k.id) AS claims_count, k.*
FROM ({page}) k""",
    sorts={"code": Sort(keys=(("x.country", "text"),))},
    conditions={},
)
