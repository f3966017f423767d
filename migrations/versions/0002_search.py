"""The functions that search rests on: folding of Arabic letters, then the Arabic stemmer.

`marsad_fold` does in SQL what `app.text.fold` does, except for characters of compatibility such as
presentation forms, and turns Arabic punctuation into spaces:
under the C character type Postgres takes every character beyond ASCII for a letter. Names are
qualified, so that an index can be rebuilt under the empty search path of a restore.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_MARKS = (
    r"[\u0610-\u061a\u064b-\u065f\u0670\u0640\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
    r"\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]+"
)
"""Vowel signs, tatweel, Quranic marks and invisible characters: they are dropped."""

_PUNCTUATION = r"[«»“”„‟‘’‹›،؛؟…–—―٪٫٬٭۔•·\u00a0\u2009\u202f]+"

_LETTERS = ("أإآىةؤئ", "ااايهوي")
_RARE = {
    "ٱ": "ا", "ٲ": "ا", "ٳ": "ا", "ی": "ي", "ې": "ي", "ۀ": "ه", "ە": "ه", "ہ": "ه",
    "ک": "ك", "ڪ": "ك",
} | {chr(base + n): str(n) for base in (0x0660, 0x06F0) for n in range(10)}  # fmt: skip
"""Letters of other languages and digits: most texts have none, and `translate` is slow."""

LONGEST = 250_000
"""Characters of one text that are searched; a tsvector holds one megabyte."""


def upgrade() -> None:
    rare, common = "".join(_RARE), "".join(_RARE.values())
    folded = f"""
        pg_catalog.translate(
            pg_catalog.regexp_replace(
                pg_catalog.regexp_replace(given, '{_MARKS}', '', 'g'),
                '{_PUNCTUATION}', ' ', 'g'),
            '{_LETTERS[0]}', '{_LETTERS[1]}')
    """
    op.execute(
        f"""
        CREATE FUNCTION public.marsad_fold(given text) RETURNS text
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        RETURN pg_catalog.lower(CASE WHEN given ~ '[{rare}]'
            THEN pg_catalog.translate({folded}, '{rare}', '{common}') ELSE {folded} END)
        """
    )
    op.execute(
        f"""
        CREATE FUNCTION public.marsad_search(given text) RETURNS tsvector
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        RETURN pg_catalog.to_tsvector('pg_catalog.arabic'::regconfig,
            public.marsad_fold(pg_catalog.left(given, {LONGEST})))
        """
    )
    op.execute(
        """
        CREATE FUNCTION public.marsad_article_search(title text, body text) RETURNS tsvector
        LANGUAGE sql IMMUTABLE PARALLEL SAFE
        RETURN public.marsad_search(COALESCE(title || E'\\n', '') || body)
        """
    )
    op.execute(
        """
        CREATE FUNCTION public.marsad_query(given text) RETURNS tsquery
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        RETURN pg_catalog.websearch_to_tsquery('pg_catalog.arabic'::regconfig,
            public.marsad_fold(given))
        """
    )


def downgrade() -> None:
    op.execute("DROP FUNCTION public.marsad_query(text)")
    op.execute("DROP FUNCTION public.marsad_article_search(text, text)")
    op.execute("DROP FUNCTION public.marsad_search(text)")
    op.execute("DROP FUNCTION public.marsad_fold(text)")
