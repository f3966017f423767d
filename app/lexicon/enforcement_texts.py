"""What is said of a sanction claim that was checked, in Arabic and English.

Enters: data/enforcement_texts.csv. Leaves: sentences with their holes filled. Refuses to judge.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from app.lexicon.tables import read_table


@cache
def texts() -> Mapping[str, tuple[str, str]]:
    """Return the sentences by code: Arabic and English, with holes in braces."""
    return MappingProxyType(
        {
            row["code"]: (row["ar"], row["en"])
            for row in read_table("enforcement_texts.csv", ("code", "ar", "en"))
        }
    )


def say(code: str, **values: object) -> tuple[str, str]:
    """Return one sentence, Arabic and English.

    Args:
        code: of the sentence.
        values: of its holes.

    Raises:
        KeyError: for a code or a hole that is not known.
    """
    arabic, english = texts()[code]
    return arabic.format(**values), english.format(**values)
