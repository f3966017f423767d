"""The API of a test: a real application on a real database filled from the project's samples.

`client` reads one database that a module shares; nothing there is changed by a test. The samples
are stored as their annotation has them, and screened against two small lists made up here.
"""

from collections.abc import AsyncIterator

import httpx
import pytest

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
