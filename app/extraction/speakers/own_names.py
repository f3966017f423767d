"""Whether a name behind a noun of people is their own or another's: «متحدث باسم الرئيس كريم».

Enters: an `Analysis`, where the noun stands, the person named behind it. Leaves: the person, None
when the name is another's. Refuses to look for names.
"""

from itertools import pairwise

from app.domain.party import PartyType
from app.extraction.reading.analysis import Analysis
from app.extraction.reading.cast import Mention
from app.extraction.speakers.owned_nouns import is_possessed
from app.extraction.speakers.title_memory import bare
from app.extraction.words.person_gender import gender_of_name
from app.lexicon.clause_words import clause_words
from app.lexicon.heads import unnamed_head_forms
from app.lexicon.inflection import Number
from app.lexicon.persons import offices_of
from app.text.fold import fold

_NEAR_ONE = frozenset(map(fold, ("مقرب", "مقربة", "قريب", "قريبة", "مقربون", "مقربين")))
_OUT_OF = fold("من")


def own_name(analysis: Analysis, start: int, person: Mention | None) -> Mention | None:
    """Return the person named after «مستشار الرئيس …», None when it is the president's own name.

    A person known to hold the office that is named last («متحدث باسم الرئيس الروسي بوتين») is the
    one spoken for, and so is whoever a source is near to; a source («مصدر») has no name. Any other
    is the speaker.
    """
    if person is None:
        return None
    between = analysis.tokens[start + 1 : analysis.token_index(person.span.start)]
    words = {bare(token.folded) for token in between}
    if analysis.words[start] in clause_words().sources or _is_near_one(
        analysis, start, len(between)
    ):
        return None
    return None if words & offices_of(person.party.key) else person


def own_name_in_circle(analysis: Analysis, start: int, person: Mention | None) -> Mention | None:
    """Return the person who is the kin or friend, None when the name is the other's.

    «زوجة الناشط أحمد منصور» is not he; whom a comma sets apart or «شقيقه علي» names is.
    """
    if person is None:
        return None
    token = analysis.tokens[start]
    heads = unnamed_head_forms().get(token.folded, ())
    between = analysis.tokens[start + 1 : analysis.token_index(person.span.start)]
    own = not between and is_possessed(token.span.of(analysis.text))
    if is_known(analysis, person) and not (between or own):
        return None
    if own or any(not token.is_word for token in between):
        return person
    several = any(h.number is Number.PLURAL or h.type is PartyType.GROUP for h in heads)
    if not heads or several:
        return None
    gender = gender_of_name(person.span.of(analysis.text))
    if gender is not None and all(head.gender is not gender for head in heads):
        return None
    return own_name(analysis, start, person)


def is_known(analysis: Analysis, person: Mention) -> bool:
    """Tell whether news knows someone by the name: of the lexicon, or one word («بوتين»)."""
    return person.party.key is not None or " " not in person.span.of(analysis.text)


def _is_near_one(analysis: Analysis, start: int, length: int) -> bool:
    """Tell whether one is near someone, whose name follows: «مسؤول مقرب من الرئيس كريم»."""
    words = analysis.words[start : start + length + 1]
    return any(pair[0] in _NEAR_ONE and pair[1] == _OUT_OF for pair in pairwise(words))
