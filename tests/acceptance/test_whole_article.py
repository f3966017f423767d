"""A whole article as JSON, held as it was last read and found right.

`UPDATE_GOLDEN=1 pytest tests/acceptance/test_whole_article.py` writes it anew; read the difference
before it is committed.
"""

import json
import os
from datetime import date
from pathlib import Path

from app.domain.scheme import to_scheme
from app.extraction.pipeline import extract
from app.runtime.resources import resource

ARTICLE = resource("samples") / "articles" / "s01-pyongyang-treaty.txt"
GOLDEN = Path(__file__).parent / "golden" / "s01-pyongyang-treaty.json"


def test_a_whole_article_is_extracted_as_it_was() -> None:
    text = ARTICLE.read_text(encoding="utf-8")
    document = to_scheme(extract(text, published=date(2024, 6, 20)), ARTICLE.stem)
    if os.environ.get("UPDATE_GOLDEN"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(json.dumps(document, ensure_ascii=False, indent=1) + "\n", "utf-8")
    assert document == json.loads(GOLDEN.read_text(encoding="utf-8"))
