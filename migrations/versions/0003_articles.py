"""Articles, outlets and parties."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "outlets",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name_ar", sa.Text(), nullable=True),
        sa.Column("name_en", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("articles_count", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("outlets_pkey")),
        sa.UniqueConstraint("key", name=op.f("outlets_key_key")),
    )
    op.create_table(
        "parties",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("name_ar", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("country_basis", sa.Text(), nullable=True),
        sa.Column("unnamed", sa.Boolean(), server_default="false", nullable=False),
        sa.Column("wikidata", sa.Text(), nullable=True),
        sa.Column("articles_count", sa.Integer(), server_default="0", nullable=False),
        sa.Column("mentions_count", sa.Integer(), server_default="0", nullable=False),
        sa.Column("quotes_count", sa.Integer(), server_default="0", nullable=False),
        sa.Column("claims_count", sa.Integer(), server_default="0", nullable=False),
        sa.Column("citations_count", sa.Integer(), server_default="0", nullable=False),
        sa.Column(
            "first_seen_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("parties_pkey")),
        sa.UniqueConstraint("key", name=op.f("parties_key_key")),
    )
    op.create_index(
        "parties_articles_count_id_idx",
        "parties",
        [sa.literal_column("articles_count DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index(
        "parties_country_articles_count_id_idx",
        "parties",
        ["country", sa.literal_column("articles_count DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index(
        "parties_type_articles_count_id_idx",
        "parties",
        ["type", sa.literal_column("articles_count DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_table(
        "removed_articles",
        sa.Column("article_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("text_sha256", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column(
            "removed_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("article_id", name=op.f("removed_articles_pkey")),
    )
    op.create_table(
        "articles",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("outlet_id", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("agency_id", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("author", sa.Text(), nullable=True),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("precision", sa.Text(), nullable=False),
        sa.Column("sort_day", sa.Date(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("text_sha256", sa.Text(), nullable=False),
        sa.Column("excerpt", sa.Text(), nullable=False),
        sa.Column("story_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "zones", postgresql.JSONB(astext_type=sa.Text()), server_default="[]", nullable=False
        ),
        sa.Column(
            "places", postgresql.JSONB(astext_type=sa.Text()), server_default="[]", nullable=False
        ),
        sa.Column(
            "nonspeech_quotes",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default="[]",
            nullable=False,
        ),
        sa.Column("dateline_country", sa.Text(), nullable=True),
        sa.Column("countries", sa.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("reference_date", sa.Date(), nullable=True),
        sa.Column("quotes_count", sa.Integer(), server_default="0", nullable=False),
        sa.Column("claims_count", sa.Integer(), server_default="0", nullable=False),
        sa.Column("parties_count", sa.Integer(), server_default="0", nullable=False),
        sa.Column("analysts_count", sa.Integer(), server_default="0", nullable=False),
        sa.Column("revision", sa.Integer(), server_default="1", nullable=False),
        sa.Column("fingerprint", sa.Text(), nullable=False),
        sa.Column(
            "ingested_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("extractor", sa.Text(), nullable=False),
        sa.Column("external_id", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["agency_id"], ["parties.id"], name=op.f("articles_agency_id_fkey")
        ),
        sa.ForeignKeyConstraint(
            ["outlet_id"], ["outlets.id"], name=op.f("articles_outlet_id_fkey")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("articles_pkey")),
        sa.UniqueConstraint("url", name=op.f("articles_url_key")),
    )
    op.create_index(
        "articles_outlet_id_sort_day_id_idx",
        "articles",
        ["outlet_id", sa.literal_column("sort_day DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index(
        "articles_search_idx",
        "articles",
        [sa.literal_column("marsad_article_search(title, text)")],
        unique=False,
        postgresql_using="gin",
    )
    op.create_index(
        "articles_sort_day_id_idx",
        "articles",
        [sa.literal_column("sort_day DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index(
        "articles_story_id_idx",
        "articles",
        ["story_id", sa.literal_column("sort_day DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index("articles_text_sha256_idx", "articles", ["text_sha256"], unique=False)
    op.create_table(
        "party_aliases",
        sa.Column("party_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["party_id"],
            ["parties.id"],
            name=op.f("party_aliases_party_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("party_id", "form", name=op.f("party_aliases_pkey")),
    )
    op.create_index(
        "party_aliases_folded_idx", "party_aliases", ["folded", "party_id"], unique=False
    )
    op.create_table(
        "article_countries",
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("sort_day", sa.Date(), nullable=False),
        sa.Column("article_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("article_countries_article_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "country", "sort_day", "article_id", name=op.f("article_countries_pkey")
        ),
    )
    op.create_index(
        "article_countries_article_id_idx", "article_countries", ["article_id"], unique=False
    )
    op.create_table(
        "article_parties",
        sa.Column("article_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("party_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("ordinal", sa.SmallInteger(), nullable=False),
        sa.Column("sort_day", sa.Date(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("name_ar", sa.Text(), nullable=False),
        sa.Column("name_en", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("country_basis", sa.Text(), nullable=True),
        sa.Column("unnamed", sa.Boolean(), server_default="false", nullable=False),
        sa.Column(
            "forms", postgresql.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False
        ),
        sa.Column("mentions_count", sa.Integer(), server_default="0", nullable=False),
        sa.Column("descriptive_count", sa.Integer(), server_default="0", nullable=False),
        sa.Column("quotes_count", sa.Integer(), server_default="0", nullable=False),
        sa.Column("claims_count", sa.Integer(), server_default="0", nullable=False),
        sa.Column("citations_count", sa.Integer(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("article_parties_article_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["party_id"], ["parties.id"], name=op.f("article_parties_party_id_fkey")
        ),
        sa.PrimaryKeyConstraint("article_id", "party_id", name=op.f("article_parties_pkey")),
    )
    op.create_index(
        "article_parties_party_id_sort_day_article_id_idx",
        "article_parties",
        ["party_id", sa.literal_column("sort_day DESC"), sa.literal_column("article_id DESC")],
        unique=False,
    )
    op.create_table(
        "article_revisions",
        sa.Column("article_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("text_sha256", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("ingested_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column(
            "replaced_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("article_revisions_article_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_id", "text_sha256", name=op.f("article_revisions_pkey")),
    )
    op.create_table(
        "mentions",
        sa.Column("article_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("party_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("mentions_article_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("article_id", "ordinal", name=op.f("mentions_pkey")),
    )


def downgrade() -> None:
    op.drop_table("mentions")
    op.drop_table("article_revisions")
    op.drop_index("article_parties_party_id_sort_day_article_id_idx", table_name="article_parties")
    op.drop_table("article_parties")
    op.drop_index("article_countries_article_id_idx", table_name="article_countries")
    op.drop_table("article_countries")
    op.drop_index("party_aliases_folded_idx", table_name="party_aliases")
    op.drop_table("party_aliases")
    op.drop_index("articles_text_sha256_idx", table_name="articles")
    op.drop_index("articles_story_id_idx", table_name="articles")
    op.drop_index("articles_sort_day_id_idx", table_name="articles")
    op.drop_index("articles_search_idx", table_name="articles", postgresql_using="gin")
    op.drop_index("articles_outlet_id_sort_day_id_idx", table_name="articles")
    op.drop_table("articles")
    op.drop_table("removed_articles")
    op.drop_index("parties_type_articles_count_id_idx", table_name="parties")
    op.drop_index("parties_country_articles_count_id_idx", table_name="parties")
    op.drop_index("parties_articles_count_id_idx", table_name="parties")
    op.drop_table("parties")
    op.drop_table("outlets")
