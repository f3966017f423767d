"""Which meanings of a form hold on a page: «القاعدة» (al-Qaeda, or the base), «المالية» (of Mali).

Enters: a page with every meaning of its words. Leaves: it without those whose condition does not
hold: words before, a state named besides, a full name elsewhere. Refuses to choose among the rest.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from app.domain.party import PartyType
from app.extraction.names.page import CLOSING, OPENING, Page
from app.extraction.words.gazetteer import Known, KnownMatch
from app.extraction.words.matching import attached_forms, stem_words
from app.lexicon.bodies import Body
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import FINITE, cue_forms
from app.lexicon.inflection import Gender
from app.lexicon.party_words import party_words
from app.lexicon.persons import Person
from app.lexicon.states import Demonym, State
from app.text.fold import TASHKEEL, fold
from app.text.signs import sign


def with_context(page: Page) -> Page:
    """Drop the meanings whose condition does not hold here."""
    kept = list(page.matches)
    begun = [page.matches[index] for index in page.matched]
    meant = [known for found in begun for match in found for known in match.meanings]
    if not any(known.context or known.where for known in meant):
        return page
    countries = _countries(meant)
    named = _surely_named(meant)
    sport = _is_sport(page)
    for index, found in zip(page.matched, begun, strict=True):
        if _is_conditional(found):
            kept[index] = _licensed(page, found, countries, named, sport=sport)
    return replace(page, matches=tuple(kept))


def _is_conditional(found: Iterable[KnownMatch]) -> bool:
    for match in found:
        for known in match.meanings:
            if known.context or known.where:
                return True
    return False


def _countries(meant: Iterable[Known]) -> Counter[str | None]:
    """Return how often the names or adjectives of each country stand in the text."""
    return Counter(
        known.entry.iso2 if isinstance(known.entry, State) else known.entry.state.iso2
        for known in meant
        if known.where is None and isinstance(known.entry, _OF_A_STATE)
    )


def _surely_named(meant: Iterable[Known]) -> frozenset[str]:
    """Return the keys of the persons, groups and organisations in the text by a sure name.

    After «تنظيم القاعدة» the bare «القاعدة» (al-Qaeda, or "the base") means it too, and after
    «بشار الأسد» the bare «الأسد» (al-Asad, or "the lion") means him.
    """
    return frozenset(
        known.entry.key
        for known in meant
        if (
            isinstance(known.entry, Person)
            or (
                isinstance(known.entry, Body)
                and known.entry.type in {PartyType.GROUP, PartyType.ORGANISATION}
            )
        )
        and not known.context
        and known.where is None
    )


def _licensed(
    page: Page,
    found: tuple[KnownMatch, ...],
    countries: Counter[str | None],
    named: frozenset[str],
    *,
    sport: bool,
) -> tuple[KnownMatch, ...]:
    kept = []
    for match in found:
        meanings = tuple(
            k
            for k in match.meanings
            if _holds(page, match, k, countries, sport=sport)
            or (isinstance(k.entry, Body) and k.entry.key in named and _alone(page, match))
            or (isinstance(k.entry, Body) and _carries(page, match, k.entry))
            or (isinstance(k.entry, Person) and k.entry.key in named)
        )
        if meanings:
            kept.append(match._replace(meanings=_likeliest_first(meanings, countries)))
    return tuple(kept)


def _likeliest_first(
    meanings: tuple[Known, ...], countries: Counter[str | None]
) -> tuple[Known, ...]:
    """Put the namesake first whose state the text names most: «حزب العمال» (Labour) of Britain."""
    if len(meanings) == 1 or any(known.where is None for known in meanings):
        return meanings
    return tuple(sorted(meanings, key=lambda known: -countries[known.where]))


def _carries(page: Page, match: KnownMatch, body: Body) -> bool:
    """Tell whether an outlet is told, or tells, what is said: «للجزيرة إن», «نقلت الأناضول عن»."""
    if body.type is not PartyType.MEDIA:
        return False
    following = page.word(match.after)
    said = following in clause_words().complementisers or following == ":"
    if page.word(match.first).startswith(_TO_THE):
        return said
    before = page.word(match.first - 1)
    relays = before in _relaying() or (before[:1] == _AND and before[1:] in _relaying())
    return relays and (said or following == _FROM)


@cache
def _relaying() -> frozenset[str]:
    """Return the folded feminine verbs of saying and relaying, as of an agency or a paper."""
    return frozenset(
        form
        for form, readings in cue_forms().items()
        if any(
            r.gender is Gender.FEMININE and r.kind in FINITE and not r.suffixed for r in readings
        )
    )


def _alone(page: Page, match: KnownMatch) -> bool:
    """Tell whether no adjective follows: «القاعدة العسكرية» is a base."""
    return not page.word(match.after).startswith("ال")


def _holds(
    page: Page, match: KnownMatch, known: Known, countries: Counter[str | None], *, sport: bool
) -> bool:
    if known.where is not None:
        return known.where in countries
    return (
        not known.context
        or (isinstance(known.entry, State) and _is_vocalised(page, match, known.entry))
        or page.preceded_by(match.first, known.context)
        or (isinstance(known.entry, Body) and _told(page, match, known.entry))
        or (sport and not known.context.isdisjoint(_CLUBS) and _is_club_alone(page, match))
    )


def _is_vocalised(page: Page, match: KnownMatch, state: State) -> bool:
    """Tell whether a vowel is written that another reading lacks: «عُمان» (Oman), not Amman."""
    if not state.vocalised_forms:
        return False
    written = page.analysis.text[match.start : match.end]
    return any(re.search(_with_vowels(form), written) for form in state.vocalised_forms)


@cache
def _with_vowels(form: str) -> str:
    """Return the pattern of a word with at least the vowels of `form` and no doubled letter."""
    vowels = f"[{TASHKEEL}]*".replace(_SHADDA, "")
    letters = [sign if sign in TASHKEEL else f"{vowels}{sign}" for sign in form]
    return "".join([*letters, vowels, "$"])


def _told(page: Page, match: KnownMatch, body: Body) -> bool:
    """Tell whether an outlet's name in marks is told something: «قال لـ"الشرق الأوسط"»."""
    first = match.first
    return (
        body.type is PartyType.MEDIA
        and page.word(first - 1) in OPENING
        and page.word(match.after) in CLOSING
        and page.word(first - 2) in _TELLING
    )


def _is_club_alone(page: Page, match: KnownMatch) -> bool:
    """Tell whether a club's name, in a text about sport, is no everyday noun: «بعد الاتفاق».

    A town that is called one is no club: «مدينة ميلان» (the city of Milan).
    """
    if page.preceded_by(match.first, party_words().towns):
        return False
    stem = page.word(match.first)[match.letters :]
    return match.after > match.first + 1 or stem not in party_words().everyday_clubs


def _is_sport(page: Page) -> bool:
    """Tell whether a text is about sport: clubs are named without their class word there."""
    words = {page.words[index] for index in page.where(_OF_SPORT)}
    told = frozenset[str]().union(*map(stem_words, words))
    return len(told & party_words().sport) >= _SPORTING


_OF_SPORT = sign(lambda: attached_forms(party_words().sport).__contains__)
_OF_A_STATE = (State, Demonym)
_SHADDA = "\u0651"
_TO_THE, _AND, _FROM = "لل", "و", "عن"
_TELLING = frozenset({"ل", "الي", "مع"})
_CLUBS = frozenset(map(fold, ("نادي", "فريق")))
_SPORTING = 4
