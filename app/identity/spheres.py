"""The walk of life that the titles before a name tell: public office, sport, the arts.

Enters: a text and where a person is named in it. Leaves: one sphere, or None when the titles say
nothing or say two. Refuses to know who holds which office.
"""

import re
from collections.abc import Iterable
from itertools import islice

from app.identity.names import folded_name
from app.lexicon.identity_words import identity_words
from app.lexicon.titles import Office, office_forms
from app.text.affixes import DEFINITE
from app.text.fold import fold
from app.text.span import Span

_WINDOW = 60
_MENTIONS = 5
_LONGEST = 4
_STOPS = re.compile(r"[.،,؛:!؟«»\"\n()]")
_COMPLEMENT = 4
_AND = "و"


def sphere_of(text: str, mentions: Iterable[Span]) -> str | None:
    """Return the sphere of the titles right before the mentions, None when none or several.

    Example: «المهاجم البرازيلي نيمار» (al-muhājim al-barāzīlī Nīmār, the Brazilian striker) →
    "sport".
    """
    found = {
        sphere
        for span in islice(mentions, _MENTIONS)
        if (sphere := _before(text[max(0, span.start - _WINDOW) : span.start])) is not None
    }
    return found.pop() if len(found) == 1 else None


def _before(window: str) -> str | None:
    """Return the sphere of the nearest office that ends the window, its complement aside."""
    words = folded_name(_STOPS.split(window)[-1]).split()
    for end in range(len(words), max(0, len(words) - _COMPLEMENT), -1):
        if any(not word.startswith(DEFINITE) for word in words[end:]):
            return None
        office = _office(words[:end])
        if office is not None:
            loose = fold(office.form) in identity_words().loose_titles
            return None if loose else identity_words().spheres.get(office.office_class)
    return None


def _office(words: list[str]) -> Office | None:
    for length in range(min(_LONGEST, len(words)), 0, -1):
        title = " ".join(words[-length:])
        known = office_forms().get(title) or office_forms().get(title.removeprefix(_AND))
        if known:
            return known[0]
    return None
