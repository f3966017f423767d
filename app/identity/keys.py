"""The key and id of a party across articles.

Enters: a party of one article. Leaves: a key that equal parties share, and the id derived from it.
Pure and independent of the order in which articles arrive. Refuses to merge by likeness: two
spellings that only a judgement could call one person stay two.
"""

import re

from app.domain.ids import ArticleId, PartyId, derive_id, write_id
from app.domain.party import Party
from app.text.fold import fold

_NO_COUNTRY = "-"
_GUESSED = "context"
_MARKS = re.compile(r"[^\w]+")


def party_key(party: Party, article: ArticleId) -> str:
    """Return the key that a party has in every article.

    A known party has the gazetteer's key. Another named party has its type, its folded name and
    its country; a country only guessed from the article's subject does not count. An unnamed party
    («مصادر دبلوماسية», diplomatic sources) belongs to its article alone.

    Args:
        party: as extracted.
        article: the article it was found in; read for unnamed parties only.

    Returns:
        "state:RU", "person:كيم سونغ باي:KR" or "unnamed:<article>:<local id>".
    """
    if party.key:
        return party.key
    if party.unnamed:
        return f"unnamed:{write_id(article)}:{party.id}"
    country = _NO_COUNTRY if party.country_basis == _GUESSED else party.country or _NO_COUNTRY
    return f"{party.type.value}:{folded_name(party.canonical_ar)}:{country}"


def party_id(party: Party, article: ArticleId) -> PartyId:
    """Return the id derived from the key of a party."""
    return PartyId(derive_id("party", party_key(party, article)))


def folded_name(name: str) -> str:
    """Return a name without spelling variants: folded, marks and hyphens as single spaces.

    Example: «كيم سونغ-باي» (Kīm Sūngh-Bāy) → «كيم سونغ باي».
    """
    return _MARKS.sub(" ", fold(name)).strip()
