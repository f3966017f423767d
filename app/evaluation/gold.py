"""Annotated articles from a folder.

Enters: a folder of `<id>.json` documents of annotation scheme 1.0. Leaves: the annotations with
their texts, and one digest of it all. The text is `text` in the document, else its `source_file`,
else `texts/<id>.txt`, else `<id>.txt` beside it. A file that is no annotation is named, never
passed over in silence; an annotation of another text than the one at hand is refused.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from app.domain.extraction import Extraction
from app.domain.scheme import SCHEME, from_scheme
from app.errors import InputError
from app.evaluation.corpus import CorpusArticle, corpus_texts


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    """One annotated article.

    Attributes:
        published: the publication day that the annotators worked with, or None.
        title: the headline when it is kept apart from the text.
    """

    id: str
    annotation: Extraction
    published: date | None
    title: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSet:
    """The annotated articles of a folder, by file name.

    Attributes:
        name: the last two parts of the folder's path.
        digest: sha256 over names, annotations and texts; changes when any of them does.
        ignored: JSON files of the folder that are no annotations.
    """

    name: str
    documents: tuple[GoldDocument, ...]
    digest: str
    ignored: tuple[str, ...]


def read_gold(folder: Path, corpus: Path | None = None) -> GoldSet:
    """Return the annotated articles of `folder`.

    Args:
        folder: holds `<id>.json`.
        corpus: holds the texts of annotations that name an article of a corpus.

    Raises:
        InputError: when the folder holds none, a text is missing or altered, or a document is not
            of the scheme.
    """
    digest = sha256()
    documents: list[GoldDocument] = []
    contents = {path: path.read_bytes() for path in sorted(folder.glob("*.json"))}
    decoded = {path: _decode(path, content) for path, content in contents.items()}
    ignored = [path.name for path, document in decoded.items() if "quotes" not in document]
    annotated = {path: document for path, document in decoded.items() if "quotes" in document}
    texts = _corpus_texts(annotated, corpus)
    for path, document in annotated.items():
        text = texts[path] if path in texts else _text_of(document, path)
        for part in (path.stem.encode(), contents[path], text.encode()):
            digest.update(sha256(part).digest())
        documents.append(_read(path, document, text))
    if not documents:
        raise InputError(f"{folder}: no annotated article (<id>.json of the scheme) here")
    return GoldSet(
        name="/".join(folder.resolve().parts[-2:]),
        documents=tuple(documents),
        digest=digest.hexdigest(),
        ignored=tuple(ignored),
    )


def _decode(path: Path, content: bytes) -> Mapping[str, Any]:
    try:
        document = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise InputError(f"{path}: not JSON: {error}") from error
    return document if isinstance(document, dict) else {}


def _corpus_texts(
    annotated: Mapping[Path, Mapping[str, Any]], corpus: Path | None
) -> Mapping[Path, str]:
    """Return the texts of the annotations that name an article of a corpus."""
    named = {
        path: CorpusArticle(file=str(place["file"]), id=str(place["id"]))
        for path, document in annotated.items()
        if isinstance(place := document.get("corpus"), dict)
    }
    if named and corpus is None:
        path = next(iter(named))
        raise InputError(f"{path}: its text is in a corpus ({named[path].file}); name its folder")
    if corpus is None:
        return {}
    texts = corpus_texts(corpus, named.values())
    return {path: texts[article] for path, article in named.items()}


def _text_of(document: Mapping[str, Any], path: Path) -> str:
    if document.get("text"):
        return str(document["text"])
    for place in _text_places(document, path):
        if place.is_file():
            # bytes, not read_text: line ends are part of the offsets
            return place.read_bytes().decode()
    raise InputError(f"{path}: no text, neither in it nor in texts/{path.stem}.txt")


def _text_places(document: Mapping[str, Any], path: Path) -> Iterator[Path]:
    if document.get("source_file"):
        yield path.parent / str(document["source_file"])
    yield path.parent / "texts" / f"{path.stem}.txt"
    yield path.parent / f"{path.stem}.txt"


def _read(path: Path, document: Mapping[str, Any], text: str) -> GoldDocument:
    if document.get("scheme") != SCHEME:
        raise InputError(f"{path}: scheme {document.get('scheme')!r}, not {SCHEME!r}")
    if document.get("text_sha256") != sha256(text.encode()).hexdigest():
        raise InputError(f"{path}: the text is not the one that was annotated (text_sha256)")
    try:
        annotation = from_scheme(document, text)
    except (KeyError, TypeError, ValueError) as error:
        raise InputError(f"{path}: not a document of the scheme: {error!r}") from error
    return GoldDocument(
        id=str(document.get("id") or path.stem),
        annotation=annotation,
        published=annotation.reference_date,
        title=document.get("title"),
    )
