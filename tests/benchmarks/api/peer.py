"""Datasette on the same claims, tuned: an SQLite file with the index that the query wants.

Enters: the database of the benchmark. Leaves: the file and the command that serves it. The page is
asked by SQL, without counting and without facets; the file is immutable.
"""

import sqlite3
from pathlib import Path
from urllib.parse import urlencode

import psycopg

_ROWS = """
SELECT c.id, c.sort_day::text, c.text, c.modality, c.topic, c.confidence, a.title, a.url, p.name_ar
FROM claims c JOIN articles a ON a.id = c.article_id JOIN parties p ON p.id = c.claimant_id"""
_PAGE = """
select c.id, c.day, c.text, c.modality, c.topic, c.confidence, c.title, c.url, c.claimant
from claim_countries k join claims c on c.id = k.id
where k.country = :country and k.day >= :day order by k.day desc, k.id desc limit 50"""


def build(url: str, file: Path) -> None:
    """Write the claims of the database at `url` into an SQLite file."""
    lite = sqlite3.connect(file)
    lite.execute(
        "CREATE TABLE claims (id INTEGER PRIMARY KEY, day TEXT, text TEXT, modality TEXT, "
        "topic TEXT, confidence REAL, title TEXT, url TEXT, claimant TEXT)"
    )
    lite.execute(
        "CREATE TABLE claim_countries (country TEXT, day TEXT, id INTEGER, "
        "PRIMARY KEY (country, day, id)) WITHOUT ROWID"
    )
    with psycopg.connect(url) as connection, connection.cursor("claims") as cursor:
        cursor.execute(_ROWS)
        while rows := cursor.fetchmany(10_000):
            lite.executemany("INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
    with psycopg.connect(url) as connection, connection.cursor("countries") as cursor:
        cursor.execute("SELECT country, sort_day::text, claim_id FROM claim_countries")
        while rows := cursor.fetchmany(10_000):
            lite.executemany("INSERT INTO claim_countries VALUES (?, ?, ?)", rows)
    lite.commit()
    lite.execute("ANALYZE")
    lite.close()


def command(program: str, file: Path) -> list[str]:
    """Return the command that serves the file."""
    settings = {"suggest_facets": "off", "allow_facet": "off", "allow_csv_stream": "off"}
    options = [word for name, value in settings.items() for word in ("--setting", name, value)]
    return [program, "serve", "-i", str(file), "--port", "{port}", *options]


def target(file: Path, country: str, day: str) -> str:
    """Return the address of the page."""
    query = {"sql": _PAGE, "country": country, "day": day, "_shape": "array"}
    return f"/{file.stem}.json?{urlencode(query)}"
