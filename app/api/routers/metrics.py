"""Numbers for Prometheus: of this process (of one of several workers), and of the queue."""

from typing import Annotated

from fastapi import APIRouter, Query
from starlette.responses import Response

from app.api.metrics import CONTENT_TYPE
from app.api.parameters import NoParameters
from app.api.serving import Shared
from app.errors import DatabaseUnavailableError
from app.runtime.clock import system_clock
from app.storage.reading.queue import read_queue

router = APIRouter(tags=["service"])


@router.get(
    "/metrics",
    operation_id="getMetrics",
    response_class=Response,
    responses={200: {"content": {"text/plain": {"schema": {"type": "string"}}}}},
)
async def get_metrics(serving: Shared, _: Annotated[NoParameters, Query()]) -> Response:
    """Return the numbers of this process for Prometheus."""
    try:
        async with serving.database.statements() as connection:
            jobs = await read_queue(connection)
    except DatabaseUnavailableError:
        jobs = None  # said by `marsad_queue_known`: the other numbers are wanted most then
    serving.metrics.queued(jobs, system_clock())
    return Response(
        serving.metrics.text(), headers={"cache-control": "no-store"}, media_type=CONTENT_TYPE
    )
