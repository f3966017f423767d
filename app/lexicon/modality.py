"""What cues and phrases say of a claimant's stance towards the content.

Enters: data/modality_cues.csv, data/modality_phrases.csv. Leaves: folded cue → modality, and one
compiled pattern per modality for phrases of the content. Weighs nothing; `extraction` does.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType

from app.domain.claim import Modality
from app.lexicon.tables import read_table, several
from app.text.fold import fold

_SUFFIXES = ("", "ت", "وا", "ا", "تا", "ه", "ها", "هم", "هما", "ين", "ون", "ان", "ات")
_PERSONS = ("ت", "ن", "ا")
_IMPERFECT = "ي"


@cache
def cue_modalities() -> Mapping[str, Modality]:
    """Return the modality that each inflected cue carries, folded; the first row wins a tie.

    Example: «وتتهم» without و, «تتهم» (tattahim, accuses) → accused.
    """
    found: dict[str, Modality] = {}
    for row in read_table("modality_cues.csv", ("modality", "forms", "source")):
        for form in several(row["forms"]):
            for inflected in _inflections(fold(form)):
                found.setdefault(inflected, Modality(row["modality"]))
    return MappingProxyType(found)


def _inflections(form: str) -> Iterator[str]:
    """Yield persons, numbers and pronouns that may be attached to a verb, participle or noun."""
    for suffix in _SUFFIXES:
        yield form + suffix
    if form.endswith("ي"):
        yield from (form[:-1] + suffix for suffix in ("ت", "وا", "تا", "ون"))
    if form.endswith("ه"):
        yield from (form[:-1] + "ت" + suffix for suffix in ("ه", "ها", "هم"))
    if form.startswith(_IMPERFECT):
        for person in _PERSONS:
            yield from (person + form[1:] + suffix for suffix in _SUFFIXES)


@cache
def phrase_patterns() -> Mapping[Modality, re.Pattern[str]]:
    """Return one pattern per modality, for folded words joined by single spaces.

    `*` in the data stands for any ending; proclitics و ف ب ل and the article may come before.
    """
    patterns = {}
    for row in read_table("modality_phrases.csv", ("modality", "phrases", "source")):
        phrases = sorted(map(_pattern, several(row["phrases"])), key=len, reverse=True)
        patterns[Modality(row["modality"])] = re.compile(
            rf"(?<!\w)(?:[وفبل]{{0,2}}(?:ال)?)(?:{'|'.join(phrases)})(?!\w)"
        )
    return MappingProxyType(patterns)


def _pattern(phrase: str) -> str:
    return re.escape(fold(phrase)).replace(r"\*", r"\w*").replace(r"\ ", " ")


@cache
def evaluative_verbs() -> Mapping[str, Modality]:
    """Return the verbs that praise or condemn their object, inflected and folded.

    Example: «أدانت» (adānat, condemned) → condemned.
    """
    found: dict[str, Modality] = {}
    for row in read_table("evaluative_verbs.csv", ("modality", "verbs", "source")):
        for verb in several(row["verbs"]):
            for inflected in _inflections(fold(verb)):
                if not inflected.endswith(("ه", "ها", "هم", "هما", "ين", "ات")):
                    found.setdefault(inflected, Modality(row["modality"]))
    return MappingProxyType(found)


@cache
def impersonal_sources() -> frozenset[str]:
    """Return folded cues without a speaker («يُعتقد», yuʿtaqad, it is believed)."""
    return frozenset(
        fold(form)
        for row in read_table("impersonal_sources.csv", ("form", "gloss"))
        for form in (row["form"], "و" + row["form"])
    )


@cache
def invitations() -> frozenset[str]:
    """Return folded openings of an invitation («لزيارة», li-ziyārat, to visit)."""
    return frozenset(fold(row["form"]) for row in read_table("invitations.csv", ("form", "gloss")))
