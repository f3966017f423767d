"""Which of two persons of one family name a family name alone means: «قالت كلينتون».

Enters: a page and the groups of names. Leaves: the groups, single family names moved to the one
person whose gender the verb or the title before them tells, and from one who is named only as a
relative or as dead to the one the text is about. Refuses to choose where both fit.
"""

from collections.abc import Iterable, Sequence

from app.domain.party import PartyType
from app.extraction.names.page import Page
from app.extraction.names.variants import name_words
from app.extraction.parties.coreference import Group
from app.extraction.reading.found import Found
from app.extraction.words.matching import stem_words
from app.extraction.words.person_gender import GENDERS, gender_of_name, title_genders, verb_gender
from app.lexicon.inflection import Gender
from app.lexicon.modality import is_perfect
from app.lexicon.party_words import party_words
from app.lexicon.persons import Person
from app.text.affixes import ARTICLE

_SHE = "ت"
_FEW = 2


def settle_kin(page: Page, groups: Sequence[Group]) -> None:
    """Move family names that stand alone to the person whom the text means.

    Args:
        page: the text.
        groups: the parties; their names may be moved.
    """
    for family, kin in _families(groups).items():
        _settle_absent(page, family, kin)
        genders = [(group, _gender(group)) for group in kin]
        if len({gender for _, gender in genders}) < _FEW:
            continue
        for group, own in genders:
            for one in _alone(group, family):
                told = _told(page, one.first)
                fitting = [other for other, gender in genders if gender is told]
                if told and own is not told and len(fitting) == 1:
                    _move(one, group, fitting[0])


def _settle_absent(page: Page, family: str, kin: Sequence[Group]) -> None:
    """Move a family name from those named only beside another to the one who is not.

    «سعد الحريري، نجل رئيس الوزراء السابق رفيق الحريري … وقال الحريري» (said al-Ḥarīrī): Saad.
    """
    absent = [group for group in kin if _is_absent(page, group)]
    present = [group for group in kin if group not in absent]
    if len(present) != 1:
        return
    for group in absent:
        if _first_named(group) < _first_named(present[0]):
            continue
        for one in _alone(group, family):
            if not _beside(page, one):
                _move(one, group, present[0])


def _first_named(group: Group) -> int:
    """Return where a person is first named in full."""
    return min((one.first for one in group.names if len(name_words(one.name)) > 1), default=0)


def _is_absent(page: Page, group: Group) -> bool:
    """Tell whether a person is named in full only as a relative of another, or as dead."""
    whole = [one for one in group.names if len(name_words(one.name)) > 1]
    return bool(whole) and all(_beside(page, one) for one in whole)


def _beside(page: Page, one: Found) -> bool:
    """Tell whether a relative's word or death is told of a name: «نجل الوزير», «مقتل», «الراحل»."""
    titled = one.title is not None and one.title.after <= one.first
    first = one.title.first if one.title and titled else one.first
    words, opens = party_words(), first - (first not in page.breaks)
    before = [stem for place in range(opens, one.first) for stem in stem_words(page.word(place))]
    told = words.relatives.union(words.of_the_dead)
    return not told.isdisjoint(before) or page.word(one.after) in words.of_the_dead


def _families(groups: Iterable[Group]) -> dict[str, list[Group]]:
    """Return the persons of each family name that several bear."""
    families: dict[str, list[Group]] = {}
    for group in groups:
        if group.type is PartyType.PERSON:
            for last in {words[-1] for words in group.words if len(words) > 1}:
                families.setdefault(last, []).append(group)
    return {family: kin for family, kin in families.items() if len(kin) > 1}


def _gender(group: Group) -> Gender | None:
    if isinstance(group.entry, Person):
        return GENDERS.get(group.entry.gender)
    named = (gender_of_name(" ".join(words)) for words in group.words)
    return next((gender for gender in named if gender), None)


def _alone(group: Group, family: str) -> list[Found]:
    return [one for one in group.names if name_words(one.name) == (family,)]


def _told(page: Page, first: int) -> Gender | None:
    """Return the gender that a title, or the verb before it, tells: «قالت السيناتور كلينتون»."""
    if first in page.breaks:
        return None
    before = page.word(first - 1)
    title = title_genders().get(before.removeprefix(ARTICLE))
    if title is Gender.FEMININE or not before.startswith(ARTICLE):
        return title or _of_verb(before)
    return _of_verb(page.word(first - 2)) or title


def _of_verb(word: str) -> Gender | None:
    """Return the gender of a verb, also of one that tells no speech: «وارتدت» (she wore)."""
    if word.endswith(_SHE) and is_perfect(word[:-1]):
        return Gender.FEMININE
    return verb_gender(word) or (Gender.MASCULINE if is_perfect(word) else None)


def _move(one: Found, group: Group, other: Group) -> None:
    group.names.remove(one)
    other.names.append(one._replace(entry=other.entry, country=None, basis=None))
    other.names.sort(key=lambda found: found.first)
