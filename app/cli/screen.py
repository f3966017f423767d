"""`marsad screen`: names against the lists, from a folder of list files or from the database."""

from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Annotated, Any

import typer

from app.cli.lines import read_lines, read_record
from app.cli.output import error_document, log_for_a_person, print_json, say
from app.domain.answers import answer_document
from app.domain.listing import Kind
from app.domain.screening import Query
from app.errors import InputError, MarsadError
from app.ingest.screening import stored_index
from app.runtime.database import open_database
from app.runtime.settings import enabled_lists, read_settings
from app.screening.index import Index, build_index
from app.screening.lists import read_lists
from app.screening.match import screen as screen_name

_LONGEST_NAME = 500


def screen(
    names: Annotated[list[str] | None, typer.Argument(help="Names to screen.")] = None,
    jsonl: Annotated[
        str | None,
        typer.Option(
            help='File (or -) of lines {"id","name","kind"?,"country"?,"birth_year"?,"role"?}.'
        ),
    ] = None,
    lists: Annotated[
        Path | None, typer.Option(help="Folder with one folder per list; else the database.")
    ] = None,
    as_of: Annotated[str | None, typer.Option(help="Only what was listed by this day.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=200, help="Hits per name.")] = 5,
) -> None:
    """Print one JSON line per name: verdict, hits with their evidence, list versions."""
    if bool(names) == bool(jsonl):
        raise InputError("give names, or --jsonl FILE, and not both")
    day = _day(as_of)
    index = folder_index(lists, enabled_lists(read_settings())) if lists else _stored_index()
    failed = 0
    for document in _answers(index, names, jsonl, day, limit):
        failed += "error" in document
        print_json(document)
    if failed:
        say(f"marsad: {failed} could not be screened")
        raise typer.Exit(1)


def folder_index(folder: Path, enabled: Collection[str] = ()) -> Index:
    """Return an index of the list files under `folder`; problems go to standard error.

    Args:
        folder: has one folder per list.
        enabled: lists with a restricted licence that may be read.

    Raises:
        InputError: when the folder holds no list.
        ListRefusedError: when a list file is refused.
    """
    if not folder.is_dir():
        raise InputError(f"{folder}: no such folder")
    parsed, warnings = read_lists(folder, enabled)
    for warning in warnings:
        say(f"marsad: {warning}")
    if not parsed:
        raise InputError(f"{folder}: no folder in it is named after a known list")
    for one in parsed:
        if one.refused:
            first = one.refused[0]
            say(
                f"marsad: {one.list_id}: {len(one.refused)} rows could not be read, "
                f"the first at {first.position}: {first.reason}"
            )
    return build_index(parsed)


def _stored_index() -> Index:
    settings = read_settings()
    log_for_a_person(settings)
    with open_database(settings) as database:
        database.migrate()
        return stored_index(database.owner_url)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise InputError(f"--as-of {text!r} is not a day (YYYY-MM-DD)") from error


def _answers(
    index: Index, names: list[str] | None, jsonl: str | None, day: date | None, limit: int
) -> Iterator[Mapping[str, Any]]:
    for name in names or ():
        yield _answer(index, {"id": name, "name": name}, day, limit)
    for line in read_lines(jsonl) if jsonl else ():
        try:
            record = read_record(line)
        except MarsadError as error:
            yield error_document(None, error.code, error.message)
        else:
            yield _answer(index, record, day, limit)


def _answer(
    index: Index, record: Mapping[str, Any], day: date | None, limit: int
) -> Mapping[str, Any]:
    """Return the answer to one record, or what is wrong with it."""
    identity = record.get("id")
    try:
        answer = screen_name(index, query_of(record, day), limit)
    except MarsadError as error:
        return error_document(identity, error.code, error.message)
    return {"id": identity, **answer_document(answer)}


def query_of(record: Mapping[str, Any], day: date | None) -> Query:
    """Return the query that a record of a batch asks.

    Raises:
        InputError: naming the field that cannot be meant.
    """
    name, kind = record.get("name"), record.get("kind")
    country, birth_year = record.get("country"), record.get("birth_year")
    role = record.get("role")
    if not isinstance(name, str) or not name.strip():
        raise InputError("name is missing or empty")
    if len(name) > _LONGEST_NAME:
        raise InputError(f"name is longer than {_LONGEST_NAME} characters")
    if kind is not None and kind not in {k.value for k in Kind}:
        raise InputError(f"kind {kind!r} is none of {', '.join(Kind)}")
    if country is not None and not (
        isinstance(country, str) and len(country) == 2 and country.isascii() and country.isalpha()
    ):
        raise InputError(f"country {country!r} is not an ISO 3166-1 alpha-2 code")
    if birth_year is not None and not _is_year(birth_year):
        raise InputError(f"birth_year {birth_year!r} is not a year, 1000 to 9999")
    if role is not None and not isinstance(role, str):
        raise InputError(f"role {role!r} is not text")
    return Query(
        name=name,
        kind=Kind(kind) if kind else None,
        country=country.upper() if country else None,
        birth_year=birth_year,
        as_of=day,
        role=role,
    )


def _is_year(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1000 <= value <= 9999
