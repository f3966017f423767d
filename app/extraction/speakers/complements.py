"""Where the noun phrase of an unnamed source ends: whom it speaks for, where it works.

Enters: an `Analysis`, a `Cast`, the token behind a noun and its adjectives. Leaves: the token
after the whole phrase: «متحدث | باسم الجيش اليمني» (a spokesman | for the Yemeni army). Refuses to
say who is meant.
"""

from app.domain.party import PartyType
from app.extraction.reading.analysis import Analysis
from app.extraction.reading.cast import Cast, Mention
from app.extraction.words.gazetteer import gazetteer
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import cue_forms
from app.lexicon.heads import organisation_head_forms, unnamed_head_forms
from app.lexicon.party_words import is_body_adjective, party_words
from app.lexicon.places import KnownPlace
from app.lexicon.states import State, demonym_forms
from app.text.affixes import ARTICLE, NISBA
from app.text.fold import fold

_FOR = fold("باسم")
_FOR_IT = frozenset(map(fold, ("باسمه", "باسمها", "باسمهم", "باسمهما")))
_INSIDE = fold("في")
_AT = frozenset(map(fold, ("في", "من", "لدى", "عن")))
_ATTACHED = frozenset("بل")
_IN = "ب"
_TO, _LENGTHENED = "ل", "ـ"
_TOLD = frozenset(("مراسل", "صحفي", "صحافي"))
_FEMININE_NISBA = "يه"
_PLURAL_ADJECTIVES = ("يون", "يين", "يات")
_LONGEST = 8
_NO_BODIES = frozenset((PartyType.PERSON, PartyType.MEDIA))


def complement_end(analysis: Analysis, cast: Cast, index: int, limit: int) -> int:
    """Return the token after what a noun of people is of, `index` when it is of nothing.

    Args:
        analysis: the text.
        cast: the parties named in it; a name is taken whole, a person's or an outlet's never.
        index: the token after the noun and its adjectives.
        limit: the phrase goes no farther.
    """
    limit = min(limit, index + _LONGEST)
    while index < limit and analysis.tokens[index].is_word:
        after = _step(analysis, cast, index, limit)
        if after == index:
            break
        index = min(after, limit)
    return index


def told_start(analysis: Analysis, cast: Cast, index: int, limit: int) -> int:
    """Return the first token that tells to whom one spoke, else `limit`: «مصدر أمني | لمراسل»."""
    return next((n for n in range(index, limit) if _is_told(analysis, cast, n)), limit)


def _is_told(analysis: Analysis, cast: Cast, index: int) -> bool:
    token = analysis.tokens[index]
    if not token.folded.startswith(_TO):
        return False
    mention = cast.at(token.end - 1)
    if mention is not None:
        outlet = mention.party.type is PartyType.MEDIA
        before = analysis.text[token.start : mention.span.start].rstrip(_LENGTHENED)
        return outlet and before == _TO
    noun = token.folded.removeprefix(_TO)
    outlets = any(h.type is PartyType.MEDIA for h in organisation_head_forms().get(noun, ()))
    people = any(h.singular in _TOLD for h in unnamed_head_forms().get(noun, ()))
    return outlets or people


def without_tail(analysis: Analysis, first: int, after: int) -> int:
    """Return where a phrase ends without what governs a noun it no longer holds: «الموقع | لـ»."""
    prepositions = clause_words().prepositions
    while after > first + 1:
        word = analysis.tokens[after - 1].folded
        to_body = word[:1] == "ل" and word[1:] in organisation_head_forms()
        if analysis.tokens[after - 1].is_word and not (
            word in prepositions or word in _ATTACHED or to_body
        ):
            break
        after -= 1
    return after


def _step(analysis: Analysis, cast: Cast, index: int, limit: int) -> int:
    """Return the token after one more piece of the complement, `index` when there is none."""
    word = analysis.tokens[index].folded
    if word in _FOR_IT:
        return index + 1
    if word == _FOR:
        return max(_body_end(analysis, cast, index + 1, limit), index)
    if word in _AT and index + 1 < limit:
        inside = word == _INSIDE and _is_place(analysis, index + 1)
        if inside or _is_body(analysis, cast, index + 1):
            return max(_body_end(analysis, cast, index + 1, limit), index + 2 * inside)
        return index
    if _is_closed(analysis, cast, index):
        return index
    return _body_end(analysis, cast, index, limit)


def _is_closed(analysis: Analysis, cast: Cast, index: int) -> bool:
    """Tell whether a definite noun stands before: it is of nothing («طالب النواب الحكومة»)."""
    before, word = analysis.tokens[index - 1].folded, analysis.tokens[index].folded
    # «منظمات حقوقية» (of rights) is whole, and in «أبلغ مسؤول رفيع شبكة» the network is told
    activist = before.endswith(_FEMININE_NISBA) and _is_source(analysis.words[index - 2])
    if activist or _is_indefinite_adjective(before):
        return word[:1] not in _ATTACHED
    named = _mention_at(analysis, cast, index) is not None and word[:1] not in _ATTACHED
    if not before.startswith(ARTICLE):  # «اتهمت مصادر أمريكية حركة طالبان»: she is accused
        return named and before in demonym_forms()
    return named or (word.startswith(ARTICLE) and not may_be_adjective(word))


def _is_indefinite_adjective(word: str) -> bool:
    """Tell whether a folded word is an adjective behind which no genitive can stand: «أمني»."""
    if word in clause_words().ranks:
        return True
    return word.endswith(NISBA) and not word.startswith(ARTICLE) and not _is_source(word)


def _is_source(word: str) -> bool:
    """Tell whether a folded word is a noun of people: «محامي» (lawyer)."""
    return word in unnamed_head_forms()


def may_be_adjective(word: str) -> bool:
    """Tell whether a folded definite word may describe the definite noun before it."""
    return (
        is_body_adjective(word)
        or word in party_words().title_adjectives
        or word.endswith(_PLURAL_ADJECTIVES)
    )


def _body_end(analysis: Analysis, cast: Cast, index: int, limit: int) -> int:
    """Return the token after the body that begins at `index`: a name, or a noun of bodies."""
    if index >= limit:
        return index
    mention = _mention_at(analysis, cast, index)
    if mention is not None:
        if mention.party.type in _NO_BODIES:
            return index
        return analysis.token_index(mention.span.end)
    word = analysis.tokens[index].folded
    if _stops(word) or not (word.startswith(ARTICLE) or _is_head(word)):
        return index
    after = index + 1
    while after < limit and _goes_on(analysis, cast, after):
        after += 1
    return after


def _is_body(analysis: Analysis, cast: Cast, index: int) -> bool:
    """Tell whether a named party or a noun of bodies begins here: «في | السفارة», not «في بيان»."""
    named = _mention_at(analysis, cast, index) is not None
    return named or _is_head(analysis.tokens[index].folded.removeprefix(ARTICLE))


def _is_place(analysis: Analysis, index: int) -> bool:
    """Tell whether one can be there: «في | السوق», not «في | بيان», «في | الآونة الأخيرة»."""
    token = analysis.tokens[index]
    word = token.folded
    if not token.is_word or _stops(word) or word in clause_words().documents:
        return False
    known = gazetteer().at(analysis.text, analysis.tokens, index)
    place = any(isinstance(k.entry, State | KnownPlace) for m in known for k in m.meanings)
    return place or (word.startswith(ARTICLE) and word not in clause_words().occasions)


def _goes_on(analysis: Analysis, cast: Cast, index: int) -> bool:
    token = analysis.tokens[index]
    definite = token.is_word and token.folded.startswith(ARTICLE)
    return definite and not _stops(token.folded) and cast.at(token.start) is None


def _mention_at(analysis: Analysis, cast: Cast, index: int) -> Mention | None:
    """Return the mention that begins at a token, or behind the ب or ل attached to it."""
    token = analysis.tokens[index]
    mention = cast.at(token.end - 1)
    if mention is None:
        return None
    begins = mention.span.start == token.start
    attached = mention.span.start == token.start + 1 and token.folded[:1] in _ATTACHED
    return mention if begins or attached else None


def _is_head(word: str) -> bool:
    bare = word[1:] if word.startswith(_IN) else word
    return word in organisation_head_forms() or bare in organisation_head_forms()


def _stops(word: str) -> bool:
    words = clause_words()
    return (
        word in words.adverbs
        or word in words.prepositions
        or word in words.relatives
        or word in words.complementisers
        or word in party_words().times
        or (word in cue_forms() and not word.startswith(ARTICLE))
    )
