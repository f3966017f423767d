"""Whether a party is on an enforcement list, now and on the day an article was published.

Enters: the stored verdict of a party, the listing days of its matches, what the lists cover.
Leaves: true, false or unknown for both questions, and why. Refuses to guess: where a list gives
no date, or the kept versions do not reach back, the answer is unknown.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final, Literal

from app.domain.screening import Band
from app.storage.reading.enforcement import Coverage

Truth = bool | Literal["unknown"]
UNKNOWN: Final = "unknown"

_NOW: Final[Mapping[str | None, tuple[Truth, str]]] = {
    Band.MATCH.value: (True, "match"),
    Band.POSSIBLE.value: (UNKNOWN, "possible-match"),
    Band.NONE.value: (False, "no-match"),
    None: (UNKNOWN, "not-screened"),
}


def listed_document(
    party: Mapping[str, Any],
    coverage: Coverage,
    *,
    in_article: bool = False,
    published_on: date | None = None,
) -> dict[str, Any]:
    """Return what is known of a party's listing.

    Args:
        party: a row with `verdict`, `index_id` and `listed_days` of its matches.
        coverage: of the screening indexes named by the rows of this answer.
        in_article: whether there is an article to ask for; without, `at_publication` is null.
        published_on: the day it was published, None when unknown.
    """
    now, basis = _NOW[party["verdict"]]
    versions = coverage.versions.get(party["index_id"], {})
    then: Truth | None = None
    if in_article:
        then, basis = _at(published_on, party, coverage)
    return {
        "now": now,
        "at_publication": then,
        "basis": basis,
        "screened_through": versions,
    }


def _at(day: date | None, party: Mapping[str, Any], coverage: Coverage) -> tuple[Truth, str]:
    now, basis = _NOW[party["verdict"]]
    if now == UNKNOWN:
        return UNKNOWN, basis
    if day is None:
        return UNKNOWN, "no-publication-day"
    if now:
        return _since_listing(day, party["listed_days"])
    lists = coverage.versions.get(party["index_id"], {})
    covered = [coverage.since.get(name, date.max) for name in lists]
    if covered and max(covered) <= day:
        return False, "version-history"
    return UNKNOWN, "before-coverage"


def _since_listing(day: date, listed_days: Sequence[date | None]) -> tuple[Truth, str]:
    """Tell whether one of the matching entries was on its list on `day`."""
    known = [listed for listed in listed_days if listed is not None]
    if known and min(known) <= day:
        return True, "listed-on"
    if len(known) < len(listed_days) or not known:
        return UNKNOWN, "no-listing-date"
    return False, "listed-on"
