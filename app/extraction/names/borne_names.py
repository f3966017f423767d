"""Names of firms and outlets that a person of the text bears: «غوران إريكسون» (Göran Eriksson).

Enters: a page with every meaning of its words. Leaves: it without the companies whose single word
stands behind a foreign given name. Refuses to find the person.
"""

from collections.abc import Iterator
from dataclasses import replace

from app.domain.party import PartyType
from app.extraction.names.name_words import strength
from app.extraction.names.page import Page, entries
from app.extraction.words.gazetteer import KnownMatch
from app.lexicon.bodies import Body
from app.lexicon.heads import OrganisationHead
from app.lexicon.loanwords import loan_likelihood
from app.lexicon.name_origins import origins_of
from app.lexicon.names import given_name_forms

_NAMED_SO = frozenset((PartyType.ORGANISATION, PartyType.MEDIA))
_FOREIGN = 0.0
_LIKELY = 1.0


def without_borne(page: Page) -> Page:
    """Drop the companies whose name is a family name in the text, except behind a class word."""
    borne = frozenset(_borne(page))
    if not borne:
        return page
    kept = list(page.matches)
    for index in page.having.get(Body, ()):
        if page.known(index - 1, OrganisationHead) is None:
            kept[index] = tuple(_dropped(kept[index], borne))
    return replace(page, matches=tuple(kept))


def _borne(page: Page) -> Iterator[str]:
    """Yield the keys of the companies whose single word stands behind a foreign given name."""
    for index in page.having.get(Body, ()):
        if index in page.breaks or not _is_foreign_given(page, index - 1):
            continue
        for match in page.matches[index]:
            if match.letters == 0 and match.after == index + 1:
                for body in entries(match, Body):
                    if body.type in _NAMED_SO and not _is_told(page, index, body):
                        yield body.key


def _is_told(page: Page, index: int, body: Body) -> bool:
    """Tell whether an outlet stands behind a man who may be an Arab: «أبلغ سليمان | رويترز»."""
    given = page.word(index - 1)
    arabic = given in given_name_forms() and not origins_of((given, page.word(index))).countries
    return body.type is PartyType.MEDIA and arabic


def _is_foreign_given(page: Page, place: int) -> bool:
    """Tell whether a word is a foreign given name, or looks like one and is nothing else."""
    word = page.word(place)
    if loan_likelihood(word) <= _FOREIGN:
        return False
    likely = strength(word) >= _LIKELY and not page.matches[place]
    return word in given_name_forms() or likely


def _dropped(matches: tuple[KnownMatch, ...], borne: frozenset[str]) -> Iterator[KnownMatch]:
    for match in matches:
        meanings = tuple(
            k for k in match.meanings if not (isinstance(k.entry, Body) and k.entry.key in borne)
        )
        if meanings:
            yield match._replace(meanings=meanings)
