"""What people do, in the few classes that lists and news both tell of.

Enters: data/roles.csv, and text in English or Arabic. Leaves: keys of roles. Refuses to read a
career: every role that the text names counts.
"""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from app.lexicon.tables import read_table, several
from app.text.fold import fold


def roles_in(text: str) -> frozenset[str]:
    """Return the roles that a text names.

    Examples: "Minister of Defence since 2012" → minister; «رجل الأعمال» (rajul al-aʿmāl,
    businessman) → business.
    """
    plain = fold(text.lower())
    return frozenset(role for role, pattern in _patterns().items() if pattern.search(plain))


@cache
def _patterns() -> Mapping[str, re.Pattern[str]]:
    return MappingProxyType(
        {
            row["role"]: re.compile(
                "|".join(rf"(?<!\w){re.escape(fold(form.lower()))}" for form in _forms(row))
            )
            for row in read_table("roles.csv", ("role", "english", "arabic"))
        }
    )


def _forms(row: Mapping[str, str]) -> tuple[str, ...]:
    return (*several(row["english"]), *several(row["arabic"]))
