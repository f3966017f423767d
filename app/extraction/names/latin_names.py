"""Names of bodies in Latin letters: «منصة Spotify», «شركة الأبحاث البريطانية "Polar Data"».

Enters: a page and the names found before. Leaves: bodies that a noun of firms or outlets names,
through up to three words with the article. Refuses words of foreign phrases and of addresses, and
what brackets hold beside an Arabic name.
"""

import re
from collections.abc import Sequence
from typing import Final

from app.extraction.names.name_runs import person_at
from app.extraction.names.page import CLOSING, OPENING, Page, entries
from app.extraction.reading.found import Found, covered_tokens
from app.extraction.words.gazetteer import KnownMatch
from app.extraction.words.matching import stem_words
from app.lexicon.heads import OrganisationHead
from app.lexicon.party_words import party_words
from app.lexicon.states import Demonym
from app.text.affixes import ARTICLE
from app.text.signs import sign

_ADDRESS, _HOST = re.compile(r"[.@#/_]"), re.compile(r"[/_]|\.\w")
_LONGEST: Final = 5
_BETWEEN: Final = 3
_LATIN = sign(lambda: _is_latin)


def is_foreign_word(page: Page, match: KnownMatch) -> bool:
    """Tell whether letters of a body are a word of a foreign phrase: «(Back Tap)» is not TAP.

    Or of an address: «pic.twitter.com», «@Apple».
    """
    text = page.analysis.text
    written = text[match.start : match.end]
    if not written.isascii():
        return False
    if _ADDRESS.search(text[max(0, match.start - 1) : match.start]) or _HOST.match(text, match.end):
        return True
    if written.isupper():
        return False
    beside = (page.word(match.first - 1), page.word(match.after))
    return any(word.isascii() and word.isalpha() for word in beside)


def find_latin(page: Page, found: Sequence[Found]) -> list[Found]:
    """Return the bodies in Latin letters behind a noun of theirs, not found before.

    Args:
        page: the text.
        found: the names that are taken already.
    """
    starts = [n for n in page.where(_LATIN) if not _is_latin(page.word(n - 1))]
    if not starts:
        return []
    covered = covered_tokens(found, len(page.words) + 1)
    read = (_latin(page, index, covered) for index in starts)
    return [one for one in read if one is not None]


def _latin(page: Page, first: int, covered: Sequence[int]) -> Found | None:
    after = _run_end(page, first)
    text, tokens = page.analysis.text, page.analysis.tokens
    start, end = tokens[first].start, tokens[after - 1].end
    if not text[start].isupper() or any(covered[n] for n in range(first, after)):
        return None
    if _ADDRESS.search(text[max(0, start - 1) : start]) or _HOST.match(text, end):
        return None
    marked = page.word(first - 1) in OPENING
    if marked and page.word(after) not in CLOSING:
        return None
    named = _noun_before(page, first - marked, covered)
    if named is None:
        return None
    head, country = named
    return person_at(page, first, after)._replace(
        type=head.type, country=country, basis="nisba" if country else None
    )


def _noun_before(
    page: Page, place: int, covered: Sequence[int]
) -> tuple[OrganisationHead, str | None] | None:
    """Return the noun of firms before `place`, and the state of an adjective between them."""
    country = None
    for index in range(place - 1, max(-1, place - 2 - _BETWEEN), -1):
        if index + 1 in page.breaks or not page.is_word[index] or covered[index]:
            return None
        known = page.known(index, OrganisationHead)
        firm = not party_words().called_by_latin.isdisjoint(stem_words(page.word(index)))
        if firm and known is not None:
            return entries(known, OrganisationHead)[0], country
        if not page.word(index).startswith(ARTICLE):
            return None
        origin = page.known(index, Demonym, proclitics=0)
        country = entries(origin, Demonym)[0].state.iso2 if origin else country
    return None


def _run_end(page: Page, first: int) -> int:
    """Return where the Latin words end that begin at `first`."""
    for after in range(first + 1, first + _LONGEST):
        if after in page.breaks or not _is_latin(page.word(after)):
            return after
    return first + _LONGEST


def _is_latin(word: str) -> bool:
    return len(word) > 1 and word.isascii() and word.isalpha()
