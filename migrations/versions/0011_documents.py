"""Stored documents: what an answer says of a row, written once when the row is.

A document is JSON with holes for what other rows say: U+001F, a letter, an id, U+001F (JSON has no
bare control characters). `o` is an outlet by number, `p` a party by number and `w` a party by its
written id, both with a colon and the day of the article (days since 2000-01-01, or nothing).
Documents of claims and quotes end where the article's brief and what is checked later follow.

Declared immutable: dates and instants are written by `to_json`, which ignores DateStyle.
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_HOLE = r"E'\x1f'"


def _function(name: str, arguments: str, body: str) -> None:
    # Given to the driver as it is: a colon in JSON is no parameter.
    op.get_bind().exec_driver_sql(
        f"CREATE FUNCTION public.{name}({arguments}) RETURNS text "
        f"LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN {body}"
    )


def _routine(name: str, arguments: str, body: str, *, declare: str = "", before: str = "") -> None:
    """Create a function that makes a document.

    In PL/pgSQL, whose expressions cost a tenth of an SQL function that cannot be inlined: `to_json`
    is only stable.
    """
    op.get_bind().exec_driver_sql(
        f"CREATE FUNCTION public.{name}({arguments}) RETURNS text "
        f"LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$\n"
        f"#variable_conflict use_variable\nDECLARE {declare}\nBEGIN {before} RETURN {body}; END $$"
    )


_DAY = "day text := COALESCE((published_on - '2000-01-01'::date)::text, '');"


def _json(value: str) -> str:
    return f"COALESCE(pg_catalog.to_json({value})::text, 'null')"


def _span(start: str, end: str) -> str:
    return (
        f"CASE WHEN {start} IS NULL OR {end} IS NULL THEN 'null' "
        f"ELSE '{{\"start\":' || {start} || ',\"end\":' || {end} || '}}' END"
    )


def _party(number: str) -> str:
    return (
        f"CASE WHEN {number} IS NULL THEN 'null' ELSE {_HOLE} || 'p' || {number} || ':' || day "
        f"|| {_HOLE} END"
    )


def _parties(numbers: str) -> str:
    between = f"':' || day || {_HOLE} || ',' || {_HOLE} || 'p'"
    return (
        f"CASE WHEN pg_catalog.cardinality({numbers}) = 0 THEN '[]' ELSE '[' || {_HOLE} || 'p' || "
        f"pg_catalog.array_to_string({numbers}, {between}) || ':' || day || {_HOLE} || ']' END"
    )


def _object(*properties: tuple[str, str]) -> str:
    """Return the expression of an object that is left open."""
    parts = [f"""'{"," if n else "{"}"{name}":' || {value}""" for n, (name, value) in
             enumerate(properties)]  # fmt: skip
    return " || ".join(parts)


def upgrade() -> None:
    op.add_column(
        "claims",
        sa.Column("quote_ids", sa.ARRAY(sa.BigInteger()), server_default="{}", nullable=False),
    )
    op.add_column("quotes", sa.Column("claim_id", sa.BigInteger(), nullable=True))
    op.execute(
        """
        UPDATE claims c SET quote_ids = x.ids FROM (
            SELECT y.claim_id, array_agg(y.quote_id ORDER BY q.ordinal, q.id) AS ids
            FROM claim_quotes y JOIN quotes q ON q.id = y.quote_id GROUP BY y.claim_id
        ) x WHERE x.claim_id = c.id
        """
    )
    op.execute(
        """
        UPDATE quotes q SET claim_id = x.claim_id FROM (
            SELECT quote_id, min(claim_id) AS claim_id FROM claim_quotes GROUP BY quote_id
        ) x WHERE x.quote_id = q.id
        """
    )
    _basics()
    _brief_functions()
    _claim_function()
    _quote_function()
    _article_function()
    for table, column, call in COLUMNS:
        op.execute(
            f"ALTER TABLE {table} ADD COLUMN {column} text GENERATED ALWAYS AS ({call}) STORED"
        )


COLUMNS = (
    ("outlets", "document", "marsad_outlet_document(id, key, name_ar, name_en, country)"),
    ("parties", "brief", "marsad_party_brief(id, type, name_ar, name_en, country, unnamed)"),
    ("articles", "brief", "marsad_article_brief(id, title, url, published_on, outlet_id)"),
    (
        "articles",
        "document",
        (
            "marsad_article_document(id, title, url, outlet_id, agency_id, author, published_on, "
            'published_at, "precision", language, countries, claims_count, quotes_count, '
            "parties_count, analysts_count, story_id, excerpt, zones, ingested_at, extractor)"
        ),
    ),
    (
        "claims",
        "document",
        (
            "marsad_claim_document(id, published_on, text, span_start, span_end, claimant_id, "
            "voice, co_claimants, chain, modality, topic, about, countries, event_date, date_text, "
            "quote_ids, confidence, cue, cue_start, cue_end, rule)"
        ),
    ),
    (
        "quotes",
        "document",
        (
            "marsad_quote_document(id, published_on, text, span_start, span_end, kind, subtype, "
            'speaker_id, co_speakers, via, cue, cue_start, cue_end, speaker_ref, "position", '
            "within_id, claim_id, confidence)"
        ),
    ),
)


def _basics() -> None:
    digits = " || ".join(
        f"pg_catalog.substr('{_ALPHABET}', ((number >> {5 * n}) & 31)::int + 1, 1)"
        for n in range(12, -1, -1)
    )
    _function("marsad_id", "number bigint", digits)
    _function(
        "marsad_id_json",
        "number bigint",
        "COALESCE('\"' || public.marsad_id(number) || '\"', 'null')",
    )
    _function("marsad_day", "given date", "pg_catalog.btrim(pg_catalog.to_json(given)::text, '\"')")
    _function(
        "marsad_instant",
        "given timestamptz",
        "COALESCE('\"' || pg_catalog.btrim(pg_catalog.to_json("
        "pg_catalog.timezone('UTC', given))::text, '\"') || 'Z\"', 'null')",
    )


def _brief_functions() -> None:
    names = _object(("ar", "{ar}"), ("en", "{en}")) + " || '}'"
    outlet_names = names.replace("{ar}", _json("name_ar")).replace("{en}", _json("name_en"))
    party_names = names.replace("{ar}", _json("NULLIF(name_ar, '')")).replace(
        "{en}", _json("NULLIF(name_en, '')")
    )
    _routine(
        "marsad_outlet_document",
        "id bigint, key text, name_ar text, name_en text, country text",
        _object(
            ("id", "public.marsad_id_json(id)"), ("key", _json("key")), ("name", outlet_names),
            ("country", _json("country")),
        ) + " || '}'",
    )  # fmt: skip
    _routine(
        "marsad_party_brief",
        "id bigint, type text, name_ar text, name_en text, country text, unnamed boolean",
        _object(
            ("id", "public.marsad_id_json(id)"), ("type", _json("type")), ("name", party_names),
            ("country", _json("country")), ("unnamed", _json("unnamed")),
        ) + " || ',\"listed\":'",
    )  # fmt: skip
    _routine(
        "marsad_article_brief",
        "id bigint, title text, url text, published_on date, outlet_id bigint",
        _object(
            ("id", "public.marsad_id_json(id)"), ("title", _json("title")), ("url", _json("url")),
            ("published_on", _json("published_on")), ("outlet", _OUTLET),
        ) + " || '}'",
    )  # fmt: skip


_OUTLET = f"CASE WHEN outlet_id IS NULL THEN 'null' ELSE {_HOLE} || 'o' || outlet_id || {_HOLE} END"


def _claim_function() -> None:
    step = f"{_HOLE} || 'w\\1:' || day || {_HOLE}"
    chain = f"""CASE WHEN chain = '[]' THEN '[]' ELSE
        pg_catalog.replace(pg_catalog.replace(pg_catalog.regexp_replace(chain::text,
            '"([0-9a-z]{{13}})"', '{{"voice":"party","party":' || {step} || '}}', 'g'),
            '"narrator"', '{{"voice":"narrator","party":null}}'),
            '"unattributed"', '{{"voice":"unattributed","party":null}}') END"""
    event = """CASE WHEN event_date IS NULL THEN 'null' ELSE
        '{"start":' || COALESCE(pg_catalog.to_json(
            NULLIF(pg_catalog.split_part(event_date, '/', 1), ''))::text, 'null')
        || ',"end":' || COALESCE(pg_catalog.to_json(COALESCE(
            NULLIF(pg_catalog.split_part(event_date, '/', 2), ''),
            NULLIF(pg_catalog.split_part(event_date, '/', 1), '')))::text, 'null')
        || ',"text":' || COALESCE(pg_catalog.to_json(date_text)::text, 'null') || '}' END"""
    evidence = (
        _object(("cue", _json("cue")), ("cue_span", _span("cue_start", "cue_end")),
                ("rule", _json("rule"))) + " || '}'"
    )  # fmt: skip
    _routine(
        "marsad_claim_document",
        "id bigint, published_on date, text text, span_start int, span_end int, "
        "claimant_id bigint, voice text, co_claimants bigint[], chain jsonb, modality text, "
        "topic text, about bigint[], countries text[], event_date text, date_text text, "
        "quote_ids bigint[], confidence real, cue text, cue_start int, cue_end int, rule text",
        _object(
                ("id", "public.marsad_id_json(id)"), ("text", _json("text")),
                ("span", _span("span_start", "span_end")), ("claimant", _party("claimant_id")),
                ("voice", _json("voice")), ("co_claimants", _parties("co_claimants")),
                ("chain", chain), ("modality", _json("modality")), ("topic", _json("topic")),
                ("about", _parties("about")), ("countries", _json("countries")),
                ("event_date", event), ("quotes", "'[' || carriers || ']'"),
                ("confidence", _CONFIDENCE), ("evidence", evidence),
        ) + " || ',\"article\":'",
        declare=f"{_DAY} carriers text := ''; number bigint;",
        before="FOREACH number IN ARRAY quote_ids LOOP carriers := carriers || CASE WHEN carriers "
        "= '' THEN '' ELSE ',' END || public.marsad_id_json(number); END LOOP;",
    )  # fmt: skip


_CONFIDENCE = "pg_catalog.trim_scale(pg_catalog.round(confidence::numeric, 3))::text"


def _quote_function() -> None:
    _routine(
        "marsad_quote_document",
        "id bigint, published_on date, text text, span_start int, span_end int, kind text, "
        "subtype text, speaker_id bigint, co_speakers bigint[], via bigint[], cue text, "
        'cue_start int, cue_end int, speaker_ref text, "position" text, within_id bigint, '
        "claim_id bigint, confidence real",
        _object(
                ("id", "public.marsad_id_json(id)"), ("text", _json("text")),
                ("span", _span("span_start", "span_end")), ("kind", _json("kind")),
                ("subtype", _json("subtype")), ("speaker", _party("speaker_id")),
                ("co_speakers", _parties("co_speakers")), ("via", _parties("via")),
                ("cue", _json("cue")), ("cue_span", _span("cue_start", "cue_end")),
                ("speaker_ref", _json("speaker_ref")), ("position", _json('"position"')),
                ("within", "public.marsad_id_json(within_id)"),
                ("claim", "public.marsad_id_json(claim_id)"), ("confidence", _CONFIDENCE),
        ) + " || ',\"article\":'",
        declare=_DAY,
    )  # fmt: skip


def _article_function() -> None:
    counts = _object(
        ("claims", "claims_count"), ("quotes", "quotes_count"), ("parties", "parties_count"),
        ("analysts", "analysts_count"),
    ) + " || '}'"  # fmt: skip
    zones = """CASE WHEN zones = '[]' THEN '[]' ELSE (SELECT '[' || COALESCE(pg_catalog.string_agg(
        '{"kind":' || (zone -> 'zone')::text || ',"span":{"start":' || (zone -> 'span' ->> 0)
        || ',"end":' || (zone -> 'span' ->> 1) || '}}', ',' ORDER BY place), '') || ']'
        FROM pg_catalog.jsonb_array_elements(zones) WITH ORDINALITY z(zone, place)) END"""
    _routine(
        "marsad_article_document",
        "id bigint, title text, url text, outlet_id bigint, agency_id bigint, author text, "
        'published_on date, published_at timestamptz, "precision" text, language text, '
        "countries text[], claims_count int, quotes_count int, parties_count int, "
        "analysts_count int, story_id bigint, excerpt text, zones jsonb, "
        "ingested_at timestamptz, extractor text",
        _object(
            ("id", "public.marsad_id_json(id)"), ("title", _json("title")), ("url", _json("url")),
            ("outlet", _OUTLET), ("agency", "public.marsad_id_json(agency_id)"),
            ("author", _json("author")), ("published_on", _json("published_on")),
            ("published_at", "public.marsad_instant(published_at)"),
            ("precision", _json('"precision"')), ("language", _json("language")),
            ("countries", _json("countries")), ("counts", counts),
            ("story", "public.marsad_id_json(story_id)"), ("excerpt", _json("excerpt")),
            ("zones", zones), ("ingested_at", "public.marsad_instant(ingested_at)"),
            ("extractor", _json("extractor")),
        ) + " || '}'",
    )  # fmt: skip


def downgrade() -> None:
    for table, column, _ in COLUMNS:
        op.drop_column(table, column)
    for name in (
        "marsad_article_document", "marsad_quote_document", "marsad_claim_document",
        "marsad_article_brief", "marsad_party_brief", "marsad_outlet_document", "marsad_instant",
        "marsad_day", "marsad_id_json", "marsad_id",
    ):  # fmt: skip
        op.execute(f"DROP FUNCTION public.{name}")
    op.drop_column("quotes", "claim_id")
    op.drop_column("claims", "quote_ids")
