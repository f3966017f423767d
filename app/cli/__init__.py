"""The `marsad` command: one module per family of commands, each a thin skin over a room.

Enters: arguments and the environment. Leaves: text on standard output, messages on standard error,
and an exit status: 0 done, 1 done in part (something was quarantined or refused), 2 could not run.
"""

import os
import sys
from typing import Annotated

import typer
from rich.console import Console

from app import __version__
from app.cli import (
    articles,
    database,
    extract,
    lists,
    parties,
    quality,
    reextract,
    removal,
    rescreen,
    screen,
    service,
    watch,
)
from app.cli.output import say
from app.errors import MarsadError
from app.runtime.processes import PARENT_PIPE
from app.runtime.settings import unknown_variables

COULD_NOT_RUN = 2

program = typer.Typer(
    name="marsad",
    help="مرصد: Arabic news to claims, quotes and parties, screened live against sanctions lists.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
)
program.command()(service.up)
program.command()(service.serve)
program.command()(service.worker)
program.command()(articles.ingest)
program.add_typer(articles.quarantine, name="quarantine")
program.add_typer(removal.program, name="articles")
program.command()(watch.watch)
program.command()(extract.extract)
program.command()(screen.screen)
program.command()(reextract.reextract)
program.command()(rescreen.rescreen)
program.add_typer(lists.program, name="lists")
program.add_typer(parties.program, name="parties")
program.add_typer(database.program, name="db")
program.command()(quality.evaluate)
program.command()(quality.smoke)


def _print_version(asked: bool) -> None:  # noqa: FBT001 - the shape of an option's callback
    if asked:
        typer.echo(__version__)
        raise typer.Exit


@program.callback()
def options(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version", help="Print it and exit.", is_eager=True, callback=_print_version
        ),
    ] = False,
) -> None:
    """مرصد: Arabic news to claims, quotes and parties, screened live against sanctions lists."""
    del version
    if PARENT_PIPE not in os.environ:  # else the command that started this one has told it
        for variable, meant in unknown_variables(os.environ).items():
            near = f"; is {meant} meant?" if meant else ""
            say(f"marsad: {variable} is no setting and changes nothing{near} (docs/settings.md)")


def main() -> None:
    """Run the command line; a Marsad error is one line on standard error and exit status 2."""
    try:
        program()
    except MarsadError as error:
        Console(stderr=True, highlight=False).print(
            f"marsad: {' '.join(error.message.split())} [{error.code}]",
            markup=False,
            soft_wrap=True,
        )
        sys.exit(COULD_NOT_RUN)


if __name__ == "__main__":
    main()
