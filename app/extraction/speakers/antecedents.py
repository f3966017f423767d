"""Which mention a relative pronoun resumes: «الوزير الذي أكد».

Enters: what is remembered of the article, the words before the pronoun, its gender. Leaves: the
mention, None where none fits. Refuses to find the pronoun.
"""

from app.domain.party import PartyType
from app.extraction.reading.cast import Mention
from app.extraction.speakers.discourse import Discourse
from app.extraction.speech.outlets import token_at
from app.lexicon.clause_words import clause_words
from app.lexicon.inflection import Gender, Number
from app.text.span import Span

_BY, _IN = "ب", "في"
_ADJACENT = 3


def antecedent(
    discourse: Discourse, reach: Span, gender: Gender | None, pronoun: str
) -> Mention | None:
    """Return the mention that the pronoun refers to: the adjacent one, else a person, else any.

    A state that only tells where is passed over: «جمعية النور في هولندا التي رأت».
    """
    mentions = [
        m for m in discourse.cast.within(reach) if _may_precede(discourse, m, gender, pronoun)
    ]
    if not mentions:
        return None
    nearest = mentions[-1]
    if _tells_where(discourse, nearest):
        others = (m for m in reversed(mentions) if m.party.type is not PartyType.STATE)
        return next(others, nearest)
    people = [m for m in mentions if m.party.type is PartyType.PERSON]
    adjacent = nearest.span.end >= reach.end - _ADJACENT
    return people[-1] if gender is Gender.MASCULINE and people and not adjacent else nearest


def _tells_where(discourse: Discourse, mention: Mention) -> bool:
    """Tell whether a state stands behind a preposition of place: «بهولندا», «المقيمة في هولندا»."""
    if mention.party.type is not PartyType.STATE:
        return False
    analysis = discourse.analysis
    start = mention.span.start
    index = token_at(analysis, start)
    attached = analysis.text[analysis.tokens[index].start : start]
    return attached == _BY or (not attached and index > 0 and analysis.words[index - 1] == _IN)


def _may_precede(
    discourse: Discourse, mention: Mention, gender: Gender | None, pronoun: str
) -> bool:
    if pronoun in clause_words().plural_relatives:
        return discourse.agreement.is_plural(mention.party)
    return discourse.agreement.fits(mention.party, gender, Number.SINGULAR)
