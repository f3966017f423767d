"""Who is quoted most on a topic: `python quoted_most.py http://127.0.0.1:8000 sanctions`.

Needs httpx alone. Follows the habits of the API: names errors by their `detail`, waits when told
to, walks pages by their cursors.
"""

import sys
import time
from collections.abc import Iterator
from typing import Any

import httpx


def get(client: httpx.Client, path: str, **parameters: str | int) -> dict[str, Any]:
    """Return an answer; wait and ask again when the service says when (429, 503)."""
    for _ in range(5):
        response = client.get(path, params=parameters)
        if response.status_code not in {429, 503}:
            break
        time.sleep(float(response.headers.get("retry-after", "1")))
    if response.is_error:
        raise SystemExit(f"{path}: {response.json()['detail']}")
    document: dict[str, Any] = response.json()
    return document


def pages(client: httpx.Client, path: str, **filters: str | int) -> Iterator[dict[str, Any]]:
    """Yield every item of a list, page after page."""
    parameters: dict[str, str | int] = {**filters, "limit": 200, "count": "none"}
    while True:
        page = get(client, path, **parameters)
        yield from page["data"]
        if page["page"]["next"] is None:
            return
        parameters["cursor"] = page["page"]["next"]


def main(address: str, topic: str) -> None:
    """Print the most quoted speakers on a topic, each with a quote."""
    with httpx.Client(base_url=address, timeout=30) as client:
        facets = get(client, "/quotes/facets", by="speaker", topic=topic, limit=5)
        for speaker in facets["data"]["speaker"]:
            name = speaker["label"]["ar"] or speaker["label"]["en"]
            quotes = pages(client, "/quotes", speaker=speaker["value"], topic=topic)
            print(f"{speaker['count']:4} {name}: {next(quotes)['text']}")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "sanctions")
