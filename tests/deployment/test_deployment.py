"""For the CI of whoever runs a deployment: MARSAD_DEPLOYMENT_URL=https://… pytest tests/deployment.

Only reads, knows nothing of what is stored, and opens every check of the smoke test as a test.
"""

import os
from functools import cache

import pytest

from app.smoke import Check, run
from app.smoke.checks import check_names

URL = os.environ.get("MARSAD_DEPLOYMENT_URL")

pytestmark = pytest.mark.skipif(URL is None, reason="MARSAD_DEPLOYMENT_URL is unset")


@cache
def results(url: str) -> dict[str, Check]:
    return {check.name: check for check in run(url)}


@pytest.mark.parametrize("name", check_names())
def test_the_deployment_keeps_its_contract(name: str) -> None:
    assert URL is not None
    check = results(URL)[name]
    assert check.ok, check.detail
