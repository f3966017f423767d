"""What one word may do in a name: open it, stand in it, join what follows, or nothing.

Enters: a folded word. Leaves: a `Role`. Refuses to look at what stands beside the word.
"""

from functools import cache
from typing import ClassVar

from app.extraction.words.matching import attached_forms, stems
from app.extraction.words.tense import is_purpose
from app.lexicon.cues import cue_forms
from app.lexicon.modality import is_perfect
from app.lexicon.name_shape import name_score
from app.lexicon.names import NameRole, given_name_forms, name_parts
from app.lexicon.party_words import party_words
from app.lexicon.persons import person_words
from app.lexicon.whole_words import CONJUNCTIONS, is_joined
from app.text.affixes import OF_HIM_HER_THEM, PREPOSITIONS
from app.text.fold import fold
from app.text.memory import remembered

_JOINING = {
    NameRole.CHILD_OF, NameRole.PARENT_OF, NameRole.CLAN, NameRole.SERVANT_OF, NameRole.PARTICLE,
}  # fmt: skip
_NEVER_AFTER = frozenset(
    map(fold, ("إلى", "إلا", "على", "في", "عن", "قد", "لم", "لن", "هل", "حتى", "ثم", "أو", "منذ"))
)
"""Particles that no preposition stands before: «بالا» (Bala) is no ب and «إلا»."""


class Role(int):
    """What a word may do in a name: five numbers, asked for a hundred times in a page.

    No enumeration: Python 3.11 looks up a member of one five times as long as another attribute.
    """

    NEVER: ClassVar["Role"]
    ORDINARY: ClassVar["Role"]
    GIVEN: ClassVar["Role"]
    JOIN: ClassVar["Role"]
    TAIL: ClassVar["Role"]


Role.NEVER, Role.ORDINARY, Role.GIVEN, Role.JOIN, Role.TAIL = map(Role, range(5))


@remembered
def role(word: str) -> Role:
    """Return what a folded word may do in a name, out of context."""
    if not word.isalpha() or len(word) < 2:
        return Role.NEVER
    if word in _listed():
        return _role_of_listed(word)
    return Role.NEVER if _is_done_to(word) or is_purpose(word) else Role.ORDINARY


@cache
def _listed() -> frozenset[str]:
    """Return the words that some list has: most words are in none."""
    words = party_words()
    names = (given_name_forms(), person_words(), name_parts())
    return words.particles.union(words.times, _particle_forms(), cue_forms(), *names)


def _role_of_listed(word: str) -> Role:
    words = party_words()
    if word in words.particles or word in words.times:
        return Role.NEVER
    given = word in given_name_forms()
    if not given and word not in person_words() and _carries(word):
        return Role.NEVER
    parts = name_parts().get(word)
    if parts and any(part.role in _JOINING for part in parts):
        return Role.JOIN
    if parts and any(part.role is NameRole.SECOND_HALF for part in parts):
        return Role.TAIL
    if given:
        return Role.GIVEN
    other = not parts and (word in cue_forms() or _is_done_to(word) or is_purpose(word))
    return Role.NEVER if other else Role.ORDINARY


def _is_done_to(word: str) -> bool:
    """Tell whether a word is a verb in the past with its object: «أوقفه» (stopped him)."""
    if not word.endswith(OF_HIM_HER_THEM):
        return False
    verbs = [word.removesuffix(end) for end in OF_HIM_HER_THEM if word.endswith(end)]
    return any(map(is_perfect, verbs)) and name_score(word) < 0.0


def _carries(word: str) -> bool:
    """Tell whether a word is a particle with a proclitic: «بأن», «ولكن»."""
    if word not in _particle_forms() or (word.startswith(CONJUNCTIONS) and not is_joined(word)):
        return False
    particles = party_words().particles
    carries = any(
        letters and stem in particles and not (word[0] in PREPOSITIONS and stem in _NEVER_AFTER)
        for stem, letters in stems(word)
    )
    return carries and name_score(word) <= 0.0


@cache
def _particle_forms() -> frozenset[str]:
    return attached_forms(party_words().particles)
