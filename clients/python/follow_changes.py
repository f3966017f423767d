"""What changes, as it happens: `python follow_changes.py http://127.0.0.1:8000 screening.changed`.

Needs httpx alone. Goes on after the last change it saw when the connection is lost: keep the `id`
of the last change you have dealt with, and give it to `follow` when your program starts again.
"""

import json
import sys
import time
from collections.abc import Iterator
from typing import Any

import httpx

SILENCE_SECONDS = 60
"""Several heartbeats; a stream that is silent for longer is dead."""


def follow(
    address: str, last_id: str | None = None, key: str | None = None, **filters: str
) -> Iterator[dict[str, Any]]:
    """Yield every change after `last_id`, or from now on; never ends by itself."""
    pause = 3.0
    headers = {"accept": "text/event-stream"}
    if key is not None:
        headers["authorization"] = f"Bearer {key}"
    with httpx.Client(base_url=address, timeout=SILENCE_SECONDS) as client:
        while True:
            if last_id is not None:
                headers["last-event-id"] = last_id
            try:
                with client.stream("GET", "/stream", params=filters, headers=headers) as response:
                    refuse(response)
                    for event in events(response.iter_lines()):
                        last_id = event.get("id", last_id)
                        pause = float(event.get("retry", pause * 1000)) / 1000
                        if "data" in event:
                            yield json.loads(event["data"])
            except httpx.TransportError as error:
                print(f"{type(error).__name__}: connecting again", file=sys.stderr)
            time.sleep(pause)


def refuse(response: httpx.Response) -> None:
    """End the program where asking again would not help (400, 401); a 429 or 503 passes."""
    if response.is_error and response.status_code not in {429, 503}:
        raise SystemExit(f"/stream: {json.loads(response.read())['detail']}")


def events(lines: Iterator[str]) -> Iterator[dict[str, str]]:
    """Yield the fields of each event; a comment is no field."""
    fields: dict[str, str] = {}
    for line in lines:
        name, _, value = line.partition(": ")
        if name:
            fields[name] = value
        elif fields:
            yield fields
            fields = {}


def main(address: str, kinds: str | None) -> None:
    """Print every change from now on."""
    for change in follow(address, **({"kind": kinds} if kinds else {})):
        what = change["article"] or (change["party_name"] or {}).get("ar") or change["party"]
        entry = f"{change['list']} {change['entry_id']}" if change["entry_id"] else ""
        turned = f"{change['from']} → {change['to']}" if change["to"] else ""
        print(change["at"], change["kind"], what or "", entry, turned, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None)
