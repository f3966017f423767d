"""Short names of persons whose full name stands in the article: «تيخونوف», «كيم».

Enters: a page, the names found, and their groups. Leaves: the short names, put into the groups.
Refuses to make new persons.
"""

from bisect import bisect_left
from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

from app.domain.article import ZoneKind
from app.domain.party import PartyType
from app.extraction.names.name_words import Role, role, strength
from app.extraction.names.page import Page
from app.extraction.names.speaking_places import says
from app.extraction.names.variants import LONG_WORD, is_respelt, skeleton
from app.extraction.parties.coreference import Group
from app.extraction.reading.found import Found, covered_tokens
from app.extraction.words.action_nouns import is_action_noun
from app.extraction.words.matching import attached_forms, stem_words, stems
from app.extraction.words.tense import is_verb
from app.lexicon.clause_words import clause_words
from app.lexicon.heads import UnnamedHead
from app.lexicon.modality import is_perfect
from app.lexicon.party_words import party_words
from app.lexicon.surnames import is_surname
from app.lexicon.titles import Office, office_forms
from app.text.affixes import DEFINITE
from app.text.memory import remembered
from app.text.signs import sign
from app.text.span import Span
from app.text.tokens import offset_after

_SURE = 3.0
_EARLY = -0.6
_UNLIKELY = -1.5
_MOST_OWNERS = 50
_JOINED = 2
_ADJECTIVE = -2.0
_COMMON = 1.0
_DENYING = frozenset({"لا", "لم", "لن"})


class _Owner(NamedTuple):
    """A person that a short name may mean.

    Attributes:
        family: True when the short name is the last word of the full one.
        places: first tokens of its full names, in order.
    """

    group: Group
    family: bool
    places: list[int]


def short_names(page: Page, found: Sequence[Found], groups: Sequence[Group]) -> list[Found]:
    """Return the short names of the persons in `groups` that `found` does not cover.

    The family name counts everywhere; the first word of the name («كيم», «بان») only after the
    full name or in the headline, and when it looks like a name. Where two persons share it, the
    one named last.

    Args:
        page: the text.
        found: the names that are taken already.
        groups: the parties; short names are added to them.
    """
    owners = _owners(groups)
    if not owners:
        return []
    respelt, wholes, after = _by_sound(owners), _wholes(groups), 0
    first_words = {name.split()[0] for name in owners} | wholes.keys()
    forms, paired = attached_forms(first_words), any(" " in name for name in owners)
    covered = covered_tokens(found, len(page.words))
    latest: dict[int, int] = {}
    more: list[Found] = []
    for index in sorted({*page.where_one_of(forms), *_sounding(page, respelt)}):
        if covered[index] or not page.is_word[index] or index < after:
            continue
        for stem, letters in stems(page.words[index]):
            size = 1
            meant = owners.get(stem) or _respelt(stem, respelt)
            if paired and role(stem) is Role.JOIN and (index + 1) not in page.breaks:
                pair = owners.get(f"{stem} {page.word(index + 1)}")
                meant, size = (pair, _JOINED) if pair else (meant, 1)
            if not meant and stem not in wholes:
                continue
            group = _choose(page, meant, index, stem, latest)
            whole = _whole(page, covered, index, wholes.get(stem, ()))
            if whole:
                group, size = whole
            if group:
                latest[id(group)], after = index, index + size
                more.append(_short(page, index, size, letters, group))
                break
    return more


def _owners(groups: Sequence[Group]) -> dict[str, list[_Owner]]:
    """Return for each short name the persons it may mean."""
    owners: dict[str, list[_Owner]] = {}
    for group in groups:
        if group.type is not PartyType.PERSON:
            continue
        places = [f.first for f in group.names]
        for words in group.words:
            if len(words) > _JOINED and role(words[-2]) is Role.JOIN:
                pair = " ".join(words[-_JOINED:])
                owners.setdefault(pair, []).append(_Owner(group, family=True, places=places))
            if len(words) < 2 or (role(words[-1]) is Role.TAIL and words[-1].startswith("ال")):
                continue
            owners.setdefault(words[-1], []).append(_Owner(group, family=True, places=places))
            if _may_stand_alone(words[0]):
                owners.setdefault(words[0], []).append(_Owner(group, family=False, places=places))
    return owners


def _wholes(groups: Sequence[Group]) -> dict[str, list[tuple[Sequence[str], Group]]]:
    """Return the full names of persons by their first word, long ones first."""
    wholes: dict[str, list[tuple[Sequence[str], Group]]] = {}
    for group in groups:
        if group.type is PartyType.PERSON:
            for words in group.words:
                if len(words) > 1:
                    wholes.setdefault(words[0], []).append((words, group))
    for names in wholes.values():
        names.sort(key=lambda name: -len(name[0]))
    return wholes


def _whole(
    page: Page, covered: bytearray, index: int, names: Sequence[tuple[Sequence[str], Group]]
) -> tuple[Group, int] | None:
    """Return whose full name stands here, where its words alone did not show a name, and its size.

    «مولانا صوفي محمد» (Sufi Muhammad) once, then «صوفي محمد», which reads as "a Sufi, Muhammad".
    """
    for words, group in names:
        rest = range(index + 1, index + len(words))
        if all(
            page.word(place) == word and place not in page.breaks and not covered[place]
            for place, word in zip(rest, words[1:], strict=True)
        ):
            return group, len(words)
    return None


def _by_sound(owners: Mapping[str, list[_Owner]]) -> dict[str, tuple[str, list[_Owner]]]:
    """Return the long family names of `owners` by their consonants."""
    return {
        skeleton(word): (word, known)
        for word, known in owners.items()
        if len(word) >= LONG_WORD and known[-1].family
    }


def _sounding(page: Page, respelt: Container[str]) -> Iterator[int]:
    """Yield where words stand that sound like one of some family names."""
    for index in page.where(_NAME_LIKE) if respelt else ():
        if any(sound in respelt for sound in _sounds(page.words[index])):
            yield index


@remembered
def _sounds(word: str) -> tuple[str, ...]:
    """Return the consonants of the long name-like words that a folded word may be."""
    likely = [s for s, _ in stems(word) if len(s) >= LONG_WORD and strength(s) > 0.0]
    return tuple(map(skeleton, likely))


def _is_name_like(word: str) -> bool:
    """Tell whether a folded word may be a long one that looks like a name."""
    if len(word) < LONG_WORD:
        return False
    return any(len(s) >= LONG_WORD and strength(s) > 0.0 for s, _ in stems(word))


_NAME_LIKE = sign(lambda: _is_name_like)


def _respelt(stem: str, names: Mapping[str, tuple[str, list[_Owner]]]) -> Sequence[_Owner]:
    """Return whom a long name-like word may mean in another spelling."""
    if len(stem) < LONG_WORD or strength(stem) <= 0.0:
        return ()
    word, known = names.get(skeleton(stem), ("", ()))
    return known if is_respelt(word, stem) else ()


def _may_stand_alone(first: str) -> bool:
    """Tell whether the first word of a name may mean the person: no title, no everyday word."""
    return role(first) in {Role.GIVEN, Role.ORDINARY} and first not in office_forms()


def _is_everyday(page: Page, index: int, stem: str) -> bool:
    """Tell whether a given name is the everyday word that it is too: «منتظر» (waiting).

    It is the name where its bearer speaks: «وأضاف منتظر أن», «لكن منتظر قال».
    """
    if role(stem) is not Role.GIVEN or strength(stem) >= _SURE:
        return False
    beside = (index - 1, index + 1)
    speaks = any(page.has_word(place) and says(page.word(place)) for place in beside)
    return not speaks or index in page.breaks


def _choose(
    page: Page, owners: Sequence[_Owner], index: int, stem: str, latest: dict[int, int]
) -> Group | None:
    if not owners:
        return None
    likely = strength(stem)
    if _is_of_a_deed(page, index, stem):
        return None
    everyday = stem.startswith("ال") and not is_surname(stem)
    if everyday and likely < _ADJECTIVE and _describes(page, index):
        return None
    everyday = everyday and (likely < _ADJECTIVE or (role(stem) is Role.GIVEN and likely < _COMMON))
    unknown = all(owner.group.entry is None for owner in owners)
    if everyday and unknown and _is_common_noun(page, index, stem):
        return None
    headline = page.analysis.zone_at(page.analysis.tokens[index].start) is ZoneKind.HEADLINE
    best: tuple[int, Group] | None = None
    for owner in owners[-_MOST_OWNERS:]:
        if index < owner.places[0] and (not (owner.family or headline) or likely < _EARLY):
            continue
        if not owner.family and (likely < _UNLIKELY or _is_everyday(page, index, stem)):
            continue
        before = bisect_left(owner.places, index)
        last = max(owner.places[before - 1] if before else -1, latest.get(id(owner.group), -1))
        if best is None or last > best[0]:
            best = (last, owner.group)
    return best[1] if best else None


def _is_of_a_deed(page: Page, index: int, stem: str) -> bool:
    """Tell whether a name is the adjective of an indefinite deed: «وقف كامل» (a full stop).

    Or a deed itself, that is denied: «لا يلين» (does not give way).
    """
    if page.word(index - 1) in _DENYING and page.words[index] == stem:
        return True
    if stem not in party_words().adjective_names or index in page.breaks:
        return False
    return any(is_action_noun(noun) for noun in stem_words(page.word(index - 1)))


def _describes(page: Page, index: int) -> bool:
    """Tell whether a definite word goes with a definite noun before it: «الخبير العسكري»."""
    return index not in page.breaks and page.word(index - 1).startswith(DEFINITE)


def _is_common_noun(page: Page, index: int, stem: str) -> bool:
    """Tell whether a definite everyday word is none of a name here: «كعك العيد» (of the feast).

    A family name stands behind a verb or a title, or before what is said or done.
    """
    before, behind = page.word(index - 1), page.word(index + 1)
    if index in page.breaks or page.words[index] != stem or not page.has_word(index - 1):
        return False
    acts = any(says(word) or is_verb(word) or is_perfect(word) for word in (before, behind))
    words = clause_words()
    acts = acts or before in words.complementisers or before in words.action_nouns
    acts = acts or role(before) is Role.GIVEN
    titled = page.known(index - 1, Office) or page.known(index - 1, UnnamedHead)
    return not (acts or titled or behind in words.complementisers)


def _short(page: Page, index: int, size: int, letters: int, group: Group) -> Found:
    tokens, text = page.analysis.tokens, page.analysis.text
    start = offset_after(text, tokens[index], letters) if letters else tokens[index].start
    one = Found(
        first=index,
        after=index + size,
        span=Span(start, tokens[index + size - 1].end),
        name=text[start : tokens[index + size - 1].end],
        type=PartyType.PERSON,
        entry=group.entry,
    )
    group.names.append(one)
    return one
