"""Canonical form of an article's URL, by which the same article is recognised.

Scheme and host in lower case, default port and fragment gone, tracking parameters gone, the other
parameters in their order, Arabic and other letters percent-encoded in upper case (RFC 3986 §6.2.2).
"""

from urllib.parse import parse_qsl, quote, unquote_to_bytes, urlencode, urlsplit, urlunsplit

from app.errors import InputError

_TRACKING = frozenset(
    {"fbclid", "gclid", "igshid", "mc_cid", "mc_eid", "ref_src", "yclid", "ns_campaign"}
)
_SEGMENT = ":@!$&'()*+,;=~-._"
_DEFAULT_PORTS = {"http": 80, "https": 443}


def canonical_url(url: str) -> str:
    """Return the canonical form of an absolute http(s) URL.

    Raises:
        InputError: when it is not one.
    """
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError as error:
        raise InputError(f"{url!r} is not a URL: {error}") from error
    if parts.scheme.lower() not in _DEFAULT_PORTS or not parts.hostname:
        raise InputError(f"{url!r} is not an absolute http or https URL")
    scheme = parts.scheme.lower()
    host = parts.hostname if ":" not in parts.hostname else f"[{parts.hostname}]"
    if port and port != _DEFAULT_PORTS[scheme]:
        host = f"{host}:{port}"
    segments = (quote(unquote_to_bytes(s), safe=_SEGMENT) for s in parts.path.split("/"))
    path = "/".join(segments) or "/"
    query = urlencode(
        [
            (key, value)
            for key, value in parse_qsl(parts.query, keep_blank_values=True)
            if key not in _TRACKING and not key.startswith("utm_")
        ]
    )
    return urlunsplit((scheme, host, path, query, ""))
