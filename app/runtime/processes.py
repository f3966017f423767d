"""Child processes of one command: started together, restarted when they die, stopped together.

A child learns of its parent's death, even by kill -9, through a pipe that only the parent holds
open: its end of file means that nobody is there any more.
"""

import contextlib
import os
import signal
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import structlog

PARENT_PIPE = "MARSAD_PARENT_PIPE"
_BACKOFF_SECONDS = (0.5, 1.0, 2.0, 5.0, 10.0)
_STEADY_SECONDS = 60.0

log = structlog.get_logger(__name__)


@dataclass(slots=True)
class _Child:
    name: str
    command: Sequence[str]
    process: subprocess.Popen[bytes]
    started: float
    deaths: int = 0
    restart_at: float | None = None


@dataclass(slots=True)
class Processes:
    """The children of this process.

    Attributes:
        environment: what each child sees besides this process's own environment.
        stop_seconds: how long a child may take to end after SIGTERM before it is killed.
    """

    environment: Mapping[str, str] = field(default_factory=dict)
    stop_seconds: float = 10.0
    _children: list[_Child] = field(default_factory=list)
    _pipe: tuple[int, int] = field(default_factory=os.pipe)

    def start(self, name: str, command: Sequence[str]) -> int:
        """Start `command` under `name`; return its pid."""
        process = self._spawn(command)
        self._children.append(_Child(name, command, process, time.monotonic()))
        log.info("process.started", process=name, pid=process.pid)
        return process.pid

    def watch(self) -> None:
        """Restart what has died, each time later; call it often."""
        now = time.monotonic()
        for child in self._children:
            if child.restart_at is not None:
                if now >= child.restart_at:
                    child.process, child.started = self._spawn(child.command), now
                    child.restart_at = None
                    log.info("process.restarted", process=child.name, pid=child.process.pid)
            elif child.process.poll() is not None:
                steady = now - child.started > _STEADY_SECONDS
                child.deaths = 1 if steady else child.deaths + 1
                delay = _BACKOFF_SECONDS[min(child.deaths, len(_BACKOFF_SECONDS)) - 1]
                child.restart_at = now + delay
                log.warning(
                    "process.died",
                    process=child.name,
                    status=child.process.returncode,
                    restart_in=delay,
                )

    def stop(self) -> None:
        """Ask every child to end, wait, and kill what does not."""
        running = [c for c in self._children if c.process.poll() is None]
        for child in running:
            child.process.terminate()
        deadline = time.monotonic() + self.stop_seconds
        for child in running:
            try:
                child.process.wait(max(0.0, deadline - time.monotonic()))
            except subprocess.TimeoutExpired:
                log.warning("process.killed", process=child.name, pid=child.process.pid)
                child.process.kill()
                child.process.wait()
        self._children.clear()
        for end in self._pipe:
            with contextlib.suppress(OSError):
                os.close(end)

    def _spawn(self, command: Sequence[str]) -> subprocess.Popen[bytes]:
        reading = self._pipe[0]
        return subprocess.Popen(  # noqa: S603 - our own command line
            command,
            env={**os.environ, **self.environment, PARENT_PIPE: str(reading)},
            pass_fds=(reading,),
            # A terminal's Ctrl-C reaches the parent alone, which stops its children in order.
            start_new_session=True,
        )


def end_with_parent() -> None:
    """End this process by SIGTERM when the parent that started it is gone.

    Does nothing in a process that no Marsad command started.
    """
    number = os.environ.pop(PARENT_PIPE, None)
    if number is None:
        return
    reading = int(number)

    def wait_for_end() -> None:
        with contextlib.suppress(OSError):
            os.read(reading, 1)
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait_for_end, name="parent-watch", daemon=True).start()
