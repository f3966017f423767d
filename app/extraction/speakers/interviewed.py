"""Who answers an interview without being named: «يشرح مسؤول في المصرف، طلب عدم نشر اسمه».

Enters: what is remembered of the article, the stretch before the first answer. Leaves: a local id,
None where nobody is told of. Refuses persons with a name: the page is searched for them first.
"""

from app.domain.party import PartyType
from app.extraction.speakers.discourse import Discourse
from app.extraction.speakers.noun_phrases import meet_unnamed
from app.lexicon.heads import unnamed_head_forms
from app.lexicon.inflection import Number
from app.text.span import Span

_REACH = 12


def interviewed(discourse: Discourse, lead: Span) -> str | None:
    """Return the last one person told of before the answers begin."""
    tokens = discourse.analysis.tokens_in(lead)
    for index in range(len(tokens) - 1, -1, -1):
        heads = unnamed_head_forms().get(tokens[index].folded, ())
        if any(h.number is Number.SINGULAR and h.type is PartyType.PERSON for h in heads):
            phrase = Span(tokens[index].start, tokens[index : index + _REACH][-1].end)
            party = meet_unnamed(discourse, phrase)
            if party is not None:
                return party.id
    return None
