"""One file from an address of the outside world to a place on disk, guarded.

Enters: an http(s) address, and what is known of the copy at hand. Leaves: a file with its sha256,
or word that it did not change. Refuses hosts with an address that is not global (unless host and
port are allowed), redirects to hosts that are not allowed, and bodies or waits beyond their caps.

The address that was checked is the one that is connected to: a name that resolves otherwise a
moment later gains nothing.
"""

import ipaddress
import socket
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from time import monotonic
from typing import Final
from urllib.parse import urljoin

import httpx

from app import __version__
from app.errors import InputError, MarsadError

ANY_HOST: Final = "*"
_MOST_REDIRECTS: Final = 5
_CONNECT_SECONDS: Final = 10.0
_PORTS: Final = {"http": 80, "https": 443}
_HEADERS: Final[Mapping[str, str]] = {
    "accept": "*/*",
    "accept-encoding": "gzip, deflate",
}


class FetchError(MarsadError):
    """A file could not be had; the message says why."""

    code = "fetch-failed"


class AddressRefusedError(FetchError):
    """The address, or one it redirects to, is not one that may be asked."""

    code = "address-refused"


class NotThereError(FetchError):
    """The server says that there is nothing for us at the address (a status of 400 to 499)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """What a fetch may cost and whom it may ask.

    Attributes:
        most_bytes: of the body as it is written, after decompression.
        seconds: from the first connection to the last byte, redirects included.
        idle_seconds: without a byte.
        allowed: host:port pairs that may have addresses of any kind.
        hosts: hosts that may be redirected to, beside the one asked; one that begins with "." is
            a domain with all below it, and `ANY_HOST` is every host.
        purpose: what is fetched, for the server to read.
    """

    most_bytes: int = 1 << 30
    seconds: float = 600.0
    idle_seconds: float = 60.0
    allowed: frozenset[tuple[str, int]] = frozenset()
    hosts: Collection[str] = field(default=())
    purpose: str = "sanctions lists"


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of the copy at hand, for a conditional request."""

    etag: str | None = None
    last_modified: str | None = None

    def headers(self) -> dict[str, str]:
        """Return the headers that ask for a newer copy only."""
        given = {"if-none-match": self.etag, "if-modified-since": self.last_modified}
        return {name: value for name, value in given.items() if value}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A file that was fetched.

    Attributes:
        content_type: as the server states it, without parameters.
        charset: the encoding that it states, None where it states none.
        name: the last part of the path of the address that gave it.
        url: the address that gave it, behind redirects.
    """

    path: Path
    sha256: str
    size: int
    etag: str | None
    last_modified: str | None
    content_type: str
    charset: str | None
    name: str
    url: str


def fetch(url: str, to: Path, limits: FetchLimits, known: Known | None = None) -> Fetched | None:
    """Fetch `url` into the file `to`; None when the server says that nothing changed.

    Args:
        url: http or https.
        to: the file to write; left incomplete when this raises.
        limits: what it may cost.
        known: of the copy at hand; None asks for the file whatever it is.

    Raises:
        AddressRefusedError: for an address that may not be asked.
        FetchError: when the file cannot be had whole.
        OSError: when it cannot be written.
    """
    deadline = monotonic() + limits.seconds
    timeout = httpx.Timeout(limits.idle_seconds, connect=_CONNECT_SECONDS)
    conditions = known.headers() if known else {}
    with httpx.Client(timeout=timeout, trust_env=False, follow_redirects=False) as client:
        asked = _parsed(url)
        first = asked
        for _ in range(_MOST_REDIRECTS + 1):
            with _asking(client, asked, limits, conditions) as response:
                if response.has_redirect_location:
                    target = urljoin(str(asked), response.headers.get("location", ""))
                    asked = _redirected(first, asked, _parsed(target), limits)
                    continue
                if response.status_code == httpx.codes.NOT_MODIFIED:
                    if not conditions:
                        raise FetchError(f"{_shown(asked)}: 304 to a request without condition")
                    return None
                if response.status_code != httpx.codes.OK:
                    failed = NotThereError if response.is_client_error else FetchError
                    raise failed(f"{_shown(asked)}: the server answered {_status(response)}")
                return _take(response, asked, to, limits, deadline)
        raise FetchError(f"{_shown(first)}: more than {_MOST_REDIRECTS} redirects")


def check_address(url: str) -> None:
    """Return when `url` is one that can be asked.

    Raises:
        InputError: when it is not http(s) or names no host.
    """
    try:
        _parsed(url)
    except AddressRefusedError as error:
        raise InputError(error.message) from error


def _parsed(url: str) -> httpx.URL:
    try:
        parsed = httpx.URL(url)
    except httpx.InvalidURL as error:
        raise AddressRefusedError(f"{url!r} is no address: {error}") from error
    if parsed.scheme not in _PORTS or not parsed.host:
        raise AddressRefusedError(f"{url!r} is no http or https address")
    return parsed


def _redirected(
    first: httpx.URL, asked: httpx.URL, target: httpx.URL, limits: FetchLimits
) -> httpx.URL:
    if asked.scheme == "https" and target.scheme != "https":
        raise AddressRefusedError(f"{_shown(asked)} redirects from https to {target.scheme}")
    known = (target.host, _port(target)) in limits.allowed or target.host == first.host
    if not known and not any(_is_under(target.host, host) for host in limits.hosts):
        raise AddressRefusedError(
            f"{_shown(asked)} redirects to {target.host}, which is not allowed"
        )
    return target


def _is_under(host: str, allowed: str) -> bool:
    if allowed.startswith("."):
        return host.endswith(allowed)
    return allowed in {ANY_HOST, host}


@contextmanager
def _asking(
    client: httpx.Client, url: httpx.URL, limits: FetchLimits, conditions: Mapping[str, str]
) -> Iterator[httpx.Response]:
    """Lend the answer of the server at the checked address."""
    address = _checked_address(url, limits.allowed)
    port = "" if url.port is None else f":{url.port}"
    host = f"[{url.host}]" if ":" in url.host else url.host
    agent = f"Marsad/{__version__} ({limits.purpose})"
    request = client.build_request(
        "GET",
        url.copy_with(host=address),
        headers={**_HEADERS, "user-agent": agent, **conditions, "host": f"{host}{port}"},
        extensions={"sni_hostname": url.host},
    )
    try:
        response = client.send(request, stream=True)
        try:
            yield response
        finally:
            response.close()
    except httpx.TimeoutException as error:
        raise FetchError(f"{_shown(url)}: no answer in time ({type(error).__name__})") from error
    except httpx.HTTPError as error:
        raise FetchError(f"{_shown(url)}: {error or type(error).__name__}") from error


def _checked_address(url: httpx.URL, allowed: Collection[tuple[str, int]]) -> str:
    port = _port(url)
    try:
        found = socket.getaddrinfo(url.host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise FetchError(f"{url.host}: the name cannot be resolved: {error.strerror}") from error
    addresses = [str(one[4][0]) for one in found]
    if (url.host, port) not in allowed:
        for address in addresses:
            if not ipaddress.ip_address(address.partition("%")[0]).is_global:
                raise AddressRefusedError(
                    f"{url.host}:{port} has the address {address}, which is not global; "
                    "MARSAD_FETCH_ALLOW names exceptions"
                )
    return addresses[0]


def _port(url: httpx.URL) -> int:
    return url.port or _PORTS[url.scheme]


def _take(
    response: httpx.Response, url: httpx.URL, to: Path, limits: FetchLimits, deadline: float
) -> Fetched:
    digest, size = sha256(), 0
    with to.open("wb") as file:
        for chunk in response.iter_bytes():
            size += len(chunk)
            if size > limits.most_bytes:
                raise FetchError(f"{_shown(url)}: more than {limits.most_bytes} bytes")
            if monotonic() > deadline:
                raise FetchError(f"{_shown(url)}: not here after {limits.seconds:.0f} s")
            digest.update(chunk)
            file.write(chunk)
    headers = response.headers
    return Fetched(
        path=to,
        sha256=digest.hexdigest(),
        size=size,
        etag=headers.get("etag"),
        last_modified=headers.get("last-modified"),
        content_type=headers.get("content-type", "").partition(";")[0].strip().lower(),
        charset=response.charset_encoding,
        name=url.path.rpartition("/")[2],
        url=str(url.copy_with(fragment=None)),
    )


def _status(response: httpx.Response) -> str:
    return f"{response.status_code} {response.reason_phrase}".strip()


def _shown(url: httpx.URL) -> str:
    """Return the address as a message may show it: without its query, which may hold a key."""
    return str(url.copy_with(query=None, fragment=None, userinfo=b""))
