"""`marsad lists`: load sanctions lists, and say which versions are in force."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from app.cli.output import log_for_a_person, print_json, say
from app.errors import InputError
from app.ingest.lists import ListFolder, list_status, load_lists, one_folder
from app.runtime.database import open_database
from app.runtime.settings import enabled_lists, read_settings

program = typer.Typer(help="Sanctions lists: load, status.", no_args_is_help=True)


@program.command()
def load(
    list_id: Annotated[str, typer.Argument(help="Which list: un_sc, us_ofac_sdn, …")],
    files: Annotated[list[Path], typer.Argument(help="Its files, or the folder that has them.")],
    *,
    as_of: Annotated[str | None, typer.Option(help="Day this version took effect.")] = None,
    force: Annotated[
        bool, typer.Option("--force", help="Although it is much smaller or older.")
    ] = False,
) -> None:
    """Load one version of a list, rebuild the index and screen the stored parties anew."""
    settings = read_settings()
    log_for_a_person(settings)
    with one_folder(files) as folder, open_database(settings) as database:
        database.migrate()
        given = ListFolder(list_id=list_id, folder=folder, as_of=_day(as_of), force=force)
        loaded = load_lists(database.owner_url, [given], enabled_lists(settings))[list_id]
    if not loaded.changed:
        say(f"marsad: {list_id}: version {loaded.version} was loaded already")
        return
    say(
        f"marsad: {list_id}: version {loaded.version}: {len(loaded.added)} added, "
        f"{len(loaded.amended)} amended, {len(loaded.removed)} removed"
    )


@program.command()
def status() -> None:
    """Print one JSON line per list: version in force, date, entries, unreadable rows."""
    settings = read_settings()
    log_for_a_person(settings)
    with open_database(settings) as database:
        database.migrate()
        for line in list_status(database.owner_url):
            print_json(line)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise InputError(f"--as-of {text!r} is not a day (YYYY-MM-DD)") from error
