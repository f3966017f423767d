"""Titles of expertise, and the bodies that experts belong to.

Enters: data/expertise.csv, data/research_bodies.csv. Leaves: folded titles by first word with
their strength, and folded nouns that open an affiliation or mark a body of learning.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import MappingProxyType

from app.lexicon.tables import read_table, several
from app.text.fold import fold


class Strength(StrEnum):
    """What a title proves.

    Strong: expertise. Academic: expertise when it has a field or a body, else a form of address.
    Weak: an office, expertise when its body is one of learning. Retired: an office once held.
    Writer: expertise when the sentence tells of an article, else the writer of a book.
    None: a longer phrase that only begins like a title.
    """

    STRONG = "strong"
    ACADEMIC = "academic"
    WEAK = "weak"
    RETIRED = "retired"
    WRITER = "writer"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpertTitle:
    """One folded form of a title, as its words."""

    words: tuple[str, ...]
    strength: Strength


@cache
def expert_titles() -> Mapping[str, tuple[ExpertTitle, ...]]:
    """Return the titles by first folded word, longest first, with gender and article.

    Example: «الباحثة» (al-bāḥitha, the researcher, f.) → strong.
    """
    found: dict[str, dict[tuple[str, ...], ExpertTitle]] = {}
    for row in read_table("expertise.csv", ("forms", "strength", "gloss")):
        for form in several(row["forms"]):
            for words in _spellings(tuple(fold(form).split())):
                title = ExpertTitle(words=words, strength=Strength(row["strength"]))
                found.setdefault(words[0], {}).setdefault(words, title)
    return MappingProxyType(
        {
            first: tuple(sorted(titles.values(), key=lambda t: -len(t.words)))
            for first, titles in found.items()
        }
    )


def _spellings(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    for gendered in (words, tuple(w if w.endswith("ه") else w + "ه" for w in words)):
        yield gendered
        yield (gendered[0], *words[1:])
        yield tuple(w if w.startswith("ال") else "ال" + w for w in gendered)


@cache
def body_words(use: str) -> frozenset[str]:
    """Return folded words of a use («head», «research», …); nouns with the article too."""
    articles = ("",) if use in {"closer", "locative"} else ("", "ال", "لل", "ل")
    return frozenset(
        article + fold(form)
        for row in read_table("research_bodies.csv", ("use", "forms", "gloss"))
        if row["use"] == use
        for form in several(row["forms"])
        for article in articles
    )
