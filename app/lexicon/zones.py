"""Phrases that tell what a line of a news page is when it is not body text.

Enters: data/zone_phrases.csv. Leaves: frozen records in file order. Refuses to look at pages.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from app.lexicon.tables import read_table
from app.text.fold import fold


class PhraseKind(StrEnum):
    """What a phrase marks."""

    BLOCK = "block"
    LINE = "line"
    SIGNATURE = "signature"
    WHOLE = "whole"
    CAPTION = "caption"


class PhrasePlace(StrEnum):
    """Where in the line the phrase must stand to count."""

    START = "start"
    END = "end"
    ANYWHERE = "anywhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class ZonePhrase:
    """A phrase that gives a line away.

    Attributes:
        phrase: folded.
        kind: block (this line and the short lines after it are boilerplate), line (this line is),
            signature (this line is, at the end of the page), whole (the line is nothing else),
            caption (the line is a caption).
    """

    phrase: str
    kind: PhraseKind
    place: PhrasePlace
    gloss: str


@cache
def zone_phrases() -> tuple[ZonePhrase, ...]:
    """Return the phrases, in file order."""
    return tuple(
        ZonePhrase(
            phrase=fold(row["phrase"]),
            kind=PhraseKind(row["kind"]),
            place=PhrasePlace(row["position"]),
            gloss=row["gloss"],
        )
        for row in read_table("zone_phrases.csv", ("phrase", "kind", "position", "gloss"))
    )
