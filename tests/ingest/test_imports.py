"""Who reads no page, feed or archive pays for none of their libraries."""

import subprocess
import sys

import pytest

HEAVY = ("trafilatura", "htmldate", "dateparser", "courlan", "feedparser", "warcio", "protego")
MODULES = ("app.ingest.sources", "app.ingest.addresses", "app.ingest.watching", "app.cli")


@pytest.mark.parametrize("module", MODULES)
def test_the_libraries_of_pages_are_imported_where_one_is_read(module: str) -> None:
    loaded = f"import {module}, sys; print(*sorted({set(HEAVY)} & set(sys.modules)))"
    command = [sys.executable, "-c", loaded]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    assert done.stdout.split() == []
