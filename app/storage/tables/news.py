"""Tables of articles, parties and where parties are mentioned.

An article is one row; what extraction found hangs on it and goes with it. `sort_day` is the day of
publication, or `NO_DAY` when unknown: every list is read by (sort_day, id) downwards. Where the
party of a row is one of its article's `article_parties`, that table alone refers to `parties`: a
reference checked for each mention costs a third of the time of storing an article.
"""

from typing import Final

from sqlalchemy import (
    BigInteger,
    Boolean,
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
    reference,
    search_keys,
    search_vector,
    texts,
    words,
)

outlets: Final = Table(
    "outlets",
    METADATA,
    identifier(),
    Column("key", Text, nullable=False, unique=True),
    words("name_ar", nullable=True),
    words("name_en", nullable=True),
    words("country", nullable=True),
    Column("articles_count", Integer, nullable=False, server_default="0"),
    computed("document", "marsad_outlet_document(id, key, name_ar, name_en, country)"),
)

parties: Final = Table(
    "parties",
    METADATA,
    identifier(),
    Column("key", Text, nullable=False, unique=True),
    words("type"),
    words("name_ar"),
    words("name_en"),
    words("country", nullable=True),
    words("country_basis", nullable=True),
    Column("unnamed", Boolean, nullable=False, server_default="false"),
    words("wikidata", nullable=True),
    reference("merged_into", "parties.id", nullable=True),
    Column("articles_count", Integer, nullable=False, server_default="0"),
    Column("mentions_count", Integer, nullable=False, server_default="0"),
    Column("quotes_count", Integer, nullable=False, server_default="0"),
    Column("claims_count", Integer, nullable=False, server_default="0"),
    Column("citations_count", Integer, nullable=False, server_default="0"),
    instant("first_seen_at", now=True),
    computed("brief", "marsad_party_brief(id, type, name_ar, name_en, country, unnamed)"),
    Index("parties_articles_count_id_idx", text("articles_count DESC"), text("id DESC")),
    Index("parties_country_articles_count_id_idx", "country", text("articles_count DESC"),
          text("id DESC")),
    Index("parties_type_articles_count_id_idx", "type", text("articles_count DESC"),
          text("id DESC")),
    Index("parties_merged_into_idx", "merged_into",
          postgresql_where=text("merged_into IS NOT NULL")),
)  # fmt: skip

party_aliases: Final = Table(
    "party_aliases",
    METADATA,
    reference("party_id", "parties.id", primary=True, cascade=True),
    Column("form", Text, primary_key=True),
    words("folded"),
    Column("count", Integer, nullable=False),
    Index("party_aliases_folded_idx", "folded", "party_id"),
)

articles: Final = Table(
    "articles",
    METADATA,
    identifier(),
    Column("url", Text, nullable=True, unique=True),
    words("title", nullable=True),
    reference("outlet_id", "outlets.id", nullable=True),
    reference("agency_id", "parties.id", nullable=True),
    words("author", nullable=True),
    day("published_on"),
    instant("published_at", nullable=True),
    words("precision"),
    day("sort_day", nullable=False),
    words("language"),
    words("text"),
    words("text_sha256"),
    words("excerpt"),
    Column("story_id", BigInteger, nullable=False),
    document("zones"),
    document("places"),
    document("nonspeech_quotes"),
    words("dateline_country", nullable=True),
    texts("countries"),
    day("reference_date"),
    Column("quotes_count", Integer, nullable=False, server_default="0"),
    Column("claims_count", Integer, nullable=False, server_default="0"),
    Column("parties_count", Integer, nullable=False, server_default="0"),
    Column("analysts_count", Integer, nullable=False, server_default="0"),
    Column("revision", Integer, nullable=False, server_default="1"),
    words("fingerprint"),
    instant("ingested_at", now=True),
    instant("updated_at", now=True),
    words("extractor"),
    words("external_id", nullable=True),
    search_vector("marsad_article_search(title, text)"),
    computed("brief", "marsad_article_brief(id, title, url, published_on, outlet_id)"),
    computed(
        "document",
        "marsad_article_document(id, title, url, outlet_id, agency_id, author, published_on, "
        'published_at, "precision", language, countries, claims_count, quotes_count, '
        "parties_count, analysts_count, story_id, excerpt, zones, ingested_at, extractor)",
    ),
    Index("articles_sort_day_id_idx", text("sort_day DESC"), text("id DESC")),
    Index("articles_outlet_id_sort_day_id_idx", "outlet_id", text("sort_day DESC"),
          text("id DESC")),
    Index("articles_story_id_idx", "story_id", text("sort_day DESC"), text("id DESC")),
    Index("articles_text_sha256_idx", "text_sha256"),
)  # fmt: skip
Index(
    "articles_search_idx",
    articles.c.search,
    postgresql_using="gin",
    postgresql_with={"fastupdate": "off"},
)
search_keys(articles, "marsad_article_keys")

article_revisions: Final = Table(
    "article_revisions",
    METADATA,
    reference("article_id", "articles.id", primary=True, cascade=True),
    Column("text_sha256", Text, primary_key=True),
    Column("revision", Integer, nullable=False),
    words("title", nullable=True),
    words("text"),
    instant("ingested_at"),
    instant("replaced_at", now=True),
)

removed_articles: Final = Table(
    "removed_articles",
    METADATA,
    identifier("article_id"),
    words("url", nullable=True),
    words("text_sha256"),
    words("reason"),
    instant("removed_at", now=True),
)

removed_texts: Final = Table(
    "removed_texts",
    METADATA,
    Column("text_sha256", Text, primary_key=True),
    reference("article_id", "removed_articles.article_id", primary=True, cascade=True),
)

article_countries: Final = Table(
    "article_countries",
    METADATA,
    Column("country", Text, primary_key=True),
    day("sort_day", primary=True),
    reference("article_id", "articles.id", primary=True, cascade=True),
    Index("article_countries_article_id_idx", "article_id"),
)

article_parties: Final = Table(
    "article_parties",
    METADATA,
    reference("article_id", "articles.id", primary=True, cascade=True),
    reference("party_id", "parties.id", primary=True),
    Column("own_id", BigInteger, nullable=False),
    Column("ordinal", SmallInteger, nullable=False),
    day("sort_day", nullable=False),
    words("type"),
    words("name_ar"),
    words("name_en"),
    words("country", nullable=True),
    words("country_basis", nullable=True),
    Column("unnamed", Boolean, nullable=False, server_default="false"),
    document("forms", default="{}"),
    Column("mentions_count", Integer, nullable=False, server_default="0"),
    Column("descriptive_count", Integer, nullable=False, server_default="0"),
    Column("quotes_count", Integer, nullable=False, server_default="0"),
    Column("claims_count", Integer, nullable=False, server_default="0"),
    Column("citations_count", Integer, nullable=False, server_default="0"),
    Index("article_parties_party_id_sort_day_article_id_idx", "party_id", text("sort_day DESC"),
          text("article_id DESC")),
    Index("article_parties_own_id_article_id_idx", "own_id", "article_id"),
)  # fmt: skip

mentions: Final = Table(
    "mentions",
    METADATA,
    reference("article_id", "articles.id", primary=True, cascade=True),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("party_id", BigInteger, nullable=False),
    Column("span_start", Integer, nullable=False),
    Column("span_end", Integer, nullable=False),
    words("kind"),
)

dated_counts: Final = Table(
    "dated_counts",
    METADATA,
    Column("kind", Text, primary_key=True),
    Column("country", Text, primary_key=True),
    Column("span", Text, primary_key=True),
    day("day", primary=True),
    Column("count", Integer, nullable=False),
)
"""How many articles, claims and quotes concern a country, by `sort_day` and by its month (`span`
is "day" or "month", `day` the first one); of all together the country is ''."""
