"""`marsad screen`: names against the lists, from a folder of list files or from the database."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, Any

import typer

from app.cli.lines import read_lines, read_record
from app.cli.output import error_document, log_for_a_person, print_json, say
from app.cli.records import KEYS, day_of_option, query_of, unknown_keys
from app.cli.replay import replay
from app.domain.answers import answer_document
from app.domain.screening import note
from app.errors import InputError, MarsadError
from app.ingest.screening import stored_index
from app.runtime.clock import system_clock
from app.runtime.database import open_database
from app.runtime.settings import Settings, enabled_lists, read_settings
from app.screening.index import Index, build_index
from app.screening.lists import read_lists, without_days_to_come
from app.screening.match import screen as screen_name

_MOST_TOLD = 20
"""Unknown keys that are told of; a file whose keys are names must not be told of line by line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What all names of a call share."""

    index: Index
    day: date | None
    limit: int
    said: str


def screen(
    names: Annotated[list[str] | None, typer.Argument(help="Names to screen.")] = None,
    *,
    jsonl: Annotated[
        str | None,
        typer.Option(
            help='File (or -) of lines {"id","name","kind"?,"country"?,"birth_year"?,"role"?}.'
        ),
    ] = None,
    lists: Annotated[
        Path | None, typer.Option(help="Folder with one folder per list; else the database.")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option(help="What was in force on this day, or may have been.")
    ] = None,
    again: Annotated[
        str | None,
        typer.Option(
            "--replay", metavar="HIT_ID|-", help="A stored hit, or answers (-), recomputed."
        ),
    ] = None,
    limit: Annotated[int, typer.Option(min=1, max=200, help="Hits per name.")] = 5,
) -> None:
    """Print one JSON line per name: verdict, hits with their evidence, list versions."""
    settings = read_settings()
    if sum(map(bool, (names, jsonl, again))) != 1:
        raise InputError("give names, or --jsonl FILE, or --replay HIT_ID, and one of them alone")
    if again:
        log_for_a_person(settings)
        folder = folder_index(lists, enabled_lists(settings)) if lists else None
        raise typer.Exit(replay(settings, again, folder))
    asked = _Asked(
        day=_day(as_of),
        index=folder_index(lists, enabled_lists(settings)) if lists else _stored_index(settings),
        limit=limit,
        said=note(settings.dispute_contact),
    )
    failed = 0
    for document in _answers(asked, names, jsonl):
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
    read, warnings = read_lists(folder, enabled)
    today = system_clock().date()
    parsed = tuple(without_days_to_come(one, today) for one in read)
    for warning in warnings:
        say(f"marsad: {warning}")
    if not parsed:
        raise InputError(f"{folder}: no folder in it is named after a known list")
    for one in parsed:
        if one.refused:
            first = one.refused[0]
            say(
                f"marsad: {one.list_id}: {len(one.refused)} rows could not be read whole, "
                f"the first at {first.position}: {first.reason}"
            )
    return build_index(parsed)


def _stored_index(settings: Settings) -> Index:
    log_for_a_person(settings)
    with open_database(settings) as database:
        database.migrate()
        return stored_index(database.owner_url)


def _day(text: str | None) -> date | None:
    day = day_of_option("--as-of", text)
    if day is not None and day > system_clock().date() + timedelta(days=1):
        raise InputError(f"--as-of {day} is still to come")
    return day


def _answers(
    asked: _Asked, names: list[str] | None, jsonl: str | None
) -> Iterator[Mapping[str, Any]]:
    for name in names or ():
        yield _answer(asked, {"id": name, "name": name})
    told: set[str] = set()
    for line in read_lines(jsonl) if jsonl else ():
        try:
            record = read_record(line)
        except MarsadError as error:
            yield error_document(None, error.code, error.message)
        else:
            _tell_unknown(record, told)
            yield _answer(asked, record)


def _tell_unknown(record: Mapping[str, Any], told: set[str]) -> None:
    for key in unknown_keys(record):
        if key not in told and len(told) < _MOST_TOLD:
            told.add(key)
            say(f"marsad: nothing is read from the key {key!r} (read: {', '.join(KEYS)})")


def _answer(asked: _Asked, record: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the answer to one record, or what is wrong with it."""
    identity = record.get("id")
    try:
        answer = screen_name(asked.index, query_of(record, asked.day), asked.limit)
    except MarsadError as error:
        return error_document(identity, error.code, error.message)
    return {"id": identity, **answer_document(answer, asked.limit, said=asked.said)}
