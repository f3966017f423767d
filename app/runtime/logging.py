"""Logs as events with fields, to stderr: lines for a person at a terminal, JSON otherwise.

Enters: a level. Leaves: a configured structlog, with the standard library's loggers led into it.
Article bodies are not logged: a field under one of the names of `BODIES` is replaced by its
length wherever it was passed.
"""

import logging
import sys
from collections.abc import MutableMapping
from typing import Any, Final

import structlog

BODIES: Final = frozenset({"text", "body", "content", "raw", "html", "title", "name"})
"""Fields that may hold an article's words or a person's name asked about."""

_LONGEST: Final = 500


def configure_logging(level: str) -> None:
    """Send every event of `level` ("debug" … "error") and above to stderr."""
    number = logging.getLevelNamesMapping()[level.upper()]
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        without_bodies,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *_rendering(person=sys.stderr.isatty()),
            ],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(number)
    for chatty in ("procrastinate", "httpx", "alembic"):
        logging.getLogger(chatty).setLevel(max(number, logging.WARNING))


def without_bodies(
    _logger: object, _method: str, event: MutableMapping[str, Any]
) -> MutableMapping[str, Any]:
    """Replace what may be an article's words by its length, and cut any very long field."""
    for key, value in event.items():
        if not isinstance(value, str | bytes):
            continue
        if key in BODIES:
            event[key] = f"<{len(value)} withheld>"
        elif len(value) > _LONGEST and key != "event":
            event[key] = f"{value[:_LONGEST]!s}… <{len(value)} long>"
    return event


def _rendering(*, person: bool) -> list[structlog.typing.Processor]:
    if person:
        plain = structlog.dev.plain_traceback  # the richer one prints local variables
        return [structlog.dev.ConsoleRenderer(colors=True, exception_formatter=plain)]
    return [
        structlog.processors.format_exc_info,
        structlog.processors.JSONRenderer(ensure_ascii=False),
    ]
