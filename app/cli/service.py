"""`marsad up`, `serve` and `worker`: the long-running commands."""

import contextlib
import errno
import json
import os
import signal
import socket
import sys
import threading
from collections.abc import Iterator
from typing import Annotated

import typer

from app.cli.output import say
from app.errors import DatabaseUnavailableError, SettingsError
from app.ingest.articles import Intake
from app.ingest.duties import list_duties, plan_of
from app.ingest.list_sources import scheduled_sources
from app.ingest.queue import run_worker
from app.ingest.refresh import SCHEDULE
from app.ingest.samples import load_samples
from app.runtime.collecting import collect_rarely
from app.runtime.database import Database, open_database
from app.runtime.logging import configure_logging
from app.runtime.processes import Processes, end_with_parent
from app.runtime.settings import Settings, read_settings
from app.smoke import wait_until_ready

_READY_SECONDS = 60.0
_WATCH_SECONDS = 0.5
_BEHIND_ANSWERS = 10
"""How much less urgent than the API's a worker's computing is, where both want the same core."""
_PYTHON = (sys.executable, "-m")

Workers = Annotated[int, typer.Option(min=1, max=64, help="API processes.")]


def up(workers: Workers = 1) -> None:
    """Start everything on this machine; Ctrl-C stops all of it."""
    settings = read_settings()
    configure_logging(settings.log_level)
    _require_free(settings)
    scheduled_sources()  # an address that cannot be meant is told now, not by a child
    stopping = _on_signals()
    with open_database(settings) as database:
        database.migrate()
        samples = load_samples(database.owner_url)
        if samples is not None:
            say(f"marsad: sample articles and list excerpts: {json.dumps(samples)}")
        with _processes(settings, database) as processes:
            processes.start("worker", [*_PYTHON, "app.cli", "worker"])
            if settings.feeds:
                processes.start("watch", [*_PYTHON, "app.cli", "watch"])
            processes.start("api", _api_command(workers))
            url = f"http://{_address(settings.host)}:{settings.port}"
            wait_until_ready(url, _READY_SECONDS)
            say(
                f"marsad: ready\n  articles  {url}/articles\n  claims    {url}/claims\n"
                f"  docs      {url}/docs\n  Ctrl-C stops everything."
            )
            _watch(stopping, processes, database)
        say("marsad: stopped")


def serve(
    host: Annotated[str | None, typer.Option(help="Address; else MARSAD_HOST.")] = None,
    port: Annotated[int | None, typer.Option(min=1, max=65535, help="Else MARSAD_PORT.")] = None,
    workers: Workers = 1,
) -> None:
    """Serve the API from a database that is already migrated."""
    given = {"host": host, "port": port}
    settings = read_settings().model_copy(update={k: v for k, v in given.items() if v is not None})
    configure_logging(settings.log_level)
    _require_free(settings)
    stopping = _on_signals()
    with open_database(settings) as database, _processes(settings, database) as processes:
        if not database.is_migrated():
            raise DatabaseUnavailableError("the schema is behind; run marsad db migrate")
        processes.start("api", _api_command(workers))
        _watch(stopping, processes, database)


def worker(
    concurrency: Annotated[int, typer.Option(min=1, max=64, help="Jobs at once.")] = 1,
) -> None:
    """Take queued articles and keep the lists current; any number, on any machine."""
    end_with_parent()
    os.nice(_BEHIND_ANSWERS)
    collect_rarely()
    settings = read_settings()
    configure_logging(settings.log_level)
    with open_database(settings) as database:
        url = database.owner_url
        intake = Intake(database_url=url)
        duties = list_duties(
            url,
            scheduled_sources(),
            plan_of(settings, SCHEDULE),
            keep_days=settings.keep_days,
            refresh=settings.list_refresh_seconds > 0,
        )
        run_worker(url, intake.take_one, concurrency=concurrency, duties=duties)


@contextlib.contextmanager
def _processes(settings: Settings, database: Database) -> Iterator[Processes]:
    address = {"MARSAD_HOST": settings.host, "MARSAD_PORT": str(settings.port)}
    processes = Processes(environment={**database.environment, **address})
    try:
        yield processes
    finally:
        processes.stop()


def _api_command(workers: int) -> list[str]:
    return [*_PYTHON, "app.api", "--workers", str(workers)]


def _watch(stopping: threading.Event, processes: Processes, database: Database) -> None:
    while not stopping.wait(_WATCH_SECONDS):
        processes.watch()
        database.watch()


def _on_signals() -> threading.Event:
    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopping.set())
    return stopping


def _require_free(settings: Settings) -> None:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            place = f"port {settings.port} on {settings.host}"
            if error.errno == errno.EADDRINUSE:
                reason = f"{place} is in use; set MARSAD_PORT to another"
            else:
                reason = f"{place}: {error.strerror}; see MARSAD_HOST and MARSAD_PORT"
            raise SettingsError(reason) from error


def _address(host: str) -> str:
    return f"[{host}]" if ":" in host else host
