"""Who stands as the subject of a cue in its own sentence.

Enters: an `Analysis`, a `Cast`, a stretch of tokens. Leaves: the mention (or the noun phrase of an
unnamed source) that is the subject, the parties joined to it, the outlets told. Goes by word
order and prepositions; refuses to look at other sentences.
"""

from dataclasses import dataclass
from functools import cache

from app.domain.party import PartyType
from app.extraction.reading.analysis import Analysis
from app.extraction.reading.cast import Cast, Mention
from app.extraction.speakers.strangers import indefinite_pronouns
from app.extraction.speakers.subject_names import choose_subject, is_detached, is_of_another
from app.extraction.speakers.subject_starts import past_told, subject_start
from app.extraction.speech.outlets import joined_to, token_at, told_outlets
from app.extraction.words.tense import is_verb
from app.lexicon.clause_words import clause_words
from app.lexicon.heads import unnamed_head_forms
from app.text.affixes import CONJUNCTIONS
from app.text.fold import fold
from app.text.span import Span
from app.text.tokens import Token

_LONGEST_NAME_GAP = 14
_LONGEST_CLAUSE = 24
_FARTHEST_SUBJECT = 80
_LONGEST_CROWD = 7
_NAME_OF = frozenset((fold("باسم"),))
_LENGTHENED = "ـ"


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
    start = subject_start(analysis, cast, first, last)
    start = past_told(analysis, cast, start, last, told)
    if start >= last:
        return Subject(told=told)
    token = analysis.tokens[start]
    opening = cast.at(token.start)
    if opening is None and is_detached(analysis, start):
        return Subject(told=told)
    if opening is not None and opening in told:
        return Subject(told=told)
    if opening is None and _proclitic_mention(analysis, cast, token):
        return Subject(told=told)
    head = token.folded
    if opening is not None and _is_statement(analysis, opening):
        opening = None
    mention = choose_subject(analysis, cast, start, last, opening)
    if mention is None:
        until = _before_name(analysis, cast, start, last)
        phrase = Span(token.start, _phrase_end(analysis, start, until))
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
    joined = _joined_start(analysis, start, cue)
    if joined is not None:
        return subject_after(analysis, cast, joined, cue)
    return subject_after(analysis, cast, start, cue)


def first_actor(analysis: Analysis, cast: Cast, sentence: Span, before: int) -> Mention | None:
    """Return the mention that is likely the subject of a sentence's first verb.

    The subject that follows the first word, taken for a verb («وأدان نائب المبعوث … بريت
    مكغورك»); else the first mention before offset `before` that follows no preposition, if it
    stands near the sentence's start.
    """
    first = analysis.token_index(sentence.start)
    last = min(analysis.token_index(min(before, sentence.end)), first + _LONGEST_CLAUSE)
    verb = first < last and not is_detached(analysis, first)
    unread = False
    if verb and cast.at(analysis.tokens[first].end - 1) is None:
        subject = subject_after(analysis, cast, first + 1, last)
        if subject.mention is not None:
            return subject.mention
        if subject.head in _unnamed():
            return None
        unread = subject.phrase is not None
    for mention in cast.within(Span(sentence.start, min(before, sentence.end))):
        index = token_at(analysis, mention.span.start)
        if index - first > _LONGEST_NAME_GAP:
            return None
        outlet = unread and mention.party.type is PartyType.MEDIA
        if not (outlet or after_preposition(analysis, mention, first)):
            return mention
    return None


@cache
def _unnamed() -> frozenset[str]:
    """Return the nouns of people and bodies without a name: «ورفض المتحدث باسم الصليب الأحمر»."""
    words = clause_words()
    return frozenset(unnamed_head_forms()) - words.documents - words.hearsay


def after_preposition(analysis: Analysis, mention: Mention, first: int) -> bool:
    """Tell whether a preposition governs the mention (attached or the word before)."""
    index = token_at(analysis, mention.span.start)
    token = analysis.tokens[index]
    if token.start < mention.span.start:
        return analysis.text[mention.span.start - 1] in "بلك"
    if index <= first:
        return False
    return analysis.tokens[index - 1].folded in clause_words().prepositions


def _proclitic_mention(analysis: Analysis, cast: Cast, token: Token) -> bool:
    """Tell whether the word is a preposition with a name («لرويترز», «لـCNN»)."""
    inside = cast.within(Span(token.start + 1, token.end))
    between = analysis.text[token.start + 1 : inside[0].span.start] if inside else ""
    return bool(inside) and not between.strip(_LENGTHENED)


def _is_statement(analysis: Analysis, mention: Mention) -> bool:
    return fold(mention.span.of(analysis.text)).split()[0] in clause_words().documents


def _before_name(analysis: Analysis, cast: Cast, start: int, last: int) -> int:
    """Return where the noun phrase ends that a name of another follows: «نائب فرنسي | كاميرون»."""
    if not is_of_another(analysis, start, last, spoken_for=True):
        return last
    return next((n for n in range(start + 2, last) if _is_name_apart(analysis, cast, n)), last)


def _is_name_apart(analysis: Analysis, cast: Cast, index: int) -> bool:
    """Tell whether a name begins at a token that no preposition governs («باسم حماس»)."""
    mention, before = cast.at(analysis.tokens[index].start), analysis.words[index - 1]
    return mention is not None and before not in clause_words().prepositions | _NAME_OF


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


def _joined_start(analysis: Analysis, first: int, cue: int) -> int | None:
    """Return where «والبعض يرى», «فالعديد من العراقيين قالوا» begins: people no one has named.

    A conjunction before them opens a clause of their own when no verb stands between.
    """
    for index in range(cue - 1, max(first, cue - _LONGEST_CROWD) - 1, -1):
        word = analysis.tokens[index].folded
        if not analysis.tokens[index].is_word or is_verb(word):
            return None
        if word[:1] in CONJUNCTIONS and (
            word[1:] in _people() or word[1:] in indefinite_pronouns()
        ):
            return index
    return None


@cache
def _people() -> frozenset[str]:
    """Return the folded words that count people: «العديد», «بعض», «معظم»."""
    return frozenset(clause_words().quantities) | frozenset(clause_words().counting)
