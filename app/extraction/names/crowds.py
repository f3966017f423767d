"""Groups that act without a name: «الفلسطينيون», «المتظاهرون», «حلفاؤها», «الشرطة».

Enters: a page and what is taken by names and descriptions. Leaves: unnamed groups and services of
the state with their phrases. Source of the rule: annotation scheme §6. Refuses to name anyone.
"""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from app.domain.party import Party, PartyType
from app.extraction.names.page import Page, entries
from app.extraction.words.matching import attached_forms, stem_words, stems
from app.lexicon.inflection import Number
from app.lexicon.party_words import is_body_adjective, party_words
from app.lexicon.peoples import PeopleForm, people_forms
from app.lexicon.states import Demonym
from app.lexicon.titles import Office
from app.text.affixes import ARTICLE, SOUND_PLURAL
from app.text.signs import sign
from app.text.span import Span
from app.text.tokens import offset_after

_DOTTED = "ي"
_PEOPLE = "الشعب"
_ALLIES = "allies"
_SOME_WORD = "بعض"
_SOME = frozenset({"بعض", "وبعض", "لبعض", "ببعض"})


class _Crowd(NamedTuple):
    """One phrase for a group.

    Attributes:
        key: what phrases for the same group share.
        country: ISO 3166-1 alpha-2 of its adjective of origin, or None.
        first: index of its first token.
        after: index of the token after its last.
        letters: letters of the first token that are proclitics.
    """

    key: str
    country: str | None
    first: int
    after: int
    letters: int


def find_crowds(page: Page, taken: Iterable[Span], context: str | None) -> tuple[Party, ...]:
    """Return the groups that are described and never named, by first appearance.

    Args:
        page: the text.
        taken: spans of names and descriptions; nothing inside them is a group of its own.
        context: the state the article is mostly about; a crowd without origin is of it.

    Returns:
        Unnamed parties of type group, and the state's services («الشرطة») as agencies when told of
        more than once, ids g1, g2, …; one party for one noun and origin.
    """
    covered = _tokens(page, taken)
    groups: dict[tuple[str, str | None], list[_Crowd]] = {}
    after = 0
    nouns = page.where(_NOUN)
    for index in sorted({*nouns, *page.where_any(Demonym, PeopleForm)}):
        if index < after or not page.is_word[index] or index in covered:
            continue
        crowd = _crowd(page, index, page.words[index])
        if crowd:
            after = crowd.after
            groups.setdefault((crowd.key, crowd.country), []).append(crowd)
    told = [crowds for crowds in groups.values() if _is_told_of(crowds)]
    return tuple(_party(page, number, crowds, context) for number, crowds in enumerate(told, 1))


def _is_told_of(crowds: Sequence[_Crowd]) -> bool:
    """Tell whether the article is about them: a service named once in passing is no party."""
    return len(crowds) > 1 or crowds[0].key not in party_words().bare_services


def _tokens(page: Page, taken: Iterable[Span]) -> frozenset[int]:
    index = page.analysis.token_index
    return frozenset(n for span in taken for n in range(index(span.start), index(span.end)))


def _party(page: Page, number: int, crowds: list[_Crowd], context: str | None) -> Party:
    spans = tuple(_span(page, crowd) for crowd in crowds)
    home = None if crowds[0].key == _ALLIES or crowds[0].key in _peoples() else context
    country = crowds[0].country or home
    service = crowds[0].key in party_words().bare_services
    return Party(
        id=f"g{number}",
        type=PartyType.AGENCY if service else PartyType.GROUP,
        canonical_ar=" ".join(spans[0].of(page.analysis.text).split()),
        canonical_en="Service of the state" if service else "Unnamed group",
        country=country,
        country_basis="nisba" if crowds[0].country else "context" if country else None,
        descriptive=spans,
        unnamed=not service,
    )


@cache
def _peoples() -> frozenset[str]:
    """Return the keys of the peoples: an article about a state speaks of no Arabs of that state."""
    return frozenset(
        form.people.canonical_en for forms in people_forms().values() for form in forms
    )


def _span(page: Page, crowd: _Crowd) -> Span:
    tokens, text = page.analysis.tokens, page.analysis.text
    start = tokens[crowd.first].start
    if crowd.letters:
        start = offset_after(text, tokens[crowd.first], crowd.letters)
    return Span(start, tokens[crowd.after - 1].end)


def _crowd(page: Page, index: int, word: str) -> _Crowd | None:
    known = _noun(word)
    if known is None:
        return _people(page, index) if page.matches[index] else None
    noun, letters = known
    if _is_of_family(page, index, noun):
        return None
    if noun == _PEOPLE:
        return _people_of(page, index, letters)
    if noun in party_words().bare_services:
        acts = _acts(page, index)
        return _Crowd(noun, None, index, index + 1, letters) if acts else None
    return _described(page, index, letters, noun)


def _is_of_family(page: Page, index: int, noun: str) -> bool:
    """Tell whether «الأسري» (of the family) is meant, which folds like «الأسرى» (the captives)."""
    dotted = noun.endswith(_DOTTED) and page.analysis.text[page.analysis.tokens[index].end - 1]
    return dotted == _DOTTED and page.word(index - 1).startswith(ARTICLE)


def _acts(page: Page, index: int) -> bool:
    """Tell whether a service stands for itself: no adjective after it («الشرطة القضائية»)."""
    following = page.word(index + 1)
    return not is_body_adjective(following) or following in party_words().times


def _people_of(page: Page, index: int, letters: int) -> _Crowd | None:
    """Read «الشعب» with an adjective of origin: a people."""
    demonym = page.known(index + 1, Demonym, proclitics=0)
    if demonym is None or not entries(demonym, Demonym)[0].definite:
        return None
    return _Crowd("people", entries(demonym, Demonym)[0].state.iso2, index, demonym.after, letters)


def _described(page: Page, index: int, letters: int, noun: str) -> _Crowd:
    """Read a noun of a crowd with its adjectives: «المقاتلين المتشددين الأكراد»."""
    after, country = index + 1, None
    while after < len(page.words) and after not in page.breaks:
        demonym = page.known(after, Demonym, proclitics=0)
        if demonym and entries(demonym, Demonym)[0].definite:
            after, country = demonym.after, entries(demonym, Demonym)[0].state.iso2
        elif _is_plural(page, after, sound=noun not in party_words().crowd_plurals):
            after += 1
        else:
            break
    if letters == 0 and page.word(index - 1) in _SOME and index not in page.breaks:
        index -= 1
        letters = len(page.word(index)) - len(_SOME_WORD)
    return _Crowd(noun, country, index, after, letters)


def _is_plural(page: Page, index: int, *, sound: bool) -> bool:
    word = page.word(index)
    if not word.startswith(ARTICLE) or page.known(index, Office):
        return False
    if any(form.number is Number.PLURAL for form in _people_forms(page, index)):
        return True
    return word.endswith(SOUND_PLURAL) if sound else word.endswith(("يه", "ه"))


def _people_forms(page: Page, index: int) -> tuple[PeopleForm, ...]:
    match = page.known(index, PeopleForm)
    return entries(match, PeopleForm) if match else ()


def _people(page: Page, index: int) -> _Crowd | None:
    """Read a definite plural of origin that stands as a noun: «الفلسطينيون», not «اللاعبون …»."""
    demonym = page.known(index, Demonym)
    if demonym:
        origin = entries(demonym, Demonym)[0]
        if origin.definite and origin.number is Number.PLURAL and not _is_adjective(page, index):
            return _Crowd("people", origin.state.iso2, index, demonym.after, demonym.letters)
    people = page.known(index, PeopleForm)
    form = entries(people, PeopleForm)[0] if people else None
    plural = form is not None and form.definite and form.number is Number.PLURAL
    if people and form and plural and not _is_adjective(page, index):
        key = form.people.canonical_en
        return _Crowd(key, form.people.iso2, index, people.after, people.letters)
    return None


def _is_adjective(page: Page, index: int) -> bool:
    """Tell whether the word before is a definite noun that a plural of origin describes."""
    return index not in page.breaks and any(
        stem.startswith(ARTICLE) for stem in stem_words(page.word(index - 1))
    )


@cache
def _written_nouns() -> frozenset[str]:
    return attached_forms(_nouns())


_NOUN = sign(lambda: _written_nouns().__contains__)


def _noun(word: str) -> tuple[str, int] | None:
    """Return (noun, number of proclitic letters) of a word that means a crowd."""
    nouns = _nouns()
    return next(((nouns[stem], letters) for stem, letters in stems(word) if stem in nouns), None)


@cache
def _nouns() -> dict[str, str]:
    """Return the definite plurals of the nouns of crowds, with the noun."""
    words = party_words()
    sound = {f"{ARTICLE}{w}{end}": w for w in words.crowd_nouns for end in SOUND_PLURAL}
    broken = {f"{ARTICLE}{w}": w for w in words.crowd_plurals}
    services = {word: word for word in words.bare_services}
    return services | sound | broken | dict.fromkeys(words.allies, _ALLIES) | {_PEOPLE: _PEOPLE}
