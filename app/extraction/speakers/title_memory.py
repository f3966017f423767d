"""With which words each party of an article is introduced: titles before and behind its names.

Enters: an `Analysis` and a `Cast`. Leaves: for a description («الخبير البريطاني», the British
expert) how well its words fit a party. Refuses to choose.
"""

from collections.abc import Iterator
from functools import lru_cache

from app.domain.party import Party, PartyType
from app.extraction.reading.analysis import Analysis
from app.extraction.reading.cast import Cast
from app.lexicon.clause_words import clause_words
from app.lexicon.states import demonym_forms
from app.text.affixes import DEFINITE
from app.text.span import Span
from app.text.tokens import Token

_BEFORE = 6
_BEHIND = 8
_COMMAS = frozenset("،,(")
_SHORTEST = 2


class TitleMemory:
    """The words that stand with the names of each party, read when first asked for."""

    def __init__(self, analysis: Analysis, cast: Cast) -> None:
        self._analysis = analysis
        self._cast = cast
        self._words: dict[str, frozenset[str]] = {}

    def fit(self, party: Party, phrase: tuple[Token, ...]) -> Iterator[str]:
        """Yield in which ways the words of a description fit a party.

        Args:
            party: who may be meant.
            phrase: the description's tokens, its head first.
        """
        words = [bare(t.folded) for t in phrase if t.is_word]
        if not words:
            return
        known = self._of(party)
        yield "head fits" if words[0] in known else "head does not fit"
        more = sum(word in known for word in words[1:])
        yield f"fitting words {min(more, 2)}"
        origins = {country for word in phrase for country in _origins(word.folded)}
        if origins and party.country:
            yield "of that country" if party.country in origins else "of another country"

    def fitting(self, party: Party, phrase: tuple[Token, ...]) -> int:
        """Return how many words of a description are words of a party's titles."""
        known = self._of(party)
        return sum(bare(t.folded) in known for t in phrase if t.is_word)

    def _of(self, party: Party) -> frozenset[str]:
        if party.id not in self._words:
            self._words[party.id] = frozenset(self._read(party))
        return self._words[party.id]

    def _read(self, party: Party) -> Iterator[str]:
        for span in party.descriptive:
            yield from (bare(t.folded) for t in self._analysis.tokens_in(span))
        for span in party.mentions:
            if party.type is PartyType.PERSON:
                yield from self._around(span)
            else:
                yield from (bare(t.folded) for t in self._analysis.tokens_in(span))

    def _around(self, span: Span) -> Iterator[str]:
        """Yield the words of the title before a name, and of the apposition behind it."""
        tokens = self._analysis.tokens
        first = self._analysis.token_index(span.start)
        for token in reversed(tokens[max(0, first - _BEFORE) : first]):
            if not token.is_word or token.folded in clause_words().complementisers:
                break
            yield bare(token.folded)
        last = self._analysis.token_index(span.end)
        if last < len(tokens) and tokens[last].folded in _COMMAS:
            for token in tokens[last + 1 : last + _BEHIND]:
                if not token.is_word:
                    break
                yield bare(token.folded)


@lru_cache(maxsize=1 << 14)
def bare(word: str) -> str:
    """Return a folded word without its article and what is attached before it."""
    for article in DEFINITE:
        if word.startswith(article) and len(word) - len(article) >= _SHORTEST:
            return word[len(article) :]
    return word


def _origins(word: str) -> Iterator[str]:
    for demonym in demonym_forms().get(word, ()):
        if demonym.certain and demonym.state.iso2:
            yield demonym.state.iso2
