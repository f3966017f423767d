import json
from datetime import date
from typing import Any

import pytest

from app.domain.listing import Kind
from app.errors import InputError
from app.ingest.given_answers import documents_in, read_answer

ANSWER: dict[str, Any] = {
    "query": {"name": "x", "kind": "person", "country": "RU", "as_of": "2024-01-01", "limit": 3},
    "verdict": "match",
    "hits": [
        {
            "list": "un_sc",
            "entry_id": "A",
            "name": "X",
            "matched_name": "X",
            "score": 0.9,
            "band": "match",
        }
    ],
    "lists": [{"id": "un_sc", "sha256": "ab"}, {"id": "eu_fsf", "sha256": "cd"}],
    "matcher": "m1",
    "checked_at": "2024-06-01T23:30:00-02:00",
}


def test_an_answer_is_read_whole() -> None:
    given = read_answer(ANSWER)
    assert (given.query.name, given.query.kind, given.query.country) == ("x", Kind.PERSON, "RU")
    assert (given.query.as_of, given.limit, given.day) == (
        date(2024, 1, 1),
        3,
        date(2024, 6, 2),
    )
    assert given.digests == (("eu_fsf", "cd"), ("un_sc", "ab"))
    assert [hit["score"] for hit in given.hits] == [0.9]


def test_an_answer_that_does_not_say_how_many_were_asked_had_the_usual_number() -> None:
    assert read_answer({**ANSWER, "query": {"name": "x"}}).limit == 5
    assert read_answer({**ANSWER, "query": {"name": "x"}, "hits": ANSWER["hits"] * 9}).limit == 9


GARBAGE = [
    ({"query": None}, "query"),
    ({"query": {"name": ""}}, "query.name"),
    ({"query": {"name": "x", "kind": "planet"}}, "query.kind"),
    ({"query": {"name": "x", "as_of": "soon"}}, "query.as_of"),
    ({"query": {"name": "x", "as_of": 5}}, "query.as_of"),
    ({"query": {"name": "x", "birth_year": "old"}}, "query.birth_year"),
    ({"query": {"name": "x", "limit": 0}}, "query.limit"),
    ({"query": {"name": "x", "limit": True}}, "query.limit"),
    ({"verdict": "guilty"}, "verdict"),
    ({"hits": "none"}, "hits"),
    ({"hits": [{"list": "un_sc"}]}, "hits.0.score"),
    ({"hits": [{"score": 0.5}]}, "hits.0.list"),
    ({"lists": []}, "lists"),
    ({"lists": [{"id": "un_sc"}]}, "lists.0.sha256"),
    ({"matcher": 7}, "matcher"),
    ({"checked_at": "yesterday"}, "checked_at"),
]


@pytest.mark.parametrize(("wrong", "place"), GARBAGE, ids=[str(g[0]) for g in GARBAGE])
def test_what_is_no_answer_is_refused_by_its_place(wrong: dict[str, Any], place: str) -> None:
    with pytest.raises(InputError) as caught:
        read_answer({**ANSWER, **wrong})
    assert caught.value.message.startswith(place)


ONE, TWO = {**ANSWER, "id": 1}, {**ANSWER, "id": 2}
SHAPES = [
    ("one answer", json.dumps(ONE), [1]),
    ("one answer over lines", json.dumps(ONE, indent=2), [1]),
    ("the envelope of one", json.dumps({"data": ONE}), [1]),
    ("the envelope of a batch", json.dumps({"data": [ONE, TWO]}), [1, 2]),
    ("an array", json.dumps([ONE, TWO]), [1, 2]),
    ("lines", f"{json.dumps(ONE)}\n\n{json.dumps(TWO)}\n", [1, 2]),
    ("lines with a mark", f"\ufeff{json.dumps(ONE)}\n{json.dumps(TWO)}", [1, 2]),
    ("lines, one of them broken", f"{json.dumps(ONE)}\n{{nonsense\n{json.dumps(TWO)}", [1, "", 2]),
    ("something else", "[1]", [""]),
]


@pytest.mark.parametrize(("text", "ids"), [s[1:] for s in SHAPES], ids=[s[0] for s in SHAPES])
def test_answers_are_found_in_every_shape(text: str, ids: list[Any]) -> None:
    found = documents_in(text.encode())
    assert ["" if isinstance(one, InputError) else one["id"] for one in found] == ids


@pytest.mark.parametrize("nothing", [b"", b" \n\n"])
def test_nothing_is_not_an_answer(nothing: bytes) -> None:
    with pytest.raises(InputError, match="no answer"):
        list(documents_in(nothing))
