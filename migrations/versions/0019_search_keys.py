"""Words by month and phrases of two words as numbers, so that an index finds the newest of them.

A word of a row is kept with the month of the row: the newest rows that have it are found month by
month, without a look at those of other months. Of articles two words that follow each other are
kept too: a phrase is then found without reading the places of its words in each article that has
both. Numbers are what `hashtext` makes of the words; other words may have the same one, so what is
found is looked at again. Pairs have 262,144 numbers only: with more the index would be larger and
each article dearer to store. New rows wait in a short list, which is read through by each search,
until there are enough to be put in their places together.
"""

from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

_TABLES = {
    "articles": "marsad_article_keys",
    "claims": "marsad_month_keys",
    "quotes": "marsad_month_keys",
}
_LEXEME = "''(?:[^'']|'''')*''"
_EXCLUDED = rf"!\( (?:[^()'']|{_LEXEME})*\)|!{_LEXEME}"
_WORD = "''((?:[^'']|'''')+)''(?: (<->))?"
_PAIRS = 0x3FFFF


def upgrade() -> None:
    op.execute(
        """
        CREATE FUNCTION public.marsad_month(day date) RETURNS text
        LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
        RETURN ((pg_catalog.date_part('year', day)::int * 12)
            + pg_catalog.date_part('month', day)::int)::text || ' '
        """
    )
    op.execute(
        """
        CREATE FUNCTION public.marsad_month_keys(search tsvector, day date) RETURNS int[]
        LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
        DECLARE
            month text := public.marsad_month(day);
        BEGIN
            RETURN ARRAY(SELECT pg_catalog.hashtext(month || w)
                FROM pg_catalog.unnest(pg_catalog.tsvector_to_array(search)) w);
        END $$
        """
    )
    op.execute(
        f"""
        CREATE FUNCTION public.marsad_article_keys(search tsvector, day date) RETURNS int[]
        LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
        DECLARE
            words text[];
        BEGIN
            SELECT pg_catalog.array_agg(w.lexeme ORDER BY p) INTO words
            FROM pg_catalog.unnest(search) w, pg_catalog.unnest(w.positions) p;
            RETURN public.marsad_month_keys(search, day) || ARRAY(
                SELECT pg_catalog.hashtext(a || ' ' || b) & {_PAIRS}
                FROM unnest(words, words[2:]) x(a, b) WHERE b IS NOT NULL);
        END $$
        """
    )
    op.execute(
        f"""
        CREATE FUNCTION public.marsad_query_words(given text)
        RETURNS TABLE (word text, following text)
        LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
        DECLARE
            tree text := public.marsad_query(given)::text;
        BEGIN
            IF pg_catalog.regexp_replace(tree, '{_LEXEME}', '', 'g') ~ '\\|' THEN
                RETURN;
            END IF;
            tree := pg_catalog.regexp_replace(tree, '{_EXCLUDED}', '', 'g');
            RETURN QUERY SELECT x.word, CASE WHEN x.joined
                    THEN pg_catalog.lead(x.word) OVER (ORDER BY x.place) END
                FROM (SELECT pg_catalog.replace(pg_catalog.replace(m[1], '''''', ''''),
                        '\\\\', '\\') AS word, m[2] IS NOT NULL AS joined, n AS place
                    FROM pg_catalog.regexp_matches(tree, '{_WORD}', 'g') WITH ORDINALITY r(m, n)) x;
        END $$
        """
    )
    op.execute(
        """
        CREATE FUNCTION public.marsad_query_keys(given text, month date) RETURNS int[]
        LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
        BEGIN
            RETURN ARRAY(SELECT pg_catalog.hashtext(public.marsad_month(month) || q.word)
                FROM public.marsad_query_words(given) q);
        END $$
        """
    )
    op.execute(
        f"""
        CREATE FUNCTION public.marsad_query_pairs(given text) RETURNS int[]
        LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
        BEGIN
            RETURN ARRAY(SELECT pg_catalog.hashtext(q.word || ' ' || q.following) & {_PAIRS}
                FROM public.marsad_query_words(given) q WHERE q.following IS NOT NULL);
        END $$
        """
    )
    for table, function in _TABLES.items():
        op.execute(
            f"CREATE INDEX {table}_keys_idx ON {table} USING gin ({function}(search, sort_day)) "
            "WITH (fastupdate = on, gin_pending_list_limit = 512)"
        )
        # How often a number occurs tells nothing, and counting it would cost most of an ANALYZE.
        op.execute(f"ALTER INDEX {table}_keys_idx ALTER COLUMN 1 SET STATISTICS 0")


def downgrade() -> None:
    for table in _TABLES:
        op.execute(f"DROP INDEX {table}_keys_idx")
    op.execute("DROP FUNCTION public.marsad_query_pairs(text)")
    op.execute("DROP FUNCTION public.marsad_query_keys(text, date)")
    op.execute("DROP FUNCTION public.marsad_query_words(text)")
    op.execute("DROP FUNCTION public.marsad_article_keys(tsvector, date)")
    op.execute("DROP FUNCTION public.marsad_month_keys(tsvector, date)")
    op.execute("DROP FUNCTION public.marsad_month(date)")
