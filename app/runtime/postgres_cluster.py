"""One Postgres data directory: made, configured, started, stopped, asked whether it answers.

Enters: `MARSAD_HOME` and a `Runner`. Leaves: a server on a Unix socket that only its user and
root can reach. Refuses to know who else uses it; `embedded` holds the locks around these steps.
"""

import contextlib
import os
import shutil
import tempfile
import time
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Final

from app.errors import DatabaseUnavailableError
from app.runtime.postgres_programs import DATA, Runner

SUPERUSER: Final = "marsad"
_PORT: Final = "5432"
_SOCKET_LIMIT: Final = 103
"""Longest socket path in bytes that every platform takes (Linux 107, macOS 103)."""
_LOG_LIMIT: Final = 10_000_000
_START_SECONDS: Final = 60
_READY: Final = 0
_BUILTIN_LOCALES_SINCE: Final = 17

_CONFIGURATION: Final = """\
# Written at every start by marsad.
listen_addresses = ''
unix_socket_directories = '{socket}'
unix_socket_permissions = 0700
port = {port}
timezone = 'UTC'
log_timezone = 'UTC'
# Statements hold article texts; the log must not.
log_min_error_statement = panic
log_error_verbosity = terse
logging_collector = off
max_connections = 100
shared_buffers = 128MB
max_wal_size = 2GB
wal_compression = on
jit = off
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """The server of one `MARSAD_HOME`."""

    home: Path
    runner: Runner

    @property
    def data(self) -> Path:
        """Postgres's data directory."""
        return self.home / DATA

    @property
    def log(self) -> Path:
        """Postgres's log."""
        return self.home / "postgres.log"

    @property
    def sockets(self) -> Path:
        """Folder of the socket: in the home, or elsewhere when that path is too long for one."""
        near = self.home / "run"
        if len(os.fsencode(near / f".s.PGSQL.{_PORT}")) <= _SOCKET_LIMIT:
            return near
        name = sha256(os.fsencode(self.home)).hexdigest()[:16]
        return Path(tempfile.gettempdir()) / f"marsad-{os.geteuid()}-{name}"

    def is_ready(self) -> bool:
        """Say whether the server answers."""
        # Named, for the log takes down every asking by a user or database that does not exist.
        arguments = ["-q", "-h", str(self.sockets), "-p", _PORT, "-t", "3",
                     "-U", SUPERUSER, "-d", "postgres"]  # fmt: skip
        return self.runner.run("pg_isready", arguments, folder=self.home).returncode == _READY

    def pid(self) -> int | None:
        """Return the process id that the data directory names, alive or not."""
        with contextlib.suppress(FileNotFoundError, ValueError, IndexError):
            return int((self.data / "postmaster.pid").read_text().splitlines()[0])
        return None

    def start(self) -> None:
        """Make the data directory if there is none, and start the server.

        Raises:
            DatabaseUnavailableError: with the last lines of the log when it does not start.
        """
        if not self.data.is_dir():
            self._initialise()
        self._check_version()
        self._prepare()
        deadline = time.monotonic() + _START_SECONDS
        while (failure := self._try_start()) is not None:
            # Workers of a killed server hold its shared memory for a moment.
            if "still in use" not in failure or time.monotonic() > deadline:
                raise DatabaseUnavailableError(f"Postgres did not start: {failure}")
            time.sleep(0.2)

    def stop(self) -> None:
        """Stop the server, cutting its connections off.

        Raises:
            DatabaseUnavailableError: when it does not stop.
        """
        arguments = ["stop", "-D", self.data.name, "-m", "fast", "-w", "-t", str(_START_SECONDS)]
        done = self.runner.run("pg_ctl", arguments, folder=self.home)
        if done.returncode != 0 and self.is_ready():
            raise DatabaseUnavailableError(f"Postgres did not stop: {done.stderr.strip()}")

    def _try_start(self) -> str | None:
        arguments = ["start", "-D", self.data.name, "-l", self.log.name, "-s", "-w",
                     "-t", str(_START_SECONDS)]  # fmt: skip
        before = self.log.stat().st_size
        done = self.runner.run("pg_ctl", arguments, folder=self.home, seconds=_START_SECONDS + 30)
        if done.returncode == 0:
            return None
        with self.log.open("rb") as log:
            log.seek(before)
            said = log.read(20_000).decode(errors="replace").strip().splitlines()
        return " | ".join(said[-6:]) or done.stderr.strip()

    def _initialise(self) -> None:
        # Made aside and renamed, so that a kill half-way leaves nothing that looks finished.
        unfinished = self.home / "postgres.new"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
        self.runner.own(unfinished)
        done = self.runner.run(
            "initdb",
            ["-D", unfinished.name, "-U", SUPERUSER, "--auth=trust", "--encoding=UTF8",
             "--no-instructions", *self._locale()],
            folder=self.home,
        )  # fmt: skip
        if done.returncode != 0:
            raise DatabaseUnavailableError(f"initdb failed: {done.stderr.strip()}")
        with (unfinished / "postgresql.conf").open("a", encoding="utf-8") as configuration:
            configuration.write("\ninclude = 'marsad.conf'\n")
        unfinished.rename(self.data)

    def _locale(self) -> list[str]:
        if self.runner.major >= _BUILTIN_LOCALES_SINCE:
            return ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
        return ["--locale=C.UTF-8"]

    def _check_version(self) -> None:
        made_by = (self.data / "PG_VERSION").read_text().strip()
        if made_by != str(self.runner.major):
            raise DatabaseUnavailableError(
                f"{self.data} was made by Postgres {made_by}, the programs here are "
                f"{self.runner.major}; dump it with the old one and restore it here"
            )

    def _prepare(self) -> None:
        self._forget_dead_server()
        self.sockets.mkdir(mode=0o700, exist_ok=True)
        self._refuse_foreign(self.sockets)
        self.sockets.chmod(0o700)
        self.runner.own(self.sockets)
        socket = '"' + str(self.sockets).replace('"', '""') + '"'
        configuration = _CONFIGURATION.format(socket=socket.replace("'", "''"), port=_PORT)
        written = self.data / "marsad.conf"
        written.write_text(configuration, encoding="utf-8")
        self.runner.own(written)
        if self.log.exists() and self.log.stat().st_size > _LOG_LIMIT:
            self.log.replace(self.log.with_suffix(".log.1"))
        self.log.touch(mode=0o600)
        self.runner.own(self.log)

    def _refuse_foreign(self, folder: Path) -> None:
        state = folder.lstat()
        ours = {os.geteuid()} | ({self.runner.account.pw_uid} if self.runner.account else set())
        if folder.is_symlink() or state.st_uid not in ours:
            raise DatabaseUnavailableError(f"{folder} belongs to someone else; remove it")

    def _forget_dead_server(self) -> None:
        """Remove lock files of a killed server whose process id something else has taken."""
        pid = self.pid()
        if pid is None or _runs_in(pid, self.data):
            return
        (self.data / "postmaster.pid").unlink(missing_ok=True)
        for name in (f".s.PGSQL.{_PORT}", f".s.PGSQL.{_PORT}.lock"):
            (self.sockets / name).unlink(missing_ok=True)


def _runs_in(pid: int, folder: Path) -> bool:
    """Say whether process `pid` works in `folder`, as every Postgres does in its data directory.

    Where the system does not tell (no /proc, another user's process), the answer is yes, and
    Postgres judges for itself.
    """
    proc = Path("/proc")
    if not (proc / "self").exists():
        return True
    try:
        return (proc / str(pid) / "cwd").resolve(strict=True) == folder.resolve()
    except FileNotFoundError:
        return False
    except PermissionError:
        return True
