"""The grammatical gender of a person, from all that the article and the lexicon tell.

Enters: an `Analysis`, a person of its cast. Leaves: a gender, or None when nothing tells. In this
order: the gazetteer, verbs whose subject the name is, the title before it, the given name. Refuses
to go by how a foreign name sounds.
"""

from collections.abc import Iterator
from functools import cache

from app.domain.party import Party
from app.extraction.reading.analysis import Analysis
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import FINITE, cue_forms
from app.lexicon.inflection import Gender, Number
from app.lexicon.names import given_name_forms
from app.lexicon.persons import persons
from app.lexicon.titles import offices
from app.text.affixes import ARTICLE
from app.text.fold import fold
from app.text.span import Span

_PERSON = "person:"
_TITLE = 8
_COMMAS = frozenset("،,\"'«“(")
GENDERS = {"m": Gender.MASCULINE, "f": Gender.FEMININE}
"""Genders by the letter that the lists of persons have."""


def person_gender(analysis: Analysis, person: Party) -> Gender | None:
    """Return the gender of a named person.

    Example: «وأوضحت أشتون» (wa-awḍaḥat Ashton) → feminine; «نعومي تسور» by her given name.
    """
    key = (person.key or "").removeprefix(_PERSON)
    known = _known().get(key)
    if known is not None:
        return known
    return (
        _of_verbs(analysis, person)
        or _of_titles(analysis, person)
        or gender_of_name(person.canonical_ar)
    )


@cache
def _known() -> dict[str, Gender]:
    return {person.key: GENDERS[person.gender] for person in persons()}


def _of_verbs(analysis: Analysis, person: Party) -> Gender | None:
    for span in person.mentions:
        index = analysis.token_index(span.start)
        if index == 0 or analysis.tokens[index - 1].end > span.start:
            continue
        if index < len(analysis.tokens) and analysis.tokens[index].start != span.start:
            continue
        gender = verb_gender(analysis.tokens[index - 1].folded)
        if gender is not None:
            return gender
    return None


def verb_gender(word: str) -> Gender | None:
    """Return the gender of a finite verb of telling, None for any other word."""
    bare = word[1:] if word[:1] in {"و", "ف"} and word[1:] in cue_forms() else word
    genders = {
        form.gender
        for form in cue_forms().get(bare, ())
        if form.kind in FINITE and form.number is Number.SINGULAR and not form.suffixed
    }
    return genders.pop() if len(genders) == 1 else None


def _of_titles(analysis: Analysis, person: Party) -> Gender | None:
    for span in person.mentions:
        last = None
        for word in _before(analysis, span):
            last = title_genders().get(word, last)
        if last is not None:
            return last
    return None


def _before(analysis: Analysis, span: Span) -> Iterator[str]:
    """Yield the words before a name, backwards, as far as they may be its title."""
    index = analysis.token_index(span.start)
    for token in reversed(analysis.tokens[max(0, index - _TITLE) : index]):
        word = token.folded
        if token.is_word:
            if word in clause_words().complementisers or verb_gender(word) is not None:
                return
            yield word.removeprefix(ARTICLE)
        elif word not in _COMMAS:
            return


@cache
def title_genders() -> dict[str, Gender]:
    """Return the first words of titles, without article, with the gender of their holder."""
    words: dict[str, Gender] = {}
    for office in offices():
        if office.feminine:
            words[fold(office.feminine).split()[0].removeprefix(ARTICLE)] = Gender.FEMININE
            words[fold(office.form).split()[0].removeprefix(ARTICLE)] = Gender.MASCULINE
    return words


def gender_of_name(name: str) -> Gender | None:
    """Return the gender of the given name that a name of several words begins with, if sure."""
    words = fold(name).split()
    if len(words) < 2:  # a name of one word may be a family name
        return None
    genders = {given.gender for given in given_name_forms().get(words[0], ())}
    return GENDERS.get(genders.pop()) if len(genders) == 1 else None
