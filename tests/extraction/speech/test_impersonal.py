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
        pytest.param("وصل سالم المصري الذي يتوقع أن يزور الميناء غدا.", id="who is expected"),
        pytest.param("غادر سالم المصري الذي يعتقد أنه مريض.", id="who is thought to"),
        pytest.param("سيفتح الميناء غدا، كما يتوقع أن تصل سفن أخرى.", id="as well"),
        pytest.param("صودرت الأسلحة القديمة يعتقد أنها مهربة.", id="behind a feminine noun"),
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
        pytest.param("غادر سالم المصري الذي يعتقد أن الحرب ستنتهي.", id="who thinks"),
    ],
)
def test_someone_supposes(text: str) -> None:
    assert len(extract(text).quotes) == 1
