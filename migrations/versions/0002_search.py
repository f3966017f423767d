"""The functions that search rests on: folding of Arabic letters, then the Arabic stemmer.

`marsad_fold` does in SQL what `app.text.fold` does, and turns Arabic punctuation into spaces:
under the C character type Postgres takes every character beyond ASCII for a letter. Names are
qualified, so that an index can be rebuilt under the empty search path of a restore.
"""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_FOLDED = {
    "أإآٱٲٳ": "ا",
    "ىیېئ": "ي",
    "ؤ": "و",
    "ةۀەہ": "ه",
    "کڪ": "ك",
    "«»“”„‟‘’‹›،؛؟…–—―٪٫٬٭۔•·\u00a0\u2009\u202f": " ",
}
_DIGITS = {chr(base + n): str(n) for base in (0x0660, 0x06F0) for n in range(10)}
_DROPPED = "".join(
    map(
        chr,
        (
            *range(0x0610, 0x061B), *range(0x064B, 0x0660), 0x0670, 0x0640,
            *range(0x06D6, 0x06DD), *range(0x06DF, 0x06E9), *range(0x06EA, 0x06EE),
            0x00AD, 0x061C, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060,
            *range(0x2066, 0x206A), 0xFEFF,
        ),
    )
)  # fmt: skip
LONGEST = 250_000
"""Characters of one text that are searched; a tsvector holds one megabyte."""


def upgrade() -> None:
    pairs = [(f, t) for many, t in _FOLDED.items() for f in many] + list(_DIGITS.items())
    source = "".join(f for f, _ in pairs) + _DROPPED
    target = "".join(t for _, t in pairs)
    op.execute(
        f"""
        CREATE FUNCTION public.marsad_fold(given text) RETURNS text
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        RETURN pg_catalog.lower(pg_catalog.translate(given, '{source}', '{target}'))
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
