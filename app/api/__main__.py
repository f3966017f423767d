"""`python -m app.api`: the API process. It imports nothing that extracts or stores.

Enters: the environment (`MARSAD_HOST`, `MARSAD_PORT`, `DATABASE_API_URL`) and `--workers N`.
"""

import argparse
from typing import Final

import uvicorn

from app.runtime.logging import configure_logging
from app.runtime.processes import end_with_parent
from app.runtime.settings import read_settings

_GRACEFUL_SECONDS: Final = 5


def main() -> None:
    """Serve until SIGTERM or SIGINT, or until the command that started this process is gone."""
    arguments = argparse.ArgumentParser(prog="python -m app.api")
    arguments.add_argument("--workers", type=int, default=1)
    workers: int = arguments.parse_args().workers
    end_with_parent()
    settings = read_settings()
    configure_logging(settings.log_level)
    uvicorn.run(
        "app.api.application:create_app_from_environment",
        factory=True,
        host=settings.host,
        port=settings.port,
        workers=workers,
        access_log=False,
        log_config=None,
        server_header=False,
        timeout_graceful_shutdown=_GRACEFUL_SECONDS,
    )


if __name__ == "__main__":
    main()
