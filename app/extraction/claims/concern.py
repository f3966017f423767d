"""Which parties and which states a claim concerns.

Enters: a span with the cast and the places, and the claimant for its pronouns. Leaves: local party
ids and ISO codes in order of appearance. A state counts where only its adjective of origin stands.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from heapq import nlargest
from typing import Final

from app.domain.party import Party, PartyType, Place
from app.extraction.claims.origins import origins
from app.extraction.reading.analysis import Analysis
from app.extraction.reading.cast import Cast
from app.extraction.words.tense import is_verb
from app.lexicon.clauses import own_words
from app.text.fold import fold
from app.text.signs import sign
from app.text.span import Span
from app.text.tokens import Token

BY_NAME: Final = "name"
"""The ground of a country that only a name tells, by where such names are usual."""

_BODIES = frozenset({PartyType.STATE, PartyType.AGENCY, PartyType.GROUP})
_WE = "نا"
_SHORTEST_WE = 5
_COUNTRIES, _SOLUTION = fold("بلدان"), fold("حل")


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What claims are read against: the text, its parties, places and adjectives of origin.

    Attributes:
        places: in order of their spans.
        origins: start and country of every adjective of origin, in order.
    """

    analysis: Analysis
    cast: Cast
    places: tuple[Place, ...] = ()
    origins: tuple[tuple[int, str], ...] = field(init=False)
    _parties: dict[str, Party] = field(init=False, repr=False)
    _states: dict[str, Party] = field(init=False, repr=False)
    _main: str | None = field(init=False, repr=False)
    _told: frozenset[str | None] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        states = {
            p.country: p for p in self.cast.parties if p.type is PartyType.STATE and p.country
        }
        adjectives = tuple(origins(self.analysis))
        told = {*states, *(p.country for p in self.places), *(code for _, code in adjectives)}
        object.__setattr__(self, "origins", adjectives)
        object.__setattr__(self, "_parties", {p.id: p for p in self.cast.parties})
        object.__setattr__(self, "_states", states)
        object.__setattr__(
            self, "_main", max(states, key=lambda c: _times(states[c]), default=None)
        )
        object.__setattr__(self, "_told", frozenset(told))

    def state(self, country: str | None) -> Party | None:
        """Return the state party of a country, None when the article has none."""
        return self._states.get(country) if country else None

    def party(self, local_id: str | None) -> Party | None:
        """Return the party with this local id, None when there is none."""
        return self._parties.get(local_id) if local_id else None

    def seat(self, claimant: Party) -> str:
        """Return a claimant's country; the state told of most where the article tells of his not.

        So it is where only his name tells it, and of one who speaks for no state («الأمين العام
        للأمم المتحدة»).
        """
        own = claimant.country_basis != BY_NAME and self.tells_of(claimant)
        return str(claimant.country) if own or self._main is None else self._main

    def tells_of(self, claimant: Party) -> bool:
        """Tell whether the article has a person's state, by its name, adjective or a place."""
        return claimant.type is not PartyType.PERSON or claimant.country in self._told

    def tokens_over(self, span: Span) -> tuple[Token, ...]:
        """Return the tokens that reach into `span`; a conjunction before it may be attached."""
        first = self.analysis.token_index(span.start)
        tokens = self.analysis.tokens_in(span)
        before = self.analysis.tokens[first - 1] if first else None
        return (before, *tokens) if before is not None and before.end > span.start else tokens

    def start_over(self, span: Span) -> int:
        """Return where the first token that reaches into `span` starts, else the span's start."""
        first = self.analysis.token_index(span.start)
        before = self.analysis.tokens[first - 1] if first else None
        return before.start if before is not None and before.end > span.start else span.start

    def origins_in(self, span: Span) -> tuple[tuple[int, str], ...]:
        """Return start and country of the adjectives of origin that start inside `span`."""
        first = bisect_left(self.origins, (span.start, ""))
        return self.origins[first : bisect_left(self.origins, (span.end, ""))]

    def places_in(self, span: Span) -> Iterator[Place]:
        """Return the places that lie wholly inside `span`, in order."""
        first = bisect_left(self.places, span.start, key=_start)
        after = bisect_right(self.places, span.end, first, key=_start)
        return (place for place in self.places[first:after] if span.contains(place.span))


def _times(party: Party) -> int:
    return len(party.mentions) + len(party.descriptive)


def _start(place: Place) -> int:
    return place.span.start


def about(scene: Scene, span: Span, claimant: Party | None) -> tuple[str, ...]:
    """Return the local ids of the parties that the span names or points at, in order.

    An adjective of origin points at the state when the article has it as a party, and nobody of
    that state is named («الرئيس التركي أردوغان» is about the man); «بلاده» (bilāduhu, his country)
    and a speaker's "we" point at the claimant's state.
    """
    mentions = scene.cast.within(span)
    found = [(m.span.start, m.party.id) for m in mentions]
    named = {m.party.country for m in mentions}
    for start, country in scene.origins_in(span):
        state = scene.state(country) if country not in named else None
        found += [(start, state.id)] if state else []
    found += [(span.end, local_id) for local_id in _paired(scene, span)]
    own = scene.state(claimant.country) if claimant and speaks_as_own(scene, span) else None
    found += [(span.end, own.id)] if own else []
    return tuple(dict.fromkeys(local_id for _, local_id in sorted(found)))


def countries(
    scene: Scene, span: Span, about_ids: tuple[str, ...], claimant: Party | None
) -> tuple[str, ...]:
    """Return ISO 3166-1 alpha-2 codes of the states concerned, in order of appearance.

    Of mentions, adjectives of origin and places inside the span, then of the parties it is about,
    then of the claimant: always when that is a state or its organ, or speaks as "we"; else only
    when nothing else tells of a state.
    """
    found = [(m.span.start, m.party.country) for m in scene.cast.within(span)]
    found += scene.origins_in(span)
    found += [(p.span.start, p.country) for p in scene.places_in(span)]
    inside = [code for _, code in sorted(found, key=lambda pair: pair[0]) if code]
    concerned = (scene.party(local_id) for local_id in about_ids)
    inside += [p.country for p in concerned if p and p.country]
    own = claimant is not None and (
        claimant.type in _BODIES or (speaks_as_own(scene, span) and scene.tells_of(claimant))
    )
    if claimant and claimant.country and (own or not inside):
        inside.append(scene.seat(claimant))
    return tuple(dict.fromkeys(inside))


def _paired(scene: Scene, span: Span) -> list[str]:
    """Return the two parties that a dual in the span means.

    Those that it names, when it names two of the kind, else those that the article names most.
    «حل الدولتين» (the two-state solution) is one for Israel and Palestine.
    """
    pair = next(iter(scene.analysis.where_in(PAIR, span)), None)
    if pair is None or _is_plural(scene.analysis, pair):
        return []
    if pair and scene.analysis.words[pair - 1].endswith(_SOLUTION):
        return [state.id for state in map(scene.state, ("IL", "PS")) if state is not None]
    kind = pair_kind(scene.analysis.words[pair])
    here = {m.party.id: m.party for m in scene.cast.within(span) if m.party.type is kind}
    named = here.values() if len(here) > 1 else scene.cast.parties
    ranked = (p for p in named if p.type is kind and p.mentions)
    return [party.id for party in nlargest(2, ranked, key=lambda p: len(p.mentions))]


def _is_plural(analysis: Analysis, index: int) -> bool:
    """Tell whether «البلدان» are countries, not two: two would be the subject of a verb there."""
    word = analysis.words[index]
    return word.endswith(_COUNTRIES) and not (index and is_verb(analysis.words[index - 1]))


def pair_kind(folded: str) -> PartyType | None:
    """Return the type of the two parties that a folded dual stands for, None when it is none."""
    if folded[-2:] not in _dual_endings():
        return None
    for bare in (folded, folded[1:], "ا" + folded[1:] if folded.startswith("لل") else ""):
        if bare in own_words("pair_state"):
            return PartyType.STATE
        if bare in own_words("pair_person"):
            return PartyType.PERSON
    return None


@cache
def _dual_endings() -> frozenset[str]:
    return frozenset(form[-2:] for form in own_words("pair_state") | own_words("pair_person"))


def speaks_as_own(scene: Scene, span: Span) -> bool:
    """Tell whether words stand for the claimant's own side («بلاده», «سنواصل», «أمننا»)."""
    return bool(scene.analysis.where_in(_OWN, span))


def _is_own(folded: str) -> bool:
    bare = folded[1:] if folded[:1] in "وف" else folded
    attached = folded.endswith(_WE) and len(folded) >= _SHORTEST_WE
    return bare in own_words("own") or (attached and bare not in own_words("not_we"))


_OWN = sign(lambda: _is_own)
PAIR = sign(lambda: pair_kind)
