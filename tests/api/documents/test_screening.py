from datetime import UTC, datetime, timedelta

import pytest

from app.api.documents.screening import answer_document
from app.domain.listing import ListVersion
from app.domain.screening import Answer, Band, Query
from app.runtime.live_index import LoadedIndex
from app.screening.index import build_index_of

NOW = datetime(2026, 3, 1, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("excerpt", "checked", "warning"),
    [
        (False, NOW - DAY, None),
        (False, NOW - 3 * DAY, "List un_sc is stale"),
        (True, NOW - DAY, "List un_sc is an excerpt"),
    ],
)
def test_an_answer_warns_of_lists_that_may_miss_somebody(
    excerpt: bool,  # noqa: FBT001 - a case
    checked: datetime,
    warning: str | None,
) -> None:
    version = ListVersion(
        list_id="un_sc", version="1", sha256="0" * 64, dated=None, entries=1, excerpt=excerpt,
        fetched_at=NOW - 30 * DAY,
    )  # fmt: skip
    loaded = LoadedIndex(
        number=1, index=build_index_of([], [version]), loaded_at=NOW, checked_at=NOW,
        lists_checked={"un_sc": checked}, stale_seconds=2 * 86_400,
    )  # fmt: skip
    answer = Answer(
        query=Query(name="x"), verdict=Band.NONE, hits=(), lists=(version,), matcher="m"
    )
    warnings = answer_document(answer, loaded, NOW, limit=5, note="")["warnings"]
    assert [w.partition(":")[0] for w in warnings] == ([warning] if warning else [])
