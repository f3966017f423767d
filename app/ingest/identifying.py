"""The parties of one article as parties across articles: keys and profiles.

Enters: an extraction. Leaves: a record for each local party. Pure and without a database; names
that are one by their spelling already within the article share a record.
"""

from collections import defaultdict
from datetime import date

from app.domain.extraction import Extraction
from app.domain.identity import Member
from app.domain.ids import ArticleId, PartyId, derive_id
from app.domain.party import GUESSED_BASES, Party, PartyType
from app.identity.keys import Setting, party_key, profile_of
from app.identity.merging import merges
from app.identity.spheres import sphere_of
from app.lexicon.names import latin_word
from app.storage.records import PartyRecord
from app.text.names import romanise

_OF_THE_ARTICLE = "context"
_NO_COMPANY = frozenset({PartyType.STATE, PartyType.MEDIA})
"""A state and an outlet stand beside everybody."""


def identify(
    extraction: Extraction, article: ArticleId, day: date | None
) -> dict[str, PartyRecord]:
    """Return the party across articles of every local party.

    Args:
        extraction: of one article.
        article: its id.
        day: of publication, as far as it is known.
    """
    setting = _setting(extraction, day)
    records = {
        party.id: party_record(party, article, _of(party, extraction, setting))
        for party in extraction.parties
    }
    same = _merged_within(records)
    return {local: same.get(record.id, record) for local, record in records.items()}


def party_record(party: Party, article: ArticleId, setting: Setting) -> PartyRecord:
    """Return the party across articles that `party` of one article is."""
    return PartyRecord(
        key=party_key(party, article, setting),
        type=party.type,
        name_ar=party.canonical_ar,
        name_en=_english(party),
        country=party.country,
        country_basis=party.country_basis,
        unnamed=party.unnamed,
        wikidata=party.wikidata,
        profile=profile_of(party, setting),
    )


def _english(party: Party) -> str:
    """Return the English name: the known one, else by the usual spellings of its parts."""
    if party.key or party.unnamed or party.type is not PartyType.PERSON:
        return party.canonical_en
    return romanise(party.canonical_ar, latin_word)


def _setting(extraction: Extraction, day: date | None) -> Setting:
    parties = extraction.parties
    main = next((p.country for p in parties if p.country_basis == _OF_THE_ARTICLE), None)
    told = {p.country for p in parties if p.country and p.country_basis not in GUESSED_BASES}
    known = (p.key for p in parties if p.key and p.type not in _NO_COMPANY)
    return Setting(
        country=main or extraction.dateline_country,
        context=frozenset(filter(None, {*told, main, extraction.dateline_country})),
        company=frozenset(PartyId(derive_id("party", key)) for key in known),
        day=day,
    )


def _of(party: Party, extraction: Extraction, setting: Setting) -> Setting:
    """Return the setting with what the text has before the person's names."""
    if party.type is not PartyType.PERSON or party.key or party.unnamed:
        return setting
    return Setting(
        country=setting.country,
        sphere=sphere_of(extraction.text, party.mentions),
        context=setting.context,
        company=setting.company,
        day=setting.day,
    )


def _merged_within(records: dict[str, PartyRecord]) -> dict[PartyId, PartyRecord]:
    """Return, for names that another record of the article is too, that record."""
    blocks: dict[str, dict[PartyId, PartyRecord]] = defaultdict(dict)
    for record in records.values():
        if record.profile is not None:
            blocks[record.profile.block].setdefault(record.id, record)
    same: dict[PartyId, PartyRecord] = {}
    for block in blocks.values():
        if len(block) > 1:
            members = [Member(id=r.id, profile=r.profile) for r in block.values() if r.profile]
            same |= {merge.member: block[merge.into] for merge in merges(members)}
    return same
