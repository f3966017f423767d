"""Verbs of supposing report only where someone supposes."""

import pytest

from app.extraction.pipeline import extract


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("ويتوقع أن يصل الوفد غدا إلى القاهرة.", id="it is expected"),
        pytest.param("أسقطت روسيا طائرة يعتقد أنها أوكرانية.", id="thought to be"),
        pytest.param("وضعت روسيا ما يعتقد أنه صاروخ جديد على المنصة.", id="what is thought"),
        pytest.param("وبين موسكو وكييف هوة «واسعة» منذ الحرب.", id="between, no verb"),
        pytest.param("وقع الهجوم ليلا، ويعتقد أن المهاجمين فروا إلى ليبيا.", id="behind a comma"),
    ],
)
def test_nobody_supposes(text: str) -> None:
    assert extract(text).quotes == ()


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("دونالد ترامب يعتقد أن الحرب ستنتهي.", id="subject before the verb"),
        pytest.param("ويتوقع دونالد ترامب أن تنتهي الحرب.", id="subject behind the verb"),
        pytest.param("لكنه يعتقد أن الحرب ستنتهي.", id="a pronoun"),
        pytest.param("ترامب لا يعتقد أن الحرب ستنتهي.", id="negated"),
    ],
)
def test_someone_supposes(text: str) -> None:
    assert len(extract(text).quotes) == 1
