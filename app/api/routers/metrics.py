"""Numbers of this process for Prometheus; with several workers, of one of them."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from app.api.metrics import CONTENT_TYPE
from app.api.parameters import NoParameters
from app.api.serving import Shared

router = APIRouter(tags=["service"])


@router.get(
    "/metrics",
    operation_id="getMetrics",
    response_class=Response,
    responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}},
)
async def get_metrics(serving: Shared, _: Annotated[NoParameters, Query()]) -> Response:
    """Return the numbers of this process for Prometheus."""
    return Response(
        serving.metrics.text(), headers={"cache-control": "no-store"}, media_type=CONTENT_TYPE
    )
