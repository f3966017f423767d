"""Whom a title without a name may mean.

Enters: a title and a person of the article. Leaves: how well they fit. Refuses to choose.
"""

from app.extraction.names.page import Page
from app.extraction.parties.coreference import Group
from app.extraction.reading.found import Title
from app.extraction.words.gazetteer import KnownMatch
from app.extraction.words.matching import stem_words
from app.lexicon.persons import Person
from app.lexicon.titles import Office, OfficeClass, plural_forms

_RULERS = frozenset(
    {OfficeClass.HEAD_OF_STATE, OfficeClass.HEAD_OF_GOVERNMENT, OfficeClass.LEADER,
     OfficeClass.ROYAL}
)  # fmt: skip
_EVERYDAY = frozenset({"عالم", "صاحب", "ابن", "مواطن", "مقدم", "عضو", "معارض"})


def fitness(group: Group, country: str | None, title: Title) -> int:
    """Return how well a person fits a title: 0 not at all, 3 the very office.

    Args:
        group: the names of the person, with the titles that stand with them.
        country: the country of the person, or None.
        title: the description, e.g. «الرئيس الروسي» (the Russian president).
    """
    if title.country and country not in {None, title.country}:
        return 0
    held = [office for f in group.names if f.title for office in f.title.offices]
    if not held and not isinstance(group.entry, Person):
        return 0
    forms = {office.form for office in title.offices}
    classes = {office.office_class for office in title.offices}
    if any(office.form in forms for office in held):
        return 3
    if isinstance(group.entry, Person) and any(
        tenure.office in forms and tenure.scope == (title.country or tenure.scope)
        for tenure in group.entry.offices
    ):
        return 2
    ruling = classes <= _RULERS and any(o.office_class in _RULERS for o in held)
    same = any(office.office_class in classes for office in held)
    return 1 if title.country and (ruling or same) else 0


def is_too_common(office: Office, match: KnownMatch, page: Page) -> bool:
    """Tell whether an office word is plural here, or an everyday word («العالم», «الاقتصادي»)."""
    rest = page.words[match.first + 1 : match.after]
    words = {" ".join((stem, *rest)) for stem in stem_words(page.word(match.first))}
    everyday = office.form in _EVERYDAY or (office.form.endswith("ي") and " " not in office.form)
    return everyday or not words.isdisjoint(plural_forms(office))
