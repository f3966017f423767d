"""Particles of foreign family names that are Arabic words too: «إيزابيلا فان إيغن» (van Eigen).

Enters: a page and the place of a word. Leaves: how many words a particle and its name take there.
«فان» is «فإن» (for indeed) nearly everywhere: foreign words stand on both sides of the particle.
"""

from app.extraction.names.page import Page
from app.lexicon.loanwords import loan_likelihood
from app.lexicon.names import given_name_forms
from app.text.fold import fold

_VAN = fold("فان")
_ARTICLES = frozenset(map(fold, ("دير", "دن", "در", "دين", "دي")))
_FOREIGN = 0.3


def particle_size(page: Page, index: int) -> int:
    """Return how many words «فان …» at a token takes as part of a name, 0 when it is none."""
    if page.word(index) != _VAN or {index, index + 1} & page.breaks:
        return 0
    name = index + 1 + (page.word(index + 1) in _ARTICLES)
    if name in page.breaks or not page.has_word(name):
        return 0
    foreign = _is_foreign(page.word(index - 1)) and _is_foreign(page.word(name))
    return name + 1 - index if foreign else 0


def _is_foreign(word: str) -> bool:
    """Tell whether a folded word looks foreign, by its letters."""
    given = word in given_name_forms()
    return word.isalpha() and loan_likelihood(word) > (0.0 if given else _FOREIGN)
