"""Where one proposition may end and the next begin.

Enters: the tokens of a stretch of text. Leaves: candidate boundaries. Decides nothing: `clauses`
and `narrator` weigh what can be seen there (`boundary_features`).
"""

from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import chain
from types import MappingProxyType
from typing import NamedTuple

from app.extraction.claims.joined_words import adds_word, is_conjunction
from app.extraction.claims.time_asides import sets_off_day
from app.extraction.reading.cast import Cast
from app.extraction.words.word_shapes import MARKS, VERBS, mark_shape, shapes_of
from app.lexicon.clause_words import clause_words
from app.lexicon.clauses import clause_openers, connectives, is_complementiser
from app.lexicon.whole_words import CONJUNCTIONS, is_joined
from app.text.tokens import Token

_BREAKS = frozenset({"stop", "semicolon", "comma", "dash", "open", "close"})
_AS = "كما"
_INCLUDING, _IN = "بما", "في"
_OF_NOUNS = frozenset({"منذ", "رغم", "وقت", _AS})
_NOMINAL = frozenset({"the", "number", "attached", "preposition"})
_ASIDES = MappingProxyType({"dash": "dash", "close": "open"})
_LONGEST_ASIDE, _SHORT_ASIDE = 12, 5
_LONGEST_LEAD = 4
_NIL, _DASHES = "صفر", frozenset("-–—")
_BARE_THAT = frozenset({"ان", "بان"})


class Boundary(NamedTuple):
    """A place between two words.

    Attributes:
        last: index of the first token that no longer belongs to what ends here.
        first: index of the first token of what begins here, connectives and marks left out.
        kind: what marks the place: a mark, a conjunction, a connective.
        joined: True when و or ف is attached to that token and belongs to neither.
        closes: True when the bracket at `last` still belongs to what ends here.
    """

    last: int
    first: int
    kind: str
    joined: bool = False
    closes: bool = False

    @property
    def until(self) -> int:
        """Index of the first token outside of what ends here."""
        return self.last + self.closes


def boundaries(cast: Cast, tokens: Sequence[Token], shapes: Sequence[str]) -> list[Boundary]:
    """Return the candidate boundaries inside a run of tokens, in order, none at its edges.

    Args:
        cast: the parties: no name is cut.
        tokens: the run.
        shapes: the shape of each.

    Example: «قال … وأضاف …» → one before «وأضاف», kind "و+perfect".
    """
    words = [token.folded for token in tokens[:-1]]
    found: list[Boundary] = []
    free = 1
    for index in _places(words):
        candidate = _candidate(cast, tokens, shapes, index) if index >= free else None
        if candidate is not None:
            found.append(candidate)
            free = max(index, candidate.first) + 1
    return _outside_asides(found, shapes)


def _outside_asides(found: Sequence[Boundary], shapes: Sequence[str]) -> list[Boundary]:
    """Leave out both edges of an aside that a preposition goes on behind.

    «أدرجت 11 شركة -بينها 3 روسية- إلى القائمة» (put 11 companies, 3 of them Russian, on the list).
    """
    kept: list[Boundary] = []
    for here in found:
        closing, _, more = here.kind.partition("+")
        opened = _opening(shapes, here.last, closing)
        goes_on = not more and shapes[here.first] == "preposition"
        longest = _LONGEST_ASIDE if goes_on else _SHORT_ASIDE if closing == "close" else 0
        if opened is None or here.last - opened > longest:
            kept.append(here)
            continue
        while kept and kept[-1].last >= opened:
            kept.pop()
        kept += [here._replace(closes=True)] if more else []
    return kept


def _opening(shapes: Sequence[str], last: int, closing: str) -> int | None:
    """Return where the aside opens that the mark at `last` closes, None for no such mark."""
    opening = _ASIDES.get(closing)
    near = range(last - 1, max(-1, last - 1 - _LONGEST_ASIDE), -1)
    return next((place for place in near if shapes[place] == opening), None) if opening else None


def leading(cast: Cast, tokens: Sequence[Token]) -> Boundary:
    """Return the boundary before a run: its marks, connective and conjunction are passed over."""
    first = 0
    while first < len(tokens) - 1 and not tokens[first].is_word:
        first += 1
    first += _notice(tokens, first)
    lead = _connective(tokens, first)
    if lead and first + lead < len(tokens):
        words = " ".join(t.folded for t in tokens[first : first + lead])
        return Boundary(0, first + lead, f"start+{words}")
    joined = _is_conjoined(cast, tokens[first], paused=True)
    kind = f"start+{tokens[first].folded[0]}" if joined else "start"
    return Boundary(0, first, kind, joined=joined)


def _notice(tokens: Sequence[Token], first: int) -> int:
    """Return how many tokens only announce what follows: «يذكر أن …», «وتجدر الإشارة إلى أنه …».

    The complementiser belongs to them unless it carries a pronoun.
    """
    word = tokens[first].folded
    bare = word[1:] if is_joined(word) else word
    for form in dict.fromkeys((word, bare)):
        for words in connectives("notice").get(form, ()):
            after = first + len(words)
            if tuple([t.folded for t in tokens[first + 1 : after]]) != words[1:]:
                continue
            if after + 1 < len(tokens) and is_complementiser(tokens[after].folded):
                return len(words) + (tokens[after].folded in _BARE_THAT)
    return 0


def _candidate(
    cast: Cast, tokens: Sequence[Token], shapes: Sequence[str], index: int
) -> Boundary | None:
    shape = shapes[index]
    if not tokens[index].is_word and (shape not in _BREAKS or _is_range(tokens, index)):
        return None
    first, kinds = index, []
    while first < len(tokens) - 1 and first - index < _LONGEST_LEAD and not tokens[first].is_word:
        kinds.append(shapes[first])
        first += 1
    lead = _connective(tokens, first)
    if lead:
        kinds.append(" ".join(t.folded for t in tokens[first : first + lead]))
        first += lead
    elif _is_conjoined(cast, tokens[first], paused=bool(kinds)):
        listed = _is_listed(cast, tokens, shapes, index, first)
        if listed or adds_word(tokens, shapes, first, paused=bool(kinds)):
            return None
        return Boundary(index, first, "+".join((*kinds, tokens[first].folded[0])), joined=True)
    elif not kinds or sets_off_day(tokens, shapes, index):
        return None
    if first >= len(tokens):
        return None
    return Boundary(index, first, "+".join(kinds))


def _is_range(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a mark stands between numbers or around one: «(1920 - 2009)», «2-1».

    Or within an address or an abbreviation in Latin letters: «www.mil.ru».
    """
    if _is_glued(tokens, index):
        return True
    mark, before = tokens[index].folded, tokens[index - 1].folded.isdigit()
    after = index + 1 < len(tokens) and tokens[index + 1].folded.isdigit()
    return (before and after) or (mark == "(" and after) or (mark == ")" and before)


def _is_glued(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a mark stands without blanks between words in Latin letters or figures.

    A number at the head of an item is none: «2-تم الاتفاق», but «2-صفر» (two nil) is.
    """
    if not 0 < index < len(tokens) - 1:
        return False
    before, mark, after = tokens[index - 1 : index + 2]
    if not (before.is_word and after.is_word) or (before.end, mark.end) != (
        mark.start,
        after.start,
    ):
        return False
    latin = before.folded.isascii(), after.folded.isascii() or after.folded == _NIL
    return all(latin) if mark.folded in _DASHES else any(latin)


def _places(words: Sequence[str]) -> list[int]:
    """Return where boundaries may be, by the folded tokens alone."""
    bounds = _bounds()
    return [
        place
        for place, word in enumerate(words)
        if word in bounds or (word[:1] in CONJUNCTIONS and is_joined(word))
    ]


@cache
def _bounds() -> frozenset[str]:
    return _openers() | {mark for mark in MARKS if mark_shape(mark) in _BREAKS}


def _is_conjoined(cast: Cast, token: Token, *, paused: bool) -> bool:
    """Tell whether the word begins with و or ف that is no letter of a name («واشنطن»)."""
    if not token.is_word or not is_conjunction(token.folded, paused=paused):
        return False
    mention = cast.at(token.start)
    return mention is None


def _is_listed(
    cast: Cast, tokens: Sequence[Token], shapes: Sequence[str], index: int, first: int
) -> bool:
    """Tell whether one more party of a list stands here: «مصر والكويت وقطر», «مصر، والكويت»."""
    last = index - 1
    while last > 0 and shapes[last] == "comma":
        last -= 1
    named = cast.at(tokens[first].start + 1)
    before = cast.at(tokens[last].start) or cast.at(tokens[last].end - 1)
    if named is None or before is None or before.span.end < tokens[last].end:
        return False
    if any(shape != "comma" for shape in shapes[index:first]):
        return False
    after = first + 1
    while after < len(tokens) and tokens[after].start < named.span.end:
        after += 1
    return after == len(tokens) or shapes[after] not in VERBS


@lru_cache(maxsize=4096)
def _leads(word: str) -> tuple[tuple[str, ...], ...]:
    """Return the connectives that a folded word opens, longest first, with و or ف before them."""
    bare = word[1:] if is_joined(word) else word
    known: list[tuple[str, ...]] = []
    for form in dict.fromkeys((word, bare)):
        phrases = (connectives(use).get(form, ()) for use in ("narration", "content"))
        known += ((word, *phrase[1:]) for phrase in chain.from_iterable(phrases))
        if form in clause_openers("subordinate") or form in clause_words().relatives:
            known.append((word,))
    return tuple(sorted(dict.fromkeys(known), key=len, reverse=True))


@cache
def _openers() -> frozenset[str]:
    """Return the words that connectives and subordinate clauses open with."""
    led = frozenset(connectives("narration")) | frozenset(connectives("content"))
    return led | frozenset(clause_openers("subordinate")) | clause_words().relatives


@cache
def _written_openers() -> frozenset[str]:
    """Return the same words, and the words that are و or ف with one of them attached."""
    joined = (letter + word for word in _openers() for letter in CONJUNCTIONS)
    return _openers().union(filter(is_joined, joined))


def _connective(tokens: Sequence[Token], index: int) -> int:
    """Return how many tokens a connective at `index` has, 0 for none."""
    if index >= len(tokens) or tokens[index].folded not in _written_openers():
        return 0
    for words in _leads(tokens[index].folded):
        after = index + len(words)
        if tuple([t.folded for t in tokens[index:after]]) == words:
            return 0 if _governs_noun(tokens, after) else len(words)
    return 0


def _governs_noun(tokens: Sequence[Token], after: int) -> bool:
    """Tell whether a word before `after` is a preposition here: «منذ عام 2006» (since 2006).

    «منذ أن», «في وقت أكدت فيه» (at a time when) open clauses; «بما في ذلك» (including) does not.
    """
    opener = tokens[after - 1].folded
    opener = opener[1:] if is_joined(opener) else opener
    if opener == _INCLUDING:
        return after < len(tokens) and tokens[after].folded.startswith(_IN)
    if after >= len(tokens) or opener not in _OF_NOUNS:
        return False
    (shape,) = shapes_of(tokens[after : after + 1])
    return shape in _NOMINAL or (shape == "noun" and opener != _AS)
