"""The page that shows the OpenAPI document to people; its script comes from this process alone."""

from functools import cache
from importlib.resources import files
from typing import Final

from fastapi import APIRouter
from starlette.responses import Response

from app.errors import NotFoundError

router = APIRouter(include_in_schema=False)

_KEPT: Final = {"cache-control": "public, max-age=86400"}
_MEDIA: Final = {
    "swagger-ui-bundle.js": "text/javascript",
    "swagger-ui.css": "text/css",
    "favicon.png": "image/png",
    "start.js": "text/javascript",
}
_START: Final = b"""window.addEventListener("load", () => {
  SwaggerUIBundle({ url: "/openapi.json", dom_id: "#page", deepLinking: true, validatorUrl: null });
});
"""
_PAGE: Final = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Marsad API</title>
<link rel="icon" href="/docs/favicon.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</head>
<body><div id="page"></div></body>
</html>
"""


@router.get("/docs")
async def show_document() -> Response:
    """Show the OpenAPI document."""
    return Response(_PAGE, media_type="text/html")


@router.get("/docs/{name}")
async def get_part(name: str) -> Response:
    """Return a part of the page."""
    if name not in _MEDIA:
        raise NotFoundError(f"The page has no part {name!r}.")
    return Response(_part(name), headers=_KEPT, media_type=_MEDIA[name])


@cache
def _part(name: str) -> bytes:
    if name == "start.js":
        return _START
    return (files("fastapi_offline") / "static" / name).read_bytes()
