"""Which names in one article are one party.

Enters: the names found, in order. Leaves: groups of them. A known party is one by its key; unknown
persons by shared words of the name, short names by the family name, spelling variants by their
consonants; unknown bodies by the words of the shorter name. Refuses to look at pronouns.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from app.domain.article import ZoneKind
from app.domain.party import PartyType
from app.extraction.found import Found
from app.extraction.matching import stems
from app.extraction.name_words import Role, role, strength
from app.extraction.page import Page
from app.lexicon.bodies import Body
from app.lexicon.persons import Person, persons
from app.lexicon.states import State
from app.lexicon.titles import office_forms
from app.text.fold import fold
from app.text.span import Span
from app.text.tokens import offset_after

_PARTS = re.compile(r"[^\s\-–]+")
_WEAK = re.compile("[اويهءـ'’`]+")
_ONE_SOUND = str.maketrans({"غ": "ك", "ج": "ك", "ق": "ك", "ط": "ت", "ث": "ت", "ظ": "ض", "ذ": "د",
                            "ز": "س", "ص": "س", "ڤ": "ف", "پ": "ب", "ش": "س"})  # fmt: skip


_SURE = 3.0
_EARLY = -0.6


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
        words = name_words(found.name)
        if words not in self.words:
            self.words.append(words)


def name_words(name: str) -> tuple[str, ...]:
    """Return the folded words of a name, marks and hyphens left out.

    Example: «كيم سونغ-باي» → («كيم», «سونغ», «باي»).
    """
    return tuple(word.strip("\"'«»“”()") for word in _PARTS.findall(fold(name)))


def skeleton(word: str) -> str:
    """Return what spellings of one foreign name share: consonants, like sounds made one.

    Example: «شتولتينبيرج» and «ستولتنبرغ» (Stoltenberg) → the same.
    """
    return _WEAK.sub("", word.translate(_ONE_SOUND)) or word


def group_names(found: Sequence[Found]) -> list[Group]:
    """Return the groups of the names in `found` (places left out), by first appearance.

    Longer names are gathered first, so that a short name finds the full one also before it.
    """
    groups: list[Group] = []
    known: dict[object, Group] = {}
    order = sorted((f for f in found if f.type is not None), key=lambda f: -len(name_words(f.name)))
    for one in order:
        entry = one.entry
        if entry is None and one.type is PartyType.PERSON:
            entry = known_person(one.name)
        if entry is not None and not isinstance(entry, State | Body | Person):
            continue
        group = known.get(_key(entry)) if entry else _matching(groups, one)
        if group is None:
            group = Group(type=_type(one, entry), entry=entry)
            groups.append(group)
            if entry:
                known[_key(entry)] = group
        group.add(one)
    for group in groups:
        group.names.sort(key=lambda f: f.first)
    groups.sort(key=lambda g: g.names[0].first)
    return groups


def _type(one: Found, entry: State | Body | Person | None) -> PartyType:
    if isinstance(entry, Body):
        return entry.type
    return one.type or PartyType.ORGANISATION


def _key(entry: State | Body | Person) -> tuple[str, str]:
    return type(entry).__name__, entry.key


def _matching(groups: Iterable[Group], one: Found) -> Group | None:
    words = name_words(one.name)
    same = _same_person if one.type is PartyType.PERSON else _same_body
    for group in groups:
        if (group.type is PartyType.PERSON) == (one.type is PartyType.PERSON) and any(
            same(longer, words) for longer in _variants(group)
        ):
            return group
    return None


def _variants(group: Group) -> list[tuple[str, ...]]:
    if isinstance(group.entry, Person):
        return [*group.words, *(name_words(form) for form in group.entry.forms)]
    if isinstance(group.entry, Body):
        return [*group.words, *(name_words(form) for form in group.entry.forms)]
    return group.words


def _same_person(longer: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Tell whether `words` is the same name as `longer`, or a shorter form of it."""
    if longer == words:
        return True
    if len(words) == 1:
        return len(longer) > 1 and words[0] in (longer[-1], longer[0])
    if set(words) <= set(longer):
        return True
    ours, theirs = [skeleton(w) for w in words], [skeleton(w) for w in longer]
    return ours == theirs or (
        len(ours) > 1 and len(theirs) > 1 and ours[0] == theirs[0] and ours[-1] == theirs[-1]
    )


def _same_body(longer: tuple[str, ...], words: tuple[str, ...]) -> bool:
    if longer == words:
        return True
    return len(words) > 1 and longer[: len(words)] == words


def known_person(name: str) -> Person | None:
    """Return the known person whose full name this is, spelling and «بن …» aside.

    Example: «عادل بن أحمد الجبير» → the entry of «عادل الجبير».
    """
    words = name_words(name)
    if len(words) < 2:
        return None
    forms = [words, _without_fathers(words), (words[0], words[-1])]
    for index, write in ((_by_words(), str), (_by_skeleton(), skeleton)):
        for form in forms:
            person = index.get(tuple(map(write, form))) if len(form) > 1 else None
            if person:
                return person
        if all(role(word) in {Role.GIVEN, Role.JOIN, Role.TAIL} for word in words):
            return None
    return None


def _without_fathers(words: tuple[str, ...]) -> tuple[str, ...]:
    kept: list[str] = []
    skip = False
    for word in words:
        if skip:
            skip = False
        elif word in {"بن", "ابن", "بنت"}:
            skip = True
        else:
            kept.append(word)
    return tuple(kept)


@cache
def _by_words() -> dict[tuple[str, ...], Person]:
    index: dict[tuple[str, ...], Person] = {}
    for person in persons():
        for form in person.forms:
            words = name_words(form)
            if len(words) > 1:
                index.setdefault(words, person)
    return index


@cache
def _by_skeleton() -> dict[tuple[str, ...], Person]:
    """Return the index by consonants; names of Arabic given names alone differ too little."""
    index: dict[tuple[str, ...], Person] = {}
    for words, person in _by_words().items():
        index.setdefault(tuple(map(skeleton, words)), person)
    return index


def short_names(page: Page, found: Sequence[Found], groups: Sequence[Group]) -> list[Found]:
    """Return the short names of the persons in `groups` that `found` does not cover.

    The family name counts everywhere; the first word of the name («كيم», «بان») only after the
    full name and when it looks like a name. Where two persons share it, the last one named.
    """
    owners = _owners(groups)
    if not owners:
        return []
    covered = bytearray(len(page.words))
    for one in found:
        covered[one.first : one.after] = b"\1" * (one.after - one.first)
    more: list[Found] = []
    for index, word in enumerate(page.words):
        if covered[index] or not page.is_word[index]:
            continue
        for stem, letters in stems(word):
            group = _owner(page, owners.get(stem, ()), index, stem)
            if group:
                more.append(_short(page, index, letters, group))
                break
    return more


def _owners(groups: Sequence[Group]) -> dict[str, list[tuple[Group, bool]]]:
    """Return for each short name the groups it may mean, and whether it is the family name."""
    owners: dict[str, list[tuple[Group, bool]]] = {}
    for group in groups:
        if group.type is not PartyType.PERSON:
            continue
        for words in group.words:
            if len(words) < 2 or (role(words[-1]) is Role.TAIL and words[-1].startswith("ال")):
                continue
            owners.setdefault(words[-1], []).append((group, True))
            if _may_stand_alone(words[0]):
                owners.setdefault(words[0], []).append((group, False))
    return owners


def _may_stand_alone(first: str) -> bool:
    """Tell whether the first word of a name may mean the person: no title, no everyday word."""
    kind = role(first)
    given = kind is Role.GIVEN and strength(first) >= _SURE
    return (given or kind is Role.ORDINARY) and first not in office_forms()


def _owner(page: Page, owners: Sequence[tuple[Group, bool]], index: int, stem: str) -> Group | None:
    if not owners:
        return None
    headline = page.analysis.zone_at(page.analysis.tokens[index].start) is ZoneKind.HEADLINE
    best: tuple[int, Group] | None = None
    for group, family in owners:
        first = min(f.first for f in group.names)
        likely = strength(stem)
        if index < first and ((not family and not headline) or likely < _EARLY):
            continue
        if not family and likely < -1.5:
            continue
        last = max((f.first for f in group.names if f.first < index), default=-1)
        if best is None or last > best[0]:
            best = (last, group)
    return best[1] if best else None


def _short(page: Page, index: int, letters: int, group: Group) -> Found:
    tokens, text = page.analysis.tokens, page.analysis.text
    start = offset_after(text, tokens[index], letters) if letters else tokens[index].start
    one = Found(
        first=index,
        after=index + 1,
        span=Span(start, tokens[index].end),
        name=text[start : tokens[index].end],
        type=PartyType.PERSON,
        entry=group.entry,
    )
    group.names.append(one)
    return one
