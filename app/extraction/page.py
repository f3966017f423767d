"""One text as the party steps read it: folded words and everything the lexicon knows in it.

Enters: an `Analysis`. Leaves: a `Page`, in which boilerplate is blank: nothing begins there.
Refuses to choose between meanings.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import compress, count
from typing import TypeVar

from app.domain.article import ZoneKind
from app.domain.party import PartyType
from app.extraction.analysis import Analysis
from app.extraction.gazetteer import Entry, Known, KnownMatch, gazetteer
from app.extraction.matching import attached_forms, stem_set
from app.lexicon.bodies import Body
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import CueKind, cue_forms
from app.lexicon.inflection import Gender
from app.lexicon.party_words import (
    AMBIGUOUS,
    PARTICLE_OR_NAME,
    party_words,
    reading_form,
)  # fmt: skip
from app.lexicon.persons import Person
from app.lexicon.states import Demonym, State
from app.text.fold import fold
from app.text.span import Span

BLANK = ""
OPENING = frozenset("\"'«“”„‘’{")
CLOSING = frozenset("\"'»”“’‘}")

EntryT = TypeVar("EntryT", bound=Entry)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A text with its look-ups.

    Attributes:
        words: folded form of each token; `BLANK` in boilerplate.
        matches: for each token what begins there, longest first.
        breaks: indexes of tokens that open a new line.
        is_word: for each token whether it is a word outside boilerplate.
        matched: indexes of the tokens where something begins, in order.
    """

    analysis: Analysis
    words: tuple[str, ...]
    matches: tuple[tuple[KnownMatch, ...], ...]
    breaks: frozenset[int]
    is_word: tuple[bool, ...]
    matched: tuple[int, ...] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "matched", tuple(compress(count(), self.matches)))

    def where(self, holds: Callable[[str], object]) -> Iterator[int]:
        """Yield the indexes of the tokens for whose folded word `holds` is true, in order."""
        return compress(count(), map(holds, self.words))

    def matched_or(self, holds: Callable[[str], object]) -> list[int]:
        """Return the indexes of tokens where something begins or for whose word `holds` is true."""
        return sorted({*self.matched, *self.where(holds)})

    def word(self, index: int) -> str:
        """Return the folded word at `index`, `BLANK` outside the text."""
        return self.words[index] if 0 <= index < len(self.words) else BLANK

    def has_word(self, index: int) -> bool:
        """Say whether token `index` is a word outside boilerplate; False outside the text."""
        return 0 <= index < len(self.is_word) and self.is_word[index]

    def known(self, index: int, kind: type[EntryT], proclitics: int = 9) -> KnownMatch | None:
        """Return the longest match at `index` that may mean a record of `kind`.

        Args:
            index: of the first token.
            kind: record type of the lexicon.
            proclitics: at most so many proclitic letters before the form.
        """
        if not 0 <= index < len(self.matches):
            return None
        for match in self.matches[index]:
            if match.letters <= proclitics:
                for known in match.meanings:
                    if isinstance(known.entry, kind):
                        return match
        return None

    def preceded_by(self, index: int, context: frozenset[str]) -> bool:
        """Tell whether a word of `context` stands right before token `index`, marks aside."""
        index -= 1
        while index >= 0 and self.words[index] in OPENING:
            index -= 1
        return index >= 0 and not context.isdisjoint(stem_set(self.words[index]))


def entries(match: KnownMatch, kind: type[EntryT]) -> tuple[EntryT, ...]:
    """Return the records of one kind that a match may mean."""
    return tuple([known.entry for known in match.meanings if isinstance(known.entry, kind)])


def open_page(analysis: Analysis) -> Page:
    """Look up every token of `analysis` that is not boilerplate."""
    text, tokens = analysis.text, analysis.tokens
    blank = _boilerplate(analysis)
    matcher = gazetteer()
    found: list[tuple[KnownMatch, ...]] = [()] * len(tokens)
    for index in analysis.where(matcher.opened_by):
        if index not in blank:
            found[index] = matcher.at(text, tokens, index)
    words = list(analysis.words)
    for index in analysis.where(_is_ambiguous):
        words[index] = reading_form(text[tokens[index].start : tokens[index].end])
    is_word = [token.is_word and token.folded != BLANK for token in tokens]
    for index in blank:
        words[index], is_word[index] = BLANK, False
    page = Page(
        analysis=analysis,
        words=tuple(words),
        matches=tuple(found),
        breaks=frozenset([analysis.token_index(line.start) for line in analysis.paragraphs]),
        is_word=tuple(is_word),
    )
    return _with_context(page)


def _is_ambiguous(folded: str) -> bool:
    """Tell whether two words are folded into this one that are read apart, see `reading_form`."""
    return folded.endswith(AMBIGUOUS) or folded in PARTICLE_OR_NAME


def _boilerplate(analysis: Analysis) -> frozenset[int]:
    """Return the tokens that nothing begins in: boilerplate, and addresses of the web."""
    blank = [zone.span for zone in analysis.zones if zone.kind is ZoneKind.BOILERPLATE]
    if _ADDRESSED.search(analysis.text):
        blank += [Span(m.start(), m.end()) for m in _ADDRESS.finditer(analysis.text)]
    return frozenset(
        index
        for span in blank
        for index in range(analysis.token_index(span.start), analysis.token_index(span.end))
    )


_ADDRESSED = re.compile(r"://|www\.|[A-Za-z0-9]@[A-Za-z]")
_ADDRESS = re.compile(
    r"\bhttps?://[!-~]+|\bwww\.[!-~]+|\b[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z]+)+"
)


def _with_context(page: Page) -> Page:
    """Drop the meanings whose condition does not hold here."""
    kept = list(page.matches)
    begun = [page.matches[index] for index in page.matched]
    countries = _countries(begun)
    named = _surely_named(begun)
    sport = _is_sport(page.words)
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


def _countries(matches: Iterable[tuple[KnownMatch, ...]]) -> frozenset[str | None]:
    """Return the countries whose names or adjectives stand in the text."""
    return frozenset(
        known.entry.iso2 if isinstance(known.entry, State) else known.entry.state.iso2
        for found in matches
        for match in found
        for known in match.meanings
        if isinstance(known.entry, State | Demonym) and known.where is None
    )


def _surely_named(matches: Iterable[tuple[KnownMatch, ...]]) -> frozenset[str]:
    """Return the keys of the persons, groups and organisations in the text by a sure name.

    After «تنظيم القاعدة» the bare «القاعدة» (al-Qaeda, or "the base") means it too, and after
    «بشار الأسد» the bare «الأسد» (al-Asad, or "the lion") means him.
    """
    return frozenset(
        known.entry.key
        for found in matches
        for match in found
        for known in match.meanings
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
    countries: frozenset[str | None],
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
            kept.append(match._replace(meanings=meanings))
    return tuple(kept)


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
            r.gender is Gender.FEMININE and r.kind in _FINITE and not r.suffixed for r in readings
        )
    )


def _alone(page: Page, match: KnownMatch) -> bool:
    """Tell whether no adjective follows: «القاعدة العسكرية» is a base."""
    return not page.word(match.after).startswith("ال")


def _holds(
    page: Page, match: KnownMatch, known: Known, countries: frozenset[str | None], *, sport: bool
) -> bool:
    if known.where is not None:
        return known.where in countries
    return (
        not known.context
        or page.preceded_by(match.first, known.context)
        or (isinstance(known.entry, Body) and _told(page, match, known.entry))
        or (sport and not known.context.isdisjoint(_CLUBS) and _is_club_alone(page, match))
    )


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
    """Tell whether a club's name, in a text about sport, is no everyday noun: «بعد الاتفاق»."""
    stem = page.word(match.first)[match.letters :]
    return match.after > match.first + 1 or stem not in party_words().everyday_clubs


def _is_sport(words: tuple[str, ...]) -> bool:
    """Tell whether a text is about sport: clubs are named without their class word there."""
    told = frozenset[str]().union(*map(stem_set, _sport_forms().intersection(words)))
    return len(told & party_words().sport) >= _SPORTING


@cache
def _sport_forms() -> frozenset[str]:
    return attached_forms(party_words().sport)


_TO_THE, _AND, _FROM = "لل", "و", "عن"
_FINITE = frozenset((CueKind.PAST, CueKind.PRESENT))
_TELLING = frozenset({"ل", "الي", "مع"})
_CLUBS = frozenset(map(fold, ("نادي", "فريق")))
_SPORTING = 4
