"""What people do, in the few classes that lists and news both tell of.

Enters: data/roles.csv, and text in English or Arabic. Leaves: keys of roles. Refuses to read a
career: every role that the text names counts.
"""

from functools import cache

import ahocorasick

from app.lexicon.tables import read_table, several
from app.text.fold import fold


def roles_in(text: str) -> frozenset[str]:
    """Return the roles that a text names.

    Examples: "Minister of Defence since 2012" → minister; «رجل الأعمال» (rajul al-aʿmāl,
    businessman) → business.
    """
    plain = _plain(text)
    return frozenset(
        role
        for end, (form, role) in _automaton().iter(plain)
        if end < len(form) or not plain[end - len(form)].isalnum()
    )


def _plain(text: str) -> str:
    return text.lower() if text.isascii() else fold(text.lower())


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for row in read_table("roles.csv", ("role", "english", "arabic")):
        for form in (*several(row["english"]), *several(row["arabic"])):
            plain = _plain(form)
            automaton.add_word(plain, (plain, row["role"]))
    automaton.make_automaton()
    return automaton
