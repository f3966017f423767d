"""A list server on loopback whose answers a test scripts: files with tags, faults, slow bodies."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from app.ingest.fetching import FetchLimits
from app.ingest.list_sources import ListSource
from app.ingest.refresh import RefreshPlan


@dataclass
class Reply:
    """One answer.

    Attributes:
        cut: bytes of the body that are left out although the length counts them.
        pause: seconds between the first half of the body and the second.
        tagged: whether it has an ETag and honours If-None-Match.
        before: called before anything is sent.
    """

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    cut: int = 0
    pause: float = 0.0
    tagged: bool = True
    before: Callable[[], None] = lambda: None


@dataclass
class ListServer:
    """Serves `replies` by path; `asked` has the path and status of each request."""

    port: int
    replies: dict[str, Reply] = field(default_factory=dict)
    asked: list[tuple[str, int]] = field(default_factory=list)

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"http://{host}:{self.port}{path}"

    def source(self, list_id: str, *paths: str) -> ListSource:
        return ListSource(list_id=list_id, urls=tuple(map(self.url, paths)))

    def limits(self, **changed: float) -> FetchLimits:
        allowed = frozenset({("127.0.0.1", self.port)})
        values: dict[str, float] = {"seconds": 20.0, "idle_seconds": 5.0, **changed}
        return FetchLimits(allowed=allowed, **values)  # type: ignore[arg-type] # by name

    def plan(self, every_seconds: float = 3600.0, **changed: float) -> RefreshPlan:
        return RefreshPlan(limits=self.limits(**changed), every_seconds=every_seconds)


@contextmanager
def list_server() -> Iterator[ListServer]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    served = _Handler.served[server] = ListServer(port=server.server_port)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
        del _Handler.served[server]


class _Handler(BaseHTTPRequestHandler):
    served: dict[object, ListServer] = {}  # noqa: RUF012 - filled by `list_server`

    def do_GET(self) -> None:
        served = self.served[self.server]
        reply = served.replies.get(self.path.partition("?")[0], Reply(status=404))
        reply.before()
        etag = f'"{sha256(reply.body).hexdigest()[:16]}"'
        unchanged = reply.tagged and self.headers.get("if-none-match") == etag
        status = 304 if unchanged and reply.status == 200 else reply.status
        served.asked.append((self.path, status))
        self.send_response(status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        if reply.tagged:
            self.send_header("etag", etag)
        body = b"" if status == 304 else reply.body
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        sent = body[: len(body) - reply.cut]
        half = len(sent) // 2
        self.wfile.write(sent[:half])
        self.wfile.flush()
        time.sleep(reply.pause)
        self.wfile.write(sent[half:])

    def log_message(self, *_: object) -> None:
        """Keep silent."""
