"""Whatever may be asked by the OpenAPI document: a real server on a real Postgres keeps it.

Requests that fit the document and requests that do not are made up by Schemathesis. That what fits
is also accepted is not asked: a country, a day and a name mean more than a schema can say.

Then it walks: from what an answer says on along the links of the document, a list to its items, an
item to what it has.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar, Final

import pytest
import schemathesis
import structlog
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import not_a_server_error
from schemathesis.core.result import Ok
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
from tests.api.deployments import api_of, listening
from tests.databases import Urls

EXAMPLES: Final = int(os.environ.get("CONTRACT_EXAMPLES", "6"))
"""Requests an operation, of about 50; `CONTRACT_EXAMPLES=50` makes it a long run."""
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
    with listening(api_of(filled)) as address:
        yield address


schema = schemathesis.openapi.from_dict(
    create_app(Settings(home=Path("/nonexistent")), database_url="postgresql://nowhere").openapi()
)


# A stream never ends, so a request that is as it should be would never be answered whole; what it
# promises is asked in test_stream.
@schema.exclude(path="/stream").parametrize()
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)
def test_the_server_keeps_what_it_promises(case: schemathesis.Case[Any], address: str) -> None:
    _validate(case.call(base_url=address), case)


def _validate(response: Any, case: schemathesis.Case[Any]) -> None:  # noqa: ANN401 - theirs
    refused_unread = response.status_code in {413, 414}
    checks = [c for c in CHECKS if not (refused_unread and c is negative_data_rejection)]
    case.validate_response(response, checks=checks)


def test_every_operation_is_asked(request: pytest.FixtureRequest) -> None:
    asked = [i.nodeid for i in request.session.items if "keeps_what_it_promises" in i.name]
    read = schema.exclude(path="/stream").get_all_operations()
    operations = [one.ok().label for one in read if isinstance(one, Ok)]
    assert len(set(asked)) == len(asked) == len(operations)


def test_links_lead_from_lists_to_items_and_on() -> None:
    document = schema.raw_schema
    links = {
        (operation["operationId"], name)
        for operations in document["paths"].values()
        for operation in operations.values()
        for name in operation["responses"]["200"].get("links", {})
    }
    assert {
        ("listClaims", "getClaim"),
        ("getClaim", "getArticle"),
        ("getArticle", "listArticleQuotes"),
        ("listParties", "getParty"),
        ("getParty", "getPartyScreening"),
        ("listLists", "getList"),
    } <= links


class _Walk(schema.exclude(path="/stream").as_state_machine()):  # type: ignore[misc] # made at run time
    """A walk along links, each answer held to the document."""

    address: ClassVar[str] = ""
    asked: ClassVar[int] = 0

    def call(self, case: schemathesis.Case[Any], **given: Any) -> Any:  # noqa: ANN401 - theirs
        type(self).asked += 1
        return case.call(base_url=self.address, **given)

    def validate_response(
        self,
        response: Any,  # noqa: ANN401 - theirs
        case: schemathesis.Case[Any],
        **_: Any,  # noqa: ANN401 - theirs
    ) -> None:
        _validate(response, case)


def test_walks_along_links_keep_it_too(address: str) -> None:
    _Walk.address, _Walk.asked = address, 0
    _Walk.run(
        settings=settings(
            max_examples=EXAMPLES * 2,
            stateful_step_count=6,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.explicit, Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
    )
    structlog.get_logger().info("contract.walked", requests=_Walk.asked)
    assert _Walk.asked >= EXAMPLES * 2
