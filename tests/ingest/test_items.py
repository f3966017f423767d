import json
from datetime import UTC, date, datetime

import pytest

from app.domain.article import ArticleDraft, Precision
from app.ingest.items import Item, item_document, item_from_document, item_key

DRAFT = ArticleDraft(
    text="نص \ud800",
    title="عنوان",
    published_on=date(2024, 6, 19),
    published_at=datetime(2024, 6, 19, 8, tzinfo=UTC),
    precision=Precision.INSTANT,
)


@pytest.mark.parametrize(
    "item",
    [
        Item(source="a.jsonl", position="line 1", draft=DRAFT),
        Item(source="a.jsonl", position="line 2", draft=ArticleDraft(text="نص")),
        Item(source="a.jsonl", position="line 3", problem="not JSON", raw="{"),
    ],
)
def test_an_item_survives_its_json_form(item: Item) -> None:
    assert item_from_document(json.loads(json.dumps(item_document(item)))) == item


def test_another_content_at_the_same_place_is_another_item() -> None:
    one = Item(source="a", position="", draft=ArticleDraft(text="نص"))
    other = Item(source="a", position="", draft=ArticleDraft(text="نص آخر"))
    assert item_key(one) != item_key(other)
    assert item_key(one) == item_key(Item(source="b", position="", draft=ArticleDraft(text="نص")))
