"""`marsad articles`: an article taken out for good."""

from typing import Annotated

import typer

from app.cli.output import log_for_a_person, print_json, say
from app.domain.ids import write_id
from app.ingest.removal import remove as remove_article
from app.runtime.database import open_database
from app.runtime.settings import read_settings

program = typer.Typer(help="Stored articles: remove.", no_args_is_help=True)


@program.callback()
def _articles() -> None:
    """Keep `remove` a command of its own while it is the only one."""


@program.command()
def remove(
    article: Annotated[str, typer.Argument(help="Its id as the API writes it, or its URL.")],
    reason: Annotated[str, typer.Option(help="Why; shown to whoever asks for it.")],
) -> None:
    """Take an article out for good: what it said is deleted, and it does not come back."""
    settings = read_settings()
    log_for_a_person(settings)
    with open_database(settings) as database:
        database.migrate()
        removal = remove_article(database.owner_url, article, reason)
    print_json(
        {
            "article": write_id(removal.article),
            "removed_at": removal.removed_at.isoformat(),
            "reason": removal.reason,
            "removed_before": removal.again,
        }
    )
    if removal.again:
        say(f"marsad: {write_id(removal.article)} was removed before")
