"""`marsad reextract`: every stored article read anew by the extraction of this version."""

import os
from typing import Annotated

import typer

from app.cli.articles import finish, show_progress
from app.cli.output import log_for_a_person, say
from app.ingest.articles import Intake, Tally
from app.ingest.queue import enqueue
from app.ingest.reextracting import stored_items
from app.runtime.database import open_database
from app.runtime.settings import read_settings


def reextract(
    *,
    queue: Annotated[bool, typer.Option("--queue", help="Hand to the workers.")] = False,
    jobs: Annotated[int | None, typer.Option(min=1, help="Processes that extract.")] = None,
) -> None:
    """Read every stored article anew; what sources stated of it stays."""
    settings = read_settings()
    log_for_a_person(settings)
    with open_database(settings) as database:
        database.migrate()
        items = stored_items(database.owner_url)
        if queue:
            say(f"marsad: {enqueue(database.owner_url, items)} handed to the workers")
            return
        intake = Intake(database_url=database.owner_url, processes=jobs or os.cpu_count() or 1)
        tally: Tally = intake.take(items, progress=show_progress)
    finish(tally)
