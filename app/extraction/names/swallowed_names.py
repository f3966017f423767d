"""Names that the name of a place swallows: «ساحة كيم إيل سونغ», «ملعب "الإمارات"».

Enters: a page and a noun of places in it. Leaves: the place with its name, as no party (annotation
scheme §2). Refuses to know what place it is.
"""

from functools import cache

from app.extraction.names.name_words import run_end, strength
from app.extraction.names.page import CLOSING, OPENING, Page
from app.extraction.reading.found import Found
from app.extraction.words.matching import attached_forms, stem_words
from app.lexicon.bodies import Body
from app.lexicon.party_words import party_words
from app.lexicon.persons import Person
from app.lexicon.places import KnownPlace
from app.lexicon.states import State
from app.text.signs import sign
from app.text.span import Span

_SWALLOWED = -0.5
_LONGEST_MARKED = 7
_BEARERS = (State, Person, KnownPlace, Body)


def swallowed(page: Page, index: int) -> Found | None:
    """Read a place named after a person, city or state: its name is no mention (scheme §2)."""
    if page.words[index] not in naming_nouns():
        return None
    stem = max(filter(_names_place, stem_words(page.words[index])), key=len)
    if index + 1 >= len(page.words) or index + 1 in page.breaks:
        return None
    after = _marked_end(page, index + 1)
    if page.words[index] not in _swallowing():
        inside = any(page.known(index + 2, kind) for kind in (State, KnownPlace, Body))
        inside = inside or page.known(index, Body) is not None
        return _unnamed_place(page, index, stem, after) if after and not inside else None
    for match in page.matches[index + 1]:
        if match.letters == 0 and any(isinstance(k.entry, _BEARERS) for k in match.meanings):
            after = match.after
            break
    if page.has_word(index + 1) and strength(page.words[index + 1]) > _SWALLOWED:
        after = max(after, run_end(page, index + 1, page.words[index + 1], floor=0.0)[0])
    return _unnamed_place(page, index, stem, after) if after > index + 1 else None


def _unnamed_place(page: Page, index: int, stem: str, after: int) -> Found:
    """Return the place whose noun stands at a token and whose name ends before another."""
    tokens = page.analysis.tokens
    letters = len(page.words[index]) - len(stem)
    span = Span(tokens[index].start + letters, tokens[after - 1].end)
    return Found(index, after, span, span.of(page.analysis.text), None)


@cache
def naming_nouns() -> frozenset[str]:
    """Return the nouns of places whose name is that of something else, in marks or not."""
    return _swallowing() | attached_forms(party_words().place_heads)


def _marked_end(page: Page, first: int) -> int:
    """Return where marks that open at `first` close on the name of a place, else 0."""
    if page.word(first) not in OPENING:
        return 0
    last = min(first + _LONGEST_MARKED, len(page.words))
    return next((n + 1 for n in range(first + 2, last) if page.word(n) in CLOSING), 0)


@cache
def _swallowing() -> frozenset[str]:
    return attached_forms(party_words().swallowing)


def _names_place(noun: str) -> bool:
    return noun in party_words().swallowing or noun in party_words().place_heads


NAMING = sign(lambda: naming_nouns().__contains__)
