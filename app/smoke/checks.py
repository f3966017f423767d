"""A smoke test of any running deployment: does it answer as the contract says?

Enters: the address of a deployment. Leaves: one result per check, in the order made. Refuses to
know what is stored: an empty deployment passes, a wrong shape does not.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final

import httpx

from app.smoke import forms
from app.smoke.expecting import FailedError, expect, get, require

TIMEOUT_SECONDS: Final = 30.0
COLLECTIONS: Final = (
    "articles",
    "claims",
    "quotes",
    "parties",
    "analysts",
    "lists",
    "outlets",
    "countries",
)
DETAILED: Final = ("articles", "claims", "quotes", "parties", "analysts", "lists")
CHILDREN: Final = {
    "articles": ("claims", "quotes", "parties", "analysts", "screening"),
    "parties": ("claims", "quotes", "screening"),
    "analysts": ("quotes",),
}
ENVELOPE: Final = {"data", "page", "total", "query", "meta"}
ASKED_NAME: Final = "أيمن الظواهري"  # Ayman aẓ-Ẓawāhirī, on the UN list since 2001
NO_SUCH_ID: Final = "0000000000001"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One thing looked at.

    Attributes:
        detail: what was asked, and what was wrong when `ok` is False.
    """

    name: str
    ok: bool
    detail: str


def run(base_url: str, *, transport: httpx.BaseTransport | None = None) -> list[Check]:
    """Return the results of all checks of the deployment at `base_url`.

    A deployment that cannot be reached fails every check; nothing is raised.
    """
    with httpx.Client(
        base_url=base_url, timeout=TIMEOUT_SECONDS, trust_env=False, transport=transport
    ) as client:
        return [_perform(name, check, client) for name, check in _checks()]


def check_names() -> list[str]:
    """Return the names of all checks, in the order made."""
    return [name for name, _ in _checks()]


def _perform(name: str, check: Callable[[httpx.Client], str], client: httpx.Client) -> Check:
    try:
        return Check(name=name, ok=True, detail=check(client))
    except (FailedError, httpx.HTTPError) as error:
        return Check(name=name, ok=False, detail=str(error) or type(error).__name__)
    except (KeyError, IndexError, TypeError, ValueError) as error:
        return Check(name=name, ok=False, detail=f"unexpected shape: {error!r}")


def _checks() -> Iterator[tuple[str, Callable[[httpx.Client], str]]]:
    yield "live", _live
    yield "ready", _ready
    yield "openapi", _openapi
    for name in COLLECTIONS:
        yield f"{name}: envelope", _bound(_envelope, name)
    for name in DETAILED:
        yield f"{name}: detail and children", _bound(_detail, name)
    for name in ("articles", "claims", "quotes", "parties"):
        yield f"{name}: pages", _bound(_pages, name)
    for name in forms.COUNTED:
        yield f"{name}: facets", _bound(forms.facets, name)
    for name in forms.TIMED:
        yield f"{name}: timeline", _bound(forms.timeline, name)
    yield "search", forms.search
    yield "counts", forms.counts
    yield "export", forms.export
    yield "forms by suffix", forms.by_suffix
    yield "encodings", forms.encoded
    yield "changes", forms.changes
    yield "stream", forms.stream
    yield "metrics", forms.metrics
    yield "page for people", forms.page_for_people
    yield "not modified", _not_modified
    yield "head", _head
    yield "any origin may read", _cross_origin
    yield "unknown parameter", _unknown_parameter
    yield "malformed parameter", _malformed_parameter
    yield "foreign cursor", _foreign_cursor
    yield "no such article", _no_such_article
    yield "no such path", _no_such_path
    yield "wrong method", _wrong_method
    yield "only JSON", _only_json
    yield "screen a name", _screen
    yield "screen a batch", _screen_batch
    yield "a body that cannot be meant", _body_without_meaning


def _bound(check: Callable[[httpx.Client, str], str], name: str) -> Callable[[httpx.Client], str]:
    return lambda client: check(client, name)


def _problem(response: httpx.Response, status: int) -> dict[str, Any]:
    expect(response, status)
    problem: dict[str, Any] = response.json()
    missing = {"type", "title", "status", "code", "detail", "instance"} - problem.keys()
    require(not missing, f"{response.request.url}: problem without {sorted(missing)}")
    require(problem["status"] == status, f"problem says {problem['status']}, not {status}")
    return problem


def _live(client: httpx.Client) -> str:
    require(get(client, "/health/live").json() == {"status": "ok"}, "not alive")
    return "alive"


def _ready(client: httpx.Client) -> str:
    health = get(client, "/health/ready").json()
    require(health["status"] in {"ok", "degraded"}, f"status {health['status']!r}")
    require(health["status"] == "ok" or health["reasons"], "degraded without a reason")
    return f"{health['status']}: {'; '.join(health['reasons']) or 'nothing to report'}"


def _openapi(client: httpx.Client) -> str:
    document = get(client, "/openapi.json").json()
    require(document["openapi"].startswith("3.1"), f"OpenAPI {document['openapi']}")
    missing = [f"/{name}" for name in COLLECTIONS if f"/{name}" not in document["paths"]]
    require(not missing, f"not described: {missing}")
    return f"OpenAPI {document['openapi']}, {len(document['paths'])} paths"


def _envelope(client: httpx.Client, name: str) -> str:
    response = get(client, f"/{name}?limit=2")
    document = response.json()
    require(document.keys() == ENVELOPE, f"envelope has {sorted(document)}")
    require(len(document["data"]) <= 2, "limit is not kept")
    require(document["page"]["limit"] == 2, "page.limit is not what was asked")
    require(document["total"]["relation"] in {"eq", "estimate"}, "total.relation")
    require(document["total"]["value"] >= len(document["data"]), "total is less than the page")
    has_link = 'rel="next"' in response.headers.get("link", "")
    require(has_link == bool(document["page"]["next"]), "Link and page.next differ")
    return f"{document['total']['value']} {name}"


def _detail(client: httpx.Client, name: str) -> str:
    items = get(client, f"/{name}?limit=1").json()["data"]
    if not items:
        return f"no {name} stored"
    address = f"/{name}/{items[0]['id']}"
    require(get(client, address).json()["data"]["id"] == items[0]["id"], f"{address}: other id")
    children = CHILDREN.get(name, ())
    for child in children:
        require("data" in get(client, f"{address}/{child}").json(), f"{address}/{child}")
    return f"{address} and {len(children)} children"


def _pages(client: httpx.Client, name: str) -> str:
    first = get(client, f"/{name}?limit=2").json()
    seen = [item["id"] for item in first["data"]]
    cursor = first["page"]["next"]
    if cursor is None:
        return "one page"
    second = get(client, f"/{name}?limit=2&cursor={cursor}").json()
    seen += [item["id"] for item in second["data"]]
    require(len(seen) == len(set(seen)), f"an item on two pages: {seen}")
    back = get(client, f"/{name}?limit=2&cursor={second['page']['prev']}").json()
    require(back["data"] == first["data"], "page.prev does not lead back")
    return f"{len(seen)} items on two pages, and back"


def _not_modified(client: httpx.Client) -> str:
    etag = get(client, "/claims?limit=1").headers["etag"]
    require(not etag.startswith("W/"), f"weak {etag}")
    again = client.get("/claims?limit=1", headers={"if-none-match": etag})
    expect(again, 304)
    require(not again.content, "304 with a body")
    return etag


def _head(client: httpx.Client) -> str:
    response = client.head("/articles?limit=1")
    expect(response, 200)
    require(not response.content, "HEAD with a body")
    require("etag" in response.headers, "HEAD without an ETag")
    return "no body, same head"


def _cross_origin(client: httpx.Client) -> str:
    response = get(client, "/articles?limit=1", origin="https://example.org")
    allowed = response.headers.get("access-control-allow-origin")
    require(allowed == "*", f"Access-Control-Allow-Origin: {allowed}")
    return "Access-Control-Allow-Origin: *"


def _unknown_parameter(client: httpx.Client) -> str:
    error = _problem(client.get("/claims?contry=SY"), 400)["errors"][0]
    require(error["parameter"] == "contry", f"names {error['parameter']!r}")
    require(error["suggestion"] == "country", f"suggests {error.get('suggestion')!r}")
    return str(error["detail"])


def _malformed_parameter(client: httpx.Client) -> str:
    problem = _problem(client.get("/articles?date=yesterday&limit=0"), 400)
    named = {error["parameter"] for error in problem["errors"]}
    require(named == {"date", "limit"}, f"names {sorted(named)}")
    return str(problem["detail"])


def _foreign_cursor(client: httpx.Client) -> str:
    problem = _problem(client.get("/articles?cursor=AAAAAAAAAAAAAAAAAAAAAAAA"), 400)
    require(problem["errors"][0]["parameter"] == "cursor", "does not name the cursor")
    return str(problem["detail"])


def _no_such_article(client: httpx.Client) -> str:
    return str(_problem(client.get(f"/articles/{NO_SUCH_ID}"), 404)["detail"])


def _no_such_path(client: httpx.Client) -> str:
    return str(_problem(client.get("/no-such-path"), 404)["detail"])


def _wrong_method(client: httpx.Client) -> str:
    response = client.delete("/articles")
    _problem(response, 405)
    allow = response.headers.get("allow", "")
    require("GET" in allow and "DELETE" not in allow, f"Allow: {allow}")
    return f"Allow: {allow}"


def _only_json(client: httpx.Client) -> str:
    problem = _problem(client.get("/articles", headers={"accept": "image/png"}), 406)
    return str(problem["detail"])


def _screen(client: httpx.Client) -> str:
    response = client.get("/screening", params={"name": ASKED_NAME})
    expect(response, 200)
    require(response.headers.get("cache-control") == "no-store", "may be cached")
    answer = response.json()["data"]
    require(answer["verdict"] in {"match", "possible", "none"}, f"verdict {answer['verdict']!r}")
    require(answer["query"]["name"] == ASKED_NAME, "another name is answered")
    versions = ", ".join(f"{one['id']} {one['version']}" for one in answer["lists"])
    return f"{answer['verdict']} against {versions or 'no list'}"


def _screen_batch(client: httpx.Client) -> str:
    names = [{"id": "b", "name": "Mullah Omar"}, {"id": "a", "name": ASKED_NAME, "kind": "person"}]
    response = client.post("/screening", json={"names": names})
    expect(response, 200)
    ids = [answer["id"] for answer in response.json()["data"]]
    require(ids == ["b", "a"], f"answers keyed {ids}")
    return "two answers, in order"


def _body_without_meaning(client: httpx.Client) -> str:
    problem = _problem(client.post("/screening", json={"names": [{"id": "a"}]}), 422)
    return str(problem["errors"][0]["parameter"])
