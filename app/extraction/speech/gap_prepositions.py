"""Prepositions behind a cue that bring no noun that is said: circumstances, numbers, the subject's.

Enters: the gap behind a cue, a preposition of the cue's. Leaves: yes or no. Refuses to look for
the end of the content.
"""

from app.domain.party import PartyType
from app.extraction.reading.analysis import Marked
from app.extraction.speech.clause_openers import opens_clause
from app.extraction.speech.gap import COMMAS, Gap
from app.extraction.words.action_nouns import is_action_noun
from app.lexicon.cues import CueKind, cue_objects
from app.lexicon.heads import unnamed_head_forms
from app.text.affixes import ARTICLE
from app.text.fold import fold

_FOR = "ل"
_ON, _FROM, _OUT_OF = fold("على"), "من", "عن"
_COME_OUT, _QUOTING = ("صادر", "صدر"), fold("نقلا")
_NEAR, _DAYS = 14, 3
_OF_TOPICS = frozenset(map(fold, ("على", "عن", "حول", "بشأن", "مع", "من", "إلى")))


def brings_nothing(gap: Gap, index: int) -> bool:
    """Tell whether the preposition at the token brings no noun that is said."""
    return (
        opens_clause(gap.analysis, gap.hit, index + 1)
        or _comes_back(gap, index)
        or _counts(gap, index)
        or _issues(gap, index)
        or _tells_where(gap, index)
        or _leads_elsewhere(gap, index + 1)
    )


def addressed(gap: Gap, index: int) -> int | None:
    """Return where what one is invited to begins: «دعوة إلى الوزير | لزيارة المدينة».

    None where no person stands behind the preposition of an invitation, or no verbal noun under ل
    behind the person.
    """
    tokens = gap.analysis.tokens
    if gap.hit.kind is not CueKind.MASDAR or not _is_person(gap, index + 1):
        return None
    for place in range(index + 2, min(gap.limit, index + _NEAR)):
        word = tokens[place].folded
        if not tokens[place].is_word or word in gap.words.prepositions:
            return None
        if word.startswith(_FOR) and is_action_noun(word.removeprefix(_FOR)):
            return place
    return None


def _is_person(gap: Gap, index: int) -> bool:
    token = gap.analysis.tokens[index]
    mention = gap.marks.cast.at(token.start)
    named = mention is not None and mention.party.type is PartyType.PERSON
    title = token.folded.removeprefix(ARTICLE)
    return named or title in gap.words.title_heads or title in unnamed_head_forms()


def is_topic(gap: Gap, marked: Marked, index: int) -> bool:
    """Tell whether marks only name what is spoken of: «علق على رحيل "…" قائلا إن».

    The participle at `index` brings what is said.
    """
    other = gap.others.get(index)
    if other is None or other.kind is not CueKind.PARTICIPLE:
        return False
    start = gap.analysis.token_index(marked.outer.start)
    before = gap.analysis.words[max(gap.start, start - 2) : start]
    return not _OF_TOPICS.isdisjoint(before) and gap.words.media_used.isdisjoint(before)


def _tells_where(gap: Gap, index: int) -> bool:
    """Tell whether «على» opens a circumstance, not what was said: «أكد على هامش اللقاء أن»."""
    tokens = gap.analysis.tokens
    if tokens[index].folded != _ON:
        return False
    named = (gap.marks.cast.at(token.start) for token in tokens[index + 1 : index + 3])
    outlet = any(m is not None and m.party.type is PartyType.MEDIA for m in named)
    return outlet or tokens[index + 1].folded in gap.words.circumstances


def _leads_elsewhere(gap: Gap, index: int) -> bool:
    """Tell whether the noun shows another sense of the cue: «يدعو إلى القلق»."""
    noun = gap.analysis.words[index]
    never = cue_objects("never")
    return any(noun in never.get(fold(form.cue.lemma), ()) for form in gap.hit.forms)


def names_topic(gap: Gap, index: int) -> bool:
    """Tell whether a noun only names what is spoken of: «تحدث عن مأساة الشعب».

    A verbal noun or marks tell what is said of it: «تحدث عن اتفاق قريب».
    """
    if not any(fold(form.cue.lemma) in gap.words.topical for form in gap.hit.forms):
        return False
    token = gap.analysis.tokens[index]
    noun = token.folded
    deed = is_action_noun(noun) or noun in gap.words.possibilities
    return token.is_word and not deed


def _counts(gap: Gap, index: int) -> bool:
    """Tell whether «من» belongs to a number: «شكا كثير من النازحين من سوء أوضاعهم»."""
    before = gap.analysis.tokens[index - 1].folded
    counted = before in gap.words.quantities or before in gap.words.counting
    return counted and gap.analysis.tokens[index].folded == _FROM


def _issues(gap: Gap, index: int) -> bool:
    """Tell whether the preposition brings whose a paper is, or whom an outlet quotes.

    «كشف تقرير صادر عن البنك أن», «كشفت الصحيفة نقلا عن مصادر أن».
    """
    before = [t.folded for t in gap.analysis.tokens[index - _DAYS : index]]
    comes_out = any(w.removeprefix(ARTICLE).startswith(_COME_OUT) for w in before)
    quotes = before[-1:] == [_QUOTING]
    return gap.analysis.tokens[index].folded == _OUT_OF and (comes_out or quotes)


def _comes_back(gap: Gap, index: int) -> bool:
    """Tell whether the preposition here is the subject's, and the cue's stands further on.

    «حذرت لجنة من النواب من أن …», «دعا النواب، في رسالة إلى الوزير، إلى السعي».
    """
    tokens = gap.analysis.tokens
    word = tokens[index].folded
    for place in range(index + 1, min(gap.limit, index + _NEAR)):
        if place in gap.others or tokens[place].start in gap.marks.by_start:
            return False
        if tokens[place].folded == word and place + 1 < gap.limit:
            apart = tokens[place - 1].folded in COMMAS and _in_aside(gap, index)
            return apart or opens_clause(gap.analysis, gap.hit, place + 1)
    return False


def _in_aside(gap: Gap, index: int) -> bool:
    """Tell whether a comma stands between the cue and the token."""
    return any(t.folded in COMMAS for t in gap.analysis.tokens[gap.start : index])
