"""The parties of one article and its places.

Enters: an `Analysis`. Leaves: a `Cast` with parties in order of first appearance, and places.
Reads as the algorithm; nothing inside boilerplate is looked at.
"""

from collections import Counter
from collections.abc import Sequence

from app.domain.article import ZoneKind
from app.domain.party import Party, PartyType, Place
from app.extraction.names.apposed_names import find_apposed
from app.extraction.names.called_names import find_called
from app.extraction.names.crowds import find_crowds
from app.extraction.names.kunyas import find_kunyas
from app.extraction.names.latin_names import find_latin
from app.extraction.names.listed_names import find_listed, unjoined
from app.extraction.names.marked_names import find_marked
from app.extraction.names.names import find_persons
from app.extraction.names.opening import open_page
from app.extraction.names.organisations import find_organisations
from app.extraction.names.page import Page, entries
from app.extraction.names.places import find_states_and_places
from app.extraction.names.presented_names import find_presented
from app.extraction.names.surnames import with_surnames, without_family_names
from app.extraction.names.title_doubts import is_bare_name
from app.extraction.names.told_names import find_told
from app.extraction.names.told_nations import of_nation
from app.extraction.names.variants import is_short_ministry, name_words
from app.extraction.parties.coreference import Group, group_names
from app.extraction.parties.countries import Setting, arabic_country, main_country, settle_country
from app.extraction.parties.descriptions import find_descriptions
from app.extraction.parties.english_names import english_name
from app.extraction.parties.generic_bodies import disown_generic
from app.extraction.parties.home import unnamed_home
from app.extraction.parties.kin import settle_kin
from app.extraction.parties.short_bodies import short_bodies, without_bodies
from app.extraction.parties.short_names import short_names
from app.extraction.parties.targets import is_target
from app.extraction.reading.analysis import Analysis
from app.extraction.reading.cast import Cast
from app.extraction.reading.found import Found, longest_first
from app.extraction.words.matching import stem_words
from app.lexicon.bodies import Body
from app.lexicon.clause_words import clause_words
from app.lexicon.identity_words import identity_words
from app.lexicon.names import given_name_forms
from app.lexicon.persons import Person
from app.lexicon.private_persons import private_persons
from app.lexicon.sanction_words import measure_words, plain
from app.lexicon.states import Demonym, State
from app.text.fold import INVISIBLE, fold
from app.text.names import romanise
from app.text.span import Span

_ACTS = 2
_OF_A_STATE = frozenset({PartyType.STATE, PartyType.AGENCY, PartyType.PERSON})
_DOERS = frozenset({PartyType.STATE, PartyType.AGENCY})


def find_parties(analysis: Analysis) -> tuple[Cast, tuple[Place, ...]]:
    """Return the named parties with their names and descriptions, and the places.

    Args:
        analysis: one text, read once.

    Returns:
        The cast (parties p1, p2, … in order of first appearance) and the places in order.
    """
    page = open_page(analysis)
    found = without_bodies(page, find_names(page))
    groups = group_names(found)
    shorter = short_bodies(page, found, groups)
    taken = [*found, *shorter]
    short = short_names(page, taken, groups)
    told = find_told(page, [*taken, *short])
    told += find_presented(page, [*taken, *short, *told])
    told += find_apposed(page, [*taken, *short, *told])
    told += find_called(page, [*taken, *short, *told])
    told += find_marked(page, [*taken, *told])
    told += find_latin(page, [*taken, *told])
    told += find_listed(page, [*taken, *told])
    if told:
        found = longest_first((*told, *found), len(page.words))
        groups = group_names(found)
        shorter = short_bodies(page, found, groups)
        short_names(page, [*found, *shorter], groups)
    found = sorted((*found, *shorter), key=lambda f: f.first)
    settle_kin(page, groups)
    counts = _country_counts(page, groups, [f for f in found if f.type is None])
    counts = disown_generic(groups, counts)
    context = main_country(counts)
    home = unnamed_home(page, groups, context)
    groups = [*groups, home] if home else groups
    descriptions = find_descriptions(page, found, groups)
    context = context or (settle_country(home, None)[0] if home else None)
    groups = [group for number, group in enumerate(groups) if group.names or number in descriptions]
    setting = Setting(context, arabic_country(counts), counts)
    parties = _parties(page, groups, descriptions, setting)
    spans = [s for p in parties for s in (*p.mentions, *p.descriptive)]
    crowds = find_crowds(page, [*spans, *(f.span for f in found)], context)
    places = tuple(Place(span=f.span, country=f.country) for f in found if f.type is None)
    return Cast((*parties, *crowds)), places


def find_names(page: Page) -> list[Found]:
    """Return the names of parties and places, in order, none overlapping another."""
    bodies = find_organisations(page)
    persons = with_surnames(page, [*find_persons(page, bodies), *find_kunyas(page)])
    bodies = without_family_names(page, bodies, persons)
    titled = {page.words[p.first] for p in persons if p.title and p.title.after == p.first}
    places = [
        place
        for place in find_states_and_places(page)
        if place.type is not None
        or place.after - place.first > 1
        or page.words[place.first] not in titled
    ]
    persons = [of_nation(page, one) for one in persons]
    return unjoined(page, longest_first((*places, *bodies, *persons), len(page.words)))


def _parties(
    page: Page,
    groups: Sequence[Group],
    descriptions: dict[int, list[Span]],
    setting: Setting,
) -> tuple[Party, ...]:
    def first(number: int) -> Span:
        names = groups[number].names
        return names[0].span if names else min(descriptions[number])

    numbered = sorted(range(len(groups)), key=lambda number: first(number).start)
    doers = _acting_for(groups, setting.main)
    return tuple(
        _party(
            groups[n],
            f"p{number}",
            descriptions.get(n, []),
            Setting(None, None, Counter()) if is_target(page, groups[n].names, doers) else setting,
        )
        for number, n in enumerate(numbered, start=1)
    )


def _acting_for(groups: Sequence[Group], country: str | None) -> frozenset[int]:
    """Return the tokens where names of a state and of its bodies begin."""
    own = (g for g in groups if g.type in _DOERS and settle_country(g, None)[0] == country)
    return frozenset(found.first for group in own for found in group.names)


def _party(group: Group, local_id: str, descriptive: Sequence[Span], setting: Setting) -> Party:
    spans = sorted({f.span for f in group.names})
    arabic, english = _canonical(group)
    country, basis = settle_country(group, setting.of(group), setting.main)
    return Party(
        id=local_id,
        type=group.type,
        canonical_ar=arabic,
        canonical_en=english,
        country=country,
        country_basis=basis,
        mentions=tuple(spans),
        metonym=tuple(sorted({f.span for f in group.names if f.metonym})),
        descriptive=tuple(sorted(set(descriptive) - set(spans))),
        wikidata=group.entry.wikidata if group.entry else None,
        key=_gazetteer_key(group.entry),
    )


def _gazetteer_key(entry: State | Body | Person | None) -> str | None:
    if entry is None:
        return None
    kind = {State: "state", Body: "body", Person: "person"}[type(entry)]
    return f"{kind}:{entry.key}"


_UNSEEN = dict.fromkeys(map(ord, INVISIBLE))


def _canonical(group: Group) -> tuple[str, str]:
    """Return the Arabic and English name: the known one, else the longest in the article."""
    if group.entry:
        return group.entry.canonical_ar, group.entry.canonical_en
    longest = max(group.names, key=lambda f: (len(f.name), -f.first))
    name = " ".join(longest.name.translate(_UNSEEN).split())
    if is_short_ministry(group.type, name_words(name)):
        name = f"وزارة {name}"
    return name, romanise(name, _latin) if group.type is PartyType.PERSON else english_name(name)


def _latin(word: str) -> str | None:
    for name in given_name_forms().get(fold(word), ()):
        if name.latin:
            return name.latin
    return None


def _country_counts(page: Page, groups: Sequence[Group], places: Sequence[Found]) -> Counter[str]:
    """Return how often each country is named, by itself, its agencies, its persons and places.

    Whoever acts for a state counts twice, athletes and artists do not. Where nobody does, what
    adjectives of origin and bodies of no state tell is asked. A dateline tells where the reporter
    sits: it counts where nothing else does.
    """
    counts = Counter[str]()
    for group in groups:
        country, _ = settle_country(group, None)
        if country and group.type in _OF_A_STATE and not _is_private(group):
            weight = 1 if group.type is PartyType.STATE else _ACTS
            counts[country] += weight * sum(_in_text(page, f) for f in group.names)
    named = Counter(f.country for f in places if f.country and _in_text(page, f))
    if counts.total():
        return counts + named
    return named + _told_by_others(page, groups) or Counter(f.country for f in places if f.country)


def _is_private(group: Group) -> bool:
    """Tell whether a known person acts for no state: «هاري ستايلز» (Harry Styles)."""
    return isinstance(group.entry, Person) and group.entry.key in private_persons()


def _told_by_others(page: Page, groups: Sequence[Group]) -> Counter[str]:
    """Return how often adjectives of origin and bodies of no state tell a country.

    None in a name («نايف بن تركي»), and none of a sanction: «عقوبات بريطانية» fall on foreigners.
    """
    counts = Counter[str]()
    for group in groups:
        country, _ = settle_country(group, None)
        if country and group.type not in _OF_A_STATE and not _is_of_the_world(group, country):
            counts[country] += sum(_in_text(page, f) for f in group.names)
    names = {place for g in groups for f in g.names for place in range(f.first, f.after)}
    for index in page.where_any(Demonym):
        if index in names or _is_of_a_measure(page, index) or is_bare_name(page, index):
            continue
        match = page.known(index, Demonym)
        for demonym in entries(match, Demonym)[:1] if match is not None else ():
            if demonym.certain and demonym.state.iso2:
                counts[demonym.state.iso2] += 1
    return counts


def _is_of_the_world(group: Group, country: str) -> bool:
    """Tell whether news of any state goes through a body: «رويترز» (Reuters), «منصة إكس» (X)."""
    if group.type is PartyType.MEDIA:
        return country not in identity_words().arab_states
    used = clause_words().media_used
    return all(used.issuperset(fold(found.name).split()) for found in group.names)


def _is_of_a_measure(page: Page, index: int) -> bool:
    """Tell whether an adjective stands behind a word of sanctions: «عقوبات | بريطانية»."""
    return not measure_words().isdisjoint(map(plain, stem_words(page.word(index - 1))))


def _in_text(page: Page, found: Found) -> bool:
    return page.analysis.zone_at(found.span.start) is not ZoneKind.DATELINE


__all__ = ["Found", "find_names", "find_parties"]
