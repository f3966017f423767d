import pytest

from app.extraction.claims.clause_marks import marks_clause
from app.extraction.reading.reading import analyse


def marked(text: str) -> int:
    tokens = analyse(text).tokens
    return sum(marks_clause(tokens, index) for index in range(1, len(tokens) - 1))


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("one clause", "الاتفاق عالمي وليس أميركيا", 1),
        ("coordinated predicates", "يضع قيودا على إيران، ويقطع مسارها إلى القنبلة", 1),
        ("repeated complementiser", "القوات انسحبت من المدينة، وأن الهدوء عاد إليها أمس", 2),
        ("and to do is no new claim", "من المهم أن يكون لدينا اتفاق، وأن يكون قابلا للتحقق", 1),
        ("even if", "سنقاتل من أجل البلاد حتى وإن خسرنا كل شيء", 1),
        ("future after and", "إسرائيل لن تخضع للعنف وستتخذ إجراءات ضد تركيا", 2),
        ("never after and", "إسرائيل لن تخضع للعنف ولن تصمت بعد اليوم", 2),
        ("perfect verb after and", "القوات صدت الهجوم بالقصف واستعادت الأراضي التي خسرتها", 2),
        ("whereas", "الحكومة رفضت العرض كله في حين قبلت المعارضة به", 2),
        ("full stop", "هذا خطر على الجميع. كنا نعلم بذلك منذ البداية", 2),
    ],
    ids=lambda value: value if isinstance(value, str) and value.isascii() else "",
)
def test_a_clause_is_marked(name: str, text: str, expected: int) -> None:
    assert marked(text) == expected - 1, name
