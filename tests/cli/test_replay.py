"""`marsad screen --replay`: verdicts recomputed from the versions they were given from."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg
import pytest

from app.domain.article import ArticleDraft
from app.domain.ids import write_id
from app.ingest.articles import Intake
from app.ingest.items import Item
from app.ingest.lists import load_lists
from app.screening.match import MATCHER
from app.storage.writing.kept_indexes import prune_indexes
from tests import timeline
from tests.databases import Urls
from tests.timeline import BACK, FIRST, LOST, SECOND, THIRD

pytestmark = pytest.mark.postgres

# Sirghī Lāfrūf, Māriyā Zākhārūfā: "The Russian foreign minister Sergey Lavrov said that the talks
# go on. The Russian spokeswoman Maria Zakharova said that the agreement is ready."
TEXT = (
    "قال وزير الخارجية الروسي سيرغي لافروف إن المحادثات مستمرة. "
    "وقالت المتحدثة الروسية ماريا زاخاروفا إن الاتفاق جاهز."
)


@pytest.fixture
def urls(database: Urls, tmp_path: Path) -> Urls:
    """The first version of the list, and an article screened through it."""
    load_lists(database.owner, timeline.loads(tmp_path, [FIRST]))
    Intake(database_url=database.owner).take(
        [Item(source="test", position="", draft=ArticleDraft(text=TEXT))]
    )
    return database


def screen(urls: Urls, *arguments: str, stdin: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(
        [sys.executable, "-m", "app.cli", "screen", *arguments],
        env={**os.environ, "DATABASE_URL": urls.owner},
        input=stdin,
        capture_output=True,
        check=False,
        timeout=60,
    )


def replay(
    urls: Urls, given: str, *arguments: str, stdin: bytes = b""
) -> tuple[int, list[dict[str, Any]]]:
    done = screen(urls, "--replay", given, *arguments, stdin=stdin)
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


def move_on(urls: Urls, place: Path) -> None:
    """Load the other versions of the list, and drop the bytes of every index but the newest."""
    load_lists(urls.owner, timeline.loads(place, [SECOND, THIRD]))
    with psycopg.connect(urls.owner) as connection:
        connection.execute("UPDATE screening_indexes SET created_at = now() - interval '9 days'")
        assert prune_indexes(connection, 1) > 0


def hit_of(urls: Urls, entry: str, *, past: bool = False) -> str:
    """The id of the first hit on an entry, or of the one on what is over."""
    with psycopg.connect(urls.owner) as connection:
        row = connection.execute(
            "SELECT id FROM hits WHERE entry_id = %s AND past = %s ORDER BY screened_at LIMIT 1",
            (entry, past),
        ).fetchone()
    assert row is not None
    return write_id(row[0])


@pytest.mark.parametrize("moved_on", [False, True], ids=["kept index", "built again"])
def test_a_stored_hit_is_found_again(urls: Urls, tmp_path: Path, *, moved_on: bool) -> None:
    hit = hit_of(urls, LOST.id)
    if moved_on:
        move_on(urls, tmp_path)
    status, (line,) = replay(urls, hit)
    assert (status, line["agrees"], line["hit"]) == (0, True, hit)
    assert line["then"] == line["now"]
    assert line["then"]["entry_id"] == LOST.id
    assert line["matcher"] == {"then": MATCHER, "now": MATCHER, "changed": False}
    assert [one["date"] for one in line["lists"]] == [FIRST.isoformat()]


def test_a_hit_on_what_is_over_is_found_again(urls: Urls, tmp_path: Path) -> None:
    move_on(urls, tmp_path)
    status, (line,) = replay(urls, hit_of(urls, LOST.id, past=True))
    assert (status, line["agrees"], line["now"]["band"]) == (0, True, "match")
    assert [one["date"] for one in line["lists"]] == [THIRD.isoformat()]


def test_another_matcher_gives_both_results(urls: Urls) -> None:
    hit = hit_of(urls, BACK.id)
    with psycopg.connect(urls.owner) as connection:
        connection.execute("UPDATE hits SET matcher = 'letters-0', score = score - 0.1")
    status, (line,) = replay(urls, hit)
    assert (status, line["agrees"]) == (1, False)
    assert line["matcher"] == {"then": "letters-0", "now": MATCHER, "changed": True}
    assert line["now"]["score"] - line["then"]["score"] == pytest.approx(0.1, abs=1e-4)


def test_what_is_not_found_again_is_told_as_nothing(urls: Urls) -> None:
    hit = hit_of(urls, BACK.id)
    with psycopg.connect(urls.owner) as connection:
        connection.execute("UPDATE hits SET query = jsonb_set(query, '{name}', '\"Pedro Ramos\"')")
    status, (line,) = replay(urls, hit)
    assert (status, line["agrees"], line["now"]) == (1, False, None)


@pytest.mark.parametrize("moved_on", [False, True], ids=["kept index", "built again"])
def test_answers_are_given_again(urls: Urls, tmp_path: Path, *, moved_on: bool) -> None:
    names = [
        {"id": "a", "name": LOST.script, "kind": "person", "country": "RU"},
        {"id": "b", "name": "Pedro Ramos", "birth_year": 1960, "role": "minister"},
    ]
    lines = "\n".join(map(json.dumps, names)).encode()
    answers = screen(urls, "--jsonl", "-", "--limit", "3", stdin=lines).stdout
    as_of = screen(urls, LOST.script, "--as-of", "2023-01-01").stdout
    if moved_on:
        move_on(urls, tmp_path)
    status, replayed = replay(urls, "-", stdin=answers + as_of)
    assert status == 0
    assert [line["id"] for line in replayed] == ["a", "b", LOST.script]
    assert all(line["agrees"] and line["then"] == line["now"] for line in replayed)
    assert len(replayed[1]["now"]["hits"]) == 3
    assert [line["now"]["verdict"] for line in replayed] == ["match", "possible", "match"]


def test_an_answer_in_an_envelope_is_given_again(urls: Urls) -> None:
    answer = json.loads(screen(urls, BACK.script).stdout)
    status, (line,) = replay(urls, "-", stdin=json.dumps({"data": answer}, indent=1).encode())
    assert (status, line["agrees"]) == (0, True)


WRONG = [
    ("another score", lambda answer: answer["hits"][0].update(score=0.5)),
    ("another band", lambda answer: answer["hits"][0].update(band="possible")),
    ("another entry", lambda answer: answer["hits"][0].update(entry_id="QDi.999")),
    ("another verdict", lambda answer: answer.update(verdict="none")),
    ("a hit left out", lambda answer: answer["hits"].pop(0)),
]


@pytest.mark.parametrize("change", [w[1] for w in WRONG], ids=[w[0] for w in WRONG])
def test_an_answer_that_was_not_given_disagrees(urls: Urls, change: Any) -> None:  # noqa: ANN401 - any change
    answer = json.loads(screen(urls, BACK.script).stdout)
    change(answer)
    status, (line,) = replay(urls, "-", stdin=json.dumps(answer).encode())
    assert (status, line["agrees"], line["matcher"]["changed"]) == (1, False, False)


def test_an_unknown_version_is_named_and_the_others_are_replayed(urls: Urls) -> None:
    answer = json.loads(screen(urls, BACK.script).stdout)
    other = {**answer, "id": "other", "lists": [{**answer["lists"][0], "sha256": "f" * 64}]}
    lines = f"{json.dumps(other)}\n{json.dumps(answer)}".encode()
    status, (unknown, known) = replay(urls, "-", stdin=lines)
    assert status == 2
    assert (unknown["id"], unknown["error"]["code"]) == ("other", "version-not-stored")
    assert "un_sc" in unknown["error"]["message"]
    assert "f" * 64 in unknown["error"]["message"]
    assert known["agrees"] is True


@pytest.mark.parametrize("garbage", [b"", b"nonsense", b"[1]", b'{"verdict":"match"}', b"\xff\xfe"])
def test_garbage_cannot_be_replayed(urls: Urls, garbage: bytes) -> None:
    done = screen(urls, "--replay", "-", stdin=garbage)
    assert done.returncode == 2
    assert b"bad-input" in done.stdout + done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("given", "code"), [("0123456789abc", "not-found"), ("not an id", "bad-input")]
)
def test_a_hit_that_is_not_there_cannot_be_replayed(urls: Urls, given: str, code: str) -> None:
    done = screen(urls, "--replay", given)
    assert (done.returncode, done.stdout) == (2, b"")
    assert code in done.stderr.decode()


def test_an_answer_from_a_folder_is_replayed_from_the_same_files(
    urls: Urls, tmp_path: Path
) -> None:
    for name, day in (("a", SECOND), ("b", THIRD)):
        entries = (*timeline.VERSIONS[day], *timeline.OTHERS)
        timeline.write_version(tmp_path / name / timeline.LIST, day, entries)
    answer = screen(urls, BACK.script, "--lists", str(tmp_path / "a")).stdout
    same, (line,) = replay(urls, "-", "--lists", str(tmp_path / "a"), stdin=answer)
    assert (same, line["agrees"]) == (0, True)
    other, (line,) = replay(urls, "-", "--lists", str(tmp_path / "b"), stdin=answer)
    assert (other, line["error"]["code"]) == (2, "version-not-stored")


def test_names_and_a_replay_do_not_go_together(urls: Urls) -> None:
    assert screen(urls, "x", "--replay", "-").returncode == 2
