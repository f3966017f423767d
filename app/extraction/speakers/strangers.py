"""Sources that no list of nouns knows: «غرفة تجارية كبرى», «83 عضوا», «آخرون».

Enters: an `Analysis`, a `Cast`, the noun phrase that stands as the subject of a verb of saying.
Leaves: an unnamed party. Refuses definite nouns, which point back at someone, and whatever is no
noun.
"""

import re
from dataclasses import replace
from functools import cache

from app.domain.party import Party, PartyType
from app.extraction.reading.analysis import Analysis
from app.extraction.reading.cast import Cast
from app.extraction.speakers.complements import (
    complement_end,
    may_be_adjective,
    told_start,
    without_tail,
)
from app.extraction.speakers.unnamed import describes_words
from app.extraction.words.plurals import ends_phrase, is_human_plural
from app.extraction.words.tense import is_verb
from app.lexicon.clause_words import clause_words
from app.lexicon.clauses import perfect_verbs
from app.lexicon.cues import CueKind, cue_forms
from app.lexicon.heads import organisation_head_forms, organisation_plurals, unnamed_head_forms
from app.lexicon.party_words import party_words
from app.lexicon.thing_nouns import is_thing_noun
from app.lexicon.whole_words import is_joined
from app.text.affixes import ARTICLE, CONJUNCTIONS, IMPERFECT
from app.text.fold import fold
from app.text.names import romanise
from app.text.span import Span
from app.text.tokens import Token

_SOUND_PLURAL = "ون"
_LONGEST = 5
_SHORTEST = 3
_NISBA = ("ي", "يه", "يون", "يين")
_PLAIN_ADJECTIVES = frozenset(map(fold, ("العام", "العامة", "الأعلى", "العليا", "الموحد")))
_PRONOUN = re.compile(r"(?<=\w{3})(?:ها|هم|ه|نا)$")
_PRONOUNS = frozenset(
    map(fold, ("آخرون", "البعض", "كثيرون", "الكثيرون", "أحدهم", "إحداهن", "الآخرون", "الجميع"))
)
_POINTERS = frozenset(
    map(fold, ("هذا", "هذه", "ذلك", "تلك", "هؤلاء", "هو", "هي", "هم", "كل", "ما"))
)


def stranger(analysis: Analysis, cast: Cast, phrase: Span, number: int) -> Party | None:
    """Return the unnamed party of an indefinite noun phrase, None when it is none.

    Args:
        analysis: the text.
        cast: the parties named in it.
        phrase: where the noun phrase stands.
        number: makes the local id.
    """
    words = analysis.tokens_in(phrase)
    if not words or not _may_head(words[0]):
        return None
    index = analysis.token_index(phrase.start)
    if describes_words(analysis, index) or _follows_noun(analysis, index):
        return None
    if words[0].folded.lstrip(CONJUNCTIONS) in _PRONOUNS:
        phrase = words[0].span
    found = unnamed_party(analysis, cast, phrase, number, _type(words[0].folded))
    return _without_conjunction(analysis, found, words[0])


def _follows_noun(analysis: Analysis, index: int) -> bool:
    """Tell whether an adjective of a noun of saying is meant: «في إنذار جديد على أن»."""
    readings = cue_forms().get(analysis.tokens[index - 1].folded, ()) if index else ()
    return bool(readings) and all(form.kind is CueKind.MASDAR for form in readings)


def definite(analysis: Analysis, cast: Cast, phrase: Span, number: int) -> Party:
    """Return the unnamed party of a definite noun that says something: «الأمن العام»."""
    words = analysis.tokens_in(phrase)
    after = 1
    while after < min(len(words), _LONGEST) and _is_nisba(words[after]):
        after += 1
    found = unnamed_party(analysis, cast, phrase, number, _type(words[0].folded))
    end = max(found.descriptive[0].end, words[after - 1].end)
    return described_as(analysis, found, Span(phrase.start, end))


def _is_nisba(word: Token) -> bool:
    """Tell whether a definite adjective goes on from a definite noun: «الأمن | العام | السعودي»."""
    folded = word.folded
    definite = folded.startswith(ARTICLE) and folded not in clause_words().prepositions
    return definite and (folded.endswith(_NISBA) or folded in _PLAIN_ADJECTIVES)


def described_as(analysis: Analysis, party: Party, span: Span) -> Party:
    """Return an unnamed party with the words of a span for its description."""
    text = " ".join(span.of(analysis.text).split())
    return replace(party, canonical_ar=text, canonical_en=romanise(text), descriptive=(span,))


def _without_conjunction(analysis: Analysis, found: Party, head: Token) -> Party:
    """Return the party of «والبعض» (and some) as «البعض»."""
    if head.folded[:1] not in CONJUNCTIONS or head.folded[1:] not in _PRONOUNS:
        return found
    span = Span(found.descriptive[0].start + 1, found.descriptive[0].end)
    return replace(described_as(analysis, found, span), type=PartyType.GROUP)


def indefinite_pronouns() -> frozenset[str]:
    """Return the folded pronouns for people nobody has named: «آخرون», «أحدهم»."""
    return _PRONOUNS


def unnamed_party(
    analysis: Analysis, cast: Cast, phrase: Span, number: int, kind: PartyType
) -> Party:
    """Return the unnamed party that a noun phrase describes: its head, adjectives, complement."""
    first, limit = analysis.token_index(phrase.start), analysis.token_index(phrase.end)
    limit = told_start(analysis, cast, first + 1, limit)
    after = first + 1
    while after < min(limit, first + _LONGEST) and _describes(analysis, after):
        after += 1
    after = without_tail(analysis, first, complement_end(analysis, cast, after, limit))
    span = Span(phrase.start, analysis.tokens[after - 1].end)
    text = " ".join(span.of(analysis.text).split())
    return Party(
        id=f"u{number}",
        type=kind,
        canonical_ar=text,
        canonical_en=romanise(text),
        descriptive=(span,),
        unnamed=True,
    )


def _may_head(token: Token) -> bool:
    word = token.folded
    if word in _PRONOUNS or word.isdigit() or (word[:1] in CONJUNCTIONS and word[1:] in _PRONOUNS):
        return True
    if not token.is_word or len(word) < _SHORTEST or word.startswith(ARTICLE):
        return False
    if is_thing_noun(word) and not _is_listed(word):
        return False
    words = clause_words()
    function = words.prepositions | words.adverbs | words.relatives | words.complementisers
    openers = words.clause_starts | words.time_conjunctions
    return not (
        word in function
        or is_joined(word)
        or word in words.interviews
        or (word[:1] in CONJUNCTIONS and word[1:] in function | openers)
        or word in openers
        or word in _POINTERS
        or word in words.action_nouns
        or word in party_words().times
        or word in party_words().particles
        or word in cue_forms()
        or (is_verb(word) and not _is_listed(word))
    )


@cache
def _listed() -> frozenset[str]:
    """Return the folded nouns of people, offices and bodies that lists know."""
    titles = clause_words().title_heads
    return organisation_plurals().union(unnamed_head_forms(), organisation_head_forms(), titles)


def _is_listed(word: str) -> bool:
    """Tell whether lists know the noun, its pronoun left out: «مصادرها»."""
    return word in _listed() or _PRONOUN.sub("", word) in _listed()


def _type(head: str) -> PartyType:
    if head in organisation_head_forms():
        return PartyType.ORGANISATION
    several = head in _PRONOUNS or head.isdigit() or is_human_plural(head)
    return PartyType.GROUP if several or head in clause_words().broken_plurals else PartyType.PERSON


def _acts(word: str, before: str) -> bool:
    """Tell whether a verb goes on from the noun: «أحد الخطباء | تهجم», «الحارس | اعترف».

    What is counted looks like one («83 عضوا»).
    """
    acts = word in perfect_verbs() and not before.isdigit()
    acts = acts or (word.startswith(IMPERFECT) and word.endswith(_SOUND_PLURAL) and is_verb(word))
    return acts and not word.startswith(ARTICLE)


def _describes(analysis: Analysis, index: int) -> bool:
    """Tell whether a word still belongs to the noun: an adjective or a genitive.

    A definite noun has no genitive: in «طالب النواب الحكومة» the deputies call on the government.
    """
    words = clause_words()
    token, before = analysis.tokens[index], analysis.tokens[index - 1].folded
    word = token.folded
    function = words.prepositions | words.relatives | words.complementisers | words.adverbs
    if not token.is_word or word in function or word in party_words().times or _acts(word, before):
        return False
    if ends_phrase(before, word):
        return False
    return not before.startswith(ARTICLE) or not word.startswith(ARTICLE) or may_be_adjective(word)
