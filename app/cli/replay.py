"""`marsad screen --replay`: a verdict recomputed from the list versions that it was given from.

Enters: a hit's id, or answers on standard input. Leaves: a JSON line for each, and whether all
agree.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from app.cli.output import error_document, print_json
from app.domain.ids import HitId, read_id
from app.errors import InputError, MarsadError, NotFoundError
from app.ingest.connection import owner_connection
from app.ingest.given_answers import Digests, documents_in
from app.ingest.replay import Archive, index_of_folder, replay_answer, replay_hit
from app.runtime.database import open_database
from app.runtime.settings import Settings
from app.screening.index import Index

AGREES: Final = 0
DISAGREES: Final = 1
COULD_NOT_RUN: Final = 2


def replay(settings: Settings, given: str, folder: Index | None) -> int:
    """Print what replaying gives; return the exit status, the worst of all answers.

    Args:
        settings: of this process.
        given: a hit's id, or "-" for answers on standard input.
        folder: index of list files to replay answers from; None for the stored versions.

    Raises:
        MarsadError: when a hit cannot be replayed, or there is nothing to replay.
    """
    if folder is not None:
        if given != "-":
            raise InputError("a stored hit is replayed from the database: leave --lists out")
        return _print(_answers(sys.stdin.buffer.read(), index_of_folder(folder)))
    number = None if given == "-" else HitId(read_id(given))
    with open_database(settings) as database:
        database.migrate()
        with owner_connection(database.owner_url) as connection:
            if number is not None:
                return _print([replay_hit(connection, number)])
            return _print(_answers(sys.stdin.buffer.read(), Archive(connection).of_digests))


def _answers(data: bytes, index_of: Callable[[Digests], Index]) -> Iterator[Mapping[str, Any]]:
    for document in documents_in(data):
        try:
            if isinstance(document, MarsadError):
                raise document
            yield replay_answer(document, index_of)
        except (InputError, NotFoundError) as error:
            identity = document.get("id") if isinstance(document, dict) else None
            yield error_document(identity, error.code, error.message)


def _print(documents: Iterable[Mapping[str, Any]]) -> int:
    status = AGREES
    for document in documents:
        print_json(document)
        if "error" in document:
            status = COULD_NOT_RUN
        elif not document["agrees"]:
            status = max(status, DISAGREES)
    return status
