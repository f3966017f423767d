"""Names of states, and the metonymy test that tells a capital as a government from a place.

Enters: a page. Leaves: candidates for states, capitals, places, and names swallowed by the name of
a place («ساحة كيم إيل سونغ», Kim Il Sung Square). Source of the test: annotation scheme §2.
"""

from functools import cache

from app.domain.article import ZoneKind
from app.domain.party import PartyType
from app.extraction.names.name_words import TANWIN, Role, role
from app.extraction.names.page import Page, entries
from app.extraction.names.swallowed_names import NAMING, swallowed
from app.extraction.reading.found import Found
from app.extraction.words.gazetteer import KnownKind, KnownMatch
from app.extraction.words.matching import attached_forms, stems
from app.lexicon.bodies import Body
from app.lexicon.party_words import party_words
from app.lexicon.places import KnownPlace
from app.lexicon.states import Demonym, State, demonym_forms
from app.text.affixes import ARTICLE, FEMININE
from app.text.fold import fold
from app.text.span import Span

_COMMA = frozenset("،,")
_BIRTH = frozenset({"راس", "راسه", "راسها", "راسهم", "راسي"})
_SHORT = 4
_SYRIAN, _MOTHER = fold("سورية"), fold("أم")
_CITY = frozenset(map(fold, ("العاصمة", "مدينة", "بلدية")))
_AGAINST = frozenset({"على", "علي", "ضد"})
_COLOUR = "اء"
_DIAMETER = fold("قطر")
_MEASURES = frozenset(
    map(
        fold,
        (
            *("متر", "مترا", "مترين", "أمتار", "الأمتار", "كيلومتر", "كيلومترا", "كيلومترات"),
            *("سنتيمتر", "سنتيمترا", "سنتيمترات", "سم", "ملم", "مليمتر", "ميليمتر", "مليمترات"),
            *("بوصة", "بوصات", "قدم", "قدما", "أقدام", "ميل", "ميلا", "أميال", "نانومتر"),
            *("الدائرة", "الفتحة", "الأنبوب", "العدسة", "الكويكب", "الحفرة"),
        ),
    )
)
_FROM = "من"
_TO = "الي"


def find_states_and_places(page: Page) -> list[Found]:
    """Return candidates for states and places, in order; they may overlap."""
    found: list[Found] = []
    named = frozenset(page.where_any(State, KnownPlace))
    for index in page.matched_or(NAMING):
        if not page.is_word[index]:
            continue
        candidate = swallowed(page, index)
        if candidate:
            found.append(candidate)
        if not page.matches[index]:
            continue
        candidate = _government(page, index) or (_named(page, index) if index in named else None)
        if candidate:
            found.append(candidate)
    return found


def _named(page: Page, index: int) -> Found | None:
    for match in page.matches[index]:
        if TANWIN in page.analysis.text[match.start : match.end + 1] or _accusative(page, match):
            continue
        if any(other(page, match) for other in (_is_feminine_nisba, _is_diameter, _is_colour)):
            continue
        if page.word(match.after) in _BIRTH:  # «مسقط رأسه» is a birthplace, not Muscat
            continue
        for known in match.meanings:
            if known.kind is KnownKind.STATE and isinstance(known.entry, State):
                city = not _CITY.isdisjoint(page.stems_before(match.first))
                return (_place if city else _state)(page, match, known.entry)
            if known.kind is KnownKind.CAPITAL and isinstance(known.entry, State):
                if stands_for_government(page, match):
                    return _state(page, match, known.entry, metonym=True)
                return _place(page, match, known.entry)
            if isinstance(known.entry, KnownPlace) and not entries(match, Body):
                return _place(page, match, known.entry)
    return None


def _accusative(page: Page, match: KnownMatch) -> bool:
    """Tell whether a state's name is an adjective of origin here: «30 دبلوماسيا روسيا».

    The accusative of «روسي» (Russian) is spelt like «روسيا» (Russia); so is the noun before it.
    """
    word = page.word(match.first)
    if not word.endswith("يا"):
        return False
    before = page.word(match.first - 1)
    return (
        match.after == match.first + 1
        and match.letters == 0
        and word[:-1] in demonym_forms()
        and len(before) > _SHORT
        and before.endswith(("يا", "دا", "نا", "را", "لا", "عا", "فا", "ما", "با", "سا", "طا"))
        and match.first not in page.breaks
        and not _names_another(page, match.first - 1)
        and role(before) is not Role.NEVER
    ) or _is_joined_nisba(page, match)


def _names_another(page: Page, index: int) -> bool:
    meanings = (known for match in page.matches[index] for known in match.meanings)
    return any(known.kind is not KnownKind.UNNAMED for known in meanings)


def _is_feminine_nisba(page: Page, match: KnownMatch) -> bool:
    """Tell whether «سورية» is Syrian, not Syria: «أم سورية», «شاحنات سورية»."""
    if match.letters or match.first in page.breaks or match.after != match.first + 1:
        return False
    before = page.word(match.first - 1)
    noun = len(before) > _SHORT and before.endswith(FEMININE) and role(before) is not Role.NEVER
    return page.word(match.first) == _SYRIAN and (noun or before == _MOTHER)


def _is_diameter(page: Page, match: KnownMatch) -> bool:
    """Tell whether «قطر» is a diameter, not Qatar: «بقطر ستة أمتار» (six metres across)."""
    noun = page.word(match.first)[match.letters :] == _DIAMETER
    alone = match.after == match.first + 1 and match.after not in page.breaks
    after = (page.word(match.after), page.word(match.after + 1))
    return noun and alone and (after[0][:1].isdigit() or not _MEASURES.isdisjoint(after))


def _is_colour(page: Page, match: KnownMatch) -> bool:
    """Tell whether a town is called like the colour that is told: «المياه الزرقاء» (blue water)."""
    word = page.word(match.first)
    alone = match.after == match.first + 1 and match.letters == 0
    coloured = word.startswith(ARTICLE) and word.endswith(_COLOUR)
    return alone and coloured and page.word(match.first - 1).startswith(ARTICLE)


def _is_joined_nisba(page: Page, match: KnownMatch) -> bool:
    """Tell whether an adjective in يا joins another one: «30 جنديا أمريكيا وبريطانيا ودنمركيا»."""
    word, before = page.word(match.first), page.word(match.first - 1)
    return (
        match.letters == 1
        and match.first not in page.breaks
        and word.startswith("و")
        and word[1:-1] in demonym_forms()
        and before.endswith("يا")
        and before[:-1] in demonym_forms()
        and page.known(match.first - 1, State) is None
    )


def _government(page: Page, index: int) -> Found | None:
    """Read «الحكومة الروسية», «حكومة روسيا»: with the state they are one party (scheme §2)."""
    words = party_words()
    if page.words[index] not in _government_words():
        return None
    for stem, letters in stems(page.words[index]):
        definite = stem in words.government_heads or stem in words.regime_heads
        if not definite and stem not in words.government_constructs:
            continue
        owner = _owner(page, index + 1, definite=definite)
        if owner is None:
            return None
        state, after = owner
        tokens = page.analysis.tokens
        start = tokens[index].start + letters
        span = Span(start, tokens[after - 1].end)
        return Found(
            first=index,
            after=after,
            span=span,
            name=span.of(page.analysis.text),
            type=PartyType.STATE,
            entry=state,
            country=state.iso2,
            basis="nisba",
        )
    return None


@cache
def _government_words() -> frozenset[str]:
    words = party_words()
    return attached_forms(words.government_heads | words.regime_heads | words.government_constructs)


def _owner(page: Page, index: int, *, definite: bool) -> tuple[State, int] | None:
    if definite:
        demonym = page.known(index, Demonym, proclitics=0)
        if demonym is None and page.word(index).startswith("ال") and index not in page.breaks:
            demonym = page.known(index + 1, Demonym, proclitics=0)
        nisba = entries(demonym, Demonym)[0] if demonym else None
        if demonym and nisba and nisba.definite and nisba.certain:
            return nisba.state, demonym.after
        return None
    for match in page.matches[index] if index < len(page.matches) else ():
        for known in match.meanings:
            if known.kind is KnownKind.STATE and isinstance(known.entry, State):
                return (known.entry, match.after) if match.letters == 0 else None
    return None


def stands_for_government(page: Page, match: KnownMatch) -> bool:
    """Tell whether a capital is meant as its government here.

    A place: in a dateline; after a preposition of place or a noun like «مدينة» (city); as the goal
    of movement or visit; before «، » and a country. A government: anything else, and after «من»
    (from) when something is asked of it or given by it («طلب من موسكو», asked of Moscow).
    """
    proclitics = page.words[match.first][: match.letters]
    before = frozenset(page.stems_before(match.first))
    if _is_site(page, match, before) or proclitics.endswith("ب"):
        return False
    if proclitics.endswith("ل"):
        return True
    if before & {_FROM, _TO}:
        earlier = frozenset[str]().union(*(page.stems_before(match.first - n) for n in (1, 2, 3)))
        return bool(earlier & party_words().demanding)
    if before & party_words().place_prepositions:
        return False
    return not proclitics.endswith("و") or _joined_party(page, match.first)


def _is_site(page: Page, match: KnownMatch, before: frozenset[str]) -> bool:
    """Tell whether what stands around says that the city is meant."""
    takes_place = before & party_words().events and page.word(match.after) not in _AGAINST
    return (
        _after_capital_of(page, match.first)
        or _is_dateline(page, match)
        or bool(before & _place_words())
        or bool(takes_place)
    )


def _after_capital_of(page: Page, index: int) -> bool:
    """Tell whether «العاصمة» and an adjective of origin stand before: «العاصمة الفرنسية، باريس»."""
    index -= page.word(index - 1) in _COMMA
    if not _CITY.isdisjoint(page.stems_before(index)):
        return True
    demonym = page.known(index - 1, Demonym, proclitics=0) or page.known(index - 2, Demonym, 0)
    return (
        demonym is not None
        and demonym.after == index
        and not party_words().place_heads.isdisjoint(page.stems_before(demonym.first))
    )


def _is_dateline(page: Page, match: KnownMatch) -> bool:
    if page.analysis.zone_at(match.start) is ZoneKind.DATELINE:
        return True
    comma = page.word(match.after) in _COMMA
    return comma and page.known(match.after + 1, State, proclitics=0) is not None


@cache
def _place_words() -> frozenset[str]:
    return party_words().place_heads | party_words().movement


def _joined_party(page: Page, index: int) -> bool:
    """Tell whether the capital that «و» joins this one to is a government."""
    for first in (index - 1, index - 2):
        if first >= 0:
            for match in page.matches[first]:
                if match.after == index and any(
                    k.kind is KnownKind.CAPITAL for k in match.meanings
                ):
                    return stands_for_government(page, match)
    return True


def _state(page: Page, match: KnownMatch, state: State, *, metonym: bool = False) -> Found:
    return Found(
        first=match.first,
        after=match.after,
        span=Span(match.start, match.end),
        name=page.analysis.text[match.start : match.end],
        type=PartyType.STATE,
        entry=state,
        country=state.iso2,
        basis="gazetteer",
        metonym=metonym,
    )


def _place(page: Page, match: KnownMatch, place: State | KnownPlace) -> Found:
    return Found(
        first=match.first,
        after=match.after,
        span=Span(match.start, match.end),
        name=page.analysis.text[match.start : match.end],
        type=None,
        entry=place,
        country=place.iso2,
    )
