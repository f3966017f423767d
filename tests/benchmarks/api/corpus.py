"""A large made-up database to measure the API on: articles, claims, quotes, parties, verdicts.

Enters: an owner's connection string and how many articles. Leaves: a filled, analysed database.
Words, countries and parties are drawn with few that are common and many that are rare, as in
news; the words are those of the project's samples. Rows are made by the database (corpus.sql).

Run: `python -m tests.benchmarks.api.corpus DATABASE_URL [ARTICLES]`; claims are 20 an article.
"""

import random
import re
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any, Final

import psycopg

from app.runtime.resources import resource

SIZES: Final = {
    "claims_an_article": 20,
    "quotes_an_article": 5,
    "parties": 50_000,
    "outlets": 200,
    "phrases": 100_000,
}
COUNTRIES: Final = (
    "US RU CN IR UA IL SY KP GB FR DE SA TR IQ YE LB EG PK AF IN JP KR LY SD QA AE JO PS KW BH OM "
    "MA DZ TN MR SO DJ ER ET KE NG ZA ML NE TD CF CD UG RW VE CU MX BR AR CL CO PE CA AU NZ ID MY "
    "TH VN PH MM BD LK NP UZ KZ KG TJ TM AZ AM GE BY MD PL CZ SK HU RO BG GR IT ES PT NL BE CH AT "
    "SE NO FI DK IE IS EE LV LT RS BA HR SI AL MK ME XK CY MT LU"
)
_SEED: Final = 20240619
_INDEXES: Final = """
SELECT i.indexrelid::regclass::text, pg_get_indexdef(i.indexrelid)
FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
WHERE c.relnamespace = 'public'::regnamespace AND NOT i.indisprimary AND NOT i.indisunique
AND c.relname = ANY(ARRAY['articles', 'claims', 'quotes', 'article_countries', 'article_parties',
    'claim_countries', 'claim_parties', 'quote_countries', 'quote_parties', 'claim_quotes',
    'parties', 'party_screenings'])
ORDER BY 1"""
_FUNCTIONS: Final = """
CREATE FUNCTION public.bench_id(kind text, n bigint) RETURNS bigint LANGUAGE sql IMMUTABLE
RETURN ('x' || substr(md5(kind || n), 1, 15))::bit(60)::bigint;
CREATE FUNCTION public.day_of(n bigint) RETURNS date LANGUAGE sql IMMUTABLE
RETURN date '2020-01-01' + ('x' || substr(md5('d' || n), 1, 7))::bit(28)::int % 2190"""


def fill(url: str, articles: int) -> None:
    """Fill a migrated, empty database."""
    with psycopg.connect(url, autocommit=True) as connection:
        for setting in (
            "session_replication_role = replica",  # no reference is checked
            "synchronous_commit = off",
            "maintenance_work_mem = '512MB'",
            "work_mem = '256MB'",
        ):
            connection.execute(f"SET {setting}".encode())
        connection.execute("SELECT setseed(0.42)")
        connection.execute(_FUNCTIONS.encode())
        indexes = connection.execute(_INDEXES.encode()).fetchall()
        for name, _ in indexes:
            connection.execute(f"DROP INDEX {name}".encode())
        _vocabulary(connection)
        for name, statement in statements(articles):
            _timed(connection, name, statement)
        for name, definition in indexes:
            _timed(connection, name, definition)
        connection.execute("DROP TABLE bench_phrases, bench_countries")
        connection.execute("DROP FUNCTION bench_id(text, bigint), day_of(bigint)")
        connection.execute("UPDATE data_version SET version = version + 1, at = now()")
        _timed(connection, "vacuum", "VACUUM ANALYZE")


def statements(articles: int) -> list[tuple[str, str]]:
    """Return the named statements of corpus.sql with their numbers."""
    text = Path(__file__).with_suffix(".sql").read_text("utf-8")
    for name, number in {**SIZES, "articles": articles}.items():
        text = text.replace(f"{{{name}}}", str(number))
    parts = re.split(r"^-- name: (.+)$", text, flags=re.MULTILINE)[1:]
    return list(zip(parts[::2], parts[1::2], strict=True))


def _timed(connection: psycopg.Connection[Any], name: str, statement: str) -> None:
    began = time.monotonic()
    connection.execute(statement.encode())
    print(f"{name}: {time.monotonic() - began:.1f} s", flush=True)


def _vocabulary(connection: psycopg.Connection[Any]) -> None:
    """Phrases of words drawn so that few are common, and countries, the common ones first."""
    texts = [f.read_text("utf-8") for f in sorted((resource("samples") / "articles").glob("*.txt"))]
    words = [w for w, _ in Counter(re.findall(r"\w+", " ".join(texts))).most_common()]
    chance = random.Random(_SEED)  # noqa: S311 - a draw, not a secret
    connection.execute("CREATE TABLE bench_phrases (n int PRIMARY KEY, words text)")
    with connection.cursor() as cursor, cursor.copy("COPY bench_phrases FROM STDIN") as copy:
        for n in range(SIZES["phrases"]):
            drawn = (words[int(len(words) * chance.random() ** 2.5)] for _ in range(7))
            copy.write_row((n, " ".join(drawn)))
    connection.execute(
        "CREATE TABLE bench_countries AS SELECT %s::text[] AS codes", (COUNTRIES.split(),)
    )
    connection.execute("ANALYZE bench_phrases")


if __name__ == "__main__":
    fill(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 100_000)
