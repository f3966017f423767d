from collections.abc import AsyncIterator

import pytest

from app.storage.reading.database import ReadDatabase
from tests.databases import Urls


@pytest.fixture(name="reading")
async def reading_fixture(shared_database: Urls) -> AsyncIterator[ReadDatabase]:
    one = ReadDatabase(shared_database.api, largest=1)
    await one.open()
    yield one
    await one.close()
