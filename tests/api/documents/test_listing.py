from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from app.api.documents.listing import list_document

NOW = datetime(2026, 3, 1, tzinfo=UTC)
NEVER = None
COUNTS = dict.fromkeys(("entries", "refused", "added", "removed", "amended"), 1)
FACTS = dict.fromkeys(("id", "name", "authority", "version", "dated", "sha256", "excerpt",
                       "last_error", "source_url"))  # fmt: skip


def days_ago(days: int) -> datetime:
    return NOW - timedelta(days=days)


CASES = [
    ("fetched today", days_ago(0), days_ago(0), 0, False),
    ("unchanged for long, but looked at", days_ago(30), days_ago(1), 30, False),
    ("nobody looked for long", days_ago(30), days_ago(8), 30, True),
    ("fetched lately, looked at before", days_ago(1), days_ago(30), 1, False),
    ("never looked at since", days_ago(8), NEVER, 8, True),
    ("never fetched", NEVER, NEVER, None, True),
]


@pytest.mark.parametrize(
    ("fetched", "checked", "age", "stale"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_a_list_is_stale_when_nobody_looks(
    fetched: datetime | None,
    checked: datetime | None,
    age: int | None,
    stale: Any,  # noqa: ANN401 - a truth
) -> None:
    row = {**FACTS, **COUNTS, "fetched_at": fetched, "checked_at": checked, "loaded_at": fetched}
    document = list_document(row, NOW, stale_seconds=604_800)
    assert document["age_seconds"] == (None if age is None else age * 86_400)
    assert document["stale"] is stale
