"""Which parties and which states a claim concerns.

Enters: a span with the cast and the places, and the claimant for its pronouns. Leaves: local party
ids and ISO codes in order of appearance. Knows adjectives of origin («الأميركي»), so that a state
counts where only its adjective stands.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Final, NamedTuple

from app.domain.party import Party, PartyType, Place
from app.extraction.reading.analysis import Analysis
from app.extraction.reading.cast import Cast
from app.lexicon.clauses import own_words
from app.lexicon.states import capital_forms, demonym_forms, state_forms
from app.text.memory import remembered
from app.text.signs import sign
from app.text.span import Span
from app.text.tokens import Token, readings

BY_NAME: Final = "name"
"""The ground of a country that only a name tells, by where such names are usual."""

_BODIES = frozenset({PartyType.STATE, PartyType.AGENCY, PartyType.GROUP})
_WE = "نا"
_SHORTEST_WE = 5
_PAIR_REACH = 1500
_ENDING = 3


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

    def __post_init__(self) -> None:
        states = (p for p in self.cast.parties if p.type is PartyType.STATE and p.country)
        object.__setattr__(self, "origins", tuple(_origins(self.analysis)))
        object.__setattr__(self, "_parties", {p.id: p for p in self.cast.parties})
        object.__setattr__(self, "_states", {str(p.country): p for p in states})

    def state(self, country: str | None) -> Party | None:
        """Return the state party of a country, None when the article has none."""
        return self._states.get(country) if country else None

    def party(self, local_id: str | None) -> Party | None:
        """Return the party with this local id, None when there is none."""
        return self._parties.get(local_id) if local_id else None

    def seat(self, claimant: Party) -> str:
        """Return a claimant's country; where only his name tells it, the state told of most."""
        states = self._states.items() if claimant.country_basis == BY_NAME else ()
        told = [(len((*s.mentions, *s.descriptive)), country) for country, s in states]
        return max(told, default=(0, str(claimant.country)), key=lambda pair: pair[0])[1]

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
    own = claimant is not None and (claimant.type in _BODIES or speaks_as_own(scene, span))
    if claimant and claimant.country and (own or not inside):
        inside.append(scene.seat(claimant))
    return tuple(dict.fromkeys(inside))


def _paired(scene: Scene, span: Span) -> list[str]:
    """Return the two parties of the dual's kind that were named last before the span's end."""
    pair = next(iter(scene.analysis.where_in(PAIR, span)), None)
    if pair is None:
        return []
    kind = pair_kind(scene.analysis.words[pair])
    reach = Span(max(0, span.start - _PAIR_REACH), span.end)
    last = dict.fromkeys(
        m.party.id for m in reversed(scene.cast.within(reach)) if m.party.type is kind
    )
    return list(last)[:2]


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


def _origins(analysis: Analysis) -> Iterator[tuple[int, str]]:
    tokens, free = analysis.tokens, 0
    for index in analysis.where(_ORIGIN):
        token = tokens[index]
        if index < free or not token.is_word:
            continue
        origin = _origin(token.folded)
        pair = None
        if origin.opens_pair and index + 1 < len(tokens):
            pair = country_of_adjective(f"{token.folded} {tokens[index + 1].folded}")
        country = pair or origin.country
        if country:
            yield token.start, country
        free = index + (2 if pair else 1)


class _Origin(NamedTuple):
    """What a word tells as an adjective of origin."""

    country: str | None
    opens_pair: bool


@remembered
def _origin(word: str) -> _Origin:
    """Return what a folded word tells as an adjective of origin."""
    return _Origin(country_of_adjective(word), _opens_pair(word))


def _tells_origin(word: str) -> bool:
    """Tell whether a folded word is an adjective of origin, or may open one of two words."""
    return _opens_pair(word) or country_of_adjective(word) is not None


_ORIGIN = sign(lambda: _tells_origin)


@cache
def _pair_openers() -> frozenset[str]:
    return frozenset(form.split()[0] for form in demonym_forms() if " " in form)


@cache
def _opener_endings() -> tuple[str, ...]:
    """Return how a word that opens a two-word adjective ends, whatever stands before."""
    return tuple({opener.removeprefix("ال") for opener in _pair_openers()})


def _opens_pair(word: str) -> bool:
    """Tell whether a two-word adjective may begin with this folded word («الكوري» الشمالي)."""
    if not word.endswith(_opener_endings()):
        return False
    return any(
        (f"ال{reading.stem}" if reading.definite else reading.stem) in _pair_openers()
        for reading in readings(word)
    )


@remembered
def country_of_name(word: str) -> str | None:
    """Return the country that a folded word names as a state or a capital, else None."""
    for reading in readings(word):
        whole = f"ال{reading.stem}" if reading.definite else reading.stem
        for known in (*state_forms().get(whole, ()), *capital_forms().get(whole, ())):
            if known.iso2:
                return known.iso2
    return None


def country_of_adjective(form: str) -> str | None:
    """Return the country of a folded adjective of origin, proclitics allowed.

    What is an everyday adjective as well («دعم مالي», financial help) tells none.
    """
    known = demonym_forms()
    if form[-_ENDING:] not in _demonym_endings():
        return None
    for reading in readings(form):
        whole = f"ال{reading.stem}" if reading.definite else reading.stem
        for demonym in known.get(whole, ()):
            if demonym.certain and demonym.state.iso2:
                return demonym.state.iso2
    return None


@cache
def _demonym_endings() -> frozenset[str]:
    """Return the last letters of the adjectives of origin; what stands before them may vary."""
    return frozenset(form[-_ENDING:] for form in demonym_forms())
