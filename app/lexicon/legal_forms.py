"""Legal forms of companies, as Arabic letters and as Latin words.

Enters: data/legal_forms.csv. Leaves: the Latin forms of each Arabic abbreviation, and all Latin
forms. Refuses to say what a form means in law.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from app.lexicon.tables import read_table, several


@cache
def legal_abbreviations() -> Mapping[str, tuple[str, ...]]:
    """Return from Arabic abbreviation, letters written as one, to its Latin forms.

    Example: «شمم» (shīn mīm mīm, limited liability company) → "llc", "ltd", …
    """
    return MappingProxyType(
        {
            form.replace(" ", ""): several(row["latin"])
            for row in read_table("legal_forms.csv", ("arabic", "latin", "gloss"))
            for form in several(row["arabic"])
        }
    )


@cache
def latin_legal_forms() -> frozenset[str]:
    """Return all legal forms in Latin letters."""
    rows = read_table("legal_forms.csv", ("arabic", "latin", "gloss"))
    return frozenset(form for row in rows for form in several(row["latin"]))
