"""Names of persons, known and never seen before.

Enters: a page. Leaves: candidates, each with the title that stands with it. A known full name is
enough; any other run of name words needs a title before it, an office after it, or words that
look like a name by themselves. Refuses to say which names are one person.
"""

from collections.abc import Iterator, Mapping, Sequence

from app.domain.party import PartyType
from app.extraction.names.asian_names import asian_end, syllables_joined
from app.extraction.names.bare_names import (
    bare_name,
    following_title,
    is_everyday,
    is_given_here,
    opens_name,
    person_named,
)
from app.extraction.names.dedications import dedicated_end, dedicated_nouns, is_honour
from app.extraction.names.name_ends import child_words, is_child_of, name_end
from app.extraction.names.name_signs import holds_particle
from app.extraction.names.name_words import Role, role
from app.extraction.names.page import Page, entries
from app.extraction.names.place_nouns import before_places, follows_place_noun, place_name_end
from app.extraction.names.title_doubts import is_no_name
from app.extraction.names.titles import title_at
from app.extraction.names.unit_numbers import is_ordinal
from app.extraction.reading.found import Found, Title
from app.extraction.words.gazetteer import KnownMatch
from app.extraction.words.matching import stem_words
from app.lexicon.persons import Person
from app.lexicon.states import Demonym
from app.lexicon.surnames import is_surname
from app.lexicon.titles import Office, plural_forms
from app.text.affixes import ARTICLE
from app.text.signs import sign
from app.text.span import Span

_SINGLE_AFTER_TITLE = 0.5
_INITIAL = 2
_OF_A_YEAR = 4
_DEFINITE = (ARTICLE, "لل", "بال", "ايه")
_DENYING = frozenset({"لا", "لم", "لن"})
_INSEPARABLE = frozenset({"الملا", "للملا", "والملا", "بالملا"})


def find_persons(page: Page, bodies: Sequence[Found]) -> list[Found]:
    """Return candidates for names of persons, in order; they may overlap.

    Args:
        page: the text.
        bodies: the names of bodies found before; a title may hold them whole.
    """
    longest: dict[int, Found] = {}
    for body in sorted(bodies, key=lambda b: b.after):
        longest[body.first] = body
    found: list[Found] = []
    after, closed = 0, -1
    persons, offices = page.having.get(Person, ()), page.having.get(Office, ())
    opening = frozenset(page.where(_OPENING))
    for index in _open_words(page):
        if index in persons:
            found += _known(page, index)
        titled = _titled(page, index, longest) if index in offices else None
        if titled and holds_particle(page, titled.first, titled.after):
            after = titled.after
        elif titled:
            found.append(titled)
            closed = after = max(after, titled.after)
        elif index < after or _is_counted(page, index):
            continue
        elif follows_place_noun(page, index):
            after = place_name_end(page, index)
        elif index in opening or _may_begin(page, index):
            bare = bare_name(page, index, longest, joined=index == closed)
            if bare and not _runs_over(page, bare):
                found.append(bare)
                closed = after = bare.after
    return found


def _runs_over(page: Page, bare: Found) -> bool:
    """Tell whether a known full name takes the noun behind it: «لافروف | عودة العقوبات»."""
    known = page.known(bare.first, Person)
    if known is None or known.after - bare.first == 1 or bare.after != known.after + 1:
        return False
    noun, genitive = page.word(known.after), page.word(bare.after)
    plain = role(noun) is Role.ORDINARY and not is_surname(noun) and not noun.startswith(ARTICLE)
    return plain and genitive.startswith(ARTICLE) and bare.after not in page.breaks


def _is_counted(page: Page, index: int) -> bool:
    """Tell whether a number stands before, that is no year: «40 كلم» (40 km)."""
    number = page.word(index - 1)
    return number.isdigit() and not (len(number) == _OF_A_YEAR and number[0] in "12")


def _may_begin(page: Page, index: int) -> bool:
    """Tell whether it is worth reading on from a word that opens no name by its looks."""
    return is_child_of(page.word(index + 1)) or asian_end(page, index)[0] > index


def _open_words(page: Page) -> Iterator[int]:
    """Yield the words where a name may begin: none inside what is dedicated to someone."""
    honours = frozenset(n for n in page.where(_HONOUR) if _is_crowned(page, n + 1))
    nouns = honours.union(page.where(_DEDICATED))
    dedicated = 0
    for index in sorted(_likely_words(page).union(noun + 1 for noun in nouns) - honours):
        if index >= dedicated and page.has_word(index):
            if index - 1 in nouns:
                dedicated = dedicated_end(page, index)
            if dedicated <= index:
                yield index


def _is_crowned(page: Page, index: int) -> bool:
    """Tell whether a known person or a king with his number begins here: «محمد الخامس»."""
    king = role(page.word(index)) is Role.GIVEN and is_ordinal(page.word(index + 1))
    return king or page.known(index, Person, 0) is not None


def _likely_words(page: Page) -> set[int]:
    """Return where a name or the name of a place may begin, by the words there and beside."""
    behind = (index + 1 for index in page.where(_BEFORE_PLACE))
    before = (index - 1 for index in page.where(_CHILD))
    syllables = page.where(_SYLLABLE)
    return {*page.matched, *page.where(_OPENING), *syllables, *behind, *before}


_OPENING = sign(lambda: opens_name)
_HONOUR = sign(lambda: is_honour)
_DEDICATED = sign(lambda: dedicated_nouns().__contains__)
_BEFORE_PLACE = sign(lambda: before_places().__contains__)
_CHILD = sign(lambda: child_words().__contains__)
_SYLLABLE = sign(lambda: syllables_joined().__contains__)


def _known(page: Page, index: int) -> Iterator[Found]:
    for match in page.matches[index]:
        if match.after == index + 1 and match.letters == 0 and page.word(index - 1) in _DENYING:
            continue  # «لا يلين» (does not give way) is no Yellen
        for person in entries(match, Person)[:1]:
            first = _name_first(page, match)
            start = match.start if first == index else page.analysis.tokens[first].start
            yield Found(
                first=first,
                after=match.after,
                span=Span(start, match.end),
                name=page.analysis.text[start : match.end],
                type=PartyType.PERSON,
                entry=person,
                country=person.country,
                basis="gazetteer",
            )


def _name_first(page: Page, match: KnownMatch) -> int:
    """Return where a known name begins after its title: «الملك سلمان» is سلمان; not «الملا عمر»."""
    office = page.known(match.first, Office)
    if office is None or office.after >= match.after or page.word(match.first) in _INSEPARABLE:
        return match.first
    definite = page.words[match.first].removeprefix("و").startswith(_DEFINITE)
    return office.after if definite else match.first


def _titled(page: Page, index: int, bodies: Mapping[int, Found]) -> Found | None:
    read = title_at(page, index, bodies)
    if read is None:
        return None
    title, first, after, total = read
    if first == index + 1 and _is_first_name(page, index):
        return None
    if is_honour(page.word(first)) and _is_crowned(page, first + 1):
        return None
    if page.known(first, Person, proclitics=0) is None:
        after = name_end(page, first, after)
    if after - first == 1 and total < _SINGLE_AFTER_TITLE and page.known(first, Person) is None:
        return None
    single = after - first == 1
    office = page.known(first, Office)
    another = office is not None and office.letters > 0  # «الأمين وولي ولي العهد»
    doubtful = single and (another or _describes(page, title, first) or _unlicensed(page, first))
    if doubtful or is_no_name(page, title, first, after):
        return None
    if title.country is None:
        behind = following_title(page, after, bodies)
        title = behind._replace(offices=title.offices + behind.offices) if behind else title
    return _recognised(page, person_named(page, first, after, 0, title))


def _recognised(page: Page, found: Found) -> Found:
    """Return a titled name as the known person it names whole: «الرئيس الفرنسي ماكرون»."""
    match = page.known(found.first, Person, proclitics=0)
    if match is None or match.after != found.after:
        return found
    person = entries(match, Person)[0]
    if found.country not in {None, person.country}:
        return found
    return found._replace(entry=person, country=person.country, basis="gazetteer")


def _is_first_name(page: Page, index: int) -> bool:
    """Tell whether an office is the given name that stands first: «أمينة زريق»."""
    office = page.known(index, Office)
    stem = page.words[index][office.letters :] if office else ""
    return bool(stem) and is_given_here(page, index, stem, called=False)


def _describes(page: Page, title: Title, first: int) -> bool:
    """Tell whether an office and a given name are a noun and adjective: «فعالية اقتصادية فريدة»."""
    definite = page.word(title.first).startswith("ال")
    if _many(page, title):
        return True
    bare = first - title.first == 1 and not definite and len(page.word(title.first)) > _INITIAL
    return (bare and role(page.word(first)) is Role.GIVEN) or _indefinite(page, first - 1)


def _many(page: Page, title: Title) -> bool:
    """Tell whether a title is a plural: no single name follows it («المشايخ الأفاضل»)."""
    written = stem_words(page.word(title.first))
    return any(not plural_forms(office).isdisjoint(written) for office in title.offices[:1])


def _indefinite(page: Page, index: int) -> bool:
    """Tell whether an indefinite adjective of origin stands here: «سفير بريطاني مسلم»."""
    demonym = page.known(index, Demonym, proclitics=0)
    return demonym is not None and not entries(demonym, Demonym)[0].definite


def _unlicensed(page: Page, index: int) -> bool:
    return is_everyday(page.word(index)) and page.known(index, Person) is None
