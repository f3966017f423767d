"""Lines that report what someone said: no headline opens with «وأضاف أن» (and he added that).

Enters: a line. Leaves: yes or no. Refuses to know who speaks.
"""

from app.lexicon.clauses import is_complementiser
from app.lexicon.finite_cues import finite_cues
from app.text.fold import fold

_AND = "و"


def reports(line: str) -> bool:
    """Tell whether a line opens as reports do: «وأضاف أن …», «قالت الوزيرة إن …»."""
    words = fold(line).split()
    first = words[0] if words else ""
    joined = first[:1] == _AND and first[1:] in finite_cues()
    return joined or (first in finite_cues() and any(map(is_complementiser, words[1:])))
