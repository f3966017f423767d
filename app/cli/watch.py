"""`marsad watch`: the configured feeds, polled on a schedule."""

import json
import os
import signal
import threading
from typing import Annotated

import typer

from app.errors import SettingsError
from app.ingest.addresses import article_limits
from app.ingest.articles import QUARANTINED, Intake
from app.ingest.watching import FAILED, FeedWatch
from app.runtime.collecting import collect_rarely
from app.runtime.database import open_database
from app.runtime.logging import configure_logging
from app.runtime.processes import end_with_parent
from app.runtime.settings import read_settings


def watch(
    *,
    once: Annotated[
        bool, typer.Option("--once", help="One round; exit 1 if a feed fails.")
    ] = False,
) -> None:
    """Poll the feeds of MARSAD_FEEDS every MARSAD_FEED_SECONDS, and take what is new in them."""
    end_with_parent()
    settings = read_settings()
    configure_logging(settings.log_level)
    if not settings.feeds:
        raise SettingsError("MARSAD_FEEDS names no feed to watch")
    collect_rarely()
    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopping.set())
    with open_database(settings) as database:
        database.migrate()
        intake = Intake(database_url=database.owner_url, processes=os.cpu_count() or 1)
        feeds = FeedWatch(intake=intake, limits=article_limits(settings))
        while True:
            tally = feeds.poll(settings.feeds)
            if once:
                typer.echo(json.dumps(dict(tally)))
                raise typer.Exit(1 if tally[FAILED] or tally[QUARANTINED] else 0)
            if stopping.wait(settings.feed_seconds):
                return
