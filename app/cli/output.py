"""JSON and messages for a terminal or a pipe."""

import json
import sys
from collections.abc import Mapping

import typer

from app.runtime.logging import configure_logging
from app.runtime.settings import Settings


def print_json(document: object, *, pretty: bool = False) -> None:
    """Print one JSON document, Arabic unescaped; a line of its own unless `pretty`.

    A text that UTF-8 cannot carry (a lone surrogate) is escaped rather than lost.
    """
    indent = 1 if pretty else None
    written = json.dumps(document, ensure_ascii=False, indent=indent)
    try:
        data = written.encode("utf-8")
    except UnicodeEncodeError:
        data = json.dumps(document, indent=indent).encode("ascii")
    sys.stdout.buffer.write(data + b"\n")
    sys.stdout.buffer.flush()


def say(message: str) -> None:
    """Print a message for the person at the terminal, on standard error."""
    typer.echo(message, err=True)


def log_for_a_person(settings: Settings) -> None:
    """Log what a short command must tell: warnings and worse, unless more was asked for."""
    configure_logging("warning" if settings.log_level == "info" else settings.log_level)


def error_document(identity: object, code: str, message: str) -> Mapping[str, object]:
    """Return what a batch command prints for an item that failed."""
    return {"id": identity, "error": {"code": code, "message": message}}
