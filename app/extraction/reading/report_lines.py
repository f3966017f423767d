"""Lines that report what someone said: no headline opens with «وأضاف أن» (and he added that).

Enters: a line. Leaves: yes or no. Refuses to know who speaks.
"""

from functools import cache

from app.lexicon.clauses import is_complementiser
from app.lexicon.cues import FINITE, cue_forms
from app.text.fold import fold

_AND = "و"


def reports(line: str) -> bool:
    """Tell whether a line opens as reports do: «وأضاف أن …», «قالت الوزيرة إن …»."""
    words = fold(line).split()
    first = words[0] if words else ""
    joined = first[:1] == _AND and first[1:] in _finite_cues()
    return joined or (first in _finite_cues() and any(map(is_complementiser, words[1:])))


@cache
def _finite_cues() -> frozenset[str]:
    return frozenset(
        form
        for form, readings in cue_forms().items()
        if any(r.kind in FINITE and not r.suffixed for r in readings)
    )
