"""`marsad ingest` and `marsad quarantine`: articles into the database, and what could not be."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from typing import Annotated

import typer

from app.cli.output import log_for_a_person, print_json, say
from app.errors import InputError, NotFoundError
from app.ingest.addresses import article_limits, read_place
from app.ingest.articles import QUARANTINED, Intake, Tally, examine
from app.ingest.items import Item
from app.ingest.quarantine import retry_quarantined, waiting
from app.ingest.queue import enqueue
from app.ingest.side_by_side import Problem
from app.ingest.sources import FORMATS, Given, check_given
from app.runtime.database import Database, open_database
from app.runtime.settings import read_settings

quarantine = typer.Typer(help="Items that could not be taken: list, retry.", no_args_is_help=True)


def ingest(
    sources: Annotated[
        list[str], typer.Argument(help="Files, folders, addresses, or - for stdin.")
    ],
    *,
    published: Annotated[str | None, typer.Option(help="For articles that do not say.")] = None,
    outlet: Annotated[str | None, typer.Option(help="For articles that do not say.")] = None,
    url: Annotated[str | None, typer.Option(help="Of a single article.")] = None,
    form: Annotated[str | None, typer.Option("--format", help=f"{', '.join(FORMATS)}.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Extract, store nothing.")] = False,
    resume: Annotated[bool, typer.Option("--resume", help="Leave out what is done with.")] = False,
    queue: Annotated[bool, typer.Option("--queue", help="Hand to the workers.")] = False,
    jobs: Annotated[int | None, typer.Option(min=1, help="Processes that extract.")] = None,
) -> None:
    """Take articles: extracted, screened and visible when this returns."""
    settings = read_settings()
    log_for_a_person(settings)
    given = Given(published=published, outlet=outlet, url=url, format=form)
    check_given(given)
    limits = article_limits(settings)
    items: Iterator[Item] = chain.from_iterable(read_place(s, given, limits) for s in sources)
    if url is not None:
        items = _only_one(items)
    if dry_run:
        _examine(items)
        return
    with open_database(settings) as database:
        database.migrate()
        if queue:
            say(f"marsad: {enqueue(database.owner_url, items)} handed to the workers")
            return
        intake = Intake(database_url=database.owner_url, processes=jobs or os.cpu_count() or 1)
        tally = intake.take(items, resume=resume, progress=show_progress)
    finish(tally)


@quarantine.command("list")
def list_quarantined() -> None:
    """Print one JSON line per item in quarantine: number, source, position, code, reason."""
    with _database() as database:
        for item in waiting(database.owner_url):
            print_json(
                {
                    "number": item.number,
                    "source": item.record.source,
                    "position": item.record.position,
                    "code": item.record.code,
                    "reason": item.record.reason,
                    "at": item.at.isoformat(),
                }
            )


@quarantine.command("retry")
def retry(
    numbers: Annotated[list[int] | None, typer.Argument(help="Which; else all.")] = None,
) -> None:
    """Try items in quarantine again; exit 1 when any stays there."""
    with _database() as database:
        tally = retry_quarantined(database.owner_url, frozenset(numbers or ()))
    if numbers and not tally:
        raise NotFoundError(f"no item of {numbers} is in quarantine")
    finish(tally)


@contextmanager
def _database() -> Iterator[Database]:
    settings = read_settings()
    log_for_a_person(settings)
    with open_database(settings) as database:
        database.migrate()
        yield database


def _only_one(items: Iterator[Item]) -> Iterator[Item]:
    first, second = next(items, None), next(items, None)
    if second is not None:
        raise InputError("--url is of a single article, and more than one was given")
    return iter(() if first is None else (first,))


def _examine(items: Iterator[Item]) -> None:
    refused = 0
    for item, prepared in examine(items):
        place = f"{item.source} {item.position}".rstrip()
        if isinstance(prepared, Problem):
            refused += 1
            say(f"marsad: {place}: {prepared.reason}")
            continue
        found = prepared.extraction
        say(
            f"{place}: {len(found.parties)} parties, {len(found.quotes)} quotes, "
            f"{len(found.claims)} claims, {len(found.analysts)} analysts"
        )
    if refused:
        raise typer.Exit(1)


def show_progress(tally: Tally) -> None:
    """Keep the count of articles done with on one line of a terminal."""
    if os.isatty(2):
        typer.echo(f"\r{sum(tally.values())} articles", nl=False, err=True)


def finish(tally: Tally) -> None:
    """Print what became of the articles; exit 1 when any was quarantined."""
    counts = {outcome: count for outcome, count in tally.items() if count}
    typer.echo(json.dumps(counts))
    if counts.get(QUARANTINED):
        say(f"marsad: {counts[QUARANTINED]} quarantined; see marsad quarantine list")
        raise typer.Exit(1)
    if not counts:
        raise InputError("nothing was given")
