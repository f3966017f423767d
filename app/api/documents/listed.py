"""Whether a party is on an enforcement list, now and on the day an article was published.

Enters: the stored verdict of a party, the designations that it matches, what the lists cover.
Leaves: true, false or unknown for both questions, and why. Refuses to guess: where a list gives
no date, or the kept versions do not reach back, the answer is unknown.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, Final

from app.domain.history import Basis, Stretch, Truth, periods_of, stretch_on
from app.domain.screening import Band
from app.storage.reading.enforcement import Coverage, Designated

UNKNOWN: Final = "unknown"
_POSSIBLE: Final = "possible-match"

_NOW: Final[Mapping[str | None, tuple[Truth, str]]] = {
    Band.MATCH.value: (True, "match"),
    Band.POSSIBLE.value: (UNKNOWN, _POSSIBLE),
    Band.NONE.value: (False, "no-match"),
    None: (UNKNOWN, "not-screened"),
}


def listed_document(
    party: Mapping[str, Any],
    coverage: Coverage,
    designated: Sequence[Designated] = (),
    *,
    in_article: bool = False,
    published_on: date | None = None,
) -> dict[str, Any]:
    """Return what is known of a party's listing.

    Args:
        party: a row with `verdict`, `past_verdict` and `index_id`.
        coverage: of the screening indexes named by the rows of this answer.
        designated: what the party matches, what is in force no longer too.
        in_article: whether there is an article to ask for; without, `at_publication` is null.
        published_on: the day it was published, None when unknown.
    """
    now, basis = _NOW[party["verdict"]]
    versions = coverage.versions.get(party["index_id"], {})
    then: Truth | None = None
    if in_article:
        then, basis = _at(published_on, party, coverage, designated)
    return {
        "now": now,
        "at_publication": then,
        "basis": basis,
        "screened_through": versions,
    }


def designation_documents(designated: Sequence[Designated]) -> list[dict[str, Any]]:
    """Return the designations that a party matches, one for each period in force.

    One of which no period is known has its days null.
    """
    return [
        {"list": one.list_id, "entry_id": one.entry_id, **period}
        for one in designated
        if one.band == Band.MATCH.value
        for period in _periods(one)
    ]


def _periods(designated: Designated) -> Iterator[dict[str, Any]]:
    periods = periods_of(designated.history)
    for period in periods:
        yield {"from": period.start, "until": period.until, "basis": period.basis}
    if not periods:
        yield {"from": None, "until": None, "basis": Basis.NO_LISTING_DATE}


def _at(
    day: date | None,
    party: Mapping[str, Any],
    coverage: Coverage,
    designated: Sequence[Designated],
) -> tuple[Truth, str]:
    now, basis = _NOW[party["verdict"]]
    if party["verdict"] is None:
        return UNKNOWN, basis
    if day is None:
        return UNKNOWN, basis if now == UNKNOWN else "no-publication-day"
    matches = [one for one in designated if one.band == Band.MATCH.value]
    stretches = [stretch_on(one.history, day) for one in matches]
    if now == UNKNOWN or _may_be_another(day, designated):
        return _if_any_was(stretches) or (UNKNOWN, _POSSIBLE)
    return (
        _if_any_was(stretches)
        or _if_any_may_have_been(stretches)
        or (
            _of_none_in_force(stretches)
            if now
            else _of_none_now(stretches, covered=_covers(day, party, coverage))
        )
    )


def _if_any_was(stretches: Sequence[Stretch]) -> tuple[Truth, str] | None:
    return next(((True, one.basis.value) for one in stretches if one.listed), None)


def _if_any_may_have_been(stretches: Sequence[Stretch]) -> tuple[Truth, str] | None:
    return next(((UNKNOWN, one.basis.value) for one in stretches if one.listed is None), None)


def _of_none_in_force(stretches: Sequence[Stretch]) -> tuple[Truth, str]:
    """Tell of a party that is listed now by entries of which none was in force."""
    return (False, stretches[0].basis.value) if stretches else (UNKNOWN, "no-listing-date")


def _of_none_now(stretches: Sequence[Stretch], *, covered: bool) -> tuple[Truth, str]:
    """Tell of a party that is not listed now, nor was by entries that are no longer in force."""
    if not covered:
        return UNKNOWN, "before-coverage"
    return False, stretches[0].basis.value if stretches else "version-history"


def _may_be_another(day: date, designated: Sequence[Designated]) -> bool:
    """Say whether a possible match was, or may have been, in force on the day."""
    return any(
        stretch_on(one.history, day).listed is not False
        for one in designated
        if one.band == Band.POSSIBLE.value
    )


def _covers(day: date, party: Mapping[str, Any], coverage: Coverage) -> bool:
    """Say whether the verdict has seen the past, and every list of it was kept on the day."""
    if party["past_verdict"] is None:
        return False
    lists = coverage.versions.get(party["index_id"], {})
    covered = [coverage.since.get(name, date.max) for name in lists]
    return bool(covered) and max(covered) <= day
