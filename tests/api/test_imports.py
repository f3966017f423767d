"""The API process only reads: what ingests and extracts is never imported into it."""

import json
import subprocess
import sys

CODE = """
import json, sys
import app.api.application
print(json.dumps(sorted(sys.modules)))
"""


def test_the_api_process_never_imports_extraction_or_ingest() -> None:
    printed = subprocess.run(
        [sys.executable, "-c", CODE], check=True, capture_output=True, text=True
    ).stdout
    modules = json.loads(printed)
    assert "app.api.routers.claims" in modules
    barred = (
        "app.extraction",
        "app.ingest",
        "app.identity",
        "app.evaluation",
        "app.storage.writing",
    )
    assert [m for m in modules if m.startswith(barred)] == []
