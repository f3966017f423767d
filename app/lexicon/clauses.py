"""Words that open a new clause: complementisers and connectives.

Enters: data/connectives.csv. Leaves: folded connectives by first word, and a test for
complementisers. Refuses to say whether a clause follows.
"""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from app.lexicon.tables import read_table, several
from app.text.fold import fold

_COMPLEMENTISER = re.compile(r"[وف]?[بلك]?ان(?:ه|ها|هم|هما|هن|نا|ني|ك|ي)?")
_THAT, _BEFORE_THAT = "ان", 4  # it ends at the fourth letter at the latest

Connectives = Mapping[str, tuple[tuple[str, ...], ...]]


def is_complementiser(folded: str) -> bool:
    """Tell whether a folded word is أن or إن, with proclitics and pronoun.

    Example: «وبأنها» (wa-bi-annahā, and that it) → True.
    """
    return _THAT in folded[:_BEFORE_THAT] and _COMPLEMENTISER.fullmatch(folded) is not None


@cache
def connectives(use: str = "content") -> Connectives:
    """Return the connectives of a use («content», «narration»), by first word, longest first.

    Example: «في حين أن» (fī ḥīn anna, whereas) is found under «في».
    """
    found: dict[str, list[tuple[str, ...]]] = {}
    for row in read_table("connectives.csv", ("use", "forms", "source")):
        if use in several(row["use"]):
            for form in several(row["forms"]):
                words = tuple(fold(form).split())
                found.setdefault(words[0], []).append(words)
    return MappingProxyType(
        {first: tuple(sorted(forms, key=len, reverse=True)) for first, forms in found.items()}
    )


@cache
def own_words(use: str) -> frozenset[str]:
    """Return folded words of a use: «own» for the speaker's side, «not_we» that only look so, …."""
    return frozenset(
        fold(form)
        for row in read_table("own_words.csv", ("use", "forms", "source"))
        if row["use"] == use
        for form in several(row["forms"])
    )


_PERFECT_ENDINGS = ("", "ت", "وا", "ا", "تا")


@cache
def perfect_verbs() -> frozenset[str]:
    """Return frequent verbs in the third person perfect, folded, every gender and number.

    Example: «استعادت» (istaʿādat, regained) → known.
    """
    found: set[str] = set()
    for row in read_table("perfect_verbs.csv", ("class", "verbs", "source")):
        for verb in map(fold, several(row["verbs"])):
            found.update(verb + ending for ending in _PERFECT_ENDINGS)
            if verb.endswith(("ي", "ا")):
                found.update(verb[:-1] + ending for ending in ("ت", "وا", "تا"))
    return frozenset(found)


@cache
def clause_openers(use: str) -> frozenset[str]:
    """Return folded words of a use in cutting: «subject», «continuation», «subordinate», …."""
    return frozenset(
        fold(form)
        for row in read_table("clause_openers.csv", ("use", "forms", "source"))
        if row["use"] == use
        for form in several(row["forms"])
    )
