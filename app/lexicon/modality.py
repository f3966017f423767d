"""What cues and phrases say of a claimant's stance towards the content.

Enters: data/modality_cues.csv, data/modality_phrases.csv, data/stance_words.csv. Leaves: folded cue
→ modality, the phrases of the content by the word that opens them, and words that bend their sense.
Weighs nothing; `extraction` does.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from app.domain.claim import Modality
from app.lexicon.clauses import perfect_verbs
from app.lexicon.tables import read_table, several
from app.text.fold import fold
from app.text.memory import remembered

_SUFFIXES = ("", "ت", "وا", "ا", "تا", "ه", "ها", "هم", "هما", "ين", "ون", "ان", "ات")
_PERSONS = ("ت", "ن", "ا")
_IMPERFECT = "ي"
_PARTICIPLE = "م"
_PROCLITICS = frozenset("وفبل")
_CONJUNCTIONS = frozenset("وف")
_BARE = "="  # before a phrase: no letter is attached to its first word
_FIRST = "^"  # besides, it opens the content


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
    if form.startswith(_PARTICIPLE) and form.endswith("ا"):
        yield from (form[:-1] + suffix for suffix in ("", "ه", "ين", "ون", "ان", "تين", "ات"))
    if form.startswith(_IMPERFECT):
        for person in _PERSONS:
            yield from (person + form[1:] + suffix for suffix in _SUFFIXES)


@remembered
def cue_modality(cue: str | None) -> Modality | None:
    """Return the modality that a folded cue carries by itself, None for neutral cues («قال»)."""
    known = cue_modalities()
    for word in cue.split()[:2] if cue else ():
        for bare in (word, word[1:] if word[0] in _CONJUNCTIONS else word):
            if bare in known:
                return known[bare]
    return None


def is_perfect(word: str) -> bool:
    """Tell whether a word is a known verb of the past: a deed is reported, not judged."""
    return word in _written_verbs()


@cache
def _written_verbs() -> frozenset[str]:
    """Return the known verbs of the past, و or ف before them or not."""
    return frozenset(joined + verb for verb in perfect_verbs() for joined in ("", *_CONJUNCTIONS))


class Phrase(NamedTuple):
    """A phrase of the content that speaks for a modality.

    Attributes:
        weight: 2 where the phrase tells by itself, 1 where it also stands in plain report.
        rest: the words after the first, folded; `*` at the end of a word stands for any ending.
        opens: whether it tells only as the first words of the content.
    """

    modality: Modality
    weight: int
    rest: tuple[str, ...]
    opens: bool = False

    def follows(self, words: Sequence[str], place: int) -> bool:
        """Tell whether the rest of the phrase stands in `words` right after `place`."""
        after = words[place + 1 : place + 1 + len(self.rest)]
        return len(after) == len(self.rest) and all(map(_fits, self.rest, after))


def _fits(pattern: str, word: str) -> bool:
    return word.startswith(pattern[:-1]) if pattern.endswith("*") else word == pattern


class _Phrases(NamedTuple):
    """Phrases by their whole first word, and by the beginning of it.

    Attributes:
        lengths: how long the beginnings with the same two first letters are, short ones first;
            empty where only whole words begin so.
    """

    whole: Mapping[str, tuple[Phrase, ...]]
    beginnings: Mapping[str, tuple[Phrase, ...]]
    lengths: Mapping[str, tuple[int, ...]]

    def opened(self, word: str) -> tuple[Phrase, ...]:
        """Return the phrases that a word opens, nothing attached to it."""
        reach = self.lengths.get(word[:2])
        if reach is None:
            return ()
        found = self.whole.get(word, ())
        for length in reach:
            found += self.beginnings.get(word[:length], ())
        return found


class _Lexicon(NamedTuple):
    """The phrases whose first word may have letters attached, and those whose first may not."""

    free: _Phrases
    bare: _Phrases


@cache
def _phrases() -> _Lexicon:
    free: list[tuple[str, Phrase]] = []
    bare: list[tuple[str, Phrase]] = []
    for row in read_table("modality_phrases.csv", ("modality", "weight", "phrases", "source")):
        for form in several(row["phrases"]):
            first, *rest = fold(form.lstrip(_BARE + _FIRST)).split()
            phrase = Phrase(
                modality=Modality(row["modality"]),
                weight=int(row["weight"]),
                rest=tuple(rest),
                opens=form.startswith(_FIRST),
            )
            (bare if form.startswith((_BARE, _FIRST)) else free).append((first, phrase))
    return _Lexicon(_indexed(free), _indexed(bare))


def _indexed(phrases: Sequence[tuple[str, Phrase]]) -> _Phrases:
    whole: dict[str, tuple[Phrase, ...]] = {}
    beginnings: dict[str, tuple[Phrase, ...]] = {}
    for form, phrase in phrases:
        table = beginnings if form.endswith("*") else whole
        first = form.removesuffix("*")
        table[first] = (*table.get(first, ()), phrase)
    lengths: dict[str, set[int]] = {form[:2]: set() for form in whole}
    for beginning in beginnings:
        lengths.setdefault(beginning[:2], set()).add(len(beginning))
    return _Phrases(whole, beginnings, {two: tuple(sorted(n)) for two, n in lengths.items()})


class Opening(NamedTuple):
    """The phrases that a word opens.

    Attributes:
        alone: those that it makes alone.
        longer: the others by the first letter of the next word, each with how that word begins.
    """

    alone: tuple[Phrase, ...]
    longer: Mapping[str, tuple[tuple[str, Phrase], ...]]

    def followed(self, words: Sequence[str], place: int) -> Iterator[Phrase]:
        """Yield the phrases that stand in `words` from `place`, where the word stands."""
        yield from self.alone
        if self.longer and place + 1 < len(words):
            following = words[place + 1]
            for beginning, phrase in self.longer.get(following[:1], ()):
                if following.startswith(beginning) and phrase.follows(words, place):
                    yield phrase


@remembered
def opening(word: str) -> Opening | None:
    """Return the phrases that a folded word may open, None for none, see `phrases_opening`."""
    phrases = phrases_opening(word)
    if not phrases:
        return None
    longer: dict[str, tuple[tuple[str, Phrase], ...]] = {}
    for phrase in phrases:
        if phrase.rest:
            letter, beginning = phrase.rest[0][:1], phrase.rest[0].removesuffix("*")
            longer[letter] = (*longer.get(letter, ()), (beginning, phrase))
    return Opening(tuple(p for p in phrases if not p.rest), MappingProxyType(longer))


def phrases_opening(word: str) -> tuple[Phrase, ...]:
    """Return the phrases that a folded word may open, its proclitics and article aside.

    Example: «بالانتهاكات» (bi-l-intihākāt, with the violations) → accused, by «انتهاك*»; «المبارك»
    (a name, or blessed) opens none, for «مبارك» (congratulations) is listed bare.
    """
    free, bare = _phrases()
    found = bare.opened(word)
    for stem in _without_proclitics(word):
        found += free.opened(stem)
    return tuple(dict.fromkeys(found)) if found else ()


def _without_proclitics(word: str) -> Iterator[str]:
    """Yield the word without up to two of و ف ب ل, and without the article after them."""
    for taken in range(3):
        if taken and word[taken - 1 : taken] not in _PROCLITICS:
            return
        rest = word[taken:]
        yield rest
        if rest.startswith("ال"):
            yield rest[2:]


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
def performative_verbs() -> frozenset[str]:
    """Return folded, inflected verbs that do what they say («أعلن تعيينه», announced his …)."""
    return frozenset(
        inflected
        for row in read_table("performative_verbs.csv", ("form", "gloss"))
        for inflected in _inflections(fold(row["form"]))
    )


@cache
def invitations() -> frozenset[str]:
    """Return folded openings of an invitation («لزيارة», li-ziyārat, to visit)."""
    return frozenset(fold(row["form"]) for row in read_table("invitations.csv", ("form", "gloss")))


@cache
def stance_words(use: str) -> frozenset[str]:
    """Return folded words of a use: «countering» before a wrong that is fought, «saying», …."""
    return frozenset(
        fold(form)
        for row in read_table("stance_words.csv", ("use", "forms", "source"))
        if row["use"] == use
        for form in several(row["forms"])
    )
