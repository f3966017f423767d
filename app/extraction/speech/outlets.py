"""Parties beside the subject of a cue: those joined to it, and the outlets told.

Enters: an `Analysis`, a `Cast`, a stretch of tokens. Leaves: mentions. Refuses to choose
the subject.
"""

import re
from collections.abc import Sequence

from app.domain.party import PartyType
from app.extraction.reading.analysis import Analysis
from app.extraction.reading.cast import Cast, Mention
from app.extraction.words.tense import is_verb
from app.lexicon.clause_words import clause_words
from app.text.span import Span
from app.text.tokens import Token

_JOINED = re.compile(r"[\s،,]*و\s?")
_AND = "و"
_LONGEST_TITLE = 6
_TOLD, _IN = "ل", "في"
_TOLD_REACH = 4


def token_at(analysis: Analysis, offset: int) -> int:
    """Return the index of the token that holds `offset` (the one before when it is between two)."""
    index = analysis.token_index(offset)
    if index < len(analysis.tokens) and analysis.tokens[index].start == offset:
        return index
    return max(index - 1, 0)


def joined_to(analysis: Analysis, cast: Cast, mention: Mention, end: int) -> tuple[Mention, ...]:
    """Return the mentions joined by و to `mention`, up to offset `end`: joint speakers."""
    found: list[Mention] = []
    place = mention.span.end
    for other in cast.within(Span(mention.span.end, end)):
        between = analysis.text[place : other.span.start]
        if not _JOINED.fullmatch(between) and not _joins_titled(analysis, mention, place, other):
            break
        if other.party.id != mention.party.id:
            found.append(other)
        place = other.span.end
    return tuple(found)


def _joins_titled(analysis: Analysis, first: Mention, place: int, other: Mention) -> bool:
    """Tell whether «و», a title and a man stand behind a man: «كازنوف ونظيرته البريطانية ماي»."""
    people = {first.party.type, other.party.type} == {PartyType.PERSON}
    words = [token.folded for token in analysis.tokens_in(Span(place, other.span.start))]
    if not people or not words or len(words) > _LONGEST_TITLE or not words[0].startswith(_AND):
        return False
    titled = words[0][1:] in clause_words().title_heads
    return titled and all(
        word.isalpha() and word not in clause_words().prepositions and not is_verb(word)
        for word in words[1:]
    )


def told_outlets(analysis: Analysis, cast: Cast, first: int, last: int) -> tuple[Mention, ...]:
    """Return the outlets among the tokens that were spoken to or carried the words."""
    if first >= last:
        return ()
    tokens = analysis.tokens
    found = []
    for mention in cast.within(Span(tokens[first].start, tokens[last - 1].end)):
        if mention.party.type is not PartyType.MEDIA:
            continue
        index = token_at(analysis, mention.span.start)
        back = range(max(first, index - _TOLD_REACH), index + 1)
        before = [i for i in back if i < index or tokens[i].start < mention.span.start]
        if any(_tells(analysis, cast, i, first) for i in before) and not _got_it(tokens, before):
            found.append(mention)
    return tuple(found)


def _tells(analysis: Analysis, cast: Cast, index: int, first: int) -> bool:
    """Tell whether a word before an outlet means that it is told: «لـ», «مع», «في مقابلة».

    Where one works is not told: «محلل سياسي | في القناة».
    """
    tokens, words = analysis.tokens, clause_words()
    word, before = tokens[index].folded, tokens[index - 1]
    if word == _IN and index > first and before.is_word:
        person = cast.at(before.start)
        said = words.interviews | words.documents | words.issuing | words.issued_by
        apart = before.folded in said or before.folded in words.adverbs
        return apart or (person is not None and person.party.type is PartyType.PERSON)
    return word.startswith(_TOLD) or word in words.prepositions or word in words.broadcasting


def _got_it(tokens: Sequence[Token], before: Sequence[int]) -> bool:
    """Tell whether the outlet only got a paper: «في بيان توصلت | هسبريس بنسخة منه»."""
    return any(tokens[i].folded in clause_words().receiving for i in before)
