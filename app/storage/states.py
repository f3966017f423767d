"""The states of designations with the days around them, which histories are told from.

Enters: which entries. Leaves: the statement that reads their states, and a `State` of each row.
Versions that are excerpts tell what they have, not what they lack.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Final

from app.domain.history import History, State, history_of

COLUMNS: Final = (
    "listed_on", "delisted_on", "seen_on", "lost_on", "prior_on", "covered_from", "goes_on",
)  # fmt: skip

_STATES: Final = """\
SELECT d.list_id, d.entry_id, d.valid_from, d.listed_on, d.delisted_on,
       seen.effective_on AS seen_on, lost.effective_on AS lost_on,
       prior.effective_on AS prior_on, covered.effective_on AS covered_from,
       coalesce(prior.ordinal < d.former_to, d.former_to IS NOT NULL) AS goes_on
FROM (SELECT e.*, lag(e.valid_to) OVER entry AS former_to, lead(e.valid_from) OVER entry AS next
      FROM designations e WHERE {which}
      WINDOW entry AS (PARTITION BY e.list_id, e.entry_id ORDER BY e.valid_from)) d
JOIN list_versions seen ON seen.list_id = d.list_id AND seen.ordinal = d.valid_from
LEFT JOIN LATERAL (SELECT v.effective_on FROM list_versions v
    WHERE v.list_id = d.list_id AND v.ordinal >= d.valid_to AND NOT v.excerpt
        AND (d.next IS NULL OR v.ordinal < d.next) {known}
    ORDER BY v.ordinal LIMIT 1) lost ON true
LEFT JOIN LATERAL (SELECT v.effective_on, v.ordinal FROM list_versions v
    WHERE v.list_id = d.list_id AND v.ordinal < d.valid_from AND NOT v.excerpt
    ORDER BY v.ordinal DESC LIMIT 1) prior ON true
LEFT JOIN LATERAL (SELECT v.effective_on FROM list_versions v
    WHERE v.list_id = d.list_id AND NOT v.excerpt
    ORDER BY v.ordinal LIMIT 1) covered ON true"""


def states_statement(which: str, known: str = "") -> str:
    """Return the statement of the states of the designations `e` that a condition lets through.

    Args:
        which: the condition.
        known: another one, with AND, on the versions `v` by which an entry may have been lost.
    """
    return _STATES.format(which=which, known=known)


def states_document(which: str) -> str:
    """Return an expression: those states in the order of versions, as JSON arrays of `COLUMNS`."""
    columns = ", ".join(f"z.{column}" for column in COLUMNS)
    return (
        f"(SELECT jsonb_agg(jsonb_build_array({columns}) ORDER BY z.valid_from) "  # noqa: S608 - ours
        f"FROM ({states_statement(which)}) z)"
    )


def state_of(values: Sequence[Any]) -> State:
    """Return the state of one row of `COLUMNS`."""
    *days, goes_on = values
    listed_on, delisted_on, seen_on, lost_on, prior_on, covered_from = days
    return State(
        listed_on=listed_on,
        delisted_on=delisted_on,
        seen_on=seen_on,
        lost_on=lost_on,
        prior_on=prior_on,
        covered_from=covered_from,
        goes_on=goes_on,
    )


def written_history(document: Iterable[Sequence[Any]]) -> History:
    """Return the history that the arrays of `states_document` tell."""
    return _history(tuple(map(tuple, document)))


@lru_cache(maxsize=16_384)
def _history(states: tuple[tuple[Any, ...], ...]) -> History:
    return history_of(
        state_of([*(day and date.fromisoformat(day) for day in days), goes_on])
        for *days, goes_on in states
    )
