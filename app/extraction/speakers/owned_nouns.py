"""Nouns that someone else's name follows: «مهاجم ريال مدريد» (Real Madrid's striker) is not Madrid.

Enters: the folded noun that a cue's subject begins with. Leaves: whether the body or state named
behind it is another. Refuses to say who speaks then.
"""

from collections.abc import Sequence

from app.extraction.words.tense import is_verb
from app.lexicon.clause_words import clause_words
from app.lexicon.cues import cue_forms
from app.lexicon.heads import is_one_person, organisation_head_forms
from app.lexicon.modality import is_perfect
from app.lexicon.party_words import party_words
from app.lexicon.people_nouns import is_people_noun
from app.lexicon.thing_nouns import is_thing_noun
from app.text.affixes import ARTICLE, CONJUNCTIONS, OF_HIM_HER_THEM
from app.text.fold import fold


def is_anothers(noun: str) -> bool:
    """Tell whether a noun is of one man or woman, or any that no name of a body begins with."""
    return _is_one(noun) or _is_construct(noun)


def is_owned(title: Sequence[str]) -> bool:
    """Tell whether the name behind a title only says whose it is: «مدير مكتب | بوتين».

    Args:
        title: the folded words up to the name of someone whom news knows by it.
    """
    if not title or title[-1].startswith(ARTICLE):
        return False
    if len(title) == 1:
        return title[0] in clause_words().agents
    return title[-1] in organisation_head_forms() or is_thing_noun(title[-1])


def is_possessed(written: str) -> bool:
    """Tell whether a noun of kin or company has its owner inside: «شقيقه» (his brother).

    What stands behind is its own name, as it is not behind «شقيقة» (the sister of).

    Args:
        written: the word as the text spells it.
    """
    stems = [fold(written.removesuffix(p)) for p in OF_HIM_HER_THEM if written.endswith(p)]
    return not clause_words().circles.isdisjoint(stems)


def _is_construct(noun: str) -> bool:
    """Tell whether a noun may be anyone's whom a name behind it owns: «مهاجم ريال مدريد»."""
    words, party = clause_words(), party_words()
    classed = noun in organisation_head_forms() or noun in words.name_heads
    place = noun in party.place_heads or noun in party.government_constructs
    other = classed or place or noun in words.anaphoric_bodies or is_thing_noun(noun)
    joined = noun[1:] if noun[:1] in tuple(CONJUNCTIONS) else noun
    verb = is_verb(noun) or noun in cue_forms() or joined in cue_forms()
    clause = verb or is_perfect(noun) or noun in party.particles or noun in words.relatives
    return not (noun.startswith(ARTICLE) or other or clause)


def _is_one(noun: str) -> bool:
    """Tell whether a noun is of one man or woman: «سيدة البيت الأبيض السابقة» is not the house."""
    return is_one_person(noun) or is_people_noun(noun)
