"""Who is named between commas behind a noun phrase: «محامية ميلوني، ماريا مارونجيو، إن».

Enters: an `Analysis`, a `Cast`, the tokens of a subject. Leaves: the mention that commas set apart,
None when there is none. Refuses names inside the phrase itself.
"""

from app.domain.party import PartyType
from app.extraction.reading.analysis import Analysis
from app.extraction.reading.cast import Cast, Mention, MentionKind
from app.extraction.speech.outlets import token_at
from app.lexicon.clause_words import clause_words
from app.lexicon.heads import is_one_person
from app.text.span import Span

_PAIR = 2
_COMMAS = frozenset("،,")


def between_commas(analysis: Analysis, cast: Cast, start: int, last: int) -> Mention | None:
    """Return whom commas set apart behind a noun of one: «مواطن يمني، سالم باوزير، إن»."""
    closed = last >= start + _PAIR and analysis.tokens[last - 1].folded in _COMMAS
    if not closed or not is_one_person(analysis.tokens[start].folded):
        return None
    return _behind_comma(analysis, cast, start, last - 2)


def set_apart(analysis: Analysis, cast: Cast, start: int, last: int) -> Mention | None:
    """Return who acts for another, named between commas: «محامية ميلوني، ماريا مارونجيو، إن»."""
    people = [
        mention
        for mention in cast.within(
            Span(analysis.tokens[start].start, analysis.tokens[last - 1].end)
        )
        if mention.party.type is PartyType.PERSON and mention.kind is MentionKind.NAME
    ]
    if len(people) < _PAIR or people[0].party is people[1].party:
        return None
    index = token_at(analysis, people[1].span.start)
    between = analysis.tokens[token_at(analysis, people[0].span.start) + 1 : index]
    apart = analysis.tokens[index - 1].folded in _COMMAS
    return people[1] if apart and sum(not t.is_word for t in between) == 1 else None


def named_last(analysis: Analysis, cast: Cast, start: int, last: int) -> Mention | None:
    """Return the person named behind a comma at the end of a long title.

    «وأكد مدير البحوث في المكتب عبر مقابلة مع الموقع، عبدالرحيم الكندي أن» → عبدالرحيم الكندي.
    """
    if analysis.tokens[start].folded not in clause_words().title_heads:
        return None
    return _behind_comma(analysis, cast, start, last - 1)


def _behind_comma(analysis: Analysis, cast: Cast, start: int, index: int) -> Mention | None:
    """Return the person whose name ends at a token and follows a comma in the phrase."""
    mention = cast.at(analysis.tokens[index].start)
    if mention is None or mention.party.type is not PartyType.PERSON:
        return None
    first = token_at(analysis, mention.span.start)
    apart = first > start + 1 and analysis.tokens[first - 1].folded in _COMMAS
    return mention if apart and mention.kind is MentionKind.NAME else None
