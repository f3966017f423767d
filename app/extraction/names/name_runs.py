"""Which words may stand in a run that is read as a name, and the person that a run names.

Enters: a page and the first and last token of a run. Leaves: whether a word or a run may be a name
at all, and the candidate. Refuses to say where names begin.
"""

from app.domain.party import PartyType
from app.extraction.names.name_words import TANWIN, Role, role
from app.extraction.names.page import Page
from app.extraction.names.speaking_places import is_plain
from app.extraction.reading.found import Found
from app.lexicon.bodies import Body
from app.lexicon.heads import OrganisationHead, UnnamedHead
from app.lexicon.peoples import PeopleForm
from app.lexicon.places import KnownPlace
from app.lexicon.states import Demonym, State
from app.lexicon.titles import Office
from app.text.affixes import ARTICLE
from app.text.fold import fold
from app.text.span import Span

_OTHER = (State, Body, Demonym, Office, OrganisationHead, UnnamedHead, PeopleForm, KnownPlace)
_AND, _AND_THE = "و", "وال"
_HOUSE_OF = fold("آل")
_GOD = fold("الله")


def may_stand(page: Page, index: int, *, opening: bool) -> bool:
    """Tell whether the word may be part of a name: no word of the lexicon, no particle."""
    word = page.word(index)
    joins = role(word) is Role.JOIN
    if opening and word.startswith((ARTICLE, _AND_THE)):
        return False
    if not opening and word.startswith(_AND) and role(word[1:]) is Role.GIVEN:
        return False
    if role(word) is Role.NEVER or is_plain(word):
        return joins or (not opening and role(word) is Role.GIVEN)
    return role(word) is Role.GIVEN or not any(
        isinstance(known.entry, _OTHER) for match in page.matches[index] for known in match.meanings
    )


def is_written_name(page: Page, first: int, after: int) -> bool:
    """Tell whether nothing in the words speaks against a name: no tanwin, no open end."""
    if any(_is_accusative(page, n) for n in range(first, after)):
        return False
    words = [page.word(n) for n in range(first, after)]
    if words[-1] == _HOUSE_OF or role(words[-1]) is Role.JOIN:
        return False
    return words[-1] != _GOD or role(words[0]) in {Role.GIVEN, Role.JOIN}


def _is_accusative(page: Page, index: int) -> bool:
    """Tell whether a word is written as an indefinite accusative: «ضاحكًا» (laughing)."""
    token = page.analysis.tokens[index]
    return TANWIN in page.analysis.text[token.start : token.end]


def person_at(page: Page, first: int, after: int, start: int | None = None) -> Found:
    """Return the person whose name is the words from `first` to `after`.

    Args:
        page: the text.
        first: index of the first token.
        after: index after the last one.
        start: offset of the name where a proclitic stands before it.
    """
    tokens, text = page.analysis.tokens, page.analysis.text
    span = Span(tokens[first].start if start is None else start, tokens[after - 1].end)
    return Found(
        first=first,
        after=after,
        span=span,
        name=" ".join(span.of(text).split()),
        type=PartyType.PERSON,
    )
