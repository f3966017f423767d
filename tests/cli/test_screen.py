import json
import subprocess
import sys

from app.runtime.resources import resource

LISTS = resource("samples") / "lists"


def screen(*arguments: str, stdin: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-m", "app.cli", "screen", "--lists", str(LISTS), *arguments],
        input=stdin,
        capture_output=True,
        check=False,
        timeout=60,
    )


def test_names_are_answered_in_order_with_their_versions() -> None:
    done = screen("فلاديمير بوتين", "ليف إريك إيزلي")
    putin, easley = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert putin["verdict"] == "match"
    assert putin["hits"][0]["evidence"]
    assert {"id", "version", "sha256", "date"} == set(putin["lists"][0])
    assert putin["matcher"]
    assert easley["verdict"] == "none"


def test_a_bad_line_is_reported_in_its_place() -> None:
    given = [
        json.dumps({"id": 1, "name": "سيرغي لافروف", "kind": "person", "country": "ru"}),
        json.dumps({"id": 2, "name": " "}),
        json.dumps({"id": 3, "name": "x", "kind": "planet"}),
        json.dumps({"id": 4, "name": "x", "country": "Russia"}),
        json.dumps({"id": 5, "name": "x", "birth_year": "1950"}),
        "not json",
    ]
    done = screen("--jsonl", "-", stdin="\n".join(given).encode())
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [d["id"] for d in found] == [1, 2, 3, 4, 5, None]
    assert found[0]["verdict"] == "match"
    assert all(d["error"]["code"] == "bad-input" for d in found[1:])


def test_the_limit_bounds_the_hits() -> None:
    (answer,) = screen("محمد", "--limit", "2").stdout.splitlines()
    assert len(json.loads(answer)["hits"]) <= 2
