"""Phrases that name a source: «بحسب», «وفقا لـ», «حسبما».

Enters: data/source_phrases.csv. Leaves: the phrases, folded, with what each must stand before.
Refuses to look at sentences.
"""

from enum import StrEnum
from functools import cache
from typing import NamedTuple

from app.lexicon.tables import read_table
from app.text.fold import fold


class Follows(StrEnum):
    """What a source phrase must stand before."""

    NOUN = "noun"
    CUE = "cue"
    PAPER = "paper"
    """A paper, and what it says under «فإن»: «استنادا إلى تقرير …، فإن»."""


class SourcePhrase(NamedTuple):
    """A phrase that names a source.

    Attributes:
        words: its folded words; the last may be a proclitic («ل»).
        follows: what must stand behind it.
    """

    words: tuple[str, ...]
    follows: Follows


@cache
def source_phrases() -> tuple[SourcePhrase, ...]:
    """Return the source phrases, longest first, those that a verb follows before others."""
    rows = read_table("source_phrases.csv", ("phrase", "follows", "gloss"))
    phrases = {
        SourcePhrase(tuple(fold(row["phrase"]).split()), Follows(row["follows"])) for row in rows
    }
    return tuple(sorted(phrases, key=lambda p: (-len(p.words), p.follows != Follows.CUE, p.words)))
