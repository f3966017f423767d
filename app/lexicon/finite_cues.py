"""The finite verbs among the cues: «قال» (he said), «تضيف» (she adds).

Enters: the inflected cues. Leaves: a set of folded forms. Refuses participles, verbal nouns and
verbs with a pronoun.
"""

from functools import cache

from app.lexicon.cues import FINITE, cue_forms


@cache
def finite_cues() -> frozenset[str]:
    """Return the folded forms, without و and ف: «اضافت» (she added)."""
    return frozenset(
        form
        for form, readings in cue_forms().items()
        if any(r.kind in FINITE and not r.suffixed for r in readings)
    )
