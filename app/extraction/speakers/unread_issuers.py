"""Where a paper names its issuer with a noun that is no one's name: «بيان صادر عن المدعي العام».

Enters: what is remembered of the article, the noun phrase of a paper. Leaves: where the issuer's
noun phrase stands. Refuses to say who it is.
"""

from collections.abc import Sequence
from dataclasses import replace

from app.domain.party import Party, PartyType
from app.extraction.speakers.discourse import Discourse
from app.extraction.speakers.documents import is_body
from app.extraction.speakers.subjects import Subject
from app.extraction.speech.reports import Report
from app.lexicon.clause_words import clause_words
from app.lexicon.heads import organisation_head_forms, unnamed_head_forms
from app.lexicon.inflection import Gender
from app.text.affixes import ARTICLE
from app.text.fold import fold
from app.text.span import Span
from app.text.tokens import Token

_FROM, _TO_THE, _TO = fold("عن"), "لل", "ل"
_REACH, _PAIR, _FEMININE = 8, 2, "ه"


def issuer_phrase(discourse: Discourse, subject: Subject) -> Span | None:
    """Return the noun phrase behind «صادر عن», «بيان عن», «بلاغ للجنة»; None where none stands.

    Example: «وقال بيان عن مكتب رئيس الوزراء إن» → «مكتب رئيس الوزراء».
    """
    if subject.phrase is None:
        return None
    words = discourse.analysis.tokens_in(subject.phrase)
    for place in range(1, min(len(words), _REACH)):
        token = words[place]
        if not token.is_word:
            return None
        if token.folded == _FROM:
            issued = {word.folded for word in words[:place]} & clause_words().issued_by
            leads = bool(issued) or place == 1
            behind = words[place + 1 : place + 2]
            return _up_to(subject.phrase, behind[0].start) if leads and behind else None
        if place == 1 and _is_for_issuer(token.folded):
            return _up_to(subject.phrase, token.start)
    return None


def issuing_body(discourse: Discourse, subject: Subject) -> Subject | None:
    """Return the body whose paper it is as a subject: «بيان الوزارة» → «الوزارة»."""
    words = discourse.analysis.tokens_in(subject.phrase) if subject.phrase is not None else ()
    if len(words) < _PAIR:
        return None
    noun = words[1].folded
    if noun not in clause_words().anaphoric_bodies and not is_body(noun):
        return None
    end = subject.phrase.end if subject.phrase is not None else words[1].end
    return replace(subject, phrase=Span(words[1].start, end), head=words[1].folded)


def named_so(discourse: Discourse, words: Sequence[Token]) -> Party | None:
    """Return the body of the cast whose name the words behind ل are: «بلاغ للجنة التحضيرية»."""
    if not words[0].folded.startswith(_TO_THE):
        return None
    behind = [token.folded for token in words[1:]]
    names = [[noun, *behind] for noun in told_nouns(words[0].folded)]
    for party in discourse.cast.parties:
        if party.unnamed or party.type is PartyType.PERSON:
            continue
        for name in discourse.names_of(party):
            parts = name.split()
            if len(parts) > 1 and any(one[: len(parts)] == parts for one in names):
                return party
    return None


def told_by(report: Report, body: Subject) -> Report:
    """Return the report as if its verb agreed with whose paper tells: «ذكر بيان الوزارة»."""
    gender = Gender.FEMININE if body.head.endswith(_FEMININE) else Gender.MASCULINE
    forms = tuple(form._replace(gender=gender) for form in report.hit.forms)
    return report._replace(hit=replace(report.hit, forms=forms))


def _is_for_issuer(word: str) -> bool:
    """Tell whether ل stands before a noun of people or bodies: «للداخلية», «لمتحدث»."""
    if not word.startswith(_TO):
        return False
    known = organisation_head_forms().keys() | unnamed_head_forms().keys()
    return any(noun in known or noun in clause_words().title_heads for noun in told_nouns(word))


def told_nouns(word: str) -> tuple[str, ...]:
    """Return the nouns that ل may stand before: «للداخلية» → «الداخلية», «للجنة» → «اللجنة» too."""
    if word.startswith(_TO_THE):
        return (ARTICLE + word[len(_TO_THE) :], ARTICLE + word[len(_TO) :])
    return (word[len(_TO) :],)


def _up_to(phrase: Span, start: int) -> Span | None:
    return Span(start, phrase.end) if start < phrase.end else None
