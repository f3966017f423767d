"""The smoke test itself: it passes a good deployment, and sees what is wrong with a bad one."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from app.smoke import run
from app.smoke.checks import check_names
from tests.api.deployments import api_of, listening
from tests.api.filling import fill, store_lists_only
from tests.databases import Urls

Change = Callable[[httpx.Request, httpx.Response], httpx.Response]


class Meddling(httpx.BaseTransport):
    """Passes requests on and changes what comes back."""

    def __init__(self, change: Change) -> None:
        self._inner = httpx.HTTPTransport()
        self._change = change

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        response = self._inner.handle_request(request)
        if response.headers.get("content-type") == "text/event-stream":
            return self._change(request, response)  # it has no end to read to
        response.read()
        return self._change(request, response)

    def close(self) -> None:
        self._inner.close()


@pytest.fixture(scope="module")
def address(shared_database: Urls) -> Iterator[str]:
    fill(shared_database)
    with listening(api_of(shared_database)) as address:
        yield address


def failed(address: str, change: Change | None = None) -> dict[str, str]:
    transport = Meddling(change) if change else None
    return {c.name: c.detail for c in run(address, transport=transport) if not c.ok}


def test_a_filled_deployment_passes(address: str) -> None:
    assert failed(address) == {}


def test_an_empty_deployment_with_lists_passes(database: Urls) -> None:
    store_lists_only(database)
    with listening(api_of(database)) as address:
        assert failed(address) == {}


def test_every_check_is_named_once(address: str) -> None:
    names = [check.name for check in run(address)]
    assert names == check_names()
    assert len(names) == len(set(names))


def test_a_deployment_that_is_not_there_fails_every_check() -> None:
    checks = run("http://127.0.0.1:1")
    assert [check.name for check in checks] == check_names()
    assert not any(check.ok for check in checks)


def _replace(response: httpx.Response, **more: Any) -> httpx.Response:  # noqa: ANN401 - httpx's own
    headers = {k: v for k, v in response.headers.items() if k != "content-length"}
    given = {"headers": headers, "content": response.content, **more}
    return httpx.Response(response.status_code, **given)


def _unknown_ignored(request: httpx.Request, response: httpx.Response) -> httpx.Response:
    if "contry" in request.url.params:
        return httpx.Response(200, json={"data": []})
    return response


def _errors_as_json(_: httpx.Request, response: httpx.Response) -> httpx.Response:
    kind = response.headers.get("content-type", "")
    if "problem+" not in kind:
        return response
    return _replace(response, headers={"content-type": kind.replace("problem+", "")})


def _no_etags(request: httpx.Request, response: httpx.Response) -> httpx.Response:
    if "if-none-match" in request.headers:
        return httpx.Response(200, headers=response.headers, json={})
    return response


def _same_page_for_ever(request: httpx.Request, response: httpx.Response) -> httpx.Response:
    if request.url.path == "/claims" and "cursor" in request.url.params:
        first = httpx.get(request.url.copy_remove_param("cursor"), trust_env=False)
        return _replace(response, content=first.content)
    return response


def _screening_cached(request: httpx.Request, response: httpx.Response) -> httpx.Response:
    if request.url.path == "/screening":
        headers = {**response.headers, "cache-control": "max-age=60"}
        return _replace(response, headers=headers)
    return response


def _no_totals(request: httpx.Request, response: httpx.Response) -> httpx.Response:
    if request.url.path == "/quotes":
        document = json.loads(response.content)
        document.pop("total", None)
        return _replace(response, content=json.dumps(document).encode())
    return response


def _the_same_change_for_ever(request: httpx.Request, response: httpx.Response) -> httpx.Response:
    if request.url.path == "/changes" and "since" in request.url.params:
        first = httpx.get(request.url.copy_remove_param("since"), trust_env=False)
        return _replace(response, content=first.content)
    return response


def _stream_kept_back(request: httpx.Request, response: httpx.Response) -> httpx.Response:
    if request.url.path == "/stream" and response.status_code == 200:
        response.close()
        return httpx.Response(200, headers={"content-type": "text/event-stream"})
    return response


FAULTS = [
    ("the same change for ever", _the_same_change_for_ever, "changes"),
    ("a stream that something on the way keeps back", _stream_kept_back, "stream"),
    ("unknown parameters ignored", _unknown_ignored, "unknown parameter"),
    ("errors that are no problems", _errors_as_json, "no such article"),
    ("no 304", _no_etags, "not modified"),
    ("the same page for ever", _same_page_for_ever, "claims: pages"),
    ("answers about names kept", _screening_cached, "screen a name"),
    ("an envelope without totals", _no_totals, "quotes: envelope"),
]


@pytest.mark.parametrize(("change", "check"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS])
def test_a_fault_is_seen_by_its_check(address: str, change: Change, check: str) -> None:
    assert check in failed(address, change)
