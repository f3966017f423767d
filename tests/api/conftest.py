"""The API of a test: a real application on a real database filled from the project's samples.

`client` reads one database that a module shares; nothing there is changed by a test. The samples
are stored as their annotation has them, and screened against two small lists made up here.
"""

from collections import Counter
from collections.abc import AsyncIterator

import httpx
import pytest
from _pytest.nodeid import coerce_node_id

from tests.api.deployments import api_of, serve
from tests.api.filling import fill
from tests.databases import Urls


@pytest.fixture(scope="module")
def filled(shared_database: Urls) -> Urls:
    """A database with the samples, two lists and what screening found."""
    fill(shared_database)
    return shared_database


@pytest.fixture
async def client(filled: Urls) -> AsyncIterator[httpx.AsyncClient]:
    """A client of a running application."""
    async with serve(api_of(filled)) as one:
        yield one


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give every test an id of its own: of those that share one, xdist would run the first alone.

    Schemathesis gives all operations of the contract test the same, and each a name of its own.
    """
    seen: Counter[str] = Counter(item.nodeid for item in items)
    for item in items:
        if seen[item.nodeid] > 1:
            module, _, _ = item.nodeid.rpartition("::")
            item._id = coerce_node_id(f"{module}::{item.name}")
