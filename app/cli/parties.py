"""`marsad parties`: which names were merged into one party and why, and a merge taken back."""

from typing import Annotated

import typer

from app.cli.output import log_for_a_person, print_json, say
from app.domain.ids import PartyId, read_id, write_id
from app.ingest.identity import logged_merges, undo_merge
from app.runtime.database import open_database
from app.runtime.settings import read_settings

program = typer.Typer(help="Who is who: merges, undo.", no_args_is_help=True)


@program.command()
def merges(
    party: Annotated[str | None, typer.Argument(help="Id of a party; else all.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many at most.")] = 1000,
) -> None:
    """Print one JSON line per merge, the newest first: who, into whom, why, and if it ended."""
    number = None if party is None else PartyId(read_id(party))
    settings = read_settings()
    log_for_a_person(settings)
    with open_database(settings) as database:
        database.migrate()
        for merge in logged_merges(database.owner_url, number, limit):
            print_json(
                {
                    "party": write_id(merge.party),
                    "name": merge.party_name,
                    "into": write_id(merge.into),
                    "into_name": merge.into_name,
                    "cause": merge.cause,
                    "evidence": merge.evidence,
                    "made_at": merge.made_at.isoformat(),
                    "ended_at": merge.ended_at and merge.ended_at.isoformat(),
                    "ended_because": merge.ended_because,
                }
            )


@program.command()
def undo(
    party: Annotated[str, typer.Argument(help="Id of the party that was merged.")],
    reason: Annotated[str, typer.Option(help="Why they are two; kept in the log.")],
) -> None:
    """Take a party out of the one it was merged into; it stays out."""
    number = PartyId(read_id(party))
    settings = read_settings()
    log_for_a_person(settings)
    with open_database(settings) as database:
        database.migrate()
        former = undo_merge(database.owner_url, number, reason)
    say(f"marsad: {party} is no longer {write_id(former)}")
