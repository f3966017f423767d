"""Fixtures of every room: where the evaluation folder is, and databases.

One embedded server runs per test session, in a home of its own. A database is made by copying a
migrated template, some tens of milliseconds: `database` is fresh for every test, `shared_database`
for every module (for tests that only read what a module-scoped fixture wrote).
"""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from app.runtime import embedded
from app.runtime.resources import resource
from app.runtime.settings import Settings
from app.storage.schema import grant_reading, upgrade
from tests.databases import TEMPLATE, Server, Urls, make_home, with_database


@pytest.fixture(scope="session")
def eval_dir() -> Path:
    """The folder named by MARSAD_EVAL_DIR; the test is skipped when it is unset."""
    place = os.environ.get("MARSAD_EVAL_DIR")
    if not place:
        pytest.skip("MARSAD_EVAL_DIR is unset: no evaluation folder")
    folder = Path(place)
    if not folder.is_dir():
        pytest.fail(f"MARSAD_EVAL_DIR names {place}, which is no folder")
    return folder


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """A running server with a migrated template database."""
    home = make_home()
    settings = Settings(home=home, DATABASE_URL=None)
    running = embedded.ensure_running(settings)
    try:
        server = Server(owner_url=running.owner_url, api_url=running.api_url)
        with psycopg.connect(
            with_database(running.owner_url, "postgres"), autocommit=True
        ) as owner:
            # What tests write need not survive a power cut.
            for setting in ("fsync", "full_page_writes", "synchronous_commit"):
                owner.execute(f"ALTER SYSTEM SET {setting} = off".encode())
            # The server's own analyses hold the log of changes back, as any older transaction does.
            owner.execute("ALTER SYSTEM SET autovacuum = off")
            owner.execute("SELECT pg_reload_conf()")
            owner.execute(f'CREATE DATABASE "{TEMPLATE}"'.encode())
        template = with_database(running.owner_url, TEMPLATE)
        upgrade(template, resource("migrations"))
        grant_reading(template, embedded.API_ROLE)
        yield server
    finally:
        embedded.release(settings)
        embedded.stop(settings, force=True)
        shutil.rmtree(home)


@pytest.fixture
def database(postgres_server: Server) -> Iterator[Urls]:
    """A fresh migrated database."""
    urls = postgres_server.create()
    yield urls
    postgres_server.drop(urls)


@pytest.fixture(scope="module")
def shared_database(postgres_server: Server) -> Iterator[Urls]:
    """A migrated database for the tests of one module."""
    urls = postgres_server.create()
    yield urls
    postgres_server.drop(urls)
