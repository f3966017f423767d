"""Whatever may be asked by the OpenAPI document: a real server on a real Postgres keeps it.

Requests that fit the document and requests that do not are made up by Schemathesis. That what fits
is also accepted is not asked: a country, a day and a name mean more than a schema can say.
"""

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
import schemathesis
import uvicorn
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
    unsupported_method,
)

from app.api.application import create_app
from app.runtime.settings import Settings
from tests.api.deployments import api_of, index_loaded
from tests.databases import Urls

EXAMPLES: Final = 12
"""Requests an operation; about 30 operations within a minute."""
CHECKS: Final = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
    unsupported_method,
]


@pytest.fixture(scope="module")
def address(filled: Urls) -> Iterator[str]:
    """The address of a server on a free port of the loopback."""
    app = api_of(filled)
    server = uvicorn.Server(
        uvicorn.Config(app, host="127.0.0.1", port=0, log_level="warning", access_log=False)
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{_port(server, app)}"
    finally:
        server.should_exit = True
        thread.join(timeout=10)


def _port(server: uvicorn.Server, app: FastAPI) -> int:
    async def started() -> int:
        while not server.started:  # noqa: ASYNC110 - uvicorn tells by this flag alone
            await asyncio.sleep(0.01)
        await index_loaded(app.state.serving)
        return int(server.servers[0].sockets[0].getsockname()[1])

    return asyncio.run(asyncio.wait_for(started(), timeout=20))


schema = schemathesis.openapi.from_dict(
    create_app(Settings(home=Path("/nonexistent")), database_url="postgresql://nowhere").openapi()
)


@schema.parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_the_server_keeps_what_it_promises(case: schemathesis.Case, address: str) -> None:
    response = case.call(base_url=address)
    refused_unread = response.status_code in {413, 414}
    excluded = [negative_data_rejection] if refused_unread else []
    case.validate_response(response, checks=CHECKS, excluded_checks=excluded)
