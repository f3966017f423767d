"""The short way: pages and items of stored documents without the framework's machinery.

Enters: the scope of a GET request. Leaves: its answer, or None where the routes are to answer:
another path, a query that is not as it should be, an item that is not there. The same models read
the query and the same functions make the body, so that both ways say the same.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qsl

from pydantic import BaseModel, ValidationError
from starlette.types import Scope

from app.api.answers import Answer
from app.api.items import detail_answer
from app.api.making import OVERBURDENED
from app.api.pages import Listing, list_answer
from app.api.queries import ListQuery
from app.api.serving import Serving
from app.errors import MarsadError

LEFT: Final = "marsad.left"
"""True in the scope of a request that the lane has left to the routes already."""
FAILED: Final = "marsad.failed"
"""In the scope of a request the error by which the lane failed it, if the routes would too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collection:
    """A collection that the lane serves: its listing, the model of its query."""

    listing: Listing
    pages: type[ListQuery]


class Lane:
    """Answers the hot paths of one process."""

    def __init__(self, serving: Serving, collections: Mapping[str, Collection]) -> None:
        """Serve `collections` by their paths ("/claims")."""
        self._serving = serving
        self._collections: Final = collections

    def takes(self, scope: Scope) -> bool:
        """Tell whether a GET request is for what the lane serves; it may yet leave it."""
        path: str = scope["path"]
        if path in self._collections:
            return True
        return not scope["query_string"] and path.rpartition("/")[0] in self._collections

    async def answer(self, scope: Scope) -> Answer | None:
        """Return the answer to a GET request, None where the routes are to answer.

        Raises:
            ReadTooSlowError: when reading took too long; the routes would take as long.
            DatabaseUnavailableError: likewise, when there is no connection.
        """
        if scope.get(LEFT):
            return None
        path: str = scope["path"]
        collection = self._collections.get(path)
        try:
            if collection is not None:
                query = read_query(collection.pages, scope["query_string"])
                if query is None:
                    return None
                return await list_answer(path, self._serving, query, collection.listing)
            parent, _, written_id = path.rpartition("/")
            collection = self._collections.get(parent)
            if collection is None or scope["query_string"]:
                return None
            return await detail_answer(path, self._serving, written_id, collection.listing)
        except OVERBURDENED:
            raise
        except MarsadError:
            return None  # told by the routes, which ask again


def read_query(model: type[ListQuery], written: bytes) -> ListQuery | None:
    """Return the query, None when it is not as the model wants it."""
    several = _several(model)
    given: dict[str, object] = {}
    try:
        parameters = _parameters(written.decode("latin-1"))
    except UnicodeDecodeError:
        return None
    for name, value in parameters:
        if name in several:
            listed = given.setdefault(name, [])
            if isinstance(listed, list):
                listed.append(value)
        elif name in given:
            return None
        else:
            given[name] = value
    try:
        return model.model_validate(given)
    except ValidationError:
        return None


def _parameters(written: str) -> list[tuple[str, str]]:
    """Return the parameters as `parse_qsl` reads them; most need no decoding.

    Raises:
        UnicodeDecodeError: when one is not UTF-8.
    """
    if "%" in written or "+" in written:
        return parse_qsl(written, keep_blank_values=True, errors="strict")
    parts = (part.partition("=") for part in written.split("&") if part)
    return [(name, value) for name, _, value in parts]


_KNOWN: Final[dict[type[BaseModel], frozenset[str]]] = {}


def _several(model: type[BaseModel]) -> frozenset[str]:
    """Return the parameters that may be given several times."""
    known = _KNOWN.get(model)
    if known is None:
        names = (n for n, f in model.model_fields.items() if f.default == ())
        known = _KNOWN[model] = frozenset(names)
    return known
