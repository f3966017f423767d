"""People without a name before a plural relative pronoun: «المواطنين الذين طالبوا».

Enters: what is remembered of the article, where the pronoun stands. Leaves: the source that the
noun phrase before it means. Refuses phrases that end with the name of somebody else.
"""

from collections.abc import Sequence
from typing import Final

from app.domain.party import Party, PartyType
from app.extraction.speakers.discourse import Discourse
from app.extraction.speakers.introduced import introduced
from app.extraction.speakers.noun_phrases import meet_unnamed
from app.extraction.words.matching import stem_words
from app.extraction.words.plurals import is_human_plural
from app.lexicon.clause_words import clause_words
from app.lexicon.heads import unnamed_head_forms
from app.lexicon.inflection import Number
from app.lexicon.people_nouns import is_people_noun
from app.text.affixes import ARTICLE
from app.text.span import Span

_REACH: Final = 5
_COMMAS: Final = frozenset("،,")
_OF: Final = "من"


def followed_people(discourse: Discourse, pronoun: int) -> Party | None:
    """Return the people whom a relative clause is about, None when no noun of people is near.

    Args:
        discourse: what is remembered of the article.
        pronoun: index of the relative pronoun's token.

    Example: «أثار المقطع غضب المواطنين الذين طالبوا بـ…» (ghaḍab al-muwāṭinīn alladhīna ṭālabū,
    the anger of the citizens who demanded) → the citizens.
    """
    tokens = discourse.analysis.tokens
    after = pronoun - 1 if tokens[pronoun - 1].folded in _COMMAS else pronoun
    for index in range(after - 1, max(-1, after - 1 - _REACH), -1):
        token = tokens[index]
        if index and _is_people(token.folded) and _is_people(tokens[index - 1].folded):
            continue  # an adjective: «الجنود الفرنسيون»
        mention = discourse.cast.at(token.start)
        if mention is not None and mention.party.unnamed and mention.span.start == token.start:
            return mention.party
        if mention is not None and not (mention.party.unnamed or _is_adjective(discourse, index)):
            return None
        if not token.is_word or token.folded in clause_words().prepositions:
            return None
        if _is_people(token.folded):
            return _met(discourse, index, after)
    return None


def _is_adjective(discourse: Discourse, index: int) -> bool:
    """Tell whether an adjective of origin stands here: «الجنود الإسرائيليين»."""
    word = discourse.analysis.words[index]
    return word.startswith(ARTICLE) and word.endswith(("ين", "ون", "يه"))


def _is_people(word: str) -> bool:
    known = unnamed_head_forms()
    heads = (head for stem in stem_words(word) for head in known.get(stem, ()))
    people = any(h.type is PartyType.PERSON and h.number is not Number.SINGULAR for h in heads)
    return people or (word.startswith(ARTICLE) and is_human_plural(word) and is_people_noun(word))


def _met(discourse: Discourse, index: int, after: int) -> Party | None:
    """Return the people of the phrase at a noun, told of before or met here."""
    analysis = discourse.analysis
    start = _counting_start(analysis.words, index)
    phrase = Span(analysis.tokens[start].start, analysis.tokens[after - 1].end)
    known = introduced(discourse, phrase.start, phrase, analysis.words[index])
    return discourse.party(known) if known is not None else meet_unnamed(discourse, phrase)


def _counting_start(words: Sequence[str], index: int) -> int:
    """Return where the people are counted, if they are: «عدد كبير من | النشطاء»."""
    if not index or words[index - 1] != _OF:
        return index
    counted = clause_words().quantities
    return next((n for n in (index - 2, index - 3) if n >= 0 and words[n] in counted), index)
