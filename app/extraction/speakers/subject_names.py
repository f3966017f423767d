"""Which mention heads the noun phrase behind a cue.

Enters: an `Analysis`, a `Cast`, where the phrase begins and how far it may go. Leaves: the mention,
None when no name of the cast heads it. Refuses to look for the phrase.
"""

from app.domain.party import PartyType
from app.extraction.reading.analysis import Analysis
from app.extraction.reading.cast import Cast, Mention, MentionKind
from app.extraction.speakers.apart_names import between_commas, named_last, set_apart
from app.extraction.speakers.own_names import is_known, own_name, own_name_in_circle
from app.extraction.speakers.owned_nouns import is_anothers, is_owned
from app.extraction.speech.outlets import token_at
from app.extraction.words.action_nouns import is_action_noun
from app.extraction.words.plurals import is_human_plural
from app.extraction.words.tense import is_imperfect
from app.lexicon.clause_words import clause_words
from app.lexicon.heads import organisation_head_forms, unnamed_head_forms
from app.lexicon.inflection import Number
from app.lexicon.people_nouns import is_people_noun
from app.lexicon.states import demonym_forms, state_forms
from app.lexicon.thing_nouns import is_thing_noun
from app.lexicon.word_classes import word_class
from app.text.affixes import ARTICLE
from app.text.fold import fold
from app.text.span import Span

_NEAR_HEAD = 2
_ONE_OF = frozenset(map(fold, ("أحد", "إحدى")))
_NOMINATIVE, _ACCUSATIVE = "ون", "ا"
_GOVERNING, _FEMININE, _SHORTEST_NOUN = frozenset("بل"), "ه", 3
_IN_THE_NAME, _WRITTEN_OFFICES = fold("باسم"), ("والي", "إمام", "إمامة")
_OPENING_MARKS = frozenset("«“„\"‹'‘")
_ADVERBIAL = ("بال", "لل", "كال")
_DETACHED_LETTERS = frozenset(("ل", "ب", "ك"))
_BODIES = frozenset((PartyType.MEDIA, PartyType.ORGANISATION, PartyType.GROUP, PartyType.AGENCY))
_HE, _POINTING_BACK = "ي", ("ه", "ها")
_INSIDE_TITLES = frozenset(map(fold, ("في", "لدى", "من", "على", "عن", "إلى")))


def is_detached(analysis: Analysis, index: int) -> bool:
    """Tell whether the word at `index` can open no subject: «في», «إليه», «لشبكة»."""
    word = analysis.tokens[index].folded
    words = clause_words()
    if _is_written_office(analysis, index):
        return False
    return (
        word in words.prepositions
        or word in _DETACHED_LETTERS
        or word in words.complementisers
        or word in words.relatives
        or word in words.adverbial_words
        or word.startswith(_ADVERBIAL)
        or (word[:1] in "وف" and word[1:] in words.prepositions)
        or (word[:1] == "ل" and _may_be_told(word[1:]))
        or _is_governed(word)
    )


def _is_governed(word: str) -> bool:
    """Tell whether ب or ل stands before a noun of a thing: «باستغراب», «بقوة», «لعناصر»."""
    noun = word[1:]
    governing = word[:1] in _GOVERNING and word != _IN_THE_NAME
    if not governing or len(noun) < _SHORTEST_NOUN or _is_of_speakers(word):
        return False
    feminine = noun.endswith(_FEMININE) and word_class(noun)[0] > 0
    return feminine or is_action_noun(noun) or is_thing_noun(noun) or noun in unnamed_head_forms()


def _is_of_speakers(word: str) -> bool:
    """Tell whether lists or classes know a word for people or bodies: «بعثة», «لاعب»."""
    words = clause_words()
    known = word in organisation_head_forms() or word in unnamed_head_forms()
    listed = word in words.title_heads | words.circles | words.quantities | words.documents
    return known or listed or is_people_noun(word) or is_human_plural(word)


def _is_written_office(analysis: Analysis, index: int) -> bool:
    """Tell whether «والي» (a governor) is written, not «وإلى»; «إمام» (an imam), not «أمام»."""
    return analysis.written(index) in _WRITTEN_OFFICES


def _may_be_told(noun: str) -> bool:
    """Tell whether one speaks to what the noun means: «لصحفيين», «لشبكة»."""
    return is_human_plural(noun) or noun in organisation_head_forms()


def choose_subject(
    analysis: Analysis, cast: Cast, start: int, last: int, opening: Mention | None
) -> Mention | None:
    """Return the mention that heads the noun phrase at `start`, `opening` if one begins there."""
    words = clause_words()
    first = _noun(analysis.tokens[start].folded)
    if opening is not None:
        return _choose_from_opening(analysis, cast, start, last, opening)
    apart = None if first in words.documents else between_commas(analysis, cast, start, last)
    if apart is not None or first in words.documents or is_of_another(analysis, start, last):
        return apart
    if first in words.agents:
        agent = set_apart(analysis, cast, start, last)
        if agent is not None:
            return agent
    if first in words.circles:
        return own_name_in_circle(analysis, start, _person_named(analysis, cast, start, last))
    if first in words.spokesmen or first in words.sources:
        return own_name(analysis, start, _person_named(analysis, cast, start, last))
    return (
        _named_in_marks(analysis, cast, start, last)
        or _choose_named(analysis, cast, start, last)
        or named_last(analysis, cast, start, last)
    )


def _noun(word: str) -> str:
    """Return a noun of people without its accusative alef: «إلا أن متحدثا باسم الحركة حذر»."""
    bare = word.removesuffix(_ACCUSATIVE)
    return bare if bare in unnamed_head_forms() else word


def is_of_another(analysis: Analysis, start: int, last: int, *, spoken_for: bool = False) -> bool:
    """Tell whether one without a name speaks of one with a name: «نائب فرنسي معارض ديفيد كاميرون».

    An indefinite noun and an indefinite adjective of origin take no name behind them; nouns for one
    who speaks for another («مسؤول») only where `spoken_for` lets them.
    """
    noun = _noun(analysis.tokens[start].folded)
    own = noun in clause_words().spokesmen and not spoken_for
    if start + 2 >= last or noun.startswith(ARTICLE) or own:
        return False
    origin = analysis.tokens[start + 1].folded
    adjective = demonym_forms().get(origin, ())
    if not adjective or origin in state_forms() or any(form.definite for form in adjective):
        return False
    return noun in unnamed_head_forms() or noun in clause_words().title_heads


def _choose_named(analysis: Analysis, cast: Cast, start: int, last: int) -> Mention | None:
    """Return the person after a title, else a name inside the first words of the phrase."""
    first = _noun(analysis.tokens[start].folded)
    if first.startswith(ARTICLE) and first.endswith(_NOMINATIVE):
        return None
    if first in _ONE_OF:
        return None
    if _means_many(first):
        inside = _inside_phrase(analysis, cast, start, last)
        single = inside is None or inside.party.type is PartyType.PERSON or inside.party.unnamed
        counted = first in clause_words().quantities and not _begins_at(analysis, inside, start + 1)
        return None if single or counted or first in unnamed_head_forms() else inside
    named = _person_named(analysis, cast, start, last)
    titled = first in clause_words().title_heads
    if named is not None or titled:
        return named
    if first in organisation_head_forms():
        return (
            _named_behind(analysis, cast, start, last)
            if first in clause_words().name_heads
            else None
        )
    inside = _inside_phrase(analysis, cast, start, last)
    another = inside is not None and inside.party.type is not PartyType.PERSON
    return None if another and is_anothers(first) else inside


def _begins_at(analysis: Analysis, mention: Mention | None, index: int) -> bool:
    return mention is not None and token_at(analysis, mention.span.start) == index


def _means_many(noun: str) -> bool:
    """Tell whether a noun is of several people: «الخبراء», «بعض», «83»; none of them is named."""
    heads = unnamed_head_forms().get(noun, ())
    plural = bool(heads) and all(head.number is Number.PLURAL for head in heads)
    return plural or noun.isdigit() or noun in clause_words().quantities


def _named_behind(analysis: Analysis, cast: Cast, start: int, last: int) -> Mention | None:
    """Return the body named right behind its class word: «صحيفة هآرتس», «موقع يوتيوب»."""
    if start + 1 >= last:
        return None
    token = analysis.tokens[start + 1]
    mention = cast.at(token.start)
    named = mention is not None and mention.kind is MentionKind.NAME
    begins = mention is not None and mention.span.start == token.start
    return mention if named and begins and mention and mention.party.type in _BODIES else None


def _named_in_marks(analysis: Analysis, cast: Cast, start: int, last: int) -> Mention | None:
    """Return the mention that the marks after the head noun enclose: «حركة "حماس"»."""
    for place in range(start + 1, min(last - 1, start + 1 + _NEAR_HEAD)):
        token = analysis.tokens[place]
        if token.is_word:
            if is_detached(analysis, place):
                return None
            continue
        mention = cast.at(analysis.tokens[place + 1].start)
        named = mention is not None and mention.kind is not MentionKind.DESCRIPTIVE
        return mention if token.folded in _OPENING_MARKS and named else None
    return None


def _choose_from_opening(
    analysis: Analysis, cast: Cast, start: int, last: int, opening: Mention
) -> Mention:
    titled = analysis.tokens[start].folded in clause_words().title_heads
    person = opening.party.type is PartyType.PERSON
    if (person or not titled) and opening.kind is not MentionKind.DESCRIPTIVE:
        return opening
    named = _person_named(analysis, cast, start, last)
    if named is not None and (titled or named.party is opening.party):
        return named
    return opening


def _person_named(analysis: Analysis, cast: Cast, start: int, last: int) -> Mention | None:
    """Return the first person named after a title, before anything that ends the phrase."""
    end = analysis.tokens[last - 1].end if last > start else 0
    people = [
        m
        for m in cast.within(Span(analysis.tokens[start].start, end))
        if m.party.type is PartyType.PERSON and m.kind is not MentionKind.DESCRIPTIVE
    ]
    for mention in people:
        index = token_at(analysis, mention.span.start)
        if analysis.tokens[index].start < mention.span.start:
            continue
        apart = cast.at(analysis.tokens[index - 1].start) is None
        if apart and is_known(analysis, mention) and is_owned(analysis.words[start:index]):
            continue
        if _reaches(analysis, cast, start, index):
            return mention
    return None


def _reaches(analysis: Analysis, cast: Cast, start: int, index: int) -> bool:
    """Tell whether the noun phrase at `start` goes on up to the name at `index`."""
    for place in range(start + 1, index):
        token = analysis.tokens[place]
        if cast.at(token.start) is not None:
            continue
        if token.folded in clause_words().apposition_ends and token.folded not in _INSIDE_TITLES:
            return False
        if token.folded in clause_words().relatives or _has_object(token.folded):
            return False
    before = analysis.tokens[index - 1].folded
    return before not in clause_words().prepositions or before == "باسم"


def _has_object(word: str) -> bool:
    """Tell whether a verb points back at the noun before it: «مؤسسة يديرها كريم»."""
    verb = word.removesuffix("ا").removesuffix("ه")
    act = is_action_noun(verb) and not verb.startswith(_HE)
    return word.endswith(_POINTING_BACK) and is_imperfect(verb) and not act


def _inside_phrase(analysis: Analysis, cast: Cast, start: int, last: int) -> Mention | None:
    """Return the mention that the subject's noun phrase holds («تنظيم «داعش»», «الرئيس بوتين»)."""
    for place in range(start, min(last, start + 1 + _NEAR_HEAD)):
        token = analysis.tokens[place]
        if place > start and is_detached(analysis, place):
            return None
        mention = cast.at(token.start)
        if mention is not None and mention.span.start == token.start:
            return mention
    return None
