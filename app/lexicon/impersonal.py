"""Sources that are nobody: cues without a speaker, and reports that nobody is named for.

Enters: data/impersonal_sources.csv, data/unissued_reports.csv. Leaves: folded forms. Refuses to
look at sentences.
"""

from functools import cache

from app.lexicon.tables import read_table
from app.text.fold import fold

_COLUMNS = ("form", "gloss")
_PREFIXES = ("", "ال", "و", "ب", "ل", "لل", "وال", "بال")


@cache
def impersonal_sources() -> frozenset[str]:
    """Return folded cues without a speaker («يُعتقد», yuʿtaqad, it is believed)."""
    return frozenset(
        fold(form)
        for row in read_table("impersonal_sources.csv", _COLUMNS)
        for form in (row["form"], "و" + row["form"])
    )


@cache
def unissued_reports() -> frozenset[str]:
    """Return folded nouns of reports without an issuer («تقارير», taqārīr, reports)."""
    return frozenset(
        fold(prefix + row["form"])
        for row in read_table("unissued_reports.csv", _COLUMNS)
        for prefix in _PREFIXES
    )
