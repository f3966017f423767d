import json
import subprocess
import sys

import pytest

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
        json.dumps({"id": 6, "name": "…!"}),
        json.dumps({"id": 7, "name": "x", "birth_year": True}),
        json.dumps({"id": 8, "name": "x", "role": 5}),
        "not json",
        json.dumps({"id": 9, "name": "رمضان قديروف", "role": "رئيس الشيشان"}),
    ]
    done = screen("--jsonl", "-", stdin="\n".join(given).encode())
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert [d["id"] for d in found] == [1, 2, 3, 4, 5, 6, 7, 8, None, 9]
    assert found[0]["verdict"] == "match"
    assert found[9]["hits"]
    assert all(d["error"]["code"] == "bad-input" for d in found[1:9])


def test_the_limit_bounds_the_hits() -> None:
    (answer,) = screen("محمد", "--limit", "2").stdout.splitlines()
    assert len(json.loads(answer)["hits"]) <= 2


def test_a_name_without_letters_does_not_stop_the_others() -> None:
    done = screen("…!", "فلاديمير بوتين")
    bad, putin = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 1
    assert bad["error"]["code"] == "bad-input"
    assert putin["verdict"] == "match"


@pytest.mark.parametrize("day", ["not a day", "2100-01-01", ""])
def test_as_of_takes_a_day_that_has_been(day: str) -> None:
    done = screen("--as-of", day, "x")
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"--as-of" in done.stderr


def test_a_line_cannot_ask_of_a_day_of_its_own() -> None:
    line = json.dumps({"id": "a", "name": "بوتين", "as_of": "2020-02-30"})
    done = screen("--jsonl", "-", stdin=line.encode())
    (answer,) = map(json.loads, done.stdout.splitlines())
    assert (done.returncode, answer["id"]) == (1, "a")
    assert "--as-of" in answer["error"]["message"]


def test_a_key_that_nothing_is_read_from_is_told_once() -> None:
    line = json.dumps({"id": 1, "name": "فلاديمير بوتين", "limit": 99})
    done = screen("--jsonl", "-", stdin=f"{line}\n{line}".encode())
    assert done.returncode == 0
    assert done.stderr.decode().count("nothing is read from the key 'limit'") == 1


def test_as_of_leaves_out_what_was_listed_later() -> None:
    # Frānswā Būzīzī, François Bozizé, listed by the UN on 2014-05-09
    name = "François Yangouvonda Bozizé"
    (before,) = screen("--as-of", "2014-05-08", name).stdout.splitlines()
    (since,) = screen("--as-of", "2014-05-09", name).stdout.splitlines()
    assert "CFi.001" not in {hit["entry_id"] for hit in json.loads(before)["hits"]}
    (hit,) = [h for h in json.loads(since)["hits"] if h["entry_id"] == "CFi.001"]
    assert (hit["listed_at"], hit["listed_basis"]) == (True, "listed-on")
    assert hit["periods"] == [{"from": "2014-05-09", "until": None, "basis": "listed-on"}]
