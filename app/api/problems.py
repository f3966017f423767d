"""Errors as RFC 9457 problem documents: the only place where an error meets an HTTP status.

Enters: any exception that a route, a parameter or the framework raised. Leaves: one JSON shape,
`application/problem+json`, for every error the service gives. Refuses to know what a route does.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from http import HTTPStatus
from typing import Any, Final

import orjson
import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.routing import iter_route_contexts
from starlette.exceptions import HTTPException
from starlette.responses import Response
from starlette.routing import Match

from app.api.responses import NotAcceptableError
from app.errors import (
    BusyError,
    DatabaseUnavailableError,
    InputError,
    MarsadError,
    NotFoundError,
    RemovedError,
)
from app.runtime.live_index import IndexNotLoadedError
from app.storage.reading.database import ReadTooSlowError

MEDIA_TYPE: Final = "application/problem+json"
RETRY_AFTER_SECONDS: Final = 5
_UNREADABLE_BODY: Final = "There was an error parsing the body"
"""What the framework says of a body that its reader of JSON fails on in any other way."""
_JSON_MEDIA: Final = re.compile(r"\s*application/([\w.+-]+\+)?json\s*(;|$)", re.IGNORECASE)

CODES: Final[Mapping[int, str]] = {
    400: "bad-request",
    401: "key-wanted",
    404: "not-found",
    410: "removed",
    405: "method-not-allowed",
    406: "not-acceptable",
    413: "body-too-large",
    414: "uri-too-long",
    415: "unsupported-media-type",
    422: "unprocessable-body",
    429: "too-many-requests",
    500: "internal-error",
    503: "unavailable",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """One parameter, or one place in a body, that was wrong.

    Attributes:
        parameter: its name; for a body the path to the value ("names.3.country").
        detail: one sentence naming the offending value.
        suggestion: the name or value that was probably meant.
    """

    parameter: str
    detail: str
    suggestion: str | None = None

    def document(self) -> dict[str, str]:
        """Return the violation as it is written in a problem."""
        written = {"parameter": self.parameter, "detail": self.detail}
        return written | ({"suggestion": self.suggestion} if self.suggestion else {})


class BadParametersError(InputError):
    """Parameters are unknown, malformed, out of range or contradict each other."""

    code = "bad-parameters"

    def __init__(self, violations: Sequence[Violation]) -> None:
        super().__init__("; ".join(f"{v.parameter}: {v.detail}" for v in violations))
        self.violations = tuple(violations)


class BadBodyError(BadParametersError):
    """A body parses, but what it says cannot be meant."""

    code = "unprocessable-body"


STATUS: Final[Mapping[type[MarsadError], HTTPStatus]] = {
    NotFoundError: HTTPStatus.NOT_FOUND,
    RemovedError: HTTPStatus.GONE,
    NotAcceptableError: HTTPStatus.NOT_ACCEPTABLE,
    BadBodyError: HTTPStatus.UNPROCESSABLE_ENTITY,
    InputError: HTTPStatus.BAD_REQUEST,
    DatabaseUnavailableError: HTTPStatus.SERVICE_UNAVAILABLE,
    ReadTooSlowError: HTTPStatus.SERVICE_UNAVAILABLE,
    IndexNotLoadedError: HTTPStatus.SERVICE_UNAVAILABLE,
    BusyError: HTTPStatus.SERVICE_UNAVAILABLE,
}
"""Most specific first; what is not here is a fault of ours: 500."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """A problem document before it is written; `members` are those of its own kind."""

    status: int
    detail: str
    code: str | None = None
    violations: tuple[Violation, ...] = ()
    members: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    def body(self, instance: str) -> bytes:
        """Return the JSON bytes; `instance` is the path that was asked."""
        code = self.code or CODES.get(self.status, "error")
        document: dict[str, Any] = {
            "type": f"urn:marsad:problem:{code}",
            "title": HTTPStatus(self.status).phrase,
            "status": self.status,
            "code": code,
            "detail": self.detail,
            "instance": instance.encode("utf-8", "replace").decode(),
        }
        if self.violations:
            document["errors"] = [violation.document() for violation in self.violations]
        document |= self.members
        return orjson.dumps(document)

    def response(self, instance: str) -> Response:
        """Return the response that carries the problem; it is never cached."""
        headers = {"cache-control": "no-store", **self.headers}
        return Response(self.body(instance), self.status, headers, MEDIA_TYPE)


def describe(error: MarsadError) -> Problem:
    """Return the problem that belongs to one of our own errors."""
    kinds = (kind for kind in STATUS if isinstance(error, kind))
    status = STATUS[kind] if (kind := next(kinds, None)) else HTTPStatus.INTERNAL_SERVER_ERROR
    if status is HTTPStatus.INTERNAL_SERVER_ERROR:
        return Problem(status=status, detail="The service failed; the fault is logged.")
    unavailable = status is HTTPStatus.SERVICE_UNAVAILABLE
    return Problem(
        status=status,
        code=error.code,
        detail=error.message,
        violations=error.violations if isinstance(error, BadParametersError) else (),
        members=_removal(error) if isinstance(error, RemovedError) else {},
        headers={"retry-after": str(RETRY_AFTER_SECONDS)} if unavailable else {},
    )


def _removal(error: RemovedError) -> dict[str, str]:
    return {"reason": error.reason, "removed_at": error.removed_at}


def install(app: FastAPI) -> None:
    """Make every error of `app` leave as a problem document."""
    app.add_exception_handler(MarsadError, _own)
    app.add_exception_handler(RequestValidationError, _validation)
    app.add_exception_handler(HTTPException, _http)


def tell(error: MarsadError, path: str) -> Response:
    """Return the problem that tells of an error; a fault of the service is logged."""
    problem = describe(error)
    if problem.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        structlog.get_logger().error(
            "request.failed", code=error.code, path=path, reason=error.message
        )
    return problem.response(path)


async def _own(request: Request, error: Exception) -> Response:
    if not isinstance(error, MarsadError):
        raise error
    return tell(error, request.url.path)


async def _http(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    if error.detail == _UNREADABLE_BODY:
        detail = "The body is not JSON in UTF-8, or it is nested too deeply."
        return Problem(status=400, code="malformed-body", detail=detail).response(request.url.path)
    if error.status_code != HTTPStatus.METHOD_NOT_ALLOWED:
        detail = error.detail if error.status_code != HTTPStatus.NOT_FOUND else "No such path."
        return Problem(status=error.status_code, detail=detail).response(request.url.path)
    allow = {"allow": ", ".join(allowed_methods(request))}
    if request.method == "OPTIONS":
        return Response(status_code=HTTPStatus.NO_CONTENT, headers=allow)
    detail = f"{request.method} is not possible here; {allow['allow']} are."
    return Problem(status=405, detail=detail, headers=allow).response(request.url.path)


def allowed_methods(request: Request) -> list[str]:
    """Return the methods that the path of `request` answers, in alphabetical order."""
    methods = {"HEAD", "OPTIONS"}
    for route in iter_route_contexts(request.app.routes):
        match, _ = route.matches(request.scope)
        if match is not Match.NONE:
            methods |= set(route.methods or ())
    return sorted(methods)


async def _validation(request: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise error
    faults = error.errors()
    if any(fault["loc"][0] == "body" for fault in faults):
        return _body_problem(request, faults).response(request.url.path)
    known = known_parameters(request)
    violations = tuple(_parameter_violation(fault, known) for fault in faults)
    return describe(BadParametersError(violations)).response(request.url.path)


def _body_problem(request: Request, faults: Sequence[Mapping[str, Any]]) -> Problem:
    given = request.headers.get("content-type", "")
    if not _JSON_MEDIA.match(given):
        detail = f"The body is to be application/json; Content-Type was {given[:100]!r}."
        return Problem(status=415, detail=detail)
    malformed = next((fault for fault in faults if fault["type"] == "json_invalid"), None)
    if malformed:
        detail = f"The body is not JSON: {malformed['ctx']['error']}."
        return Problem(status=400, code="malformed-body", detail=detail)
    violations = tuple(
        Violation(parameter=_place(fault["loc"][1:]) or "body", detail=_sentence(fault))
        for fault in faults
    )
    return Problem(status=422, detail="The body cannot be meant.", violations=violations)


def _parameter_violation(fault: Mapping[str, Any], known: Sequence[str]) -> Violation:
    context = fault.get("ctx") or {}
    name = str(context.get("parameter") or (fault["loc"][1:] or ("query",))[0])
    if fault["type"] == "extra_forbidden":
        return Violation(
            parameter=name,
            detail=f"Unknown parameter; known here: {', '.join(known) or 'none'}.",
            suggestion=closest(name, known),
        )
    return Violation(parameter=name, detail=_sentence(fault), suggestion=context.get("suggestion"))


def closest(word: str, known: Sequence[str]) -> str | None:
    """Return the one of `known` nearest to `word` in spelling, or None when none is near."""
    near = get_close_matches(word.lower(), known, n=1, cutoff=0.6)
    return near[0] if near else None


def known_parameters(request: Request) -> list[str]:
    """Return the names of the query parameters that the route of `request` takes."""
    route = request.scope.get("route")
    operations = request.app.openapi()["paths"].get(getattr(route, "path_format", ""), {})
    operation = operations.get("get" if request.method == "HEAD" else request.method.lower(), {})
    return [p["name"] for p in operation.get("parameters", ()) if p["in"] == "query"]


def _place(location: Sequence[object]) -> str:
    return ".".join(map(str, location))


def _sentence(fault: Mapping[str, Any]) -> str:
    message = str(fault["msg"])
    value = repr(fault.get("input"))
    shown = "" if fault["type"] in {"missing", "refused"} else f" (given: {value[:80]})"
    return f"{message}{shown}"
