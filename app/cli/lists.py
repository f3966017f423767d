"""`marsad lists`: fetch and load sanctions lists, and say what is in force and what changed."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from app.cli.output import log_for_a_person, print_json, say
from app.cli.records import day_of_option
from app.errors import InputError
from app.ingest.duties import plan_of
from app.ingest.list_sources import ListSource, list_sources, scheduled_sources
from app.ingest.list_status import list_difference, list_status
from app.ingest.lists import ListFolder, load_lists, one_folder
from app.ingest.refresh import COMMAND, Refreshed, accept_list, refresh_list
from app.ingest.rescreening import settle_screening
from app.runtime.database import open_database
from app.runtime.settings import enabled_lists, read_settings
from app.screening.lists import LISTS

program = typer.Typer(
    help="Sanctions lists: refresh, load, status, diff, accept.", no_args_is_help=True
)
_DONE_IN_PART = 1


@program.command()
def refresh(
    list_ids: Annotated[
        list[str] | None, typer.Argument(help="Which lists; all that are scheduled if none.")
    ] = None,
) -> None:
    """Look for newer versions where the lists are published, and bring them into force."""
    settings = read_settings()
    log_for_a_person(settings)
    chosen = [_source(name) for name in list_ids] if list_ids else list(scheduled_sources())
    with open_database(settings) as database:
        database.migrate()
        plan = plan_of(settings, COMMAND)
        done = [refresh_list(database.owner_url, source, plan) for source in chosen]
        settle_screening(database.owner_url)
    _report([one for one in done if one is not None])


@program.command()
def accept(
    list_id: Annotated[str, typer.Argument(help="Which list.")],
    *,
    reason: Annotated[str, typer.Option(help="Why; it is recorded.")],
) -> None:
    """Bring into force the file that was refused last (it shrank, or is older)."""
    settings = read_settings()
    log_for_a_person(settings)
    source = _source(list_id)
    with open_database(settings) as database:
        database.migrate()
        plan = plan_of(settings, COMMAND)
        done = accept_list(database.owner_url, source, plan, reason=reason)
        settle_screening(database.owner_url)
    _report([done])


@program.command()
def diff(list_id: Annotated[str, typer.Argument(help="Which list.")]) -> None:
    """Print one JSON line per entry that the version in force added, amended or removed."""
    settings = read_settings()
    log_for_a_person(settings)
    with open_database(settings) as database:
        database.migrate()
        for line in list_difference(database.owner_url, list_id):
            print_json(line)


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
        given = ListFolder(
            list_id=list_id, folder=folder, as_of=day_of_option("--as-of", as_of), force=force
        )
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
    """Print one JSON line per list: version in force, date, entries, last attempt to refresh."""
    settings = read_settings()
    log_for_a_person(settings)
    with open_database(settings) as database:
        database.migrate()
        for line in list_status(database.owner_url):
            print_json(line)


def _source(list_id: str) -> ListSource:
    sources = list_sources()
    if list_id not in sources:
        known = "has no address; MARSAD_LIST_<ID>_URL names one" if list_id in LISTS else (
            f"is no known list: {', '.join(LISTS)}"
        )  # fmt: skip
        raise InputError(f"{list_id!r} {known}")
    return sources[list_id]


def _report(done: Sequence[Refreshed]) -> None:
    """Say what became of each list; exit with 1 when one was refused or failed."""
    for one in done:
        if one.reason is not None:
            say(f"marsad: {one.list_id}: {one.outcome.value}: {one.reason} [{one.code}]")
        elif one.loaded is None or not one.loaded.changed:
            say(f"marsad: {one.list_id}: unchanged")
        else:
            say(
                f"marsad: {one.list_id}: version {one.loaded.version}: "
                f"{len(one.loaded.added)} added, {len(one.loaded.amended)} amended, "
                f"{len(one.loaded.removed)} removed"
            )
    if any(one.reason is not None for one in done):
        raise typer.Exit(_DONE_IN_PART)
