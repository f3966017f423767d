"""What tells two holders of one office apart: origin, field, gender.

Enters: what is remembered of the article, a noun phrase and where another begins. Leaves: yes or
no. Refuses to say who is meant.

Example: «وزير المالية النيجيري» is neither «وزير الصحة» nor «وزيرة المالية».
"""

from itertools import takewhile

from app.extraction.speakers.discourse import Discourse
from app.lexicon.clause_words import clause_words
from app.lexicon.heads import organisation_head_forms
from app.lexicon.states import demonym_forms
from app.lexicon.thing_nouns import is_thing_noun
from app.text.affixes import ARTICLE
from app.text.fold import fold
from app.text.span import Span

_FEMININE = "ه"
_AT = frozenset(map(fold, ("في", "لدى")))
_IN_THE_NAME = "باسم"
_ORIGIN_REACH = 8
_FIELD = 3
_ROOT = 4


def origins(discourse: Discourse, start: int) -> frozenset[str]:
    """Return the countries of the adjectives behind a noun, and of where one works.

    Args:
        discourse: what is remembered of the article.
        start: offset of the noun.

    Example: «الدبلوماسي الكبير في الخارجية الأميركية» (… in the American foreign ministry) → US.
    """
    first = discourse.analysis.token_index(start) + 1
    behind = discourse.analysis.tokens[first : first + _ORIGIN_REACH]
    adjectives = takewhile(lambda t: t.folded.startswith(ARTICLE) or t.folded in _AT, behind)
    return frozenset(
        demonym.state.iso2
        for token in adjectives
        for demonym in demonym_forms().get(token.folded, ())
        if demonym.certain and demonym.state.iso2
    )


def differs(discourse: Discourse, phrase: Span | None, start: int) -> bool:
    """Tell whether noun phrases at two places tell two men apart, by origin, field or gender."""
    if phrase is None:
        return False
    one, other = origins(discourse, phrase.start), origins(discourse, start)
    if one and other and one.isdisjoint(other):
        return True
    heads = {_head(discourse, place) for place in (phrase.start, start)}
    if len(heads) > len({head.removesuffix(_FEMININE) for head in heads}):
        return True
    told = zip(field_of(discourse, phrase.start), field_of(discourse, start), strict=False)
    return any(not _is_alike(mine, theirs) for mine, theirs in told)


def _is_alike(one: str, other: str) -> bool:
    """Tell whether two words may tell one field: «الثقافة» and «الشؤون الثقافية» (culture)."""
    return one[:_ROOT] == other[:_ROOT]


def field_of(discourse: Discourse, start: int) -> tuple[str, ...]:
    """Return what the noun at an offset is of: «وزير | المالية», «رئيس | بلدية حيفا»; () for none.

    A party named there is told by its id: «سفير | روسيا», «متحدث باسم | البنتاغون».
    """
    index = _genitive(discourse, start)
    if index is None:
        return ()
    noun, *behind = discourse.analysis.tokens[index : index + _FIELD]
    mention = discourse.cast.at(noun.start)
    if mention is not None and not mention.party.unnamed:
        return (mention.party.id,)
    if noun.folded.startswith(ARTICLE):
        return (noun.folded.removeprefix(ARTICLE),)
    if noun.folded in organisation_head_forms() or is_thing_noun(noun.folded):
        return (noun.folded, *(t.folded.removeprefix(ARTICLE) for t in behind[:1] if t.is_word))
    return ()


def _genitive(discourse: Discourse, start: int) -> int | None:
    """Return the token that a noun is of, behind «باسم» where one speaks for another."""
    words = discourse.analysis.words
    index = discourse.analysis.token_index(start)
    for place in range(index + 1, min(index + 1 + _FIELD, len(words) - 1)):
        if words[place] == _IN_THE_NAME:
            return place + 1
    if words[index].startswith(ARTICLE) or index + 1 >= len(words):
        return None
    origin = any(demonym.certain for demonym in demonym_forms().get(words[index + 1], ()))
    return None if origin else index + 1


def _head(discourse: Discourse, start: int) -> str:
    index = discourse.analysis.token_index(start)
    return discourse.analysis.tokens[index].folded.removeprefix(ARTICLE)


def is_of_other_field(discourse: Discourse, title: list[str], phrase: Span | None) -> bool:
    """Tell whether a person's title is of another field: «وزير الدفاع» is not a foreign minister.

    Who is head of one body is not the head of another: «رئيس بعثة حفظ السلام» is no president.

    Args:
        discourse: what is remembered of the article.
        title: folded words of the title, in any order.
        phrase: the noun phrase that may mean the person.
    """
    if phrase is None:
        return False
    bare = [word.removeprefix(ARTICLE) for word in title]
    body = body_headed(discourse, phrase)
    if body:
        return body not in bare
    head = _head(discourse, phrase.start)
    if clause_words().title_heads.isdisjoint((head, ARTICLE + head)):
        return False
    index = _genitive(discourse, phrase.start)
    noun = discourse.analysis.words[index] if index is not None else ""
    field = noun.removeprefix(ARTICLE)
    if not noun.startswith(ARTICLE) or any(_is_alike(word, field) for word in bare):
        return False
    heads = organisation_head_forms()
    return field not in heads or any(word in heads for word in bare)


def body_headed(discourse: Discourse, phrase: Span) -> str:
    """Return the noun of the body that one is over: «رئيس | بعثة حفظ السلام», "" for none."""
    index = _genitive(discourse, phrase.start)
    noun = discourse.analysis.words[index] if index is not None else ""
    return noun if noun in organisation_head_forms() and not noun.startswith(ARTICLE) else ""
