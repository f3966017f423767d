"""Sources without a name: «مصادر أمنية تركية», "Turkish security sources".

Enters: an analysis and the span where a noun phrase begins. Leaves: an unnamed party, or None when
the phrase is no such source. Refuses to decide whether two phrases mean one source.
"""

import re

from app.domain.party import Party, PartyType
from app.extraction.reading.analysis import Analysis
from app.extraction.reading.cast import NO_CAST, Cast
from app.extraction.speakers.complements import complement_end, told_start, without_tail
from app.extraction.words.gazetteer import KnownMatch, gazetteer
from app.extraction.words.matching import stem_words
from app.extraction.words.plurals import ends_phrase, is_human_plural
from app.extraction.words.tense import is_verb
from app.lexicon.bodies import Body
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import cue_forms
from app.lexicon.heads import (
    OrganisationHead,
    UnnamedHead,
    organisation_head_forms,
    unnamed_head_forms,
)
from app.lexicon.inflection import Number, english_plural
from app.lexicon.party_words import party_words
from app.lexicon.people_nouns import is_people_noun
from app.lexicon.peoples import PeopleForm
from app.lexicon.states import Demonym, State
from app.text.affixes import ARTICLE, CONJUNCTIONS, PREPOSITIONS
from app.text.fold import fold
from app.text.names import romanise
from app.text.span import Span
from app.text.tokens import Token

_QUANTIFIERS = frozenset(
    fold("بعض عدد من عدة أحد إحدى مجموعة كبار كبير كبيرة عديد العديد معظم أغلب أكثر").split()
)
_ADJECTIVE_ENDINGS = ("ي", "يه", "يين", "يون", "ين", "ون", "ات", "ه", "يا")
_INSIDE, _PLURAL = "في", "ات"
_ALIF, _TO_THE = "ا", "لل"
_JOINED = CONJUNCTIONS + PREPOSITIONS
_SHORTEST_TOLD = 4
_SHORTEST = 3
_ONE = frozenset(map(fold, ("أحد", "إحدى")))
_ACTIVITY = re.compile(r"م\wا\w{2}ه")


def unnamed_source(
    analysis: Analysis, span: Span, number: int, cast: Cast = NO_CAST
) -> Party | None:
    """Read the noun phrase that begins at `span` as a source without a name.

    The phrase is a quantifier if any, a noun of people or sources, its adjectives, and what it is
    of: «باسم» with whom it speaks for, a body behind «في», «من» or attached بـ, a genitive
    («مسؤول بوزارة الداخلية العراقية», an official of the Iraqi ministry of the interior).

    Args:
        analysis: the text, read once.
        span: where the phrase stands; what goes past it is not read.
        number: makes the local id, «u3» for 3.
        cast: the parties named in the text; their names are taken whole.

    Returns:
        A party with `unnamed` set, its country by the adjective of origin or the state in the
        phrase, and the phrase without proclitics as its description; None when no noun of
        unnamed_heads.csv opens the phrase.
    """
    first = analysis.token_index(span.start)
    after = analysis.token_index(span.end)
    index = first
    while index < after and _quantifier(analysis.tokens[index].folded):
        index += 1
    match = _head(analysis, index) if index < after else None
    after = told_start(analysis, cast, first + 1, after)
    if match is not None and index == first and describes_words(analysis, first):
        return None
    if match is None:
        return _counted(analysis, first, index, after, number) if index > first else None
    head = next(k.entry for k in match.meanings if isinstance(k.entry, UnnamedHead))
    definite = analysis.text[match.start :].startswith(ARTICLE) or index > first
    single = head.number is Number.SINGULAR and index == first
    end, country = _rest(analysis, match.after, after, definite=definite, single=single)
    end, country = max(end, match.after), country or _inner_country(analysis, match)
    end = without_tail(analysis, first, complement_end(analysis, cast, end, after))
    start = match.start if index == first else _start(analysis.tokens[first])
    phrase = Span(start, analysis.tokens[end - 1].end)
    if _is_activity(analysis.tokens[index].folded, head):
        return None
    return Party(
        id=f"u{number}",
        type=_type(head, one=_is_one(analysis.words[first]), quantified=index > first),
        canonical_ar=_written(analysis, phrase),
        canonical_en=_english(head, country),
        country=country.iso2 if country else None,
        country_basis="nisba" if country else None,
        descriptive=(phrase,),
        unnamed=True,
    )


def _written(analysis: Analysis, phrase: Span) -> str:
    """Return the words of a phrase, with the article that «لل» swallows: «للمصادر» → «المصادر»."""
    words = " ".join(phrase.of(analysis.text).split())
    swallowed = analysis.text[max(0, phrase.start - 1) : phrase.start + 1] == _TO_THE
    return _ALIF + words if swallowed else words


def describes_words(analysis: Analysis, index: int) -> bool:
    """Tell whether an adjective is meant: «تصريح صحافي» (a press statement), no journalist."""
    before = analysis.tokens[index - 1].folded if index else ""
    words = clause_words()
    noun = before.removesuffix("ا")
    return analysis.tokens[index].folded.endswith("ي") and (
        {before, noun} & (words.documents | words.occasions | words.interviews) != set()
    )


def _counted(analysis: Analysis, first: int, index: int, after: int, number: int) -> Party | None:
    """Return the group of «أحد المشاركين», «بعض المدافعين»: counted people no list knows."""
    tokens = analysis.tokens
    if index >= after or not _is_people(tokens[index].folded):
        return None
    end, country = _rest(analysis, index + 1, after, definite=True)
    end = complement_end(analysis, NO_CAST, end, after)
    phrase = Span(_start(tokens[first]), tokens[end - 1].end)
    name = " ".join(phrase.of(analysis.text).split())
    return Party(
        id=f"u{number}",
        type=PartyType.PERSON if _is_one(tokens[first].folded) else PartyType.GROUP,
        canonical_ar=name,
        canonical_en=romanise(name),
        country=country.iso2 if country else None,
        country_basis="nisba" if country else None,
        descriptive=(phrase,),
        unnamed=True,
    )


def _is_people(word: str) -> bool:
    """Tell whether what is counted are people: «المشاركين», «رواد المواقع», «الآباء»."""
    definite = word.startswith(ARTICLE)
    return (definite and is_human_plural(word)) or is_people_noun(word)


def _is_activity(word: str, head: UnnamedHead) -> bool:
    """Tell whether the definite word is a verbal noun that looks feminine: «المشاركة»."""
    single = head.number is Number.SINGULAR and head.type is PartyType.PERSON
    return single and word.startswith(ARTICLE) and _ACTIVITY.fullmatch(word[2:]) is not None


def _start(quantifier: Token) -> int:
    """Return where a quantifier begins, past what is joined: «فالعديد», «لأحد الجنود»."""
    joined = quantifier.folded[:1] in _JOINED and _is_quantity(quantifier.folded[1:])
    return quantifier.start + int(joined)


def _is_one(word: str) -> bool:
    return not _ONE.isdisjoint(stem_words(word))


def _is_quantity(word: str) -> bool:
    return word in _QUANTIFIERS or word in clause_words().counting


def _quantifier(folded: str) -> bool:
    stems = stem_words(folded)
    return folded.isdigit() or not (_QUANTIFIERS | clause_words().counting).isdisjoint(stems)


def _head(analysis: Analysis, index: int) -> KnownMatch | None:
    for match in gazetteer().at(analysis.text, analysis.tokens, index):
        if any(isinstance(known.entry, UnnamedHead) for known in match.meanings):
            return match
    return None


def _rest(
    analysis: Analysis, index: int, limit: int, *, definite: bool, single: bool = False
) -> tuple[int, State | None]:
    """Return where the phrase ends and the state it names; several are no adjective of one."""
    country: State | None = None
    first = index
    while index < limit and analysis.tokens[index].is_word:
        folded = analysis.tokens[index].folded
        if _leaves(folded, definite=definite) or (folded != _INSIDE and _is_preposition(folded)):
            break
        found = _origin(analysis, index)
        if found:
            index, state = found
            country = country or state
        elif folded == _INSIDE and (inside := _body_end(analysis, index + 1)):
            return inside
        elif (
            folded in party_words().particles
            or not _qualifies(folded, definite=definite)
            or ends_phrase(analysis.words[index - 1], folded)
            or (single and _is_of_several(folded, inside=index > first))
            or _is_told(folded, inside=index > first)
        ):
            break
        else:
            index += 1
    return index, country


def _is_of_several(word: str, *, inside: bool) -> bool:
    """Tell whether a word is no adjective of one: «المسؤولون»; «مسؤول رفيع | انتقادات»."""
    several = word.startswith(ARTICLE) and is_human_plural(word)
    return several or (inside and word.endswith(_PLURAL))


def _is_preposition(word: str) -> bool:
    words = clause_words()
    return word in words.prepositions or word in words.adverbial_words


def _is_told(word: str, *, inside: bool) -> bool:
    """Tell whether a body is told something: «أبلغ مسؤول أميركي وكالة», «طالب النواب الحكومة»."""
    definite = word.startswith(ARTICLE)
    return (definite or inside) and word.removeprefix(ARTICLE) in organisation_head_forms()


def _qualifies(word: str, *, definite: bool) -> bool:
    """Tell whether a word is an adjective by its ending, or any plain indefinite after another."""
    if word in party_words().particles or word in clause_words().action_nouns:
        return False
    if word.endswith(_ADJECTIVE_ENDINGS):
        return True
    return not (definite or word.startswith(ARTICLE) or is_verb(word) or len(word) < _SHORTEST)


def _leaves(word: str, *, definite: bool) -> bool:
    """Tell whether a word is no adjective of the phrase: a time word, a cue, «لشبكة»."""
    if (word in clause_words().adverbs and not _knows(word)) or (
        word in cue_forms() and not word.endswith("ي")
    ):
        return True
    if word.startswith(ARTICLE) and not definite:
        return True
    return word.startswith("ل") and word.endswith(("ه", "ات")) and len(word) > _SHORTEST_TOLD


def _knows(word: str) -> bool:
    """Tell whether an adverb of time is an adjective of sources here: «مصدر مطلع» (informed)."""
    return word in unnamed_head_forms()


def _origin(analysis: Analysis, index: int) -> tuple[int, State | None] | None:
    for match in gazetteer().at(analysis.text, analysis.tokens, index):
        for known in match.meanings:
            if isinstance(known.entry, Demonym) and match.letters == 0:
                return match.after, known.entry.state if known.entry.certain else None
            if isinstance(known.entry, PeopleForm) and match.letters == 0:
                return match.after, None
    return None


def _body_end(analysis: Analysis, index: int) -> tuple[int, State | None] | None:
    if index >= len(analysis.tokens):
        return None
    for match in gazetteer().at(analysis.text, analysis.tokens, index):
        for known in match.meanings:
            if isinstance(known.entry, Body | OrganisationHead):
                origin = (
                    _origin(analysis, match.after) if match.after < len(analysis.tokens) else None
                )
                return origin or (match.after, None)
    return None


def _inner_country(analysis: Analysis, match: KnownMatch) -> State | None:
    """Return the state of an adjective inside the head itself, if any."""
    for index in range(match.first + 1, match.after):
        found = _origin(analysis, index)
        if found:
            return found[1]
    return None


def _type(head: UnnamedHead, *, one: bool, quantified: bool) -> PartyType:
    several = not one and (quantified or head.number is not Number.SINGULAR)
    return PartyType.GROUP if several and head.type is PartyType.PERSON else head.type


def _english(head: UnnamedHead, country: State | None) -> str:
    noun = head.gloss if head.number is Number.SINGULAR else english_plural(head.gloss)
    return f"Unnamed {noun} ({country.canonical_en})" if country else f"Unnamed {noun}"
