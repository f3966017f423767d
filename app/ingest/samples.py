"""The bundled samples into an empty database, so that a first start has something to show."""

from pathlib import Path

from app.ingest.articles import Intake, Tally
from app.ingest.connection import owner_connection
from app.ingest.lists import ListFolder, load_lists
from app.ingest.sources import Given, read_source
from app.runtime.resources import resource
from app.screening.lists import LISTS
from app.storage.writing.versions import current_versions


def load_samples(database_url: str) -> Tally | None:
    """Load the sample lists and articles; return what became of them, None when lists are there.

    Articles come first and the lists, which mark the samples as loaded, last: a start killed
    half-way begins again, and taking the same articles again changes nothing.

    Raises:
        MarsadError: when the samples cannot be loaded.
    """
    with owner_connection(database_url) as connection:
        if current_versions(connection):
            return None
    samples = resource("samples")
    tally = Intake(database_url=database_url).take(read_source(str(samples / "articles"), Given()))
    load_lists(database_url, sample_lists(samples / "lists"))
    return tally


def sample_lists(folder: Path) -> list[ListFolder]:
    """Return the sample lists, one folder each."""
    return [
        ListFolder(list_id=list_id, folder=folder / list_id, excerpt=True)
        for list_id in LISTS
        if (folder / list_id).is_dir()
    ]
