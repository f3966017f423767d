"""The embedded Postgres: started, shared, killed, stopped, refused."""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from app.errors import DatabaseUnavailableError
from app.runtime import embedded
from app.runtime.postgres_cluster import Cluster
from app.runtime.postgres_programs import find_runner, first_closed
from app.runtime.settings import Settings
from tests.databases import make_home

pytestmark = pytest.mark.postgres
AS_ROOT = os.geteuid() == 0

HOLD = """
import sys
from pathlib import Path
from app.runtime import embedded
from app.runtime.logging import configure_logging
from app.runtime.settings import Settings
configure_logging("warning")
settings = Settings(home=Path(sys.argv[1]))
running = embedded.ensure_running(settings)
print(running.started, running.owner_url, flush=True)
sys.stdin.readline()
print(embedded.stop_if_unused(settings), flush=True)
"""


@pytest.fixture
def home() -> Iterator[Path]:
    folder = make_home()
    yield folder
    embedded.stop(Settings(home=folder), force=True)
    shutil.rmtree(folder)


@pytest.fixture
def settings(home: Path) -> Settings:
    return Settings(home=home)


def answer(url: str) -> str:
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT current_user").fetchone()
    assert row is not None
    return str(row[0])


def alive(pid: int) -> bool:
    state = Path(f"/proc/{pid}/stat")
    return state.exists() and state.read_text().rsplit(")", 1)[1].split()[0] != "Z"


def kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
    deadline = time.monotonic() + 10
    while alive(pid) and time.monotonic() < deadline:
        time.sleep(0.01)


def hold(home: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", HOLD, str(home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


def said(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def end(process: "subprocess.Popen[str]") -> str:
    left, _ = process.communicate("\n", timeout=60)
    assert process.returncode == 0
    return left.strip().splitlines()[-1]


def test_a_server_is_started_used_and_stopped(settings: Settings) -> None:
    running = embedded.ensure_running(settings)
    assert running.started
    assert answer(running.owner_url) == "marsad"
    assert embedded.status(settings).running
    assert embedded.stop_if_unused(settings)
    assert not embedded.status(settings).running


def test_what_was_written_is_there_after_a_restart(settings: Settings) -> None:
    with psycopg.connect(embedded.ensure_running(settings).owner_url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
    embedded.stop_if_unused(settings)
    with psycopg.connect(embedded.ensure_running(settings).owner_url) as connection:
        assert connection.execute("SELECT number FROM kept").fetchone() == (7,)
    embedded.release(settings)


def test_a_second_call_uses_the_same_server(settings: Settings) -> None:
    first, second = embedded.ensure_running(settings), embedded.ensure_running(settings)
    assert (first.started, second.started) == (True, False)
    assert first.owner_url == second.owner_url
    assert not embedded.stop_if_unused(settings)
    assert embedded.stop_if_unused(settings)


def test_a_server_listens_on_no_network_port(settings: Settings) -> None:
    with psycopg.connect(embedded.ensure_running(settings).owner_url) as connection:
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
        assert connection.execute("SHOW server_encoding").fetchone() == ("UTF8",)
    sockets = Cluster(home=settings.home, runner=find_runner(settings.home)).sockets
    assert sockets.stat().st_mode & 0o777 == 0o700
    embedded.release(settings)


def test_a_killed_server_is_started_again_with_its_data(settings: Settings) -> None:
    running = embedded.ensure_running(settings)
    with psycopg.connect(running.owner_url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
    for _ in range(3):
        pid = embedded.status(settings).pid
        assert pid is not None
        kill(pid)
        assert embedded.revive(settings)
        assert not embedded.revive(settings)
        with psycopg.connect(running.owner_url) as connection:
            assert connection.execute("SELECT number FROM kept").fetchone() == (7,)
    embedded.release(settings)


def test_a_killed_server_whose_pid_something_else_has_taken_is_started(
    settings: Settings,
) -> None:
    running = embedded.ensure_running(settings)
    status = embedded.status(settings)
    assert status.pid is not None
    kill(status.pid)
    owner = pwd.getpwuid((status.data / "postmaster.pid").stat().st_uid)
    identity = {"user": owner.pw_uid, "group": owner.pw_gid} if AS_ROOT else {}
    with subprocess.Popen(["sleep", "60"], cwd="/", **identity) as other:  # type: ignore[call-overload] # keywords
        lock = status.data / "postmaster.pid"
        lines = lock.read_text().splitlines()
        lock.write_text("\n".join([str(other.pid), *lines[1:]]) + "\n")
        assert embedded.revive(settings)
        assert answer(running.owner_url) == "marsad"
        assert other.poll() is None
        other.kill()
    embedded.release(settings)


def test_a_home_with_spaces_quotes_and_letters_of_any_script(home: Path) -> None:
    settings = Settings(home=home / "my 'data' – مرصد")
    assert answer(embedded.ensure_running(settings).owner_url) == "marsad"
    assert embedded.stop_if_unused(settings)


def test_a_home_too_long_for_a_socket_has_its_socket_elsewhere(home: Path) -> None:
    settings = Settings(home=home / ("long" * 30))
    assert answer(embedded.ensure_running(settings).owner_url) == "marsad"
    cluster = Cluster(home=settings.home, runner=find_runner(settings.home))
    assert cluster.sockets.parent == Path(tempfile.gettempdir())
    assert embedded.stop_if_unused(settings)
    shutil.rmtree(cluster.sockets)


def test_commands_that_start_at_once_share_one_server(home: Path) -> None:
    holders = [hold(home) for _ in range(3)]
    answers = [said(h).split(maxsplit=1) for h in holders]
    assert sorted(started for started, _ in answers) == ["False", "False", "True"]
    assert len({url for _, url in answers}) == 1
    assert [end(h) for h in holders] == ["False", "False", "True"]
    assert not embedded.status(Settings(home=home)).running


def test_a_server_in_use_is_not_stopped_by_others(home: Path) -> None:
    settings = Settings(home=home)
    holder = hold(home)
    said(holder)
    with pytest.raises(embedded.DatabaseInUseError):
        embedded.stop(settings)
    assert embedded.status(settings).running
    assert end(holder) == "True"


def test_the_next_command_takes_over_what_a_killed_one_left(home: Path) -> None:
    settings = Settings(home=home)
    holder = hold(home)
    said(holder)
    holder.kill()
    holder.communicate()
    assert embedded.status(settings).running
    assert not embedded.ensure_running(settings).started
    assert embedded.stop_if_unused(settings)


def test_a_kept_server_runs_on_until_it_is_stopped(settings: Settings) -> None:
    embedded.ensure_running(settings, keep=True)
    assert not embedded.stop_if_unused(settings)
    assert embedded.status(settings).running
    assert embedded.stop(settings)
    embedded.ensure_running(settings)
    assert embedded.stop_if_unused(settings)


def test_stopping_what_does_not_run_is_no_error(home: Path) -> None:
    assert embedded.stop(Settings(home=home)) is False
    assert embedded.stop(Settings(home=home / "none")) is False


def test_an_unfinished_data_directory_is_made_anew(home: Path) -> None:
    (home / "postgres.new").mkdir()
    (home / "postgres.new" / "PG_VERSION").write_text("18\n")
    settings = Settings(home=home)
    assert embedded.ensure_running(settings).started
    embedded.release(settings)


def test_data_of_another_major_version_is_refused(settings: Settings) -> None:
    embedded.ensure_running(settings)
    assert embedded.stop_if_unused(settings)
    (settings.home / "postgres" / "PG_VERSION").write_text("12\n")
    with pytest.raises(DatabaseUnavailableError, match="made by Postgres 12"):
        embedded.ensure_running(settings)


def test_a_server_that_does_not_start_says_why(settings: Settings) -> None:
    embedded.ensure_running(settings)
    assert embedded.stop_if_unused(settings)
    with (settings.home / "postgres" / "postgresql.conf").open("a") as configuration:
        configuration.write("no_such_setting = 1\n")
    with pytest.raises(DatabaseUnavailableError, match="no_such_setting"):
        embedded.ensure_running(settings)


def test_statements_that_fail_leave_no_text_in_the_log(settings: Settings) -> None:
    with psycopg.connect(embedded.ensure_running(settings).owner_url) as connection:
        connection.execute("CREATE TEMP TABLE t (a text, b int NOT NULL)")
        with pytest.raises(psycopg.errors.NotNullViolation):
            connection.execute("INSERT INTO t (a) VALUES ('words of an article')")
    log = (settings.home / "postgres.log").read_text()
    assert "not-null constraint" in log
    assert "words of an article" not in log
    embedded.release(settings)


def test_asking_whether_the_server_answers_leaves_no_line_in_the_log(settings: Settings) -> None:
    embedded.ensure_running(settings)
    log = settings.home / "postgres.log"
    before = log.read_text()
    assert embedded.status(settings).running
    assert log.read_text() == before
    embedded.release(settings)


@pytest.mark.skipif(not AS_ROOT, reason="only root runs Postgres as somebody else")
def test_root_is_told_which_folder_the_postgres_user_cannot_enter() -> None:
    closed = Path(tempfile.mkdtemp(prefix="marsad-closed-"))
    with pytest.raises(DatabaseUnavailableError, match=f"cannot enter {closed}"):
        embedded.ensure_running(Settings(home=closed / "home"))
    shutil.rmtree(closed)


@pytest.mark.skipif(not AS_ROOT, reason="only root runs Postgres as somebody else")
def test_programs_in_a_closed_folder_are_copied(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    closed = Path(tempfile.mkdtemp(prefix="marsad-closed-"))
    install = find_runner(home).programs.parent
    package = install.parent
    copy = closed / package.name / install.name
    shutil.copytree(install, copy, symlinks=True)
    libraries = package.with_name(f"{package.name}.libs")
    if libraries.is_dir():
        shutil.copytree(libraries, closed / libraries.name)
    monkeypatch.setattr("app.runtime.postgres_programs._candidates", lambda: [copy / "bin"])
    settings = Settings(home=home)
    assert answer(embedded.ensure_running(settings).owner_url) == "marsad"
    assert embedded.stop_if_unused(settings)
    shutil.rmtree(closed)


@pytest.mark.skipif(not AS_ROOT, reason="only root runs Postgres as somebody else")
def test_root_runs_postgres_as_whoever_owns_the_data(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(home=home)
    with monkeypatch.context() as patch:
        patch.setattr("app.runtime.postgres_programs.RUN_AS", ("nobody",))
        embedded.ensure_running(settings)
        assert embedded.stop_if_unused(settings)
    assert answer(embedded.ensure_running(settings).owner_url) == "marsad"
    pid = embedded.status(settings).pid
    assert Path(f"/proc/{pid}").stat().st_uid == pwd.getpwnam("nobody").pw_uid
    assert embedded.stop_if_unused(settings)


def python_for(account: pwd.struct_passwd) -> str | None:
    """A Python of this version that `account` can run."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    for place in (sys.executable, f"/usr/bin/python{version}", f"/usr/local/bin/python{version}"):
        path = Path(place)
        if path.exists() and first_closed(path, account) is None:
            return place
    return None


@pytest.mark.skipif(not AS_ROOT, reason="only root can become somebody else")
def test_an_ordinary_user_runs_a_server_of_their_own() -> None:
    account = pwd.getpwnam("nobody")
    python = python_for(account)
    if python is None:
        pytest.skip("no Python of this version is where other users can run it")
    folder = make_home()
    os.chown(folder, account.pw_uid, account.pw_gid)
    holder = subprocess.run(
        [python, "-c", HOLD, str(folder / "home")],
        input="\n",
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        cwd="/",
        user=account.pw_uid,
        group=account.pw_gid,
        extra_groups=[],
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "PYTHONPATH": os.pathsep.join(filter(None, sys.path)),
            "PYTHONDONTWRITEBYTECODE": "1",
        },
    )
    owner = (folder / "home" / "postgres").stat().st_uid
    shutil.rmtree(folder)
    assert holder.stdout.splitlines()[-1:] == ["True"], holder.stderr
    assert owner == account.pw_uid
