"""Persons of one family name, told apart by the gender of what stands before a short name.

Enters: the groups of an article. Leaves: the same groups, short names moved to whom the verb or
the title agrees with. Refuses to move a name where the gender of either is unknown.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from app.domain.party import PartyType
from app.extraction.names.page import Page
from app.extraction.names.variants import name_words
from app.extraction.parties.coreference import Group
from app.extraction.reading.found import Found
from app.extraction.words.person_gender import (
    GENDERS,
    gender_of_name,
    title_gender,
    verb_gender,
)
from app.lexicon.inflection import Gender
from app.lexicon.persons import Person


def part_families(page: Page, groups: Sequence[Group]) -> None:
    """Move the short names of a family to the member whose gender the text tells.

    Example: after «سارة نتنياهو» and «بنيامين نتنياهو», «وأضافت نتنياهو» (Netanyahu, she, added) is
    Sara's.
    """
    for family, members in _families(groups):
        genders = {id(member): _gender(page, member) for member in members}
        for member in members:
            for found in [name for name in member.names if name_words(name.name) == (family,)]:
                told = _told(page, found)
                agreeing = [one for one in members if genders[id(one)] is told]
                if told and genders[id(member)] is not told and len(agreeing) == 1:
                    member.names.remove(found)
                    agreeing[0].add(found._replace(entry=None))
                    agreeing[0].names.sort(key=lambda name: name.first)


def _families(groups: Sequence[Group]) -> Iterator[tuple[str, list[Group]]]:
    """Yield each last word that several full names of different persons end with."""
    named: dict[str, list[Group]] = defaultdict(list)
    for group in groups:
        if group.type is PartyType.PERSON:
            for last in {words[-1] for words in group.words if len(words) > 1}:
                named[last].append(group)
    for family, members in named.items():
        if len(members) > 1:
            yield family, members


def _gender(page: Page, group: Group) -> Gender | None:
    if isinstance(group.entry, Person):
        return GENDERS[group.entry.gender]
    full = [name for name in group.names if len(name_words(name.name)) > 1]
    by_name = (gender_of_name(name.name) for name in full)
    told = (_told(page, name) for name in full)
    return next((gender for gender in (*by_name, *told) if gender), None)


def _told(page: Page, found: Found) -> Gender | None:
    """Return the gender of the verb or the title right before a name."""
    first = found.title.first if found.title else found.first
    titled = title_gender(page.word(first)) if found.title else None
    return titled or verb_gender(page.word(first - 1))
