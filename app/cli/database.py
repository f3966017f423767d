"""`marsad db`: the database of this machine, started, stopped, migrated, named, kept in a file."""

import sys
from pathlib import Path
from typing import Annotated, Literal

import typer

from app.cli.output import log_for_a_person, say
from app.errors import SettingsError
from app.runtime import embedded
from app.runtime.backup import dump as write_dump
from app.runtime.backup import dump_stream
from app.runtime.backup import restore as read_dump
from app.runtime.database import open_database
from app.runtime.settings import Settings, read_settings

program = typer.Typer(
    help="The database: start, stop, status, migrate, url, dump, restore.", no_args_is_help=True
)

Role = Literal["owner", "api"]


@program.command()
def start() -> None:
    """Start the embedded Postgres and leave it running."""
    running = embedded.ensure_running(_embedded_settings(), keep=True)
    say("marsad: Postgres started" if running.started else "marsad: Postgres was running already")


@program.command()
def stop(
    *, force: Annotated[bool, typer.Option("--force", help="Although others use it.")] = False
) -> None:
    """Stop the embedded Postgres."""
    stopped = embedded.stop(_embedded_settings(), force=force)
    say("marsad: Postgres stopped" if stopped else "marsad: Postgres was not running")


@program.command()
def status() -> None:
    """Say whether the embedded Postgres runs; exit 1 when it does not."""
    found = embedded.status(_embedded_settings())
    if not found.running:
        typer.echo(f"not running  {found.data}")
        raise typer.Exit(1)
    typer.echo(f"running  pid {found.pid}  {found.data}")


@program.command()
def migrate() -> None:
    """Bring the schema up to date and grant the API's role."""
    settings = _settings()
    with open_database(settings) as database:
        changed = database.migrate()
    say("marsad: the schema is up to date" if not changed else "marsad: migrated")


@program.command()
def url(
    role: Annotated[Role, typer.Option(help="Whose connection string.")] = "owner",
) -> None:
    """Print the connection string; the embedded Postgres is started and left running."""
    settings = _settings()
    if settings.database_url is None:
        running = embedded.ensure_running(settings, keep=True)
        typer.echo(running.owner_url if role == "owner" else running.api_url)
        return
    with open_database(settings) as database:
        typer.echo(database.owner_url if role == "owner" else database.api_url)


@program.command()
def dump(file: Annotated[str, typer.Argument(help="The file to write, or - for stdout.")]) -> None:
    """Write all that is stored to one file, while the service runs."""
    with open_database(_settings()) as database:
        if file == "-":
            dump_stream(database.owner_url, sys.stdout.buffer)
            return
        write_dump(database.owner_url, Path(file))
    say(f"marsad: {file}: {Path(file).stat().st_size} bytes")


@program.command()
def restore(
    file: Annotated[Path, typer.Argument(help="What marsad db dump wrote.")],
    *,
    replace: Annotated[bool, typer.Option("--replace", help="Take out what is stored.")] = False,
) -> None:
    """Fill the database from a file, whole or not at all; nothing else may use it meanwhile."""
    with open_database(_settings()) as database:
        read_dump(database.owner_url, file, replace=replace)
        database.migrate()
    say(f"marsad: restored from {file}")


def _settings() -> Settings:
    settings = read_settings()
    log_for_a_person(settings)
    return settings


def _embedded_settings() -> Settings:
    settings = _settings()
    if settings.database_url is not None:
        raise SettingsError("DATABASE_URL is set: that server is not Marsad's to start or stop")
    return settings
