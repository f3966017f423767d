"""Whose name a subject is that was not read as a name: «ويؤكد الزيدي» after «منتظر الزيدي».

Enters: what is remembered of the article, the first word of the subject. Leaves: the one party
whose name ends with the word. Refuses a word that ends the names of two.
"""

from app.domain.party import Party, PartyType
from app.extraction.speakers.discourse import Discourse
from app.lexicon.clause_words import clause_words
from app.text.fold import fold
from app.text.span import Span

_LONGEST_NAME = 3
_SHORTEST = 4
_BLANK = 2


def namesake(discourse: Discourse, head: str, phrase: Span | None) -> str | None:
    """Return the person whose name ends with a folded word, None when nobody's or two's does.

    Args:
        discourse: what is remembered of the article.
        head: the word, folded.
        phrase: where it stands; what goes on behind it with another name is someone else's.

    Example: «وأضاف الحموني» (al-Ḥamūnī added) → «رشيد الحموني».
    """
    same = _same_words(discourse, phrase) or _nicknamed(discourse, phrase)
    if same is not None:
        return same
    if len(head) < _SHORTEST or _goes_on(discourse, phrase):
        return None
    found = {
        party.id
        for party in (*discourse.cast.parties, *discourse.met.values())
        if party.type is PartyType.PERSON and _ends(discourse, party, head)
    }
    return found.pop() if len(found) == 1 else None


def _same_words(discourse: Discourse, phrase: Span | None) -> str | None:
    """Return the one person whose name of two words or more begins the phrase: «عبد الله»."""
    words = [t.folded for t in discourse.analysis.tokens_in(phrase)] if phrase is not None else []
    if not words:
        return None
    person = PartyType.PERSON
    found = {
        party.id
        for party in discourse.cast.parties
        if party.type is person and not party.unnamed
        for name in discourse.names_of(party)
        if (parts := name.split())[1:] and words[: len(parts)] == parts
    }
    return found.pop() if len(found) == 1 else None


def _nicknamed(discourse: Discourse, phrase: Span | None) -> str | None:
    """Return the party behind whose name the marked word stood before: «الشبكة … "أزطا"»."""
    if phrase is None:
        return None
    words = discourse.analysis.tokens_in(phrase)
    name = words[0].folded if words else ""
    for other in discourse.analysis.marked:
        if other.outer.start >= phrase.start:
            return None
        if fold(other.inner.of(discourse.analysis.text)) == name:
            owner = discourse.cast.at(other.outer.start - _BLANK)
            return owner.party.id if owner is not None and not owner.party.unnamed else None
    return None


def _goes_on(discourse: Discourse, phrase: Span | None) -> bool:
    """Tell whether more of a name may stand behind the word: «مريم | أم عارف»."""
    words = discourse.analysis.tokens_in(phrase)[1:2] if phrase is not None else ()
    known = clause_words()
    return any(
        t.is_word
        and t.folded not in known.prepositions | known.adverbs
        and t.folded not in known.complementisers | known.adverbial_words
        and not t.folded.startswith(("ل", "ب"))
        for t in words
    )


def _ends(discourse: Discourse, party: Party, head: str) -> bool:
    """Tell whether one of a party's names ends with the word.

    What was read as a noun may be a name and a title: «براق صالحي مهندس المحرك» … «صالحي».
    """
    if party.unnamed:
        text = discourse.analysis.text
        words = [fold(span.of(text)).split() for span in party.descriptive]
        return any(head in (*one[1:_LONGEST_NAME], *one[-1:]) for one in words)
    return any(name.split()[-1:] == [head] for name in discourse.names_of(party))
