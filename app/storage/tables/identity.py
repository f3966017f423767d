"""Tables of who is who across articles: profiles to compare by, merges with their cause, vetoes.

A party's own row stays when it is merged: `parties.merged_into` names the party it is, and every
row of its articles is moved there; `article_parties.own_id` keeps which party the article's own
words make it, so that any merge can be taken back.
"""

from typing import Final

from sqlalchemy import BigInteger, Column, Identity, Index, Table, text

from app.storage.tables.base import (
    METADATA,
    day,
    instant,
    numbers,
    reference,
    texts,
    words,
)

party_profiles: Final = Table(
    "party_profiles",
    METADATA,
    reference("party_id", "parties.id", primary=True, cascade=True),
    words("kind"),
    words("block"),
    words("surname"),
    texts("units"),
    words("country", nullable=True),
    words("sphere", nullable=True),
    texts("guesses"),
    day("first_day"),
    texts("context"),
    numbers("company"),
    Index("party_profiles_block_idx", "block"),
    Index("party_profiles_surname_idx", "surname", "kind", postgresql_where=text("surname <> ''")),
)

party_merges: Final = Table(
    "party_merges",
    METADATA,
    Column("id", BigInteger, Identity(always=True), primary_key=True),
    reference("party_id", "parties.id"),
    reference("into_id", "parties.id"),
    words("cause"),
    words("evidence"),
    instant("made_at", now=True),
    instant("ended_at", nullable=True),
    words("ended_because", nullable=True),
    Index("party_merges_party_id_idx", "party_id"),
    Index("party_merges_standing_idx", "party_id", unique=True,
          postgresql_where=text("ended_at IS NULL")),
)  # fmt: skip
"""The log: a merge that stands has no end."""

parties_apart: Final = Table(
    "parties_apart",
    METADATA,
    reference("party_id", "parties.id", primary=True),
    reference("other_id", "parties.id", primary=True),
    words("reason"),
    instant("at", now=True),
)
"""Pairs that someone has judged to be two; they stay apart whatever likeness says."""

identity_due: Final = Table(
    "identity_due",
    METADATA,
    reference("article_id", "articles.id", primary=True, cascade=True),
)
"""Articles whose parties have not been compared with the others yet."""
