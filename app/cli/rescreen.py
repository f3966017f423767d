"""`marsad rescreen`: every stored party against the newest lists."""

from app.cli.output import log_for_a_person, say
from app.ingest.rescreening import rescreen_all
from app.runtime.database import open_database
from app.runtime.settings import read_settings


def rescreen() -> None:
    """Screen every stored party anew, whatever the lists' changes can touch."""
    settings = read_settings()
    log_for_a_person(settings)
    with open_database(settings) as database:
        database.migrate()
        changed = rescreen_all(database.owner_url)
    say(f"marsad: {changed} verdicts changed")
