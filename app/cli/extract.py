"""`marsad extract`: articles to scheme documents, without a database."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import structlog
import typer

from app.cli.lines import read_lines, read_record
from app.cli.output import error_document, print_json, say
from app.domain.article import ArticleDraft
from app.domain.scheme import to_scheme
from app.errors import InputError, MarsadError
from app.extraction.explain import explain as explain_text
from app.extraction.pipeline import extract as extract_text
from app.ingest.drafts import dated, draft_from_record
from app.ingest.preparing import UNDETERMINED, has_arabic
from app.ingest.side_by_side import EXTRACTION_FAILED
from app.ingest.sources import Given, check_given, read_source
from app.runtime.collecting import collect_rarely

log = structlog.get_logger(__name__)

Make = Callable[[object, ArticleDraft], Mapping[str, object]]


def extract(
    source: Annotated[str, typer.Argument(help="A file of articles, or - for stdin.")],
    *,
    jsonl: Annotated[
        bool, typer.Option("--jsonl", help='Read lines {"id","text","title"?,"published"?}.')
    ] = False,
    published: Annotated[
        str | None, typer.Option(help="Publication day, for items that do not state one.")
    ] = None,
    explain: Annotated[
        bool,
        typer.Option(
            "--explain", help="Add why each quote and claim was read, and who else may have spoken."
        ),
    ] = False,
) -> None:
    """Print the scheme document of each article; a bad line is reported in its place."""
    check_given(Given(published=published))
    collect_rarely()
    make = _explained if explain else _document
    documents = (_lines if jsonl else _articles)(source, published, make)
    read = failed = 0
    for document in documents:
        read += 1
        failed += "error" in document
        print_json(document, pretty=not jsonl)
    if not read:
        say(f"marsad: {source} holds no article")
    if failed:
        say(f"marsad: {failed} could not be extracted")
        raise typer.Exit(1)


def _articles(source: str, published: str | None, make: Make) -> Iterator[Mapping[str, object]]:
    for item in read_source(source, Given(published=published)):
        name = Path(item.source).stem if item.source != "-" else "stdin"
        identity = f"{name}:{item.position}" if item.position else name
        if item.draft is None:
            own = item.own_id or identity
            yield error_document(own, InputError.code, item.problem or "unreadable")
        else:
            yield _guarded(make, item.draft.external_id or identity, item.draft)


def _lines(source: str, published: str | None, make: Make) -> Iterator[Mapping[str, object]]:
    for line in read_lines(source):
        identity: object = None
        try:
            record = read_record(line)
            identity = record.get("id")
            draft = draft_from_record(record)
            if draft.published_on is None:
                draft = dated(draft, published)
        except MarsadError as error:
            yield error_document(identity, error.code, error.message)
        else:
            yield _guarded(make, identity, draft)


def _guarded(make: Make, identity: object, draft: ArticleDraft) -> Mapping[str, object]:
    """Return the document, or that this article could not be read: the others go on."""
    if not has_arabic(draft.text):
        say(f"marsad: {identity}: there is no Arabic in the text, so nothing is read in it")
    try:
        return make(identity, draft)
    except Exception as error:  # the boundary of one article: recorded, the others go on
        log.exception("article.failed", id=identity)
        return error_document(identity, EXTRACTION_FAILED, f"{type(error).__name__}: {error}")


def _document(identity: object, draft: ArticleDraft) -> Mapping[str, object]:
    extraction = extract_text(draft.text, title=draft.title, published=draft.published_on)
    return {**to_scheme(extraction, str(identity)), **_own(identity, draft)}


def _own(identity: object, draft: ArticleDraft) -> Mapping[str, object]:
    """Return what whoever gives a text knows of it: its id, and whether it is Arabic."""
    known = {} if has_arabic(draft.text) else {"language": UNDETERMINED}
    return {"id": identity, **known}


def _explained(identity: object, draft: ArticleDraft) -> Mapping[str, object]:
    explained = explain_text(draft.text, title=draft.title, published=draft.published_on)
    return {
        **to_scheme(explained.extraction, str(identity)),
        **_own(identity, draft),
        "explanation": {
            "quotes": [asdict(reason) for reason in explained.quotes],
            "claims": [asdict(reason) for reason in explained.claims],
        },
    }
