"""Longest-match look-up of known word sequences in a tokenised text, through Arabic proclitics.

Enters: forms with what they mean, and tokens. Leaves: for each token the matches that begin there,
with the offset where the name itself begins. Refuses to know what the meanings are.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Generic, NamedTuple, TypeVar

from app.lexicon.party_words import party_words
from app.text.affixes import CONJUNCTIONS, PREPOSITIONS
from app.text.memory import remembered
from app.text.tokens import Token, offset_after, tokenize

Meaning = TypeVar("Meaning")

_QUOTES = frozenset("\"'«»“”„‘’")
_CLOSING = frozenset("»”")
_PROCLITICS = CONJUNCTIONS + PREPOSITIONS
_SHORTEST_AFTER_CLITIC = 3
_SHORTEST_WORD = 2
_VARIANT, _USUAL = "ديموقراط", "ديمقراط"
_END = "\0"
_PAST_END = "\n"  # no token


class Match(NamedTuple, Generic[Meaning]):
    """One form found in a text.

    Attributes:
        first: index of its first token.
        after: index of the token after its last.
        start: offset where the name begins, proclitics left out.
        end: offset where it ends.
        letters: folded letters of the first token that are proclitics.
        meanings: all that the form may mean.
    """

    first: int
    after: int
    start: int
    end: int
    letters: int
    meanings: tuple[Meaning, ...]


class _Opened(NamedTuple):
    """Where in the trie a folded word leads.

    Attributes:
        letters: its letters that are proclitics.
        node: the trie under what remains.
        whole: False when the word alone is too short to be a form.
    """

    letters: int
    node: dict[str, Any]
    whole: bool


@remembered
def stems(folded: str) -> tuple[tuple[str, int], ...]:
    """Return (stem with its article, number of proclitic letters), fewest proclitics first.

    The article that «لل» hides is written out: «للولايات» (li-l-wilāyāt, to the states) →
    («للولايات», 0), («الولايات», 1); the name begins at the second ل (annotation scheme §2).
    """
    if folded[:1] not in _PROCLITICS or folded in party_words().unjoined:
        return ((folded, 0),)
    return tuple(_stems(folded)) if folded else ()


@remembered
def stem_words(folded: str) -> tuple[str, ...]:
    """Return the stems of a folded word, fewest proclitics first."""
    return tuple([stem for stem, _ in stems(folded)])


def attached_forms(stems_: Iterable[str]) -> frozenset[str]:
    """Return every folded word that `stems` reads as one of some stems: «دول», «ودول», «بالدول»."""
    whole = party_words().unjoined
    return frozenset(
        form for stem in stems_ for form in _attached(stem) if form == stem or form not in whole
    )


def _attached(stem: str) -> Iterator[str]:
    plain = [stem]
    if len(stem) >= _SHORTEST_AFTER_CLITIC:
        plain += [preposition + stem for preposition in PREPOSITIONS]
    if len(stem) > _SHORTEST_AFTER_CLITIC and stem.startswith("ال"):
        plain.append("لل" + stem[2:])
    for form in plain:
        yield form
        if len(form) >= _SHORTEST_WORD:
            yield from (conjunction + form for conjunction in CONJUNCTIONS)


def spelling(folded: str) -> str:
    """Return one spelling for words that folding leaves in two: «ديموقراطي», «ديمقراطي»."""
    return folded.replace(_VARIANT, _USUAL) if _VARIANT in folded else folded


def _stems(folded: str) -> Iterator[tuple[str, int]]:
    yield folded, 0
    taken = 0
    if folded[0] in CONJUNCTIONS and len(folded) > _SHORTEST_WORD:
        taken = 1
        yield folded[1:], 1
    for begin in (0, taken) if taken else (0,):
        rest = folded[begin:]
        if rest[0] not in PREPOSITIONS or len(rest) <= _SHORTEST_AFTER_CLITIC:
            continue
        if rest.startswith("لل"):
            yield "ال" + rest[2:], begin + 1
        yield rest[1:], begin + 1


def _short_stem(folded: str) -> tuple[tuple[str, int], ...]:
    """Return a stem of two letters after a preposition: «لبي بي سي» (to the BBC)."""
    short = len(folded) == _SHORTEST_AFTER_CLITIC and folded[0] in PREPOSITIONS
    return ((folded[1:], 1),) if short else ()


class Matcher(Generic[Meaning]):
    """A trie of word sequences over folded tokens."""

    def __init__(self, forms: Iterable[tuple[str, Meaning]]) -> None:
        self._root: dict[str, Any] = {}
        self.opened_by = remembered(self._opened_by)
        for form, meaning in forms:
            node = self._root
            for token in tokenize(form):
                if token.folded not in _QUOTES:
                    node = node.setdefault(spelling(token.folded), {})
            known = node.get(_END, ())
            if meaning not in known:
                node[_END] = (*known, meaning)

    def at(self, text: str, tokens: Sequence[Token], first: int) -> tuple[Match[Meaning], ...]:
        """Return the matches that begin at token `first`, longest first, then fewest proclitics.

        There are none where `opened_by` has nothing for its folded form. Quotation marks inside a
        name do not break it: «حزب "الشعب"» (the party "the People"); one that closes what began
        before does: «“في دي بي” أن» is no "bn".
        """
        token = tokens[first]
        if not token.is_word:
            return ()
        found: list[Match[Meaning]] = []
        for letters, node, whole in self.opened_by(token.folded):
            walk = self._walk(text, tokens, first, letters, node)
            found += walk if whole else (match for match in walk if match.after > first + 1)
        if len(found) > 1:
            found.sort(key=lambda m: (-m.after, m.letters))
        return tuple(found)

    def opens(self, folded: str) -> bool:
        """Tell whether a form may begin with a folded word."""
        return bool(self._opened_by(folded))

    def _opened_by(self, folded: str) -> tuple[_Opened, ...]:
        """Return what forms begin with a folded word."""
        return tuple(
            [
                _Opened(letters, node, letters == 0 or len(stem) > _SHORTEST_WORD)
                for stem, letters in (*stems(folded), *_short_stem(folded))
                if (node := self._root.get(spelling(stem))) is not None
            ]
        )

    def _walk(
        self, text: str, tokens: Sequence[Token], first: int, letters: int, node: dict[str, Any]
    ) -> Iterator[Match[Meaning]]:
        start = offset_after(text, tokens[first], letters) if letters else tokens[first].start
        place, opened = first + 1, False
        while True:
            word = tokens[place].folded if place < len(tokens) else _PAST_END
            if _END in node:
                after = place + (opened and word in _QUOTES)
                yield Match(first, after, start, tokens[after - 1].end, letters, node[_END])
                if len(node) == 1:
                    return
            while word in _QUOTES and (opened or word not in _CLOSING):
                place, opened = place + 1, True
                word = tokens[place].folded if place < len(tokens) else _PAST_END
            following = node.get(spelling(word))
            if following is None:
                return
            node, place = following, place + 1
