"""Names of bodies never seen before, by their head noun: «معهد استراتيجيات الأمن الوطني».

Enters: a page. Leaves: candidates with type and country. A head with a construct, an adjective of
origin, a foreign name or words in quotation marks is a name; a head alone is a description.
Refuses to know coreference.
"""

from collections.abc import Iterator

from app.domain.party import PartyType
from app.extraction.names.body_names import BodyName
from app.extraction.names.body_words import is_masculine
from app.extraction.names.felt_nouns import is_felt
from app.extraction.names.head_senses import inside_title, is_led, is_no_name
from app.extraction.names.known_bodies import course
from app.extraction.names.latin_names import is_foreign_word
from app.extraction.names.page import CLOSING, OPENING, Page, entries
from app.extraction.names.variants import name_words, with_article
from app.extraction.reading.found import Found
from app.extraction.words.gazetteer import KnownMatch
from app.extraction.words.matching import stem_words, stems
from app.lexicon.bodies import Body, body_forms
from app.lexicon.heads import OrganisationHead
from app.lexicon.party_words import party_words
from app.lexicon.states import Demonym, State, states_by_key
from app.lexicon.titles import Office
from app.lexicon.word_classes import UNCLASSED, word_class
from app.text.affixes import ARTICLE, DEFINITE
from app.text.fold import fold
from app.text.span import Span

_AGENCY = "وكالة"
_ALONE = frozenset({PartyType.AGENCY, PartyType.GROUP})
_STATE = frozenset({PartyType.STATE})
_IN, _TWO = fold("في"), 2


def find_organisations(page: Page) -> list[Found]:
    """Return candidates for names of bodies, known and unknown, in order; they may overlap."""
    found: list[Found] = []
    for index in page.where_any(Body, OrganisationHead):
        found.extend(_known(page, index))
        candidate = _by_head(page, index)
        if candidate:
            found.append(candidate)
    return found


def _known(page: Page, index: int) -> Iterator[Found]:
    for match in page.matches[index]:
        for body in entries(match, Body)[:1]:
            if (
                _named_in_marks(page, index, match.after)
                or _is_portfolio(page, index)
                or _after_class(page, index, match, body)
                or is_felt(page, match)
                or is_foreign_word(page, match)
            ):
                continue
            regime = states_by_key().get(body.country or "") if body.type in _STATE else None
            elsewhere = _elsewhere(page, match, body)
            yield Found(
                first=index,
                after=match.after,
                span=Span(match.start, match.end),
                name=page.analysis.text[match.start : match.end],
                type=body.type,
                entry=None if elsewhere else regime or body,
                country=elsewhere or body.country,
                basis="affiliation" if elsewhere else "gazetteer" if body.country else None,
            )


def _elsewhere(page: Page, match: KnownMatch, body: Body) -> str | None:
    """Return the state that a group of another is said to be in: «الجماعة الإسلامية في باكستان».

    Of a class word and one of the language: others are called so too.
    """
    place = page.known(match.after + 1, State, proclitics=0)
    if body.type is not PartyType.GROUP or page.word(match.after) != _IN or place is None:
        return None
    words = page.words[match.first : match.after]
    classed = page.known(match.first, OrganisationHead) is not None and len(words) == _TWO
    common = classed and all(word_class(word) != UNCLASSED for word in words)
    country = entries(place, State)[0].iso2
    return country if common and body.country not in {None, country} else None


def _after_class(page: Page, index: int, match: KnownMatch, body: Body) -> bool:
    """Tell whether a known name is a class word and the name itself: «صحيفة الغارديان».

    Or the beginning of a longer one: «قناة سكاي نيوز | عربية».
    """
    if party_words().outlet_classes.isdisjoint(stem_words(page.words[index])):
        return False
    inner = page.known(index + 1, Body, proclitics=0)
    if inner is None or inner.after < match.after:
        return False
    return inner.after > match.after or body in entries(inner, Body)


def _is_portfolio(page: Page, index: int) -> bool:
    """Tell whether «الخارجية» is a minister's here: «وزيرة الخارجية الأميركية» is a title."""
    return page.word(index) in party_words().portfolios and inside_title(page, index)


def _named_in_marks(page: Page, first: int, after: int) -> bool:
    """Tell whether marks inside a name hold what is a name alone: «حركة "طالبان"»."""
    for index in range(first + 1, after - 1):
        if page.words[index] in OPENING:
            inner = page.known(index + 1, Body, proclitics=0)
            return inner is not None and (
                inner.after >= after - 1
                or (inner.after < after and page.words[inner.after] in CLOSING)
            )
    return False


def _by_head(page: Page, index: int) -> Found | None:
    match = _head_at(page, index)
    if match is None:
        return None
    head = entries(match, OrganisationHead)[0]
    if is_no_name(page, index, match.after, head):
        return None
    reader = BodyName(page, match.after, head, led=is_led(page, index, head))
    named = _reads_on(page, match, head, reader)
    if not named and not _names_alone(page, index, match, head):
        return None
    if not named:
        reader.at_place()
    if not reader.quoted:
        _know_prefix(page, index, match, reader)
    if _is_no_party(head, reader) or _is_standing(page, match, head, reader):
        return None
    _disown(page, reader, match.start)
    first, span = _named_span(page, match, head, reader)
    reader.seat()
    return Found(
        first=first,
        after=reader.place,
        span=span,
        name=with_article(page.analysis.text, span),
        type=reader.body.type if reader.body else _kind(page, head, reader, first),
        entry=reader.body,
        country=reader.country,
        basis=reader.basis,
    )


def _head_at(page: Page, index: int) -> KnownMatch | None:
    """Return the longest head at a token that no mark divides: «شركة | "نفط الهلال"»."""
    for match in page.matches[index]:
        marked = any(page.words[n] in OPENING for n in range(match.first + 1, match.after))
        if entries(match, OrganisationHead) and not marked:
            return match
    return None


def _kind(page: Page, head: OrganisationHead, reader: BodyName, first: int) -> PartyType:
    """Return what a body is; «وكالة التنمية الفلاحية» is no outlet: no word of news is in it."""
    if head.folded not in party_words().open_classes or reader.kind is not PartyType.MEDIA:
        return reader.kind
    told = page.words[first : reader.place]
    news = not party_words().news_words.isdisjoint(told)
    if news or reader.quoted or reader.is_proper:
        return reader.kind
    return PartyType.AGENCY if head.form == _AGENCY else PartyType.ORGANISATION


def _disown(page: Page, reader: BodyName, start: int) -> None:
    """Let a known body of one state go where the name is of another: «الحرس الثوري الفنزويلي».

    The origin of a person is none of the body's: «لاعب نادي النصر البرتغالي كريستيانو رونالدو».
    """
    body = reader.body
    if body is None or body.country is None or body.type is PartyType.MEDIA:
        return
    reader.take_origin()
    if reader.basis == "nisba" and reader.country != body.country:
        end = page.analysis.tokens[reader.place - 1].end
        whole = " ".join(name_words(page.analysis.text[start:end]))
        reader.body = next(iter(body_forms().get(whole, ())), None)


def _reads_on(page: Page, match: KnownMatch, head: OrganisationHead, reader: BodyName) -> bool:
    """Read what follows a head; tell whether the two are a name."""
    if head.folded in party_words().numbered_heads and reader.numbered():
        return True
    if _is_definite(page, match) or head.folded.startswith(ARTICLE):
        if page.word(match.first) in party_words().portfolios and not _is_ministry(page, match):
            return False
        agrees = reader.agreeing(page.word(match.after - 1), page.word(match.first))
        return agrees or (match.after > match.first + 1 and reader.continued())
    return head.folded not in party_words().definite_only_heads and reader.construct()


def _is_ministry(page: Page, match: KnownMatch) -> bool:
    """Tell whether a portfolio is a ministry: «المالية الروسية», not «الأصول المالية الروسية»."""
    noun = page.word(match.first - 1).startswith(ARTICLE) and match.first not in page.breaks
    return not noun and page.known(match.after, Demonym, proclitics=0) is not None


def _named_span(
    page: Page, match: KnownMatch, head: OrganisationHead, reader: BodyName
) -> tuple[int, Span]:
    """Return the first token and the span of a name; an outlet's class word may stay outside."""
    tokens = page.analysis.tokens
    first, start, after = match.first, match.start, reader.place
    if reader.quoted and _is_named_inside(head, reader.body):
        first, start, after = reader.quoted
    elif reader.body and head.folded in party_words().outlet_classes:
        first, start = match.after, tokens[match.after].start
    return first, Span(start, tokens[after - 1].end)


def _is_no_party(head: OrganisationHead, reader: BodyName) -> bool:
    """Tell whether a name is a union's troops, or a province in marks: «محافظة "بابل"»."""
    if reader.body and _troops_of_union(head, reader.body):
        return True
    return bool(reader.quoted) and head.folded in party_words().place_heads


def _is_standing(page: Page, match: KnownMatch, head: OrganisationHead, reader: BodyName) -> bool:
    """Tell whether a state's standing is meant: «أضعف مركز اليمن», not «مركز اليمن للدراسات»."""
    state = page.known(match.after, State, proclitics=0)
    bare = state is not None and state.after == reader.place
    return bare and head.folded in party_words().standing_heads


def _names_alone(page: Page, index: int, match: KnownMatch, head: OrganisationHead) -> bool:
    """Tell whether an agency's or party's head of several words, or «البرلمان», is a name."""
    if head.type not in _ALONE or page.known(match.after, Demonym, proclitics=0):
        return False
    forms = {fold(meant.form) for meant in entries(match, OrganisationHead)}
    return match.after > index + 1 or not forms.isdisjoint(party_words().sole_bodies)


def _know_prefix(page: Page, index: int, head: KnownMatch, reader: BodyName) -> None:
    """Let a name that only goes on after a known one be that body: «الجامعة العبرية بالقدس»."""
    known = page.known(index, Body)
    if known and head.after < known.after and known.letters == head.letters:
        reader.deal(known.after)
    if known and known.letters == head.letters and head.after < known.after <= reader.place:
        feminine = not is_masculine(fold(entries(head, OrganisationHead)[0].form))
        going = course(page, known, reader.place, feminine=feminine)
        reader.place = going.after
        if going.another:
            return
        reader.know(index, known.after)
        if _is_envoys_task(page, index):
            reader.place = known.after


def _is_envoys_task(page: Page, index: int) -> bool:
    """Tell whether what follows is another's task: «مبعوث الاتحاد الأوروبي | للمفاوضات».

    Behind a title with the article the body is an object: «انتقد الوزير شركة زين للاتصالات».
    """
    return bool(page.known(index - 1, Office)) and not page.word(index - 1).startswith(DEFINITE)


def _troops_of_union(head: OrganisationHead, body: Body) -> bool:
    """Tell whether troops of a union of states are meant: the union is the party (scheme §2)."""
    return head.form == "قوات" and body.type is PartyType.ORGANISATION and body.country is None


def _is_named_inside(head: OrganisationHead, body: Body | None) -> bool:
    """Tell whether the words in marks are the name: «صحيفة "…"», but «حزب "الشعب"» is whole."""
    return head.type is PartyType.MEDIA or (body is not None and head.form != "حزب")


def _is_definite(page: Page, match: KnownMatch) -> bool:
    """Tell whether the last word of a head has the article, written or hidden in «لل»."""
    if match.after > match.first + 1:
        return page.word(match.after - 1).startswith(ARTICLE)
    return any(
        stem.startswith(ARTICLE)
        for stem, letters in stems(page.words[match.first])
        if letters == match.letters
    )
