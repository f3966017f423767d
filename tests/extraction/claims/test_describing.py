"""What a claim is given besides its words."""

from datetime import date

import pytest

from app.extraction.pipeline import extract


@pytest.mark.parametrize(
    ("text", "day"),
    [
        pytest.param("وقال سامي حداد إن حزب الغد يرفض الانتخابات.", None, id="party of tomorrow"),
        pytest.param("وقال سامي حداد إن المصري اليوم أغلقت مكاتبها.", None, id="paper of today"),
        pytest.param("وقال سامي حداد إن الانتخابات تجري الغد.", date(2024, 6, 21), id="tomorrow"),
    ],
)
def test_a_name_is_no_date(text: str, day: date | None) -> None:
    found = extract(text, published=date(2024, 6, 20))
    assert [claim.date for claim in found.claims] == [day.isoformat() if day else None]
