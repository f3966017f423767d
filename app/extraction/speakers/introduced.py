"""Whom a definite noun points back at: «المصدر» after «مصدر أمني», «الوزير» after a minister.

Enters: what is remembered of the article, the noun and where it stands. Leaves: the party that was
introduced with the same noun, the nearest one. Refuses to guess when nobody was.
"""

from collections.abc import Iterator
from typing import NamedTuple

from app.domain.party import PartyType
from app.extraction.reading.analysis import Analysis
from app.extraction.speakers.discourse import Discourse
from app.extraction.speakers.fields import body_headed, differs, is_of_other_field, origins
from app.lexicon.clause_words import clause_words
from app.text.affixes import ARTICLE
from app.text.span import Span
from app.text.tokens import Token

_TITLE_REACH, _BOTH = 5, 2
_COMMAS = frozenset("،,")
_STOPS = frozenset(".:؟!؛")


class Introduced(NamedTuple):
    """Who was introduced with a noun, and where last.

    Attributes:
        named: True when the noun was the title of a name.
    """

    start: int
    party: str
    named: bool


def introduced(discourse: Discourse, before: int, phrase: Span | None, head: str) -> str | None:
    """Return the party nearest before `before` that was introduced with the noun `head`.

    Args:
        discourse: what is remembered of the article.
        before: offset of the cue.
        phrase: the noun phrase, for the adjective of origin in it.
        head: the noun, folded, with its article.

    Example: «قال دبلوماسي أميركي … وأوضح الدبلوماسي» → the diplomat without a name.
    """
    found = nearest(discourse, before, phrase, head)
    return found.party if found is not None else None


def nearest(discourse: Discourse, before: int, phrase: Span | None, head: str) -> Introduced | None:
    """Return who was introduced with the noun, with the place; None when nobody was."""
    noun = head.removeprefix(ARTICLE)
    titled = (
        one
        for one in _titled(discourse, before, noun, phrase)
        if of_origin(discourse, one.party, phrase)
    )
    return max((*_unnamed(discourse, before, phrase, noun), *titled), default=None)


def two_titled(discourse: Discourse, before: int, noun: str) -> tuple[str, ...]:
    """Return the last two persons named with a title, in the order they are named; () for fewer.

    Example: «الرئيس المصري عبد الفتاح السيسي … الرئيس الفرنسي إيمانويل ماكرون … الرئيسان».
    """
    wanted, found = {noun, ARTICLE + noun}, dict[str, None]()
    for mention in discourse.mentions_before(before):
        if mention.party.type is PartyType.PERSON and not mention.party.unnamed:
            title = _title(discourse, discourse.analysis.token_index(mention.span.start))
            if not wanted.isdisjoint(token.folded for token in title):
                found[mention.party.id] = None
        if len(found) == _BOTH:
            return tuple(reversed(found))
    return ()


def of_origin(discourse: Discourse, party: str, phrase: Span | None) -> bool:
    """Tell whether a party can be of the country that a noun phrase names, if it names one."""
    told = origins(discourse, phrase.start) if phrase is not None else frozenset()
    return not told or (discourse.party(party).country or "") in {"", *told}


def _unnamed(
    discourse: Discourse, before: int, phrase: Span | None, noun: str
) -> Iterator[Introduced]:
    """Yield the nearest sources without a name whose phrase has the noun for its head."""
    for near in discourse.unnamed.before(before, noun):
        for start, party in near:
            if of_origin(discourse, party, phrase) and not differs(discourse, phrase, start):
                yield Introduced(start, party, named=False)
                break


def _titles(discourse: Discourse, party: str, before: int) -> Iterator[list[str]]:
    """Yield the words of the title before each mention of a person before an offset."""
    for mention in discourse.mentions_before(before):
        if mention.party.id == party:
            index = discourse.analysis.token_index(mention.span.start)
            yield [token.folded for token in _title(discourse, index)]


def is_another(discourse: Discourse, party: str, phrase: Span | None, before: int) -> bool:
    """Tell whether a source is told apart from whom a noun phrase means.

    One without a name by origin, field or gender; a person titled with the phrase's noun where that
    is always of another field, and whoever is never titled with the body that the phrase is over.
    """
    met = discourse.party(party)
    if phrase is None or not met.mentions:
        return any(differs(discourse, phrase, span.start) for span in met.descriptive[:1])
    titles = list(_titles(discourse, party, before))
    if not body_headed(discourse, phrase):
        head = discourse.analysis.tokens_in(phrase)[0].folded.removeprefix(ARTICLE)
        titles = [one for one in titles if head in map(_bare, one)]
        if not titles:
            return False
    return all(is_of_other_field(discourse, one, phrase) for one in titles)


def _titled(
    discourse: Discourse, before: int, noun: str, phrase: Span | None
) -> Iterator[Introduced]:
    """Yield the last person named right after the noun, a title, or right before it.

    Example: «الأمين العام … عبد الله البدري» … «أمين عام أوبك» → البدري; «أطهر عباس، الناطق باسم
    الجيش» … «الناطق» → عباس.
    """
    heads = clause_words().title_heads
    wanted = {noun, ARTICLE + noun}
    if heads.isdisjoint(wanted):
        return
    analysis = discourse.analysis
    for mention in discourse.mentions_before(before):
        if mention.party.type is not PartyType.PERSON:
            continue
        index = analysis.token_index(mention.span.start)
        behind = _behind(analysis, mention.span.end)
        title = [token.folded for token in _title(discourse, index)]
        if title and is_of_other_field(discourse, title, phrase):
            title = []
        if behind in wanted or not wanted.isdisjoint(title):
            yield Introduced(mention.span.start, mention.party.id, named=True)
            return


def _bare(word: str) -> str:
    return word.removeprefix(ARTICLE)


def _behind(analysis: Analysis, end: int) -> str:
    """Return the folded word right behind a name, a comma aside."""
    index = analysis.token_index(end)
    following = [t.folded for t in analysis.tokens[index : index + 2]]
    return next((word for word in following if word not in _COMMAS), "")


def _title(discourse: Discourse, index: int) -> Iterator[Token]:
    """Yield the words before a name, backwards, up to another person's name or a full stop."""
    for token in reversed(discourse.analysis.tokens[max(0, index - _TITLE_REACH) : index]):
        mention = discourse.cast.at(token.start)
        if mention is not None and mention.party.type is PartyType.PERSON:
            return
        if token.folded in _STOPS:
            return
        yield token
