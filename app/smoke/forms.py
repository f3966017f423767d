"""Checks of counts, search, exports, feeds and the other forms of an answer."""

import json
from hashlib import sha256

import httpx

from app.smoke.expecting import expect, get, require

COUNTED = {"articles": "country", "claims": "topic", "quotes": "kind", "parties": "type"}
TIMED = ("articles", "claims", "quotes")


def facets(client: httpx.Client, name: str) -> str:
    """Facets come by value with labels and counts, the most frequent first."""
    field = COUNTED[name]
    data = get(client, f"/{name}/facets?by={field}").json()["data"]
    counts = [value["count"] for value in data[field]]
    require(counts == sorted(counts, reverse=True), f"counts are not in order: {counts}")
    require(all(v["label"].keys() == {"ar", "en"} for v in data[field]), "a value has no label")
    return f"{len(counts)} values of {field}"


def timeline(client: httpx.Client, name: str) -> str:
    """Every month of a year is there, also one in which nothing happened."""
    path = f"/{name}/timeline?interval=month&date=2024"
    data = get(client, path).json()["data"]
    require(len(data) == 12, f"{len(data)} months in a year")
    total = get(client, f"/{name}?date=2024&limit=1&count=exact").json()["total"]["value"]
    counted = sum(stretch["count"] for stretch in data)
    require(counted == total, f"the months have {counted}, the list {total}")
    return f"{counted} in twelve months"


def search(client: httpx.Client) -> str:
    """Spellings of one word find the same, and the words found are marked."""
    answers = [get(client, f"/search?q={word}&limit=5").json() for word in ("أعلن", "اعلن")]
    ids = [[item["id"] for item in answer["data"]] for answer in answers]
    require(ids[0] == ids[1], "two spellings of a word find different things")
    for item in answers[0]["data"]:
        for span in item["snippet"]["highlights"] if item["snippet"] else ():
            require(0 <= span["start"] < span["end"] <= len(item["snippet"]["text"]), "a span")
    return f"{answers[0]['total']['value']} found"


def export(client: httpx.Client) -> str:
    """An export ends with the number of its rows and their digest."""
    response = client.get("/parties/export?format=ndjson&limit=50")
    expect(response, 200, "application/x-ndjson")
    lines = response.content.splitlines(keepends=True)
    told = json.loads(lines[-1])["export"]
    require(told["rows"] == len(lines) - 1, f"{told['rows']} rows told, {len(lines) - 1} given")
    require(told["sha256"] == sha256(b"".join(lines[:-1])).hexdigest(), "another SHA-256")
    return f"{told['rows']} rows, SHA-256 as told"


def by_suffix(client: httpx.Client) -> str:
    """A suffix chooses the form."""
    expect(client.get("/claims.csv?limit=3"), 200, "text/csv")
    expect(client.get("/claims.ndjson?limit=3"), 200, "application/x-ndjson")
    expect(client.get("/articles.atom?limit=3"), 200, "application/atom+xml")
    return "csv, ndjson, atom"


def counts(client: httpx.Client) -> str:
    """The total is told as asked."""
    none = get(client, "/claims?limit=1&count=none").json()["total"]
    exact = get(client, "/claims?limit=1&count=exact").json()["total"]
    estimate = get(client, "/claims?limit=1&count=estimate").json()["total"]
    require(none is None, f"count=none tells {none}")
    require(exact["relation"] in {"eq", "estimate"}, "count=exact")
    require(estimate["relation"] == "estimate", "count=estimate")
    return f"{exact['value']} claims ({exact['relation']})"


def encoded(client: httpx.Client) -> str:
    """Bodies come encoded to who accepts it, each encoding with a tag of its own."""
    path = "/openapi.json" if not get(client, "/articles?limit=1").json()["data"] else "/articles"
    plain = client.get(path, headers={"accept-encoding": "identity"})
    packed = client.get(path, headers={"accept-encoding": "gzip"})
    require(plain.content == packed.content, "gzip has another content")
    return str(packed.headers.get("content-encoding", "not encoded: too small"))


def metrics(client: httpx.Client) -> str:
    """Prometheus finds its numbers."""
    response = client.get("/metrics")
    expect(response, 200, "text/plain")
    require("marsad_request_seconds_count" in response.text, "no request was counted")
    return f"{len(response.text.splitlines())} lines"


def page_for_people(client: httpx.Client) -> str:
    """The page that shows the API loads nothing from elsewhere."""
    response = client.get("/docs")
    expect(response, 200, "text/html")
    require("//" not in response.text.replace("<!doctype", ""), "it loads from elsewhere")
    expect(client.get("/docs/swagger-ui-bundle.js"), 200, "text/javascript")
    return "scripts of its own"


def changes(client: httpx.Client) -> str:
    """Pages of the log of changes join without a gap, and the id of any change goes on."""
    first = get(client, "/changes?limit=2").json()
    require(first.keys() == {"data", "page", "query", "meta"}, f"envelope has {sorted(first)}")
    if not first["data"]:
        return "nothing has changed"
    last = first["data"][-1]["id"]
    require(first["page"]["next"] in {None, last}, "page.next is not the last change")
    since = first["data"][0]["id"]
    second = get(client, f"/changes?limit=2&since={since}").json()["data"]
    require(second[:1] == first["data"][1:2], "a change was passed over")
    return f"{first['data'][0]['kind']} and on"


def stream(client: httpx.Client) -> str:
    """The stream of changes begins at once."""
    with client.stream("GET", "/stream", headers={"accept": "text/event-stream"}) as response:
        status, kind = response.status_code, response.headers.get("content-type", "")
        require(status == httpx.codes.OK, f"/stream: {status}")
        require(kind.startswith("text/event-stream"), f"/stream: content type {kind!r}")
        begun = next(response.iter_text(), "")
    require(begun.startswith("retry: "), f"begins with {begun[:80]!r}")
    expect(client.get("/stream", headers={"last-event-id": "of-nobody"}), 400)
    return begun.splitlines()[0]
