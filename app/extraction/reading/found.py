"""What the party steps hand to each other: one name found in the text, and the title before it.

Enters: nothing. Leaves: frozen records. Refuses to know how a name was found.
"""

from collections.abc import Iterable
from typing import NamedTuple

from app.domain.party import PartyType
from app.lexicon.bodies import Body
from app.lexicon.persons import Person
from app.lexicon.places import KnownPlace
from app.lexicon.states import State
from app.lexicon.titles import Office
from app.text.span import Span


class Title(NamedTuple):
    """A title or office that stands with a name.

    Attributes:
        offices: the titles, in order.
        country: ISO 3166-1 alpha-2 of the complement, or None.
        first: index of its first token.
        after: index of the token after its last.
        of_union: True when it is held in a body of no state («مبعوث الأمم المتحدة»).
    """

    offices: tuple[Office, ...]
    country: str | None
    first: int
    after: int
    of_union: bool = False


class Found(NamedTuple):
    """One name in the text.

    Attributes:
        first: index of its first token.
        after: index of the token after its last.
        span: the name alone, no proclitic.
        name: the words of the name as written, single spaces.
        type: type of the party; None for a place.
        entry: what the lexicon knows of it, or None.
        country: ISO 3166-1 alpha-2, or None.
        basis: why that country.
        metonym: True for a capital that stands for its government.
        title: the title that stands with it.
    """

    first: int
    after: int
    span: Span
    name: str
    type: PartyType | None
    entry: State | Body | Person | KnownPlace | None = None
    country: str | None = None
    basis: str | None = None
    metonym: bool = False
    title: Title | None = None


def covered_tokens(found: Iterable[Found], length: int) -> bytearray:
    """Return for each token whether a name has it already, 1 or 0.

    Args:
        found: names of the text.
        length: number of tokens of the text.
    """
    covered = bytearray(length)
    for one in found:
        covered[one.first : one.after] = b"\1" * (one.after - one.first)
    return covered


def longest_first(candidates: Iterable[Found], length: int) -> list[Found]:
    """Return the candidates that do not overlap, longer before shorter, earlier order on a tie.

    Args:
        candidates: in order of preference among equals.
        length: number of tokens of the text.
    """
    taken = bytearray(length)
    kept: list[Found] = []
    for found in sorted(candidates, key=lambda f: f.first - f.after):
        if not any(taken[found.first : found.after]):
            taken[found.first : found.after] = b"\1" * (found.after - found.first)
            kept.append(found)
    kept.sort(key=lambda f: f.first)
    return kept
