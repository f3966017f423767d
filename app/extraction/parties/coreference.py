"""Which names in one article are one party.

Enters: the names found, in order. Leaves: groups of them. A known party is one by its key; unknown
persons by shared words of the name and by consonants; unknown bodies by the words of the shorter
name. Refuses to look at pronouns and at the text around a name.
"""

from collections.abc import Container, Sequence
from dataclasses import dataclass, field

from app.domain.party import PartyType
from app.extraction.names.name_words import Role, role
from app.extraction.names.variants import (
    MINISTRY,
    as_one,
    is_short_ministry,
    known_person,
    name_words,
    same_body,
    same_person,
    skeleton,
)
from app.extraction.reading.found import Found
from app.lexicon.bodies import Body
from app.lexicon.party_words import party_words
from app.lexicon.persons import Person
from app.lexicon.places import KnownPlace
from app.lexicon.states import State, demonym_forms, state_forms
from app.text.affixes import ARTICLE
from app.text.fold import fold
from app.text.span import Span

_ORGAN_WORDS = 2
_FULL_NAME = 2
_PROCLITICS = "لو"
_ARMY, _EMBASSY = fold("جيش"), fold("سفارة")
_AFFAIRS = frozenset(map(fold, ("الشؤون", "شؤون")))


@dataclass(slots=True, kw_only=True)
class Group:
    """The names of one party while they are being gathered.

    Attributes:
        words: folded words of each different name.
        names: what was found, in order.
        hints: countries of its descriptions («الخبير البريطاني», the British expert).
    """

    type: PartyType
    entry: State | Body | Person | None
    words: list[tuple[str, ...]] = field(default_factory=list)
    names: list[Found] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)

    def add(self, found: Found) -> None:
        """Take one more name."""
        self.names.append(found)
        words = _words(found)
        if words not in self.words:
            self.words.append(words)


def group_names(found: Sequence[Found]) -> list[Group]:
    """Return the groups of the names in `found` (places left out), by first appearance.

    Longer names are gathered first, so that a short name finds the full one also before it.
    """
    gathering = _Gathering()
    named = (f for f in found if f.type is not None)
    for one in sorted(named, key=lambda f: (-len(_words(f)), _may_carry(f))):
        gathering.take(one)
    groups = gathering.groups
    for group in groups:
        group.names.sort(key=lambda f: f.first)
    groups.sort(key=lambda g: g.names[0].first)
    return groups


class _Gathering:
    """Groups as they grow, with an index that keeps the search for a match short."""

    def __init__(self) -> None:
        self.groups: list[Group] = []
        self._known: dict[tuple[str, str], Group] = {}
        self._candidates: dict[object, list[Group]] = {}
        self._having: dict[object, set[int]] = {}
        self._organs: dict[tuple[str, str], Group] = {}

    def take(self, one: Found) -> None:
        """Put one name into its group."""
        entry = one.entry
        if entry is None and one.type is PartyType.PERSON:
            entry = known_person(one.name)
        if isinstance(entry, KnownPlace):
            return
        organ = _organ(one)
        one = self._without_letter(one)
        namesake = self._namesake(one, entry)
        if namesake:
            namesake.add(one._replace(entry=None, country=None, basis=None))
            return
        group = self._known.get(_key(entry)) if entry else self._match(one)
        if group is None and organ in self._organs and self._organs[organ].entry is None:
            group = self._organs[organ]
            self._learn(group, entry)
        if group is None:
            group = Group(type=_type(one, entry), entry=None)
            self.groups.append(group)
            self._learn(group, entry)
        if organ:
            self._organs.setdefault(organ, group)
        if _words(one) not in group.words:
            self._index(group, _words(one))
        group.add(one)

    def _namesake(self, one: Found, entry: State | Body | Person | None) -> Group | None:
        """Return the person whose full name stands here, for a short name known of another.

        In an article on «توم بيريز» (Tom Perez), «بيريز» is he and not Shimon Peres.
        """
        words = name_words(one.name)
        if not isinstance(entry, Person) or len(words) != 1 or _key(entry) in self._known:
            return None
        for group in self._candidates.get(skeleton(words[0]), ()):
            if any(len(longer) > 1 and longer[-1] == words[0] for longer in group.words):
                return group
        return None

    def _without_letter(self, one: Found) -> Found:
        """Return a name without a proclitic, where the rest is known: «لفلوريان فيرتز» (Wirtz)."""
        if not _may_carry(one):
            return one
        words = name_words(one.name)
        rest = (words[0][1:], *words[1:])
        for group in self._candidates.get(skeleton(rest[0]), ()):
            if rest in group.words:
                span = Span(one.span.start + 1, one.span.end)
                return one._replace(span=span, name=one.name[1:])
        return one

    def _learn(self, group: Group, entry: State | Body | Person | None) -> None:
        """Let a group be the known party `entry`."""
        if entry:
            group.entry = entry
            self._known[_key(entry)] = group
            for form in _forms(entry):
                self._index(group, form)

    def _match(self, one: Found) -> Group | None:
        words = _words(one)
        organ = _organ(one)
        if organ and organ in self._organs:
            return self._organs[organ]
        person = one.type is PartyType.PERSON
        same = same_person if person else same_body
        first = as_one(words)[:1] if person else words
        last = self._sharing_last(words) if person and words else None
        fitting = (
            group
            for group in self._candidates.get(_handles(first, person=person)[0], ())
            if (last is None or id(group) in last)
            and any(same(longer, words) for longer in (*group.words, *_forms(group.entry)))
        )
        if person and len(words) == 1:
            return _of_family(list(fitting), words[0], one.first)
        return next(fitting, None)

    def _sharing_last(self, words: tuple[str, ...]) -> Container[int]:
        """Return the groups with the last word of a name: one person's names share it."""
        plain, joined = (self._having.get(skeleton(w[-1]), ()) for w in (words, as_one(words)))
        return plain if plain is joined else {*plain, *joined}

    def _index(self, group: Group, words: tuple[str, ...]) -> None:
        for handle in _handles(words, person=group.type is PartyType.PERSON):
            self._having.setdefault(handle, set()).add(id(group))
            known = self._candidates.setdefault(handle, [])
            if group not in known[-1:]:
                known.append(group)


def _of_family(fitting: Sequence[Group], word: str, place: int) -> Group | None:
    """Return whom a single word means: of several who bear it as family name the one near it."""
    family = [g for g in fitting if any(len(w) > 1 and w[-1] == word for w in g.words)]
    if len(family) > 1:
        return max(family, key=lambda group: _nearness(group, place))
    return fitting[0] if fitting else None


def _nearness(group: Group, place: int) -> int:
    """Return where a group is named last before a place; what is named only behind it is less."""
    before = [found.first for found in group.names if found.first < place]
    return max(before) if before else -min((found.first for found in group.names), default=0)


def _may_carry(one: Found) -> bool:
    """Tell whether the first letter of an unknown man's name may be a proclitic."""
    words = name_words(one.name)
    if one.type is not PartyType.PERSON or one.entry is not None or len(words) < _FULL_NAME:
        return False
    return words[0][:1] in _PROCLITICS and role(words[0]) is not Role.GIVEN


def _words(one: Found) -> tuple[str, ...]:
    """Return the folded words of a name as others of the same body have them.

    Examples: «الخارجية الإيرانية» and «وزارة الشؤون الخارجية الإيرانية» (Iran's ministry of foreign
    affairs) have those of «وزارة الخارجية الإيرانية».
    """
    words = name_words(one.name)
    if len(words) > _ORGAN_WORDS and words[0] == MINISTRY and words[1] in _AFFAIRS:
        return (MINISTRY, *words[2:])
    return (MINISTRY, *words) if is_short_ministry(one.type, words) else words


def _organ(one: Found) -> tuple[str, str] | None:
    """Return kind and country of a body that a state has one of, however the state is named.

    Examples: «الجيش التركي», «القوات التركية», «جيش تركيا» (the Turkish army) → the same;
    «منتخب إيران», «المنتخب الإيراني» (the national team of Iran) → the same.
    """
    words = name_words(one.name)
    if len(words) != _ORGAN_WORDS or one.country is None:
        return None
    kind = words[0].removeprefix(ARTICLE)
    if kind in party_words().sole_organs and _is_state(words[1], one.country):
        return kind, one.country
    if one.type is not PartyType.AGENCY:
        return None
    if words[1] in party_words().troops_of_others:
        return None
    if words[0] in party_words().army_heads or words[0] == _ARMY:
        return _ARMY, one.country
    return (_EMBASSY, one.country) if kind == _EMBASSY else None


def _is_state(word: str, country: str) -> bool:
    """Tell whether a word names a state, or is its adjective of origin."""
    states = (*state_forms().get(word, ()), *(d.state for d in demonym_forms().get(word, ())))
    return any(state.iso2 == country for state in states)


def _handles(words: tuple[str, ...], *, person: bool) -> list[object]:
    """Return under what a name is looked for: persons by any word, bodies by the first two."""
    if person:
        return [skeleton(word) for word in dict.fromkeys((*words, *as_one(words)))] or [""]
    if words and words[0] in party_words().sole_bodies:
        return [words[:1]]
    return [words[:2]]


def _forms(entry: State | Body | Person | None) -> tuple[tuple[str, ...], ...]:
    return tuple(map(name_words, entry.forms)) if isinstance(entry, Body | Person) else ()


def _type(one: Found, entry: State | Body | Person | None) -> PartyType:
    if isinstance(entry, Body):
        return entry.type
    return one.type or PartyType.ORGANISATION


def _key(entry: State | Body | Person) -> tuple[str, str]:
    return type(entry).__name__, entry.key
