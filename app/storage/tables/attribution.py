"""Tables of what articles say: quotes, claims, cited analysts, and the keys they are found by.

Each has its own id, carries its article's `sort_day` and outlet, and is deleted with its article.
Filters that name several values of one row (countries, parties) have join tables that hold the
sort key too, so that a page is one short index walk.
"""

from typing import Final

from sqlalchemy import (
    REAL,
    BigInteger,
    Column,
    Index,
    Integer,
    SmallInteger,
    Table,
    Text,
    text,
)

from app.storage.tables.base import (
    METADATA,
    computed,
    day,
    document,
    identifier,
    instant,
    numbers,
    reference,
    search_keys,
    search_vector,
    texts,
    words,
)

_NEWEST: Final = (text("sort_day DESC"), text("id DESC"))

quotes: Final = Table(
    "quotes",
    METADATA,
    identifier(),
    reference("article_id", "articles.id", cascade=True),
    Column("ordinal", SmallInteger, nullable=False),
    day("published_on"),
    day("sort_day", nullable=False),
    reference("outlet_id", "outlets.id", nullable=True),
    Column("span_start", Integer, nullable=False),
    Column("span_end", Integer, nullable=False),
    words("text"),
    words("kind"),
    words("subtype"),
    reference("speaker_id", "parties.id", nullable=True),
    numbers("co_speakers"),
    numbers("via"),
    words("cue", nullable=True),
    Column("cue_start", Integer),
    Column("cue_end", Integer),
    words("speaker_ref"),
    words("position"),
    Column("within_id", BigInteger, nullable=True),
    Column("claim_id", BigInteger, nullable=True),
    texts("countries"),
    words("rule"),
    Column("confidence", REAL, nullable=False),
    computed(
        "document",
        "marsad_quote_document(id, published_on, text, span_start, span_end, kind, subtype, "
        'speaker_id, co_speakers, via, cue, cue_start, cue_end, speaker_ref, "position", '
        "within_id, claim_id, confidence)",
    ),
    search_vector("marsad_search(text)"),
    Index("quotes_sort_day_id_idx", *_NEWEST),
    Index("quotes_speaker_id_sort_day_id_idx", "speaker_id", *_NEWEST),
    Index("quotes_outlet_id_sort_day_id_idx", "outlet_id", *_NEWEST),
    Index("quotes_article_id_ordinal_idx", "article_id", "ordinal"),
)
Index(
    "quotes_search_idx",
    quotes.c.search,
    postgresql_using="gin",
    postgresql_with={"fastupdate": "off"},
)
search_keys(quotes, "marsad_month_keys")

quote_countries: Final = Table(
    "quote_countries",
    METADATA,
    Column("country", Text, primary_key=True),
    day("sort_day", primary=True),
    reference("quote_id", "quotes.id", primary=True, cascade=True),
    Index("quote_countries_quote_id_idx", "quote_id"),
)

quote_parties: Final = Table(
    "quote_parties",
    METADATA,
    Column("party_id", BigInteger, primary_key=True, autoincrement=False),
    Column("role", Text, primary_key=True),
    day("sort_day", primary=True),
    reference("quote_id", "quotes.id", primary=True, cascade=True),
    Index("quote_parties_quote_id_idx", "quote_id"),
)

claims: Final = Table(
    "claims",
    METADATA,
    identifier(),
    reference("article_id", "articles.id", cascade=True),
    Column("ordinal", SmallInteger, nullable=False),
    day("published_on"),
    day("sort_day", nullable=False),
    reference("outlet_id", "outlets.id", nullable=True),
    Column("span_start", Integer, nullable=False),
    Column("span_end", Integer, nullable=False),
    words("text"),
    words("voice"),
    reference("claimant_id", "parties.id", nullable=True),
    numbers("co_claimants"),
    document("chain"),
    words("modality"),
    words("topic"),
    words("cue", nullable=True),
    Column("cue_start", Integer),
    Column("cue_end", Integer),
    numbers("about"),
    texts("countries"),
    day("event_start"),
    day("event_end"),
    words("event_date", nullable=True),
    words("date_text", nullable=True),
    numbers("quote_ids"),
    words("rule"),
    Column("confidence", REAL, nullable=False),
    computed(
        "document",
        "marsad_claim_document(id, published_on, text, span_start, span_end, claimant_id, voice, "
        "co_claimants, chain, modality, topic, about, countries, event_date, date_text, "
        "quote_ids, confidence, cue, cue_start, cue_end, rule)",
    ),
    search_vector("marsad_search(text)"),
    Index("claims_sort_day_id_idx", *_NEWEST),
    Index("claims_claimant_id_sort_day_id_idx", "claimant_id", *_NEWEST),
    Index("claims_outlet_id_sort_day_id_idx", "outlet_id", *_NEWEST),
    Index("claims_modality_sort_day_id_idx", "modality", *_NEWEST),
    Index("claims_topic_sort_day_id_idx", "topic", *_NEWEST),
    Index("claims_event_start_id_idx", "event_start", "id",
          postgresql_where=text("event_start IS NOT NULL")),
    Index("claims_article_id_ordinal_idx", "article_id", "ordinal"),
)  # fmt: skip
Index(
    "claims_search_idx",
    claims.c.search,
    postgresql_using="gin",
    postgresql_with={"fastupdate": "off"},
)
search_keys(claims, "marsad_month_keys")

claim_quotes: Final = Table(
    "claim_quotes",
    METADATA,
    reference("claim_id", "claims.id", primary=True, cascade=True),
    reference("quote_id", "quotes.id", primary=True, cascade=True),
    Index("claim_quotes_quote_id_idx", "quote_id"),
)

claim_countries: Final = Table(
    "claim_countries",
    METADATA,
    Column("country", Text, primary_key=True),
    day("sort_day", primary=True),
    reference("claim_id", "claims.id", primary=True, cascade=True),
    Index("claim_countries_claim_id_idx", "claim_id"),
)

claim_parties: Final = Table(
    "claim_parties",
    METADATA,
    Column("party_id", BigInteger, primary_key=True, autoincrement=False),
    Column("role", Text, primary_key=True),
    day("sort_day", primary=True),
    reference("claim_id", "claims.id", primary=True, cascade=True),
    Index("claim_parties_claim_id_idx", "claim_id"),
)

claim_enforcements: Final = Table(
    "claim_enforcements",
    METADATA,
    reference("claim_id", "claims.id", primary=True, cascade=True),
    words("verdict"),
    words("explanation_ar"),
    words("explanation_en"),
    document("evidence"),
    document("coverage", default="{}"),
    instant("checked_at", now=True),
    Index("claim_enforcements_verdict_claim_id_idx", "verdict", "claim_id"),
)

citations: Final = Table(
    "citations",
    METADATA,
    reference("article_id", "articles.id", primary=True, cascade=True),
    reference("party_id", "parties.id", primary=True),
    Column("ordinal", SmallInteger, nullable=False),
    day("published_on"),
    day("sort_day", nullable=False),
    words("title", nullable=True),
    words("title_en", nullable=True),
    words("affiliation", nullable=True),
    reference("affiliation_party_id", "parties.id", nullable=True),
    words("field", nullable=True),
    reference("told_to_id", "parties.id", nullable=True),
    texts("countries"),
    Column("intro_start", Integer),
    Column("intro_end", Integer),
    Index("citations_party_id_sort_day_article_id_idx", "party_id", text("sort_day DESC"),
          text("article_id DESC")),
)  # fmt: skip

analysts: Final = Table(
    "analysts",
    METADATA,
    reference("party_id", "parties.id", primary=True),
    day("last_cited_on"),
    day("sort_day", nullable=False),
    Column("citations_count", Integer, nullable=False),
    words("title", nullable=True),
    words("title_en", nullable=True),
    words("affiliation", nullable=True),
    reference("affiliation_party_id", "parties.id", nullable=True),
    words("field", nullable=True),
    texts("countries"),
    Index("analysts_sort_day_party_id_idx", text("sort_day DESC"), text("party_id DESC")),
)
