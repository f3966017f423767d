"""Of what state someone is whose name is not usual where the article is at home.

Enters: a party's names, the state that would be its own, and how often the article names each.
Leaves: that state, or one where such a name is usual. Refuses to weigh what is written of the
party: a nisba or an office of a state tells more than a name.

Example: «أندرو هيل» (Andrew Hill) in an article on Qatar is no Qatari.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Final

from app.extraction.names.variants import name_words
from app.extraction.reading.found import Found
from app.lexicon.identity_words import identity_words
from app.lexicon.loanwords import loan_likelihood
from app.lexicon.name_origins import NOWHERE, Origins, origins_of
from app.lexicon.names import given_name_forms

_SURELY: Final = 0.0


def at_home(names: Iterable[Found], country: str | None, told: Counter[str]) -> str | None:
    """Return the state of a person: `country`, unless the name is usual in others alone.

    Of those the one that the article names most, else the one where it is likeliest.

    Args:
        names: those of the person.
        country: the state that the article makes likely.
        told: how often the article names each state.
    """
    usual, also = origins(names)
    if not usual or country in usual or country in also:
        return country
    best = max(usual, key=lambda state: (told[state], -usual.index(state)))
    return best if told[best] else None


def origins(names: Iterable[Found]) -> Origins:
    """Return where the fullest of a person's names is usual."""
    fullest = max(names, key=lambda found: len(found.name), default=None)
    return NOWHERE if fullest is None else origins_of(name_words(fullest.name))


def is_transcribed(names: Iterable[Found]) -> bool:
    """Tell whether a name is foreign in each word: «هوغنسون بيترسون» (Hogenson Peterson)."""
    words = max((name_words(found.name) for found in names), key=len, default=())
    return len(words) > 1 and all(
        loan_likelihood(word) > _SURELY and word not in given_name_forms() for word in words
    )


def abroad(told: Counter[str]) -> str | None:
    """Return the state most named whose names have to be transcribed, or None."""
    local = identity_words().arabic_script
    foreign = [(count, state) for state, count in told.items() if state not in local]
    return max(foreign, default=(0, None), key=lambda pair: pair[0])[1]
