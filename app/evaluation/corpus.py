"""Texts of articles that stand in a corpus and may not be kept beside their annotations.

Enters: a folder of `<name>.jsonl.xz` with a JSON object of `id`, `title` and `text` a line; the
articles wanted. Leaves: their texts, headline first. Refuses to know annotations.
"""

import json
import lzma
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import NamedTuple

from app.errors import InputError

_ID = re.compile(r'\{"id": "((?:[^"\\]|\\.)*)"')


class CorpusArticle(NamedTuple):
    """Where an article stands: the file's name without its endings, and its id there."""

    file: str
    id: str


def corpus_texts(folder: Path, wanted: Iterable[CorpusArticle]) -> Mapping[CorpusArticle, str]:
    """Return the text of each wanted article: its headline, a line break, its body as it stands.

    Raises:
        InputError: when a file is missing or does not hold an article.
    """
    by_file: dict[str, set[str]] = {}
    for article in wanted:
        by_file.setdefault(article.file, set()).add(article.id)
    found: dict[CorpusArticle, str] = {}
    for file, ids in by_file.items():
        found.update(_of_file(folder / f"{file}.jsonl.xz", file, ids))
    return found


def _of_file(path: Path, file: str, ids: set[str]) -> Mapping[CorpusArticle, str]:
    if not path.is_file():
        raise InputError(f"{path}: no such corpus file")
    found: dict[CorpusArticle, str] = {}
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            opened = _ID.match(line)
            if opened and json.loads(f'"{opened.group(1)}"') in ids:
                record = json.loads(line)
                headline = str(record["title"]).strip().replace("\n", " ")
                found[CorpusArticle(file, record["id"])] = f"{headline}\n{record['text']}"
    missing = ids - {article.id for article in found}
    if missing:
        raise InputError(f"{path}: no article {min(missing)}")
    return found
