"""A bare Starlette application that sends a fixed body: the limit of the framework."""

import os

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

BODY = b"x" * int(os.environ.get("BENCH_BODY_BYTES", "1000"))


async def _page(request: Request) -> Response:
    if "if-none-match" in request.headers:
        return Response(status_code=304, headers={"etag": '"a"'})
    return Response(BODY, headers={"etag": '"a"'}, media_type="application/json")


app = Starlette(routes=[Route("/claims", _page)])
