"""A connection of the owner to a fresh database."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from tests.databases import Urls


@pytest.fixture
def connection(database: Urls) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(database.owner) as connection:
        yield connection
