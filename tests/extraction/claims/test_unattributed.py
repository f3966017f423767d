"""Contents that nobody is named for."""

from dataclasses import replace

import pytest

from app.extraction.claims.unattributed import is_unattributed
from app.extraction.reading.reading import analyse
from tests.extraction.staging import quote


@pytest.mark.parametrize(
    ("name", "text", "content", "cue", "expected"),
    [
        ("reports", "أفادت تقارير صحفية بأن الطريق مغلقة.", "الطريق مغلقة", "أفادت", True),
        ("some studies", "أظهرت بعض الدراسات أن الشاي مفيد.", "الشاي مفيد", "أظهرت", True),
        ("before their verb", "وكانت أنباء قد ذكرت أن السد انهار.", "السد انهار", "ذكرت", True),
        ("behind the content", "انهار السد، بحسب معلومات أولية.", "انهار السد", "بحسب", True),
        ("believed", "يعتقد أن السد انهار.", "السد انهار", "يعتقد", True),
        ("no reports", "قالت إن الطريق مغلقة.", "الطريق مغلقة", "قالت", False),
        ("reports in the content", "أكد أن تقارير كاذبة نشرت.", "تقارير كاذبة نشرت", "أكد", False),
        ("an action on results", "إصراره على تحقيق نتائج.", "تحقيق نتائج", "إصراره", False),
        (
            "reports in another clause",
            "نشرت تقارير، وقال إن السد انهار.",
            "السد انهار",
            "قال",
            False,
        ),
    ],
    ids=lambda value: value if isinstance(value, str) and value.isascii() else "",
)
def test_reports_without_an_issuer_are_nobody(
    name: str, text: str, content: str, cue: str, *, expected: bool
) -> None:
    told = quote(text, content, None, cue)
    assert is_unattributed(analyse(text), told) is expected, name


def test_who_is_known_is_somebody() -> None:
    text = "أفادت تقارير صحفية بأن الطريق مغلقة."
    told = quote(text, "الطريق مغلقة", None, "أفادت")
    assert not is_unattributed(analyse(text), replace(told, speaker="p1"))
