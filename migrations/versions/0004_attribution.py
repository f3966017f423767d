"""Quotes, claims and cited analysts."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "analysts",
        sa.Column("party_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("last_cited_on", sa.Date(), nullable=True),
        sa.Column("sort_day", sa.Date(), nullable=False),
        sa.Column("citations_count", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("title_en", sa.Text(), nullable=True),
        sa.Column("affiliation", sa.Text(), nullable=True),
        sa.Column("affiliation_party_id", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("countries", sa.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.ForeignKeyConstraint(
            ["affiliation_party_id"],
            ["parties.id"],
            name=op.f("analysts_affiliation_party_id_fkey"),
        ),
        sa.ForeignKeyConstraint(["party_id"], ["parties.id"], name=op.f("analysts_party_id_fkey")),
        sa.PrimaryKeyConstraint("party_id", name=op.f("analysts_pkey")),
    )
    op.create_index(
        "analysts_sort_day_party_id_idx",
        "analysts",
        [sa.literal_column("sort_day DESC"), sa.literal_column("party_id DESC")],
        unique=False,
    )
    op.create_table(
        "citations",
        sa.Column("article_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("party_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("ordinal", sa.SmallInteger(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("sort_day", sa.Date(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("title_en", sa.Text(), nullable=True),
        sa.Column("affiliation", sa.Text(), nullable=True),
        sa.Column("affiliation_party_id", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("field", sa.Text(), nullable=True),
        sa.Column("told_to_id", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("countries", sa.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("intro_start", sa.Integer(), nullable=True),
        sa.Column("intro_end", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["affiliation_party_id"],
            ["parties.id"],
            name=op.f("citations_affiliation_party_id_fkey"),
        ),
        sa.ForeignKeyConstraint(
            ["article_id"],
            ["articles.id"],
            name=op.f("citations_article_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(["party_id"], ["parties.id"], name=op.f("citations_party_id_fkey")),
        sa.ForeignKeyConstraint(
            ["told_to_id"], ["parties.id"], name=op.f("citations_told_to_id_fkey")
        ),
        sa.PrimaryKeyConstraint("article_id", "party_id", name=op.f("citations_pkey")),
    )
    op.create_index(
        "citations_party_id_sort_day_article_id_idx",
        "citations",
        ["party_id", sa.literal_column("sort_day DESC"), sa.literal_column("article_id DESC")],
        unique=False,
    )
    op.create_table(
        "claims",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("article_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("ordinal", sa.SmallInteger(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("sort_day", sa.Date(), nullable=False),
        sa.Column("outlet_id", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("voice", sa.Text(), nullable=False),
        sa.Column("claimant_id", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("co_claimants", sa.ARRAY(sa.BigInteger()), server_default="{}", nullable=False),
        sa.Column(
            "chain", postgresql.JSONB(astext_type=sa.Text()), server_default="[]", nullable=False
        ),
        sa.Column("modality", sa.Text(), nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("cue", sa.Text(), nullable=True),
        sa.Column("cue_start", sa.Integer(), nullable=True),
        sa.Column("cue_end", sa.Integer(), nullable=True),
        sa.Column("about", sa.ARRAY(sa.BigInteger()), server_default="{}", nullable=False),
        sa.Column("countries", sa.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("event_start", sa.Date(), nullable=True),
        sa.Column("event_end", sa.Date(), nullable=True),
        sa.Column("event_date", sa.Text(), nullable=True),
        sa.Column("date_text", sa.Text(), nullable=True),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("confidence", sa.REAL(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("claims_article_id_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["claimant_id"], ["parties.id"], name=op.f("claims_claimant_id_fkey")
        ),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlets.id"], name=op.f("claims_outlet_id_fkey")),
        sa.PrimaryKeyConstraint("id", name=op.f("claims_pkey")),
    )
    op.create_index(
        "claims_article_id_ordinal_idx", "claims", ["article_id", "ordinal"], unique=False
    )
    op.create_index(
        "claims_claimant_id_sort_day_id_idx",
        "claims",
        ["claimant_id", sa.literal_column("sort_day DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index(
        "claims_event_start_id_idx",
        "claims",
        ["event_start", "id"],
        unique=False,
        postgresql_where=sa.text("event_start IS NOT NULL"),
    )
    op.create_index(
        "claims_modality_sort_day_id_idx",
        "claims",
        ["modality", sa.literal_column("sort_day DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index(
        "claims_outlet_id_sort_day_id_idx",
        "claims",
        ["outlet_id", sa.literal_column("sort_day DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index(
        "claims_search_idx",
        "claims",
        [sa.literal_column("marsad_search(text)")],
        unique=False,
        postgresql_using="gin",
    )
    op.create_index(
        "claims_sort_day_id_idx",
        "claims",
        [sa.literal_column("sort_day DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index(
        "claims_topic_sort_day_id_idx",
        "claims",
        ["topic", sa.literal_column("sort_day DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_table(
        "quotes",
        sa.Column("id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("article_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("ordinal", sa.SmallInteger(), nullable=False),
        sa.Column("published_on", sa.Date(), nullable=True),
        sa.Column("sort_day", sa.Date(), nullable=False),
        sa.Column("outlet_id", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subtype", sa.Text(), nullable=False),
        sa.Column("speaker_id", sa.BigInteger(), autoincrement=False, nullable=True),
        sa.Column("co_speakers", sa.ARRAY(sa.BigInteger()), server_default="{}", nullable=False),
        sa.Column("via", sa.ARRAY(sa.BigInteger()), server_default="{}", nullable=False),
        sa.Column("cue", sa.Text(), nullable=True),
        sa.Column("cue_start", sa.Integer(), nullable=True),
        sa.Column("cue_end", sa.Integer(), nullable=True),
        sa.Column("speaker_ref", sa.Text(), nullable=False),
        sa.Column("position", sa.Text(), nullable=False),
        sa.Column("within_id", sa.BigInteger(), nullable=True),
        sa.Column("countries", sa.ARRAY(sa.Text()), server_default="{}", nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("confidence", sa.REAL(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("quotes_article_id_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["outlet_id"], ["outlets.id"], name=op.f("quotes_outlet_id_fkey")),
        sa.ForeignKeyConstraint(
            ["speaker_id"], ["parties.id"], name=op.f("quotes_speaker_id_fkey")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("quotes_pkey")),
    )
    op.create_index(
        "quotes_article_id_ordinal_idx", "quotes", ["article_id", "ordinal"], unique=False
    )
    op.create_index(
        "quotes_outlet_id_sort_day_id_idx",
        "quotes",
        ["outlet_id", sa.literal_column("sort_day DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index(
        "quotes_search_idx",
        "quotes",
        [sa.literal_column("marsad_search(text)")],
        unique=False,
        postgresql_using="gin",
    )
    op.create_index(
        "quotes_sort_day_id_idx",
        "quotes",
        [sa.literal_column("sort_day DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_index(
        "quotes_speaker_id_sort_day_id_idx",
        "quotes",
        ["speaker_id", sa.literal_column("sort_day DESC"), sa.literal_column("id DESC")],
        unique=False,
    )
    op.create_table(
        "claim_countries",
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("sort_day", sa.Date(), nullable=False),
        sa.Column("claim_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id"],
            ["claims.id"],
            name=op.f("claim_countries_claim_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "country", "sort_day", "claim_id", name=op.f("claim_countries_pkey")
        ),
    )
    op.create_index("claim_countries_claim_id_idx", "claim_countries", ["claim_id"], unique=False)
    op.create_table(
        "claim_enforcements",
        sa.Column("claim_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("explanation_ar", sa.Text(), nullable=False),
        sa.Column("explanation_en", sa.Text(), nullable=False),
        sa.Column(
            "evidence", postgresql.JSONB(astext_type=sa.Text()), server_default="[]", nullable=False
        ),
        sa.Column(
            "coverage", postgresql.JSONB(astext_type=sa.Text()), server_default="{}", nullable=False
        ),
        sa.Column(
            "checked_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["claim_id"],
            ["claims.id"],
            name=op.f("claim_enforcements_claim_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("claim_id", name=op.f("claim_enforcements_pkey")),
    )
    op.create_index(
        "claim_enforcements_verdict_claim_id_idx",
        "claim_enforcements",
        ["verdict", "claim_id"],
        unique=False,
    )
    op.create_table(
        "claim_parties",
        sa.Column("party_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("sort_day", sa.Date(), nullable=False),
        sa.Column("claim_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id"],
            ["claims.id"],
            name=op.f("claim_parties_claim_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "party_id", "role", "sort_day", "claim_id", name=op.f("claim_parties_pkey")
        ),
    )
    op.create_index("claim_parties_claim_id_idx", "claim_parties", ["claim_id"], unique=False)
    op.create_table(
        "claim_quotes",
        sa.Column("claim_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("quote_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["claim_id"], ["claims.id"], name=op.f("claim_quotes_claim_id_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["quote_id"], ["quotes.id"], name=op.f("claim_quotes_quote_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("claim_id", "quote_id", name=op.f("claim_quotes_pkey")),
    )
    op.create_index("claim_quotes_quote_id_idx", "claim_quotes", ["quote_id"], unique=False)
    op.create_table(
        "quote_countries",
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("sort_day", sa.Date(), nullable=False),
        sa.Column("quote_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["quote_id"],
            ["quotes.id"],
            name=op.f("quote_countries_quote_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "country", "sort_day", "quote_id", name=op.f("quote_countries_pkey")
        ),
    )
    op.create_index("quote_countries_quote_id_idx", "quote_countries", ["quote_id"], unique=False)
    op.create_table(
        "quote_parties",
        sa.Column("party_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("sort_day", sa.Date(), nullable=False),
        sa.Column("quote_id", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["quote_id"],
            ["quotes.id"],
            name=op.f("quote_parties_quote_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint(
            "party_id", "role", "sort_day", "quote_id", name=op.f("quote_parties_pkey")
        ),
    )
    op.create_index("quote_parties_quote_id_idx", "quote_parties", ["quote_id"], unique=False)


def downgrade() -> None:
    op.drop_index("quote_parties_quote_id_idx", table_name="quote_parties")
    op.drop_table("quote_parties")
    op.drop_index("quote_countries_quote_id_idx", table_name="quote_countries")
    op.drop_table("quote_countries")
    op.drop_index("claim_quotes_quote_id_idx", table_name="claim_quotes")
    op.drop_table("claim_quotes")
    op.drop_index("claim_parties_claim_id_idx", table_name="claim_parties")
    op.drop_table("claim_parties")
    op.drop_index("claim_enforcements_verdict_claim_id_idx", table_name="claim_enforcements")
    op.drop_table("claim_enforcements")
    op.drop_index("claim_countries_claim_id_idx", table_name="claim_countries")
    op.drop_table("claim_countries")
    op.drop_index("quotes_speaker_id_sort_day_id_idx", table_name="quotes")
    op.drop_index("quotes_sort_day_id_idx", table_name="quotes")
    op.drop_index("quotes_search_idx", table_name="quotes", postgresql_using="gin")
    op.drop_index("quotes_outlet_id_sort_day_id_idx", table_name="quotes")
    op.drop_index("quotes_article_id_ordinal_idx", table_name="quotes")
    op.drop_table("quotes")
    op.drop_index("claims_topic_sort_day_id_idx", table_name="claims")
    op.drop_index("claims_sort_day_id_idx", table_name="claims")
    op.drop_index("claims_search_idx", table_name="claims", postgresql_using="gin")
    op.drop_index("claims_outlet_id_sort_day_id_idx", table_name="claims")
    op.drop_index("claims_modality_sort_day_id_idx", table_name="claims")
    op.drop_index(
        "claims_event_start_id_idx",
        table_name="claims",
        postgresql_where=sa.text("event_start IS NOT NULL"),
    )
    op.drop_index("claims_claimant_id_sort_day_id_idx", table_name="claims")
    op.drop_index("claims_article_id_ordinal_idx", table_name="claims")
    op.drop_table("claims")
    op.drop_index("citations_party_id_sort_day_article_id_idx", table_name="citations")
    op.drop_table("citations")
    op.drop_index("analysts_sort_day_party_id_idx", table_name="analysts")
    op.drop_table("analysts")
