"""Who stands as the subject of a cue in its own sentence.

Enters: an `Analysis`, a `Cast`, a stretch of tokens. Leaves: the mention (or the noun phrase of an
unnamed source) that is the subject, the parties joined to it, the outlets told. Goes by word
order and prepositions; refuses to look at other sentences.
"""

from dataclasses import dataclass

from app.domain.party import PartyType
from app.extraction.analysis import Analysis
from app.extraction.cast import Cast, Mention, MentionKind
from app.extraction.outlets import joined_to, token_at, told_outlets
from app.extraction.plurals import is_human_plural
from app.extraction.title_memory import bare
from app.lexicon.clause_words import clause_words
from app.lexicon.heads import organisation_head_forms
from app.lexicon.persons import offices_of
from app.text.fold import fold
from app.text.span import Span

_NEAR_HEAD = 2
_ARTICLE, _NOMINATIVE = "ال", "ون"
_OPENING_MARKS = frozenset("«“„\"‹'‘")
_LONGEST_NAME_GAP = 14
_LONGEST_CLAUSE = 24
_FARTHEST_SUBJECT = 80
_BODIES = frozenset(
    (PartyType.MEDIA, PartyType.ORGANISATION, PartyType.GROUP, PartyType.AGENCY)
)
_ADVERBIAL = ("بال", "لل", "كال")
_ALL, _OF = fold("كل"), fold("من")
_DETACHED_LETTERS = frozenset(("ل", "ب", "ك"))
_INSIDE_TITLES = frozenset(map(fold, ("في", "لدى", "من", "على", "عن", "إلى")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What was read between a cue and its content (or before the cue).

    Attributes:
        mention: the mention that is the subject, None when it is none of the cast.
        phrase: the noun phrase that is the subject when no mention is; None when there is none.
        head: folded first word of the subject.
        inner: True when the mention does not open the phrase but stands inside it.
        joined: parties joined to it by و.
        told: outlets spoken to, or that carried it.
    """

    mention: Mention | None = None
    phrase: Span | None = None
    head: str = ""
    inner: bool = False
    joined: tuple[Mention, ...] = ()
    told: tuple[Mention, ...] = ()

    @property
    def written(self) -> bool:
        """True when the text has a subject here."""
        return self.mention is not None or self.phrase is not None


def subject_after(analysis: Analysis, cast: Cast, first: int, last: int) -> Subject:
    """Return the subject among the tokens `first` … `last` - 1 that follow a cue.

    The first noun after the cue is its subject; after a title the person named next is, past the
    bodies named within the title: «قال المتحدث باسم وزارة الخارجية جون كيربي» (qāla l-mutaḥaddith
    bi-smi wizārat al-khārijiyya Jūn Kīrbī) → جون كيربي.
    """
    told = told_outlets(analysis, cast, first, last)
    start = _skip(analysis, cast, first, last)
    if start >= last or _is_detached(analysis, start):
        return Subject(told=told)
    token = analysis.tokens[start]
    opening = cast.at(token.start)
    if opening is not None and opening in told:
        return Subject(told=told)
    if opening is None and _proclitic_mention(cast, token.start, token.end):
        return Subject(told=told)
    head = token.folded
    if opening is not None and _is_statement(analysis, opening):
        opening = None
    mention = _choose(analysis, cast, start, last, opening)
    if mention is None:
        phrase = Span(token.start, _phrase_end(analysis, start, last))
        return Subject(phrase=phrase, head=head, told=told)
    joined = joined_to(analysis, cast, mention, analysis.tokens[last - 1].end)
    told = tuple(m for m in told if m.party.id != mention.party.id)
    inner = opening is None and mention.party.type is not PartyType.PERSON
    return Subject(mention=mention, head=head, inner=inner, joined=joined, told=told)


def subject_before(analysis: Analysis, cast: Cast, first: int, cue: int) -> Subject:
    """Return the subject that stands before its verb, from clause start `first` to `cue`.

    Example: «لكن ليسلي غالب، الخبير في …، شكك في …» → ليسلي غالب.
    """
    start = _clause_start(analysis, first, cue)
    start = _skip(analysis, cast, start, cue)
    if start >= cue or _is_detached(analysis, start):
        return Subject()
    return subject_after(analysis, cast, start, cue)


def first_actor(analysis: Analysis, cast: Cast, sentence: Span, before: int) -> Mention | None:
    """Return the mention that is likely the subject of a sentence's first verb.

    The subject that follows the first word, taken for a verb («وأدان نائب المبعوث … بريت
    مكغورك»); else the first mention before offset `before` that follows no preposition, if it
    stands near the sentence's start.
    """
    first = analysis.token_index(sentence.start)
    last = min(analysis.token_index(min(before, sentence.end)), first + _LONGEST_CLAUSE)
    verb = first < last and not _is_detached(analysis, first)
    if verb and cast.at(analysis.tokens[first].start) is None:
        subject = subject_after(analysis, cast, first + 1, last)
        if subject.mention is not None:
            return subject.mention
    for mention in cast.within(Span(sentence.start, min(before, sentence.end))):
        index = token_at(analysis, mention.span.start)
        if index - first > _LONGEST_NAME_GAP:
            return None
        if not after_preposition(analysis, mention, first):
            return mention
    return None


def after_preposition(analysis: Analysis, mention: Mention, first: int) -> bool:
    """Tell whether a preposition governs the mention (attached or the word before)."""
    index = token_at(analysis, mention.span.start)
    token = analysis.tokens[index]
    if token.start < mention.span.start:
        return analysis.text[mention.span.start - 1] in "بلك"
    if index <= first:
        return False
    return analysis.tokens[index - 1].folded in clause_words().prepositions


def _skip(analysis: Analysis, cast: Cast, first: int, last: int) -> int:
    """Return the first token that is no adverb, pause or time word."""
    adverbs = clause_words().adverbs
    tokens = analysis.tokens
    index = first
    while index < last:
        token = tokens[index]
        if token.folded == _ALL and index + 1 < last and tokens[index + 1].folded == _OF:
            index += 2
            continue
        if token.is_word and token.folded not in adverbs:
            return index
        if cast.at(token.start) is not None and token.is_word:
            return index
        if token.folded == "(":
            index = _past_bracket(analysis, index, last)
            continue
        index += 1
    return last


def _past_bracket(analysis: Analysis, index: int, last: int) -> int:
    while index < last and analysis.tokens[index].folded != ")":
        index += 1
    return min(index + 1, last)


def _is_detached(analysis: Analysis, index: int) -> bool:
    word = analysis.tokens[index].folded
    words = clause_words()
    return (
        word in words.prepositions
        or word in _DETACHED_LETTERS
        or word in words.complementisers
        or word in words.relatives
        or word in words.adverbial_words
        or word.startswith(_ADVERBIAL)
        or (word[:1] in "وف" and word[1:] in words.prepositions)
        or (word[:1] == "ل" and _may_be_told(word[1:]))
    )


def _may_be_told(noun: str) -> bool:
    """Tell whether one speaks to what the noun means: «لصحفيين», «لشبكة»."""
    return is_human_plural(noun) or noun in organisation_head_forms()


def _proclitic_mention(cast: Cast, start: int, end: int) -> bool:
    """Tell whether the word is a preposition with a name («لرويترز»)."""
    inside = cast.within(Span(start + 1, end))
    return bool(inside) and inside[0].span.start == start + 1


def _choose(
    analysis: Analysis, cast: Cast, start: int, last: int, opening: Mention | None
) -> Mention | None:
    """Return the mention that heads the noun phrase at `start`, `opening` if one begins there."""
    words = clause_words()
    first = analysis.tokens[start].folded
    if opening is not None:
        return _choose_from_opening(analysis, cast, start, last, opening)
    if first in words.documents:
        return None
    if first in words.spokesmen:
        return _own_name(analysis, start, _person_named(analysis, cast, start, last))
    return _named_in_marks(analysis, cast, start, last) or _choose_named(
        analysis, cast, start, last
    )


def _choose_named(analysis: Analysis, cast: Cast, start: int, last: int) -> Mention | None:
    """Return the person after a title, else a name inside the first words of the phrase."""
    first = analysis.tokens[start].folded
    if first.startswith(_ARTICLE) and first.endswith(_NOMINATIVE):
        return None
    named = _person_named(analysis, cast, start, last)
    titled = first in clause_words().title_heads
    if named is not None or titled:
        return named
    if first in organisation_head_forms():
        return _named_behind(analysis, cast, start, last) if first in clause_words().name_heads else None
    return _inside_phrase(analysis, cast, start, last)


def _named_behind(analysis: Analysis, cast: Cast, start: int, last: int) -> Mention | None:
    """Return the body named right behind its class word: «صحيفة هآرتس», «موقع يوتيوب»."""
    if start + 1 >= last:
        return None
    token = analysis.tokens[start + 1]
    mention = cast.at(token.start)
    named = mention is not None and mention.kind is MentionKind.NAME
    begins = mention is not None and mention.span.start == token.start
    return mention if named and begins and mention and mention.party.type in _BODIES else None


def _own_name(analysis: Analysis, start: int, person: Mention | None) -> Mention | None:
    """Return the person named after «مستشار الرئيس …», None when it is the president's own name.

    A person known to hold the office that is named last («متحدث باسم الرئيس الروسي بوتين») is the
    one spoken for; any other is the speaker.
    """
    if person is None:
        return None
    between = analysis.tokens[start + 1 : analysis.token_index(person.span.start)]
    words = {bare(token.folded) for token in between}
    return None if words & offices_of(person.party.key) else person


def _named_in_marks(analysis: Analysis, cast: Cast, start: int, last: int) -> Mention | None:
    """Return the mention that the marks after the head noun enclose: «حركة "حماس"»."""
    for place in range(start + 1, min(last - 1, start + 1 + _NEAR_HEAD)):
        token = analysis.tokens[place]
        if token.is_word:
            if _is_detached(analysis, place):
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
        if token.folded in clause_words().relatives:
            return False
    before = analysis.tokens[index - 1].folded
    return before not in clause_words().prepositions or before == "باسم"


def _inside_phrase(analysis: Analysis, cast: Cast, start: int, last: int) -> Mention | None:
    """Return the mention that the subject's noun phrase holds («تنظيم «داعش»», «الرئيس بوتين»)."""
    for place in range(start, min(last, start + 1 + _NEAR_HEAD)):
        token = analysis.tokens[place]
        if place > start and _is_detached(analysis, place):
            return None
        mention = cast.at(token.start)
        if mention is not None and mention.span.start == token.start:
            return mention
    return None


def _is_statement(analysis: Analysis, mention: Mention) -> bool:
    return fold(mention.span.of(analysis.text)).split()[0] in clause_words().documents


def _phrase_end(analysis: Analysis, start: int, last: int) -> int:
    end = analysis.tokens[start].end
    for place in range(start + 1, last):
        token = analysis.tokens[place]
        if not token.is_word and token.folded in "،,:؛;":
            break
        if token.folded in clause_words().relatives or token.folded in clause_words().asides:
            break
        end = token.end
    return end


def _clause_start(analysis: Analysis, first: int, cue: int) -> int:
    """Return the token after the last word that opens a clause before the cue."""
    starts = clause_words().clause_starts
    start = first = max(first, cue - _FARTHEST_SUBJECT)
    for index in range(first, cue):
        word = analysis.tokens[index].folded
        following = f"{word} {analysis.tokens[index + 1].folded}" if index + 1 < cue else ""
        if following in starts:
            start = index + 2
        elif word in starts:
            start = index + 1
    return start
