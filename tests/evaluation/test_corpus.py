import json
import lzma
from pathlib import Path

import pytest

from app.errors import InputError
from app.evaluation.corpus import CorpusArticle, corpus_texts

# ids with a quotation mark and Arabic letters must be found as they are
RECORDS = [
    {"id": "a:1", "title": " عنوان\nأول ", "text": "نص.\r\n"},
    {"id": 'ب:"2"', "title": "عنوان", "text": "نص آخر"},
]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    with lzma.open(tmp_path / "news.jsonl.xz", "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(r, ensure_ascii=False) + "\n" for r in RECORDS)
    return tmp_path


def test_text_is_the_headline_a_line_break_and_the_body_as_it_stands(corpus: Path) -> None:
    one, two = CorpusArticle("news", "a:1"), CorpusArticle("news", 'ب:"2"')
    assert corpus_texts(corpus, [one, two]) == {
        one: "عنوان أول\nنص.\r\n",
        two: "عنوان\nنص آخر",
    }


@pytest.mark.parametrize(
    ("article", "message"),
    [
        (CorpusArticle("news", "a:3"), "no article a:3"),
        (CorpusArticle("sports", "a:1"), "no such corpus file"),
    ],
)
def test_what_is_missing_is_named(corpus: Path, article: CorpusArticle, message: str) -> None:
    with pytest.raises(InputError, match=message):
        corpus_texts(corpus, [article])
