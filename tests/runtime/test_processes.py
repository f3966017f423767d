import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from app.runtime.processes import Processes

WAIT = "import time, signal; signal.signal(signal.SIGTERM, lambda *_: exit(0)); time.sleep(60)"
PARENT = """
import sys, time
from app.runtime.processes import Processes
child = "import time, app.runtime.processes as p; p.end_with_parent(); time.sleep(60)"
pid = Processes().start("child", [sys.executable, "-c", child])
print("child", pid, file=sys.stderr, flush=True)
time.sleep(60)
"""


def alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()[0]
    except FileNotFoundError:
        return False
    return state != "Z"


def until(condition: Callable[[], bool], seconds: float = 10.0) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if condition():
            return True
        time.sleep(0.05)
    return False


@pytest.fixture
def processes() -> Iterator[Processes]:
    running = Processes(stop_seconds=5)
    yield running
    running.stop()


def test_a_child_that_dies_is_started_again(processes: Processes, tmp_path: Path) -> None:
    marks = tmp_path / "starts"
    script = f"open({str(marks)!r}, 'a').write('x')"
    processes.start("short", [sys.executable, "-c", script])

    def started_twice() -> bool:
        processes.watch()
        return marks.exists() and len(marks.read_text(encoding="ascii")) >= 2

    assert until(started_twice)


def test_stop_ends_every_child(processes: Processes) -> None:
    pids = [processes.start(str(n), [sys.executable, "-c", WAIT]) for n in range(2)]
    assert all(map(alive, pids))
    processes.stop()
    assert not any(map(alive, pids))


def test_a_child_ends_when_its_parent_is_killed() -> None:
    parent = subprocess.Popen([sys.executable, "-c", PARENT], stderr=subprocess.PIPE)
    assert parent.stderr is not None
    with parent, parent.stderr:
        child = int(parent.stderr.readline().split()[1])
        assert alive(child)
        os.kill(parent.pid, signal.SIGKILL)
        parent.wait()
    assert until(lambda: not alive(child))
