"""Bodies that are known in English by another name than the Arabic one: asked by both.

Enters: a name as asked. Leaves: the English names of the bodies of the lexicon that it names
without doubt. Refuses persons: their names are compared, not looked up.
"""

from collections.abc import Mapping
from functools import cache

from app.lexicon.bodies import body_forms
from app.text.fold import fold


def english_names(name: str) -> tuple[str, ...]:
    """Return the English names of a body named in Arabic, none for other names.

    Example: «عسكر طيبة» (ʿAskar Ṭayba) → "Lashkar-e-Taiba".
    """
    return _names().get(" ".join(fold(name).split()), ())


@cache
def _names() -> Mapping[str, tuple[str, ...]]:
    return {
        form: tuple(dict.fromkeys(body.canonical_en for body in bodies))
        for form, bodies in body_forms().items()
    }
