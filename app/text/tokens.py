"""Word tokens of Arabic news text, and the proclitics that may be attached to them.

Enters: a string. Leaves: tokens with their span in that string and their folded form; for a
word, every reading as proclitics + stem that the orthography allows. Which reading is meant is
for the lexicon to say.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import accumulate, repeat
from typing import NamedTuple

from app.text.affixes import ARTICLE, CONJUNCTIONS, PREPOSITIONS
from app.text.fold import INVISIBLE, TASHKEEL, TATWEEL, fold
from app.text.memory import remembered
from app.text.span import Span

_MARKS = re.escape(TASHKEEL + TATWEEL + INVISIBLE)
_NUMBER = r"(?<![\d.])(?:\d{1,3}(?:[,٬]\d{3})+(?:[.٫]\d+)?|\d+[.,٫]\d+)(?![.,]?\w)"
# most tokens are words: what begins with a letter is tried before the numbers
_TOKEN = re.compile(rf"([^\W\d_][\w{_MARKS}]*|{_NUMBER}|\d[\w{_MARKS}]*|[^\s{_MARKS}])")


class Token(NamedTuple):
    """A word, a number, or one punctuation mark.

    Attributes:
        start: offset of its first code point in the stored text.
        end: offset after its last.
        folded: its folded form (see `app.text.fold`).
        is_word: False for punctuation.
    """

    start: int
    end: int
    folded: str
    is_word: bool

    @property
    def span(self) -> Span:
        """Where it stands in the stored text."""
        return Span(self.start, self.end)


class Reading(NamedTuple):
    """One way to read a folded word.

    Attributes:
        proclitics: the folded letters before the stem, article included, e.g. «وبال».
        stem: what remains, without the article.
        definite: True when the article (ال or لل) was read.
    """

    proclitics: str
    stem: str
    definite: bool


def tokenize(text: str) -> tuple[Token, ...]:
    """Split `text` into words and single punctuation marks, in order, white space left out.

    Example: «قال بوتين.» (qāla Būtīn., "said Putin.") → قال | بوتين | .
    """
    parts = _TOKEN.split(text)  # what stands between two tokens, and the tokens, in turn
    if len(parts) == 1:
        return ()
    places = list(accumulate(map(len, parts)))
    folded, is_word = zip(*map(_read, parts[1::2]), strict=True)
    # `tuple.__new__` is what `Token` calls, without its function between: one for every word
    fields = zip(places[::2], places[1::2], folded, is_word, strict=False)
    return tuple(map(tuple.__new__, repeat(Token), fields))


@remembered  # news repeats its words: most are folded once per process
def _read(written: str) -> tuple[str, bool]:
    """Return the folded form of a token as written, and whether it is a word.

    «آن» (Anne, or a moment) keeps its madda: folded it would be «أن» (that).
    """
    folded = fold(written)
    if folded == written:
        folded = written  # one string in every memory, not two
    elif folded in _THAT and _MADDA in written:
        folded = folded.replace("ا", _MADDA)
    return folded, written[:1].isalnum()


_MADDA = "آ"
_THAT = frozenset(("ان", "وان", "فان"))
_OPENING = CONJUNCTIONS + PREPOSITIONS + "ا"
_SHORTEST_STEM = 2


def readings(folded: str) -> Iterator[Reading]:
    """Yield the readings of a folded word, fewest proclitics first.

    Conjunction (و ف), then preposition (ب ل ك), then article (ال, written ل after ل). The plain
    word comes first; a stem keeps at least two letters.

    Example: «وللرئيس» (wa-li-l-raʾīs, "and to the president") → …, («ولل», «رئيس», definite).
    """
    joined = folded[:1] in CONJUNCTIONS
    attached = folded[joined : joined + 1] in PREPOSITIONS
    for letters in range(1 + joined + attached):
        taken, word = folded[:letters], folded[letters:]
        if len(word) < _SHORTEST_STEM:
            return
        yield Reading(taken, word, definite=False)
        article = "ل" if taken.endswith("ل") else "ال"
        if word.startswith(article) and len(word) - len(article) >= _SHORTEST_STEM:
            yield Reading(taken + article, word[len(article) :], definite=True)


def written_forms(stems: Iterable[str]) -> frozenset[str]:
    """Return every folded word that `readings` reads as one of some stems: «دول», «وبالدول»."""
    return frozenset(
        joined + attached + article + stem
        for stem in stems
        for joined in ("", *CONJUNCTIONS)
        for attached in ("", *PREPOSITIONS)
        for article in ("", "ل" if attached == "ل" else ARTICLE)
    )


def bare_stems(folded: str) -> list[str]:
    """Return the stems of the `readings` of a folded word, in their order."""
    if folded[:1] not in _OPENING and len(folded) >= _SHORTEST_STEM:
        return [folded]
    joined = folded[:1] in CONJUNCTIONS
    attached = folded[joined : joined + 1] in PREPOSITIONS
    stems: list[str] = []
    for letters in range(1 + joined + attached):
        word = folded[letters:]
        if len(word) < _SHORTEST_STEM:
            break
        stems.append(word)
        article = "ل" if letters and folded[letters - 1] == "ل" else "ال"
        if word.startswith(article) and len(word) - len(article) >= _SHORTEST_STEM:
            stems.append(word[len(article) :])
    return stems


def offset_after(text: str, token: Token, letters: int) -> int:
    """Return the stored offset after the first `letters` folded letters of `token`.

    Marks on the last skipped letter, and tatweel after it, are skipped with it:
    «لـلولايات» after one letter is the offset of the second ل.
    """
    if text[token.start : token.end] == token.folded:
        return token.start + min(letters, len(token.folded))
    offset, seen = token.start, 0
    while offset < token.end and seen < letters:
        seen += len(fold(text[offset]))
        offset += 1
    while offset < token.end and not fold(text[offset]):
        offset += 1
    return offset
