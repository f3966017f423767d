"""The country of a party and on what ground.

Enters: the names of one party. Leaves: an ISO 3166-1 alpha-2 code, or None, and the basis.
Source of the rule: annotation scheme §2 (state represented, else nationality, else affiliation).
"""

from collections import Counter
from typing import NamedTuple

from app.domain.party import PartyType
from app.extraction.names.body_owners import OF_UNION
from app.extraction.names.variants import name_words
from app.extraction.parties.coreference import Group
from app.extraction.parties.foreigners import abroad, at_home, is_transcribed, origins
from app.extraction.reading.found import Found
from app.lexicon.bodies import Body, body_forms
from app.lexicon.identity_words import identity_words
from app.lexicon.party_words import party_words
from app.lexicon.persons import Person
from app.lexicon.states import State
from app.text.fold import fold

_ARABIC_PARTS = frozenset(map(fold, ("أبو", "أبي", "بن", "ابن", "بنت", "أم", "عبد")))
_ARTICLES = ("ال", "عبدال")
_PARTIES = frozenset(map(fold, ("حزب", "الحزب", "كتلة", "الكتلة", "تيار", "التيار", "ائتلاف")))
_ORGANS = frozenset({PartyType.ORGANISATION, PartyType.AGENCY})
_BOUND_TO_A_STATE = frozenset({PartyType.AGENCY, PartyType.PERSON, PartyType.ORGANISATION})


class Setting(NamedTuple):
    """What an article is about, for parties of whom nothing tells the country.

    Attributes:
        main: the state it is mostly about, or None.
        arabic: of the Arab states the one it is mostly about, or None.
        told: how often it names each state.
    """

    main: str | None
    arabic: str | None
    told: Counter[str]

    def of(self, group: Group) -> str | None:
        """Return the state for one party: a man of an Arabic name is of a state where it is usual.

        Example: «حمزة أبو ناب» (Ḥamza Abū Nāb) in an article on Israel and the Palestinians.
        """
        local = self.main in identity_words().arabic_script
        if group.type is not PartyType.PERSON:
            return self.main
        if _serves_union(group):
            return at_home(group.names, None, self.told)
        if any(map(_is_arabic, group.names)):
            return self.main if local else self.arabic or self.main
        if local and is_transcribed(group.names) and not origins(group.names).countries:
            return abroad(self.told) or self.main
        return at_home(group.names, self.main, self.told)


def main_country(counts: Counter[str]) -> str | None:
    """Return the country most named."""
    return counts.most_common(1)[0][0] if counts.total() else None


def arabic_country(counts: Counter[str]) -> str | None:
    """Return the Arab state most named."""
    arab = identity_words().arab_states
    return main_country(Counter({c: n for c, n in counts.items() if c in arab}))


def settle_country(
    group: Group, context: str | None, main: str | None = None
) -> tuple[str | None, str | None]:
    """Return (country, basis) of a party.

    What the lexicon knows wins; then the title, nisba or affiliation most often written with the
    name; then, for persons, agencies and political parties, the state the article is mostly about,
    or another of it where such names are usual.

    Args:
        group: the names of the party.
        context: the state that the article makes likely, or None.
        main: the state the article is mostly about, or None.
    """
    if group.entry is not None:
        country = next((f.country for f in group.names if f.entry is group.entry), None)
        country = country or _own(group.entry)
        return country, "gazetteer" if country else None
    if group.type in _ORGANS and any(map(_is_of_union, group.names)):
        return None, None
    of_others = any(map(is_of_others, group.names))
    written = Counter(
        (f.country, f.basis)
        for f in group.names
        if f.country and not (of_others and f.basis == "affiliation")
    )
    if written:
        return written.most_common(1)[0][0]
    if group.hints and not _serves_union(group):
        return Counter(group.hints).most_common(1)[0][0], "title"
    bound = group.type in _BOUND_TO_A_STATE or _is_party(group)
    if bound and context and not (of_others or _crosses_borders(group)):
        return context, "context" if main is None or context == main else "name"
    return None, None


def _serves_union(group: Group) -> bool:
    """Tell whether a person holds an office of a union of states: «مبعوث الأمم المتحدة إلى»."""
    return any(f.title is not None and f.title.of_union for f in group.names)


def is_of_others(found: Found) -> bool:
    """Tell whether a name is of troops that are not of the state they stand in."""
    head, *rest = found.name.split()
    troops = fold(head) in party_words().troop_heads
    return troops and not party_words().troops_of_others.isdisjoint(map(fold, rest))


def _is_of_union(found: Found) -> bool:
    """Tell whether a body is one of a union of states: «بعثة | الأمم المتحدة» in any country."""
    if found.basis == OF_UNION and found.country is None:
        return True
    words = name_words(found.name)
    ends = (" ".join(words[first:]) for first in range(1, len(words)))
    return any(
        body.type is PartyType.ORGANISATION and body.country is None
        for end in ends
        for body in body_forms().get(end, ())
    )


def _is_arabic(found: Found) -> bool:
    """Tell whether a name shows its Arabic parts: «أبو», «عبد», «بن», a family name with «ال»."""
    words = found.name.split()
    return any(fold(word) in _ARABIC_PARTS or word.startswith(_ARTICLES) for word in words)


def _is_party(group: Group) -> bool:
    """Tell whether a group is one of a state's politics, not one that fights or trades anywhere."""
    openings = (fold(found.name).split()[0] for found in group.names)
    return group.type is PartyType.GROUP and not _PARTIES.isdisjoint(openings)


def _own(entry: State | Body | Person) -> str | None:
    return entry.iso2 if isinstance(entry, State) else entry.country


def _crosses_borders(group: Group) -> bool:
    """Tell whether a body's name says that it is of several states: «الغرفة الإسلامية للتجارة»."""
    if group.type is PartyType.PERSON:
        return False
    words = {word.removeprefix("ل") for f in group.names for word in fold(f.name).split()}
    return not party_words().of_many_states.isdisjoint(words)
